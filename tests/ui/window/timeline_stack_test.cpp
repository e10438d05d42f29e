// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/own_settings.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "ui/main_window.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_view.h"

#include <QAction>
#include <QStatusBar>
#include <QToolButton>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

struct ShownWindow {
    ShownWindow()
    {
        window.show();
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
    }
    void openDemo()
    {
        window.openFiles({testkit::samplePath(u"demo.json"_s)});
        QTRY_VERIFY(window.isSettled());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    [[nodiscard]] TimelineStack& timeline() { return window.timeline(); }
    [[nodiscard]] bool hasButton(const QString& text) const
    {
        const auto buttons = window.statusBar()->findChildren<QToolButton*>();
        return std::any_of(buttons.begin(), buttons.end(), [&](const QToolButton* button) {
            return button->isVisible() && button->text() == text;
        });
    }
    MainWindow window;
};

} // namespace

/// The layouts of the timeline in the window.
class TimelineStackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAndMenuSwitchTheLayout()
    {
        ShownWindow shown;
        shown.openDemo();
        QVERIFY(shown.timeline().waterfall().isVisible());
        QVERIFY(shown.hasButton(u"Waterfall"_s));
        shown.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(shown.timeline().lanes().isVisible());
        QVERIFY(!shown.timeline().waterfall().isVisible());
        QVERIFY(shown.timeline().lanes().hasFocus());
        QVERIFY(shown.hasButton(u"Lanes"_s));
        QVERIFY(shown.timeline().layoutActions().at(1)->isChecked());
        shown.timeline().layoutActions().at(0)->trigger();
        QVERIFY(shown.timeline().waterfall().isVisible());
        QVERIFY(shown.timeline().waterfall().hasFocus());
    }

    void theSelectionStaysInSight()
    {
        ShownWindow shown;
        shown.window.resize(1300, 420);
        shown.openDemo();
        const EventIndex last(57U);
        shown.window.context().select(last);
        shown.press(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(shown.window.isSettled());
        const auto isInSight = [&](EventIndex event) {
            const QRect bar = shown.timeline().lanes().barRect(event).toAlignedRect();
            return shown.timeline().lanes().viewport()->rect().contains(bar.center());
        };
        QVERIFY(isInSight(last));
        shown.press(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(shown.window.context().selection() != last);
        QVERIFY(isInSight(shown.window.context().selection()));
        shown.press(Qt::Key_1, Qt::AltModifier);
        const WaterfallView& waterfall = shown.timeline().waterfall();
        QCOMPARE(waterfall.rowsModel().eventAt(waterfall.currentIndex()),
                 shown.window.context().selection());
        QVERIFY(waterfall.viewport()->rect().contains(
            waterfall.visualRect(waterfall.currentIndex()).center()));
    }

    void keysOfEventsAndReplayWorkInLanes()
    {
        ShownWindow shown;
        shown.openDemo();
        shown.press(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(shown.window.isSettled());
        shown.press(Qt::Key_E); // the first failure
        const EventIndex failed = shown.window.context().selection();
        QCOMPARE(shown.window.context().trace()->result(failed), EventResult::Fail);
        shown.window.context().select(EventIndex(14U));
        shown.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(shown.window.context().selection(),
                 shown.window.context().trace()->parent(EventIndex(14U)));
        const TimeRange before = shown.window.context().time().range();
        shown.press(Qt::Key_W);
        QVERIFY(shown.window.context().time().range() != before);
        QVERIFY(shown.timeline().lanes().hasFocus());
    }

    void theLayoutComesBackAfterARestart()
    {
        const testkit::OwnSettings settings;
        {
            ShownWindow shown;
            shown.openDemo();
            shown.press(Qt::Key_2, Qt::AltModifier);
            shown.window.close();
        }
        ShownWindow later;
        later.window.restoreState();
        QCOMPARE(later.timeline().timelineLayout(), TimelineLayout::Lanes);
        QVERIFY(later.timeline().layoutActions().at(1)->isChecked());
        later.timeline().setTimelineLayout(TimelineLayout::Waterfall);
        later.window.close();
        ShownWindow last;
        last.window.restoreState();
        QCOMPARE(last.timeline().timelineLayout(), TimelineLayout::Waterfall);
    }
};

QTEST_MAIN(TimelineStackTest)
#include "timeline_stack_test.moc"
