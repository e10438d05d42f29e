// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_lanes.h"
#include "ui/bridge/text.h"
#include "ui/context/replay.h"
#include "ui/context/session_indexes.h"
#include "ui/timeline/lanes_header.h"
#include "ui/timeline/overview_strip.h"
#include "ui/timeline/range_label.h"
#include "ui/timeline/time_scale.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"

#include <cmath>
#include <cstdlib>

using namespace playhead;
using testkit::at;
using testkit::nth;
using testkit::ShownLanes;
using testkit::toolTipAt;
using testkit::TraceMaker;

namespace {

/// #0 0 to 10 s, then nothing, #1 1,000 to 1,010 s.
TraceMaker twoBursts()
{
    TraceMaker maker;
    maker.add("first", 0, 10);
    maker.add("second", 1000, 1010);
    return maker;
}

/// `bursts` of 1 s with 10 s between them.
TraceMaker manyBursts(int bursts)
{
    TraceMaker maker;
    for (int i = 0; i < bursts; ++i)
        maker.add("burst", 11.0 * i, 11.0 * i + 1);
    return maker;
}

} // namespace

/// Idle gaps drawn short, in every view of time.
class IdleGapsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ShownLanes> window;

    [[nodiscard]] SessionContext& context() const { return window->context; }
    [[nodiscard]] TimeViewport& time() const { return window->context.time(); }
    /// The pixel of the ruler that stands for a moment.
    [[nodiscard]] QPoint onRuler(TimeNs moment) const
    {
        const QRect ruler = window->view.header()->rulerRect();
        return {ruler.left() + static_cast<int>(std::lround(time().axis(ruler.width()).x(moment))),
                10};
    }

private Q_SLOTS:
    void init()
    {
        window = std::make_unique<ShownLanes>(twoBursts().finish());
        QVERIFY(window->isSettled());
        QTRY_VERIFY(context().indexes().current());
    }
    void cleanup() { window.reset(); }

    void aGapLeavesTheRoomToWhatHappens()
    {
        const double width = window->view.graphRect().width();
        QVERIFY(window->view.barRect(nth(0)).width() < 0.02 * width);
        context().setIdleCompressed(true);
        QVERIFY(window->view.barRect(nth(0)).width() > 0.3 * width);
        QVERIFY(window->view.barRect(nth(1)).width() > 0.3 * width);
        QVERIFY(window->view.barRect(nth(1)).left() > window->view.barRect(nth(0)).right() + 10);
        WaterfallView waterfall(context());
        waterfall.resize(1000, 300);
        waterfall.show();
        QVERIFY(waterfall.barRect(nth(1)).width() > 100);
        context().setIdleCompressed(false);
        QVERIFY(window->view.barRect(nth(0)).width() < 0.02 * width);
        QCOMPARE(time().range(), time().full());
    }

    void aGapIsMarkedOnRulerAndGraph()
    {
        context().setIdleCompressed(true);
        const QPoint middle((onRuler(at(10)) + onRuler(at(1000))) / 2);
        const auto isPlain = [](const QImage& image) {
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    if (image.pixel(x, y) != image.pixel(0, 0))
                        return false;
                }
            }
            return true;
        };
        // A strip, as is repainted where the playhead goes.
        const QRect inGraph(middle.x() - 1, 300, 3, 16);
        QVERIFY(!isPlain(window->view.viewport()->grab(inGraph).toImage()));
        QVERIFY(!isPlain(window->view.header()->grab({middle.x() - 8, 2, 16, 16}).toImage()));
        context().setIdleCompressed(false);
        QVERIFY(isPlain(window->view.viewport()->grab({inGraph.left(), 300, 4, 4}).toImage()));
    }

    void noTickStandsInAGapAndLabelsTellTheSessionsTime()
    {
        context().setIdleCompressed(true);
        TimeScale scale;
        scale.update(context(), 800, window->view.font());
        QVERIFY(scale.ticks().size() > 4);
        bool isBeyond = false;
        for (const TimeNs tick : scale.ticks()) {
            QVERIFY(tick < at(10) || tick >= at(1000));
            isBeyond |= tick > at(1000);
        }
        QVERIFY(isBeyond);
    }

    void whereMostIsIdleTheRulerStillTellsTheTime()
    {
        context().setTrace(manyBursts(300).finish());
        QTRY_VERIFY(context().indexes().current());
        context().setIdleCompressed(true);
        TimeScale scale;
        scale.update(context(), 800, window->view.font());
        QVERIFY(scale.gaps().size() > 100 && scale.gaps().size() <= 800);
        QVERIFY(scale.ticks().size() >= 5);
        for (std::size_t i = 0; i + 1 < scale.ticks().size(); ++i)
            QVERIFY(scale.axis().x(scale.ticks()[i + 1]) - scale.axis().x(scale.ticks()[i]) > 40);
        for (const TimeNs tick : scale.ticks())
            QVERIFY((tick - at(0)) % (11 * ns_per_second) <= ns_per_second || tick > at(11 * 299));
    }

    void hoveringOverAGapTellsHowLongItIs()
    {
        const int x = onRuler((at(10) + at(1000)) / 2).x();
        QVERIFY(toolTipAt(window->view.viewport(), {x, 400}).isEmpty());
        context().setIdleCompressed(true);
        const QPoint middle = onRuler((at(10) + at(1000)) / 2);
        const QString length = toQString(format_duration(990 * ns_per_second));
        QVERIFY(toolTipAt(window->view.header(), middle).contains(length));
        QVERIFY(toolTipAt(window->view.viewport(), {middle.x(), 400}).contains(length));
        QVERIFY(toolTipAt(window->view.viewport(), {onRuler(at(5)).x(), 400}).isEmpty());
        OverviewStrip overview(context());
        overview.resize(800, 48);
        overview.show();
        const int inOverview = static_cast<int>(time().fullAxis(800).x((at(10) + at(1000)) / 2));
        QVERIFY(toolTipAt(&overview, {inOverview, 20}).contains(length));
        WaterfallView waterfall(context());
        waterfall.resize(1000, 300);
        waterfall.show();
        const QRect ruler = waterfall.header()->rulerRect();
        const QPoint inWaterfall(
            ruler.left() + static_cast<int>(time().axis(ruler.width()).x((at(10) + at(1000)) / 2)),
            10);
        QVERIFY(toolTipAt(waterfall.header()->viewport(), inWaterfall).contains(length));
        QVERIFY(toolTipAt(waterfall.viewport(), {inWaterfall.x(), 200}).contains(length));
        QVERIFY(toolTipAt(waterfall.viewport(), inWaterfall).contains(length)); // beside a bar
    }

    void theWheelKeepsTheMomentUnderThePointer()
    {
        context().setIdleCompressed(true);
        for (const double seconds : {4.0, 1006.0}) {
            const QPoint point(onRuler(at(seconds)).x(), 400);
            const TimeNs before = window->timeAt(point.x());
            const DurationNs length = time().range().length();
            window->hand.wheel(point, {0, 120}, Qt::ControlModifier);
            QVERIFY(time().range().length() < length);
            QVERIFY(std::abs(window->timeAt(point.x()) - before) < 1000);
            time().fitAll();
        }
    }

    void aStretchDraggedOnTheRulerIsTheSessions()
    {
        context().setIdleCompressed(true);
        QWidget* header = window->view.header();
        const TimeNs from = window->timeAt(onRuler(at(1002)).x());
        const TimeNs to = window->timeAt(onRuler(at(1007)).x());
        testkit::drag(header, onRuler(at(1002)), onRuler(at(1007)));
        QCOMPARE(time().stretch(), (TimeRange{from, to}));
    }

    void whatIsMeasuredIsRealTime()
    {
        context().setIdleCompressed(true);
        testkit::drag(window->view.header(), onRuler(at(5)), onRuler(at(1005)), Qt::LeftButton,
                      Qt::ShiftModifier);
        QVERIFY(time().marked().has_value());
        const DurationNs length = time().marked()->length();
        QVERIFY(std::abs(length - 1000 * ns_per_second) < ns_per_second / 5);
        const auto* label = window->view.findChild<RangeLabel*>();
        QVERIFY(label && label->isVisible());
        QVERIFY(label->text().startsWith(toQString(format_duration(length))));
    }

    void thePlayheadIsDraggedOverAGap()
    {
        context().setIdleCompressed(true);
        context().replay().seek(at(1004));
        testkit::drag(window->view.header(), onRuler(at(1004)), onRuler(at(6)));
        QVERIFY(std::abs(context().replay().playhead() - at(6)) < ns_per_second / 5);
        QCOMPARE(time().range(), time().full()); // no stretch was zoomed into
    }

    void thePointerFindsTheMomentBelowIt()
    {
        context().setIdleCompressed(true);
        for (const double seconds : {3.0, 1004.0}) {
            QTest::mouseClick(window->view.header(), Qt::LeftButton, {}, onRuler(at(seconds)));
            QVERIFY(std::abs(context().replay().playhead() - at(seconds)) < ns_per_second / 5);
        }
        OverviewStrip overview(context());
        overview.resize(800, 48);
        overview.show();
        const int x = static_cast<int>(time().fullAxis(800).x(at(1005)));
        QTest::mouseClick(&overview, Qt::LeftButton, {}, {x, 20});
        QVERIFY(std::abs(context().replay().playhead() - at(1005)) < ns_per_second / 5);
    }

    void whatIsLookedAtStaysWhenGapsAreSwitched()
    {
        time().showStretch({at(1001), at(1004)});
        context().setIdleCompressed(true);
        QVERIFY(time().shows(at(1002)) && !time().shows(at(5)));
        QCOMPARE(time().range().length(), 3 * ns_per_second);
        context().setIdleCompressed(false);
        QCOMPARE(time().range(), (TimeRange{at(1001), at(1004)}));
        // Stretches are the session's, however it is drawn.
        context().setIdleCompressed(true);
        context().select(nth(1));
        window->hand.key(Qt::Key_Return);
        QVERIFY(time().shows(at(1000)) && !time().shows(at(9)));
    }

    void gapsFollowTheSessionThatGrowsAndTheNext()
    {
        TraceMaker maker = twoBursts();
        context().setIdleCompressed(true);
        context().setTrace(maker.snapshot());
        QTRY_VERIFY(context().indexes().current() && !context().indexes().isBusy());
        maker.add("third", 5000, 5010);
        context().growTrace(maker.snapshot());
        QTRY_VERIFY(time().full().length() < 60 * ns_per_second);
        QVERIFY(time().shows(at(5005)));
        TraceMaker next;
        next.add("steady", 0, 100);
        context().setTrace(next.finish());
        QTRY_VERIFY(context().indexes().current());
        QVERIFY(!time().axis(100).compressed);
        QCOMPARE(time().range(), time().full());
    }
};

QTEST_MAIN(IdleGapsTest)
#include "idle_gaps_test.moc"
