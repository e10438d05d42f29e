// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/replay.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/filter_line.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void anEmptyWindowSaysWhatToDo();
    void theDemoIsAButtonAway();
    void aFileThatCannotBeOpenedGetsAPageThatSaysWhy();
    void theKeyboardIsInTheWaterfallOnceASessionIsShown();
    void eAndShiftEGoFromFailureToFailure();
    void theDemoPlaysToItsEndAndEscapeLeaves();
    void secretsAreMaskedUntilThePersonAsks();
    void aWindowMayGoWhileItsFilterIsWritten();
};

void MainWindowTest::anEmptyWindowSaysWhatToDo()
{
    ShownWindow shown;
    QVERIFY(shown.messagePage());
    QVERIFY(!shown.messagePage()->findChildren<QPushButton*>().isEmpty());
    QCOMPARE(shown.window.windowTitle(), u"Playhead"_s);
}

void MainWindowTest::theDemoIsAButtonAway()
{
    ShownWindow shown;
    const auto buttons = shown.messagePage()->findChildren<QPushButton*>();
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    QTRY_VERIFY(shown.window.context().trace() != nullptr);
    QTRY_COMPARE(shown.window.context().trace()->event_count(), 60U);
    QVERIFY(!shown.messagePage());
}

void MainWindowTest::aFileThatCannotBeOpenedGetsAPageThatSaysWhy()
{
    const Scratch scratch;
    ShownWindow shown;
    shown.open(scratch.write(u"diary.json"_s, "Dear diary"));
    QVERIFY(shown.messagePage());
    QStringList texts;
    for (const auto* label : shown.messagePage()->findChildren<QLabel*>())
        texts += label->text();
    QVERIFY2(texts.join(u'|').contains(u"no session"_s), qPrintable(texts.join(u'|')));
    QVERIFY(texts.join(u'|').contains(u"diary.json"_s));
}

void MainWindowTest::theKeyboardIsInTheWaterfallOnceASessionIsShown()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    QVERIFY(qobject_cast<WaterfallView*>(shown.window.focusWidget()));
    shown.press(Qt::Key_Down);
    QVERIFY(shown.window.context().selection().is_valid());
}

void MainWindowTest::eAndShiftEGoFromFailureToFailure()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    SessionContext& context = shown.window.context();
    const Trace& trace = *context.trace();
    QList<std::uint32_t> seen;
    for (std::uint32_t i = 0; i < trace.totals().failures; ++i) {
        shown.press(Qt::Key_E);
        QVERIFY(context.selection().is_valid());
        QCOMPARE(trace.result(context.selection()), EventResult::Fail);
        QVERIFY(!seen.contains(context.selection().value()));
        seen += context.selection().value();
    }
    shown.press(Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(context.selection().value(), seen.at(seen.size() - 2));
    QTRY_VERIFY(shown.window.isSettled());
}

void MainWindowTest::theDemoPlaysToItsEndAndEscapeLeaves()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    const Replay& replay = shown.window.context().replay();
    QVERIFY(!replay.isActive());
    for (int i = 0; i < 6; ++i)
        shown.press(Qt::Key_Greater);
    QCOMPARE(replay.speed(), 64.0);
    shown.press(Qt::Key_Space);
    QVERIFY(replay.isPlaying());
    QTRY_VERIFY(!replay.isPlaying());
    QCOMPARE(replay.playhead(), replay.session().end);
    shown.press(Qt::Key_Escape);
    QVERIFY(!replay.isActive());
}

void MainWindowTest::secretsAreMaskedUntilThePersonAsks()
{
    ShownWindow shown;
    QVERIFY(!shown.window.context().areSecretsRevealed());
    shown.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown.window.context().areSecretsRevealed());
    shown.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!shown.window.context().areSecretsRevealed());
}

void MainWindowTest::aWindowMayGoWhileItsFilterIsWritten()
{
    ShownWindow shown;
    QVERIFY(QTest::qWaitForWindowActive(&shown.window));
    auto* line = shown.window.findChild<FilterLine*>();
    line->setFocus();
    QVERIFY(line->hasFocus());
    QTest::keyClicks(line, u"result:"_s);
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
