// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_lanes.h"
#include "ui/timeline/time_actions.h"

#include <QAction>

using namespace playhead;
using testkit::nth;
using testkit::ShownLanes;
using testkit::TraceMaker;

/// With the events that a keyboard sends.
class LanesKeyboardTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ShownLanes> window;

    void goes(Qt::Key key, std::size_t to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        window->hand.key(key, modifiers);
        QCOMPARE(window->context.selection(), nth(to));
    }

private Q_SLOTS:
    void init()
    {
        window = std::make_unique<ShownLanes>();
        QVERIFY(window->isSettled());
    }
    void cleanup() { window.reset(); }

    void theFirstKeySelectsTheFirstEvent() { goes(Qt::Key_Down, 0); }

    void leftAndRightGoAlongARowInOrderOfTime()
    {
        window->context.select(nth(1));
        goes(Qt::Key_Right, 3);
        goes(Qt::Key_Right, 3); // the last
        goes(Qt::Key_Left, 1);
        goes(Qt::Key_Left, 1);
        goes(Qt::Key_End, 3);
        goes(Qt::Key_Home, 1);
    }

    void upAndDownGoToWhatHappenedAtTheSameTime()
    {
        window->context.select(nth(0));
        goes(Qt::Key_Down, 1);
        goes(Qt::Key_Down, 4); // inside #1
        goes(Qt::Key_Up, 1);
        goes(Qt::Key_Up, 0);
        goes(Qt::Key_Up, 0);
        window->context.select(nth(2));
        goes(Qt::Key_Down, 5); // the next lane
        goes(Qt::Key_Down, 6);
        goes(Qt::Key_Down, 6);
        window->context.select(nth(3)); // nothing below it in its lane
        goes(Qt::Key_Down, 5);
    }

    void pageKeysGoFromLaneToLane()
    {
        window->context.select(nth(4));
        goes(Qt::Key_PageDown, 5);
        goes(Qt::Key_PageDown, 5);
        goes(Qt::Key_PageUp, 0);
    }

    void ctrlHomeAndEndGoToTheFirstAndLastOfAll()
    {
        goes(Qt::Key_End, 6, Qt::ControlModifier);
        goes(Qt::Key_Home, 0, Qt::ControlModifier);
    }

    void enterShowsTheEventOverTheWholeWidth()
    {
        window->context.select(nth(4));
        window->hand.key(Qt::Key_Return);
        QVERIFY(window->context.time().range().length() < 7 * ns_per_second);
    }

    void whatIsGoneToIsInSight()
    {
        window->view.resize(800, 110);
        window->context.time().show({TraceMaker::time(0), TraceMaker::time(15)});
        window->context.select(nth(1));
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Down}) {
            window->hand.key(key);
            const QRectF bar = window->view.barRect(window->context.selection());
            QVERIFY(window->view.viewport()->rect().contains(bar.center().toPoint()) ||
                    bar.intersects(QRectF(window->view.graphRect())));
            QVERIFY(bar.top() >= 0 && bar.bottom() <= window->view.viewport()->height());
        }
    }

    void zoomKeysWorkHereToo()
    {
        const TimeActions actions(window->context);
        window->view.useActions({}, actions.all());
        const DurationNs whole = window->context.time().range().length();
        window->hand.key(Qt::Key_W);
        QVERIFY(window->context.time().range().length() < whole);
        window->hand.key(Qt::Key_0);
        QCOMPARE(window->context.time().range(), window->context.time().full());
        window->context.select(nth(6));
        window->hand.key(Qt::Key_F);
        QVERIFY(window->context.time().range().length() < 12 * ns_per_second);
    }

    void keysDoNothingHarmfulWithoutASession()
    {
        window->context.setTrace(nullptr);
        for (const Qt::Key each : {Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Return,
                                   Qt::Key_End, Qt::Key_PageDown, Qt::Key_PageUp})
            window->hand.key(each);
        QVERIFY(!window->context.selection());
    }
};

QTEST_MAIN(LanesKeyboardTest)
#include "lanes_keyboard_test.moc"
