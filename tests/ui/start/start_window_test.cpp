// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/ui/start/start_fixture.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/session_context.h"
#include "ui/panels/event_pane.h"
#include "ui/start/found_sessions_model.h"
#include "ui/start/start_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/session_list.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::OwnSettings;
using testkit::ShownWindow;

namespace {

MadeSession named(const QByteArray& prompt, const QByteArray& id)
{
    MadeSession session;
    session.prompt = prompt;
    session.id = "0f6f2a41-0000-4000-8000-0000000000" + id;
    session.started -= id.toInt() * 3600;
    return session;
}

/// A window that starts where sessions are listed.
struct Started : ShownWindow {
    Started(const MadeHome& home, const OwnSettings& settings)
    {
        window.findSessions(surroundingsOf(home), {});
        window.useLibrary(settings.path(u"library"_s).toStdString());
        window.activateWindow();
    }

    [[nodiscard]] StartView& start() { return *window.findChild<StartView*>(); }
    [[nodiscard]] FoundSessionsView& list() { return start().list(); }
    [[nodiscard]] int rows() { return list().model()->rowCount(); }
    [[nodiscard]] bool isAtStart() { return start().isVisible(); }
    [[nodiscard]] int listed() { return window.store().model().rowCount(); }
    [[nodiscard]] std::string shownId()
    {
        return window.context().trace() ? window.context().trace()->session().id : std::string();
    }
    void goToStart() { press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier); }
    void choose(int row)
    {
        list().setCurrentIndex(list().model()->index(row, 0));
        list().setFocus();
    }
};

} // namespace

class StartWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { m_settings = std::make_unique<OwnSettings>(); }
    void cleanup() { m_settings.reset(); }

    void theWindowBeginsWithWhatWasFound();
    void enterOpensAndAKeyGoesBack();
    void besideStaysAtTheList();
    void whatIsOpenIsNotReadAgain();
    void theListOfSessionsLeadsBack();
    void aLiveSessionIsFollowed();
    void theKeyOfTheLibraryKeepsWhatIsSelected();
    void theColumnsAreAsTheyWereLeft();
    void aWindowMayGoWhileItSearches();

private:
    std::unique_ptr<OwnSettings> m_settings;
};

void StartWindowTest::theWindowBeginsWithWhatWasFound()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    Started shown(home, *m_settings);
    QVERIFY(shown.isAtStart());
    QVERIFY(!shown.messagePage());
    QTRY_COMPARE(shown.rows(), 1);
    // The keyboard is in the search, and what belongs to a session makes room.
    QTRY_VERIFY(shown.start().findChild<QLineEdit*>()->hasFocus());
    QVERIFY(!shown.window.findChild<FilterBar*>()->isVisible());
    QVERIFY(!shown.window.findChild<EventPane*>()->isVisible());
    shown.press(Qt::Key_2, Qt::ControlModifier);
    shown.press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!shown.window.findChild<EventPane*>()->isVisible());
}

void StartWindowTest::enterOpensAndAKeyGoesBack()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    static_cast<void>(home.addClaude(named("grain", "02")));
    Started shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 2);
    QTest::keyClicks(shown.start().findChild<QLineEdit*>(), u"grain"_s);
    shown.press(Qt::Key_Return);
    QVERIFY(!shown.isAtStart());
    QTRY_VERIFY(shown.window.isSettled() && shown.window.context().trace() != nullptr);
    QCOMPARE(shown.shownId(), std::string("0f6f2a41-0000-4000-8000-000000000002"));
    QVERIFY(shown.window.findChild<FilterBar*>()->isVisible());
    QVERIFY(shown.window.findChild<EventPane*>()->isVisible());
    shown.goToStart();
    QVERIFY(shown.isAtStart());
    QCOMPARE(shown.window.windowTitle(), u"Sessions on this computer — Playhead"_s);
    QVERIFY(shown.window.context().trace() != nullptr);
    shown.press(Qt::Key_Escape); // clears the search
    QVERIFY(shown.isAtStart());
    QCOMPARE(shown.rows(), 2);
    shown.press(Qt::Key_Escape);
    QVERIFY(!shown.isAtStart());
    QCOMPARE(shown.shownId(), std::string("0f6f2a41-0000-4000-8000-000000000002"));
}

void StartWindowTest::besideStaysAtTheList()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    static_cast<void>(home.addClaude(named("grain", "02")));
    Started shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 2);
    for (const int row : {0, 1}) {
        shown.choose(row);
        shown.press(Qt::Key_Return, Qt::ControlModifier);
    }
    QTRY_COMPARE(shown.listed(), 2);
    QTRY_VERIFY(shown.window.isSettled());
    QVERIFY(shown.isAtStart());
    QVERIFY(shown.shownId().empty());
}

void StartWindowTest::whatIsOpenIsNotReadAgain()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    Started shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    shown.choose(0);
    shown.press(Qt::Key_Return);
    QTRY_VERIFY(shown.window.isSettled() && shown.window.context().trace() != nullptr);
    const auto trace = shown.window.context().trace();
    shown.goToStart();
    shown.choose(0);
    shown.press(Qt::Key_Return);
    QVERIFY(!shown.isAtStart());
    QCOMPARE(shown.window.context().trace(), trace);
    QCOMPARE(shown.listed(), 1);
}

/// A click on what is shown already leads back to it, too.
void StartWindowTest::theListOfSessionsLeadsBack()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    Started shown(home, *m_settings);
    shown.open(testkit::demo());
    QVERIFY(!shown.isAtStart());
    shown.goToStart();
    QVERIFY(shown.isAtStart());
    auto* list = shown.window.findChild<SessionList*>()->findChild<QListView*>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QVERIFY(!shown.isAtStart());
    shown.goToStart();
    shown.open(testkit::demo()); // as a drop does
    QVERIFY(!shown.isAtStart());
}

void StartWindowTest::aLiveSessionIsFollowed()
{
    const MadeHome home;
    const QString path = home.addCodex(named("wheel", "01"));
    Started shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    shown.choose(0);
    shown.press(Qt::Key_Return);
    QTRY_VERIFY(shown.window.isSettled() && shown.window.context().trace() != nullptr);
    const auto before = shown.window.context().trace()->event_count();
    testkit::append(path, R"({"timestamp":"2026-11-20T16:00:00.000Z","type":"response_item",)"
                          R"("payload":{"type":"function_call","name":"shell","arguments":"{}",)"
                          R"("call_id":"call_99"}})"
                          "\n");
    QTRY_VERIFY(shown.window.context().trace()->event_count() > before);
}

void StartWindowTest::theKeyOfTheLibraryKeepsWhatIsSelected()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    Started shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 1);
    shown.choose(0);
    shown.press(Qt::Key_S, Qt::ControlModifier);
    const QModelIndex state = shown.list().model()->index(0, FoundSessionsModel::State);
    QTRY_COMPARE(state.data().toString(), u"kept"_s);
    QTRY_COMPARE(shown.listed(), 1); // it is in the library, in the list of sessions
    QVERIFY(shown.isAtStart());
}

void StartWindowTest::theColumnsAreAsTheyWereLeft()
{
    const MadeHome home;
    static_cast<void>(home.addCodex(named("wheel", "01")));
    static_cast<void>(home.addCodex(named("anvil", "02")));
    int width = 0;
    {
        Started shown(home, *m_settings);
        QTRY_COMPARE(shown.rows(), 2);
        const QHeaderView& header = *shown.list().header();
        const int column = FoundSessionsModel::Project;
        width = header.sectionSize(column) + 31;
        const QFontMetrics cells(Theme::instance().font());
        QVERIFY(header.sectionSize(FoundSessionsModel::Activity) >
                cells.horizontalAdvance(u"28. Nov. 2025 00:00"_s));
        const int y = header.height() / 2;
        const QPoint edge(header.sectionViewportPosition(column) + header.sectionSize(column) - 1,
                          y);
        QTest::mousePress(header.viewport(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(header.viewport(), edge + QPoint(31, 0));
        QTest::mouseRelease(header.viewport(), Qt::LeftButton, {}, edge + QPoint(31, 0));
        QCOMPARE(header.sectionSize(column), width);
        const int title = header.sectionViewportPosition(FoundSessionsModel::Title);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, QPoint(title + 20, y));
        QCOMPARE(header.sortIndicatorSection(), int(FoundSessionsModel::Title));
        shown.window.close();
    }
    Started again(home, *m_settings);
    QTRY_COMPARE(again.rows(), 2);
    const QHeaderView& header = *again.list().header();
    QCOMPARE(header.sectionSize(FoundSessionsModel::Project), width);
    QCOMPARE(header.sortIndicatorSection(), int(FoundSessionsModel::Title));
    QCOMPARE(header.sortIndicatorOrder(), Qt::AscendingOrder);
    QCOMPARE(again.list().model()->index(0, FoundSessionsModel::Title).data().toString(),
             u"anvil"_s);
}

void StartWindowTest::aWindowMayGoWhileItSearches()
{
    const MadeHome home;
    static_cast<void>(home.fill(200));
    Started shown(home, *m_settings);
    QTRY_VERIFY(shown.rows() > 0);
    shown.window.close();
}

QTEST_MAIN(StartWindowTest)
#include "start_window_test.moc"
