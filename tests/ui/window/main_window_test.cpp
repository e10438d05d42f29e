// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/document.h"
#include "core/model/session_part.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/scratch.h"
#include "ui/context/event_filter.h"
#include "ui/context/replay.h"
#include "ui/context/session_store.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/message_page.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

class ShownWindow
{
public:
    ShownWindow()
    {
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
    }
    void open(const QString& path)
    {
        window.openFiles({path});
        QTRY_VERIFY(window.isSettled());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    [[nodiscard]] MessagePage* messagePage() const
    {
        for (auto* page : window.findChildren<MessagePage*>()) {
            if (page->isVisible())
                return page;
        }
        return nullptr;
    }
    MainWindow window;
};

QString demo()
{
    return testkit::samplePath(u"demo.json"_s);
}

/// Whether a person who tabs to it is told nothing.
bool isNameless(const QWidget& widget)
{
    const bool isReached = widget.isVisible() && (widget.focusPolicy() & Qt::TabFocus);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return isReached && widget.accessibleName().isEmpty() && (!button || button->text().isEmpty());
}

/// WCAG 2.1, "contrast ratio".
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void anEmptyWindowSaysWhatToDo();
    void theDemoIsAButtonAway();
    void aDroppedFileIsOpened();
    void aFileThatCannotBeOpenedGetsAPageThatSaysWhy();
    void theKeyboardIsInTheWaterfallOnceASessionIsShown();
    void eAndShiftEGoFromFailureToFailure();
    void theDemoPlaysToItsEndAndEscapeLeaves();
    void aPersonsColumnsComeBackAfterARestart();
    void secretsAreMaskedUntilThePersonAsks();
    void aWindowMayGoWhileItsFilterIsWritten();
    void whatWasOpenComesBackAfterARestart();
    void whatTheFilterShowsCanBeExported();
    void everyControlThatTakesTheFocusHasAName();
    void everyActionWithAKeyHasItsOwn();
    void hostileTextStaysText();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
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

void MainWindowTest::aDroppedFileIsOpened()
{
    ShownWindow shown;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(demo())});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &drop);
    QTRY_VERIFY(shown.window.context().trace() != nullptr);

    QMimeData remote;
    remote.setUrls({QUrl(u"https://example.org/session.json"_s)});
    QDragEnterEvent refused({50, 50}, Qt::CopyAction, &remote, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QApplication::sendEvent(&shown.window, &refused);
    QVERIFY(!refused.isAccepted());
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
    shown.open(demo());
    QVERIFY(qobject_cast<WaterfallView*>(shown.window.focusWidget()));
    shown.press(Qt::Key_Down);
    QVERIFY(shown.window.context().selection().is_valid());
}

void MainWindowTest::eAndShiftEGoFromFailureToFailure()
{
    ShownWindow shown;
    shown.open(demo());
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
    shown.open(demo());
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

void MainWindowTest::aPersonsColumnsComeBackAfterARestart()
{
    const Scratch settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path(u"config"_s));
    QCoreApplication::setOrganizationName(u"Playhead test"_s);
    constexpr int names = EventRowsModel::EventColumn;
    int dragged = 0;
    {
        ShownWindow shown;
        shown.open(demo());
        QHeaderView* header = shown.window.findChild<WaterfallView*>()->header();
        const QPoint from(header->sectionSize(names) - 1, header->height() / 2);
        const QPoint to = from + QPoint(43, 0);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, header->viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(header->viewport(), &move);
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, to);
        dragged = header->sectionSize(names);
        QVERIFY(dragged > from.x() + 40);
        shown.window.close();
    }
    ShownWindow later;
    later.open(demo());
    const QHeaderView* header = later.window.findChild<WaterfallView*>()->header();
    QVERIFY(header->sectionSize(names) != dragged);
    later.window.restoreState();
    QTRY_COMPARE(header->sectionSize(names), dragged);
    QCoreApplication::setOrganizationName({});
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

void MainWindowTest::whatWasOpenComesBackAfterARestart()
{
    {
        ShownWindow first;
        first.open(demo());
        first.open(testkit::samplePath(u"native.json"_s));
        SessionStore& store = first.window.store();
        store.show(QString(store.model().entry(0).key)); // back to the demo
        first.window.context().filter().setText(u"result:Fail"_s);
        first.window.context().select(EventIndex(1U));
        first.window.close();
    }
    ShownWindow second;
    second.window.restoreState();
    second.window.reopenLast();
    QTRY_COMPARE(second.window.store().model().rowCount(), 2);
    QTRY_VERIFY(second.window.isSettled());
    QVERIFY(second.window.store().currentEntry());
    QCOMPARE(second.window.store().currentEntry()->path, demo());
    QTRY_COMPARE(second.window.context().selection(), EventIndex(1U));
    QCOMPARE(second.window.context().filter().text(), u"result:Fail"_s);
}

void MainWindowTest::whatTheFilterShowsCanBeExported()
{
    ShownWindow shown;
    const auto exportShown = [&] {
        for (QAction* action : shown.window.findChildren<QAction*>()) {
            if (action->shortcut() == QKeySequence(u"Ctrl+Shift+E"_s))
                return action;
        }
        qFatal("there is no such action");
    }();
    QVERIFY(!exportShown->isEnabled());
    shown.open(demo());
    QVERIFY(!exportShown->isEnabled()); // without a filter there is nothing to leave out
    shown.window.context().filter().setText(u"type:push_branch"_s);
    QVERIFY(exportShown->isEnabled());

    const Scratch scratch;
    const QString path = scratch.path(u"part.json"_s);
    bool wasAsked = false;
    QTimer::singleShot(0, &shown.window, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        wasAsked = true;
        dialog->selectFile(path);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
    });
    shown.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(wasAsked);
    QTRY_VERIFY(QFile::exists(path));
    const auto document = open_document(path.toStdString(), Job());
    QVERIFY(document);
    const Trace& part = *(*document)->sessions.front();
    QVERIFY(is_part(part));
    // The hit, and the two that it ran inside of.
    QCOMPARE(part.event_count(), 3U);
    QCOMPARE(part.event_type(EventIndex(2U)), std::string_view("push_branch"));
    QCOMPARE(part.tree().depth(EventIndex(2U)), 3U);

    shown.window.context().filter().clear();
    QVERIFY(!exportShown->isEnabled());
}

void MainWindowTest::everyControlThatTakesTheFocusHasAName()
{
    ShownWindow shown;
    shown.open(demo());
    // The session's page first, then that of an event; each tab of both.
    for (int page = 0; page < 2; ++page) {
        const auto bars = shown.window.findChildren<QTabBar*>();
        const auto bar =
            std::find_if(bars.begin(), bars.end(), [](const QTabBar* b) { return b->isVisible(); });
        QVERIFY(bar != bars.end());
        for (int tab = 0; tab < (*bar)->count(); ++tab) {
            if (!(*bar)->isTabVisible(tab))
                continue;
            (*bar)->setCurrentIndex(tab);
            QTRY_VERIFY(shown.window.isSettled());
            const QString where = (*bar)->tabText(tab) % u": "_s;
            for (const QWidget* widget : shown.window.findChildren<QWidget*>()) {
                if (isNameless(*widget))
                    QFAIL(qPrintable(
                        where % QLatin1StringView(widget->metaObject()->className()) % u" in "_s %
                        QLatin1StringView(widget->parent()->metaObject()->className())));
            }
        }
        shown.press(Qt::Key_E);
        QTRY_VERIFY(shown.window.isSettled());
    }
}

void MainWindowTest::everyActionWithAKeyHasItsOwn()
{
    ShownWindow shown;
    const auto isOfWindow = [](const QAction* action) {
        return action->shortcutContext() == Qt::WindowShortcut ||
               action->shortcutContext() == Qt::ApplicationShortcut;
    };
    QHash<QString, QString> ofWindow;
    QList<std::pair<QString, QString>> ofWidgets; // two widgets may use one key, such as Ctrl+C
    for (const QAction* action : shown.window.findChildren<QAction*>()) {
        for (const QKeySequence& sequence : action->shortcuts()) {
            const QString key = sequence.toString();
            QVERIFY2(!action->text().isEmpty(), qPrintable(key));
            if (!isOfWindow(action)) {
                ofWidgets.push_back({key, action->text()});
                continue;
            }
            QVERIFY2(!ofWindow.contains(key),
                     qPrintable(key % u": "_s % ofWindow.value(key) % u" and "_s % action->text()));
            ofWindow.insert(key, action->text());
        }
    }
    // Where a window's key is also that of the widget with the focus, neither comes through.
    for (const auto& [key, text] : ofWidgets)
        QVERIFY2(!ofWindow.contains(key),
                 qPrintable(key % u": "_s % ofWindow.value(key) % u" and "_s % text));
    QVERIFY(ofWindow.size() > 10);
    QVERIFY(!ofWidgets.isEmpty());
}

void MainWindowTest::hostileTextStaysText()
{
    const Scratch scratch;
    const QByteArray evil = "<img src=file:///etc/hostname><script>alert(1)</script>";
    ShownWindow shown;
    shown.open(scratch.write(u"evil.json"_s,
                             R"({"playhead":1,"session":{"session_id":"s","name":")" + evil +
                                 R"(","tags":[")" + evil + R"("]},"events":[{"event_type":")" +
                                 evil + R"(","timestamp":1,"params":")" + evil + R"("}]})"));
    shown.press(Qt::Key_Down);
    QTRY_VERIFY(shown.window.isSettled());
    int plain = 0;
    for (const QLabel* label : shown.window.findChildren<QLabel*>()) {
        if (!label->text().contains(u"<img"_s))
            continue;
        QCOMPARE(label->textFormat(), Qt::PlainText);
        ++plain;
    }
    QVERIFY(plain > 0);
}

void MainWindowTest::coloursCanBeRead_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << int(ThemeMode::Light);
    QTest::newRow("dark") << int(ThemeMode::Dark);
}

void MainWindowTest::coloursCanBeRead()
{
    QFETCH(int, mode);
    Theme& theme = Theme::instance();
    theme.setMode(static_cast<ThemeMode>(mode));
    const QColor panel = theme.color(ColorRole::Panel);
    for (const ColorRole role :
         {ColorRole::Text, ColorRole::Dim, ColorRole::Accent, ColorRole::Action, ColorRole::Llm,
          ColorRole::Api, ColorRole::Tool, ColorRole::Screenshot, ColorRole::Fail,
          ColorRole::Success, ColorRole::Indeterminate})
        QVERIFY2(contrast(theme.color(role), panel) >= 4.5, qPrintable(QString::number(int(role))));
    QVERIFY(contrast(theme.color(ColorRole::Playhead), panel) >= 3);
    QVERIFY(contrast(theme.color(ColorRole::Text), theme.color(ColorRole::Selection)) >= 4.5);
    theme.setMode(ThemeMode::Light);
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
