// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/context/follow.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/timeline/follow_chip.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QAction>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::Hand;
using testkit::nth;
using testkit::TraceMaker;

namespace {

/// Both views on a session that is being recorded, by a clock that the test moves.
struct LiveStack {
    TraceMaker maker;
    double seconds = 300;
    EventIndex root;
    SessionContext context;
    TimelineStack stack{context};
    WaterfallView& rows = stack.waterfall();
    Hand hand{rows};

    LiveStack()
    {
        root = maker.add("root", 0, 1000);
        for (int i = 0; i < 100; ++i) {
            const EventIndex turn = maker.add("turn", 3 * i, 3 * i + 3, root);
            maker.add("call", 3 * i, 3 * i + 1, turn, "llm");
            maker.add("tool", 3 * i + 1, 3 * i + 2, turn, "tool");
        }
        seconds = 1000;
        context.clock().setSource([this] { return TraceMaker::time(seconds); });
        stack.resize(1000, 500);
        stack.show();
        context.setTrace(maker.snapshot());
        context.setLive(true);
        rows.activateWindow();
        rows.setFocus();
        static_cast<void>(QTest::qWaitForWindowActive(&stack));
    }
    void grow(int count = 3)
    {
        for (int i = 0; i < count; ++i)
            maker.add("more", 400 + m_added++, 999, root);
        context.growTrace(maker.snapshot());
    }
    [[nodiscard]] QScrollBar* bar() const { return rows.verticalScrollBar(); }
    [[nodiscard]] bool isAtEnd() const { return bar()->value() == bar()->maximum(); }
    [[nodiscard]] FollowChip* chip() const { return stack.findChild<FollowChip*>(); }
    [[nodiscard]] QPoint middle() const { return rows.viewport()->rect().center(); }
    [[nodiscard]] bool isOn() const { return context.follow().isOn(); }

private:
    int m_added = 0;
};

} // namespace

/// Staying at the end of a session, leaving it and coming back, by wheel, keys and clicks.
class FollowChipTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LiveStack> m_live;

private Q_SLOTS:
    void init() { m_live = std::make_unique<LiveStack>(); }
    void cleanup() { m_live.reset(); }

    void theLastRowStaysInSight();
    void theWheelLeavesTheEnd();
    void keysLeaveTheEnd();
    void theScrollBarLeavesTheEnd();
    void panningByTheWheelLeavesTheEnd();
    void openingWhatPushesTheEndAwayLeavesIt();
    void goingToAnEventLeavesTheEnd();
    void selectingInSightDoesNotLeaveIt();
    void theChipCountsWhatIsNew();
    void aClickOnTheChipComesBack();
    void theChipIsReachedAndPressedByKeys();
    void theActionFollowsAndStops();
    void theLastRowCanBeScrolledClearOfTheChip();
    void theChipStandsInTheViewThatIsShown();
    void resizingStaysAtTheEnd();
    void lanesFollowTheTime();
    void aSessionAtRestHasNoChip();
};

void FollowChipTest::theLastRowStaysInSight()
{
    QVERIFY(m_live->isOn());
    QVERIFY(m_live->isAtEnd());
    QVERIFY(!m_live->chip()->isVisible());
    m_live->context.select(nth(300));
    for (int i = 0; i < 10; ++i) {
        m_live->grow(i);
        QVERIFY(m_live->isAtEnd());
    }
    QVERIFY(m_live->isOn());
    QCOMPARE(m_live->context.selection(), nth(300));
}

void FollowChipTest::theWheelLeavesTheEnd()
{
    m_live->hand.wheel(m_live->middle(), {0, 120});
    QVERIFY(!m_live->isOn());
    QVERIFY(m_live->chip()->isVisible());
    const int value = m_live->bar()->value();
    m_live->grow();
    QCOMPARE(m_live->bar()->value(), value);
}

void FollowChipTest::keysLeaveTheEnd()
{
    m_live->hand.key(Qt::Key_End);
    QVERIFY(m_live->isOn());
    m_live->hand.key(Qt::Key_PageUp);
    QVERIFY(m_live->isOn()); // still in sight
    m_live->hand.key(Qt::Key_PageUp);
    QVERIFY(!m_live->isOn());
    const EventIndex selected = m_live->context.selection();
    m_live->grow();
    QCOMPARE(m_live->context.selection(), selected);
}

void FollowChipTest::theScrollBarLeavesTheEnd()
{
    m_live->bar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!m_live->isOn());
}

void FollowChipTest::panningByTheWheelLeavesTheEnd()
{
    m_live->context.time().show({TraceMaker::time(900), TraceMaker::time(1010)});
    QVERIFY(m_live->isOn());
    m_live->hand.wheel(m_live->middle(), {0, 120}, Qt::ShiftModifier);
    QVERIFY(!m_live->isOn());
    QVERIFY(m_live->isAtEnd() || m_live->chip()->isVisible());
}

void FollowChipTest::openingWhatPushesTheEndAwayLeavesIt()
{
    m_live->rows.setExpanded(nth(1), false);
    QVERIFY(m_live->isOn());
    for (std::size_t i = 1; i < 301; i += 3)
        m_live->rows.setExpanded(nth(i), false);
    QVERIFY(m_live->isOn());
    m_live->rows.setExpanded(nth(298), true);
    QVERIFY(!m_live->isOn());
}

void FollowChipTest::goingToAnEventLeavesTheEnd()
{
    m_live->context.select(nth(5));
    Q_EMIT m_live->context.revealRequested(nth(5));
    QVERIFY(!m_live->isOn());
    m_live->grow();
    const QModelIndex index = m_live->rows.rowsModel().indexOf(nth(5));
    QVERIFY(m_live->rows.viewport()->rect().contains(m_live->rows.visualRect(index)));
}

void FollowChipTest::selectingInSightDoesNotLeaveIt()
{
    QTest::mouseClick(m_live->rows.viewport(), Qt::LeftButton, {}, {40, m_live->middle().y()});
    QVERIFY(m_live->context.selection());
    QVERIFY(m_live->isOn());
}

void FollowChipTest::theChipCountsWhatIsNew()
{
    m_live->hand.wheel(m_live->middle(), {0, 240});
    QCOMPARE(m_live->chip()->text(), u"Follow the end"_s);
    m_live->grow(1);
    QCOMPARE(m_live->chip()->accessibleName(), u"Follow the end, 1 new event"_s);
    m_live->grow(1311);
    QCOMPARE(m_live->chip()->text(), u"Follow · 1,312 new"_s);
    QCOMPARE(m_live->chip()->accessibleName(), u"Follow the end, 1,312 new events"_s);
    QCOMPARE(m_live->chip()->size(), m_live->chip()->sizeHint());
}

void FollowChipTest::aClickOnTheChipComesBack()
{
    m_live->hand.wheel(m_live->middle(), {0, 1200});
    m_live->grow();
    const EventIndex selected = m_live->context.selection();
    QTest::mouseClick(m_live->chip(), Qt::LeftButton);
    QVERIFY(m_live->isOn());
    QVERIFY(m_live->isAtEnd());
    QVERIFY(!m_live->chip()->isVisible());
    QCOMPARE(m_live->context.selection(), selected);
}

void FollowChipTest::theChipIsReachedAndPressedByKeys()
{
    m_live->hand.wheel(m_live->middle(), {0, 1200});
    QWidget* start = &m_live->rows;
    start->setFocus();
    for (int i = 0; i < 20 && !m_live->chip()->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(m_live->chip()->hasFocus());
    QTest::keyClick(m_live->chip(), Qt::Key_Return);
    QVERIFY(m_live->isOn());
    QVERIFY(QApplication::focusWidget()); // not lost with the chip
    QVERIFY(QApplication::focusWidget() != m_live->chip());
}

void FollowChipTest::theActionFollowsAndStops()
{
    QAction* action = m_live->stack.followAction();
    QVERIFY(action->isEnabled() && action->isChecked());
    action->trigger();
    QVERIFY(!m_live->isOn());
    QVERIFY(!action->isChecked());
    QVERIFY(m_live->chip()->isVisible());
    action->trigger();
    QVERIFY(m_live->isOn());
    m_live->context.setLive(false);
    QVERIFY(!action->isEnabled());
    QVERIFY(!action->isChecked());
}

void FollowChipTest::theLastRowCanBeScrolledClearOfTheChip()
{
    m_live->hand.wheel(m_live->middle(), {0, 1200});
    m_live->bar()->setValue(m_live->bar()->maximum());
    QVERIFY(m_live->chip()->isVisible());
    const int last = m_live->rows.rowsModel().rowCount() - 1;
    const QRect row = m_live->rows.visualRect(m_live->rows.rowsModel().index(last, 0));
    const QPoint bottom = m_live->rows.viewport()->mapTo(&m_live->stack, row.bottomLeft());
    QVERIFY(bottom.y() < m_live->chip()->geometry().top());
}

void FollowChipTest::theChipStandsInTheViewThatIsShown()
{
    m_live->hand.wheel(m_live->middle(), {0, 1200});
    for (const auto layout : {TimelineLayout::Lanes, TimelineLayout::Waterfall}) {
        m_live->stack.setTimelineLayout(layout);
        const auto* view = qobject_cast<QAbstractScrollArea*>(m_live->stack.currentWidget());
        const QRect viewport(view->viewport()->mapTo(&m_live->stack, QPoint()),
                             view->viewport()->size());
        QVERIFY(m_live->chip()->isVisible());
        QVERIFY(viewport.contains(m_live->chip()->geometry()));
        QCOMPARE(m_live->stack.childAt(m_live->chip()->geometry().center()), m_live->chip());
    }
    m_live->stack.resize(700, 300);
    QVERIFY(m_live->stack.rect().contains(m_live->chip()->geometry()));
}

void FollowChipTest::resizingStaysAtTheEnd()
{
    m_live->stack.resize(1000, 300);
    QVERIFY(m_live->isOn());
    QVERIFY(m_live->isAtEnd());
    m_live->stack.resize(800, 600);
    QVERIFY(m_live->isOn());
    QVERIFY(m_live->isAtEnd());
}

void FollowChipTest::lanesFollowTheTime()
{
    m_live->stack.setTimelineLayout(TimelineLayout::Lanes);
    LanesView& lanes = m_live->stack.lanes();
    QTRY_VERIFY(lanes.shownLanes() && !lanes.isBusy());
    m_live->context.time().show({TraceMaker::time(990), TraceMaker::time(1001)});
    QVERIFY(m_live->isOn());
    m_live->seconds += 30;
    m_live->context.clock().tick();
    QVERIFY(m_live->context.time().shows(TraceMaker::time(1030)));
    Hand{lanes}.wheel(lanes.viewport()->rect().center(), {0, 120}, Qt::ShiftModifier);
    QVERIFY(!m_live->isOn());
    QVERIFY(m_live->chip()->isVisible());
}

void FollowChipTest::aSessionAtRestHasNoChip()
{
    m_live->hand.wheel(m_live->middle(), {0, 1200});
    QVERIFY(m_live->chip()->isVisible());
    const int value = m_live->bar()->value();
    m_live->context.setLive(false);
    QVERIFY(!m_live->chip()->isVisible());
    QCOMPARE(m_live->bar()->value(), value);
}

QTEST_MAIN(FollowChipTest)
#include "follow_chip_test.moc"
