// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/own_settings.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/event_filter.h"
#include "ui/context/replay.h"
#include "ui/context/session_store.h"
#include "ui/panels/event_pane.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/session_list.h"

#include <QApplication>
#include <QListView>
#include <QMouseEvent>
#include <QSplitter>
#include <QSplitterHandle>

#include <optional>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::ShownWindow;

class WindowRestartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { m_settings.emplace(); }
    void cleanup() { m_settings.reset(); }
    void aPersonsColumnsComeBackAfterARestart();
    void panesAreAsWideAsTheyWere();
    void whatWasOpenComesBackAfterARestart();
    void collapsedRowsComeBackAfterARestart();
    void thePinnedEventComesBackAfterARestart();
    void whatThePersonChoosesMeanwhileStays();
    void aFileOpenedMeanwhileStays();

private:
    static void leaveThreeOpen();

    std::optional<testkit::OwnSettings> m_settings; // of each test
};

void WindowRestartTest::aPersonsColumnsComeBackAfterARestart()
{
    constexpr int names = EventRowsModel::EventColumn;
    int dragged = 0;
    {
        ShownWindow shown;
        shown.open(testkit::demo());
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
    later.open(testkit::demo());
    const QHeaderView* header = later.window.findChild<WaterfallView*>()->header();
    QVERIFY(header->sectionSize(names) != dragged);
    later.window.restoreState();
    QTRY_COMPARE(header->sectionSize(names), dragged);
}

/// Also one that was not seen when the window was closed.
void WindowRestartTest::panesAreAsWideAsTheyWere()
{
    constexpr int pulled = 60;
    int list = 0;
    int details = 0;
    {
        ShownWindow first;
        first.open(testkit::demo());
        auto* panes = first.window.findChild<EventPane*>()->parentWidget();
        QSplitterHandle* handle = qobject_cast<QSplitter*>(panes)->handle(1);
        const int usual = first.window.findChild<SessionList*>()->width();
        const QPoint at(0, 20);
        QTest::mousePress(handle, Qt::LeftButton, {}, at);
        QMouseEvent move(QEvent::MouseMove, at + QPoint(pulled, 0),
                         handle->mapToGlobal(at + QPoint(pulled, 0)), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(handle, &move);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, at);
        list = first.window.findChild<SessionList*>()->width();
        QVERIFY(list > usual + pulled / 2);
        details = first.window.findChild<EventPane*>()->width();
        first.press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!first.window.findChild<EventPane*>()->isVisible());
        first.window.close();
    }
    ShownWindow second;
    second.window.restoreState();
    second.open(testkit::demo());
    QTRY_COMPARE(second.window.findChild<SessionList*>()->width(), list);
    QVERIFY(second.window.findChild<EventPane*>()->isVisible());
    QCOMPARE(second.window.findChild<EventPane*>()->width(), details);
}

void WindowRestartTest::whatWasOpenComesBackAfterARestart()
{
    {
        ShownWindow first;
        first.open(testkit::demo());
        first.open(testkit::samplePath(u"native.json"_s));
        SessionStore& store = first.window.store();
        store.show(QString(store.model().entry(0).key)); // back to the demo
        first.window.context().filter().setText(u"result:Fail"_s);
        first.window.context().select(EventIndex(1U));
        first.window.context().replay().setSpeed(4);
        first.window.context().replay().setSkipIdle(false);
        first.window.context().replay().setStop(StopReason::Failure, true);
        first.window.close();
    }
    ShownWindow second;
    second.window.restoreState();
    second.window.reopenLast();
    second.window.openFiles({}); // no others were asked for
    QTRY_COMPARE(second.window.store().model().rowCount(), 2);
    QTRY_VERIFY(second.window.isSettled());
    QVERIFY(second.window.store().currentEntry());
    QCOMPARE(second.window.store().currentEntry()->path, testkit::demo());
    QTRY_COMPARE(second.window.context().selection(), EventIndex(1U));
    QCOMPARE(second.window.context().filter().text(), u"result:Fail"_s);
    const Replay& replay = second.window.context().replay();
    QCOMPARE(replay.speed(), 4.0);
    QVERIFY(!replay.skipsIdle());
    QVERIFY(replay.stopsAt(StopReason::Failure) && !replay.stopsAt(StopReason::Gap));
}

/// Each test has settings of its own.
void WindowRestartTest::collapsedRowsComeBackAfterARestart()
{
    int rows = 0;
    {
        ShownWindow first;
        first.open(testkit::demo());
        auto& waterfall = first.window.timeline().waterfall();
        waterfall.eventActions().collapseAll->trigger();
        waterfall.setExpanded(EventIndex(0U), true);
        rows = waterfall.rowsModel().rowCount();
        QVERIFY(rows > 1 && rows < 60);
        first.window.close();
    }
    ShownWindow second;
    second.window.restoreState();
    second.window.reopenLast();
    QTRY_VERIFY(second.window.context().trace() != nullptr);
    QTRY_COMPARE(second.window.timeline().waterfall().rowsModel().rowCount(), rows);
}

void WindowRestartTest::thePinnedEventComesBackAfterARestart()
{
    {
        ShownWindow first;
        first.open(testkit::demo());
        first.window.context().select(EventIndex(5U));
        first.press(Qt::Key_P, Qt::AltModifier);
        first.window.context().select(EventIndex(9U));
        QCOMPARE(first.window.findChild<EventPane*>()->pinned(), EventIndex(5U));
        first.window.close();
    }
    ShownWindow second;
    second.window.restoreState();
    second.window.reopenLast();
    QTRY_COMPARE(second.window.findChild<EventPane*>()->pinned(), EventIndex(5U));
    QTRY_COMPARE(second.window.context().selection(), EventIndex(9U));
}

/// Three files that were open, of which the last was shown.
void WindowRestartTest::leaveThreeOpen()
{
    ShownWindow first;
    for (const auto& name : {u"demo.json"_s, u"native.json"_s, u"agentops-0.2.6.json"_s})
        first.open(testkit::samplePath(name));
    QCOMPARE(first.window.store().currentEntry()->path,
             testkit::samplePath(u"agentops-0.2.6.json"_s));
    first.window.close();
}

void WindowRestartTest::whatThePersonChoosesMeanwhileStays()
{
    leaveThreeOpen();
    ShownWindow second;
    second.window.restoreState();
    second.window.reopenLast();
    // Nothing is read before the event loop runs: the entries stand for their files.
    auto* list = second.window.findChild<SessionList*>()->findChild<QListView*>();
    QCOMPARE(list->model()->rowCount(), 3);
    QVERIFY(second.window.store().isLoading());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(second.window.store().currentEntry()->path, testkit::demo());
    QTRY_VERIFY(second.window.isSettled());
    QTest::qWait(50);
    QCOMPARE(second.window.store().currentEntry()->path, testkit::demo());
    QCOMPARE(list->currentIndex().data().toString(), second.window.store().currentEntry()->title);
}

void WindowRestartTest::aFileOpenedMeanwhileStays()
{
    leaveThreeOpen();
    ShownWindow second;
    second.window.restoreState();
    second.window.reopenLast();
    const QString opened = testkit::samplePath(u"agentops-0.0.2.json"_s);
    second.open(opened);
    QTest::qWait(50);
    QCOMPARE(second.window.store().currentEntry()->path, opened);
}

QTEST_MAIN(WindowRestartTest)
#include "window_restart_test.moc"
