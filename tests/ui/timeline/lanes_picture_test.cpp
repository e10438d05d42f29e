// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_span.h"
#include "core/timeline/coordinates.h"
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_lanes.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/replay.h"
#include "ui/context/session_indexes.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lane_geometry.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::at;
using testkit::nth;
using testkit::ShownLanes;
using testkit::TraceMaker;

namespace {

constexpr int eventCount = 3000;

/// Three agents over 1,000 s: long events and short ones, of all types, some beside others, every
/// 37th fails.
std::shared_ptr<const Trace> busySession()
{
    constexpr std::array<const char*, 4> types = {"llm", "tool", "api", "action"};
    TraceMaker maker;
    std::mt19937 random(5);
    std::uniform_real_distribution<double> when(0, 990);
    for (int i = 0; i < eventCount; ++i) {
        const double begin = when(random);
        const double length = i % 20 == 0 ? 8 : i % 3 == 0 ? 0.4 : 0.004;
        Event event = TraceMaker::event(i % 41 == 0 ? "seldom" : "step", begin, begin + length, {},
                                        types.at(random() % types.size()));
        event.agent = "agent " + std::to_string(i % 3);
        if (i % 37 == 0)
            event.result = EventResult::Fail;
        maker.add(event);
    }
    return maker.finish();
}

bool areClose(QRgb a, QRgb b)
{
    constexpr int most = 48; // of 255: what antialiasing leaves of a line
    return std::abs(qRed(a) - qRed(b)) < most && std::abs(qGreen(a) - qGreen(b)) < most &&
           std::abs(qBlue(a) - qBlue(b)) < most;
}

} // namespace

/// The pixels of the lanes, whichever way they came to be there.
class LanesPictureTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ShownLanes> window;
    std::mt19937 random{17};

    [[nodiscard]] SessionContext& context() const { return window->context; }
    [[nodiscard]] QImage picture() const
    {
        QCoreApplication::processEvents();
        return window->view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    /// With nothing kept from before.
    [[nodiscard]] QImage freshPicture() const
    {
        Q_EMIT Theme::instance().changed();
        return picture();
    }
    /// From all of the session to a few hundred nanoseconds of it.
    void zoomAnywhere()
    {
        const TimeRange full = context().time().full();
        std::uniform_real_distribution<double> share(0, 1);
        const double all = static_cast<double>(full.length());
        const double length = all * std::pow(10, -9 * std::pow(share(random), 2));
        const TimeNs begin = saturating_add(full.begin, share(random) * (all - length));
        context().time().show({begin, saturating_add(begin, std::max(length, 300.0))});
    }
    [[nodiscard]] TimeAxis axis() const
    {
        return context().time().axis(window->view.graphRect().width());
    }
    /// Whether a pixel of the colour is to be seen where a small bar of the event may be.
    [[nodiscard]] bool isSeen(const QImage& image, EventIndex event, const QColor& colour) const
    {
        constexpr int slack = 5; // a tile, and the marks at its sides
        const EventSpan span = span_of(*window->view.shownLanes()->trace, event);
        const QRect graph = window->view.graphRect();
        const double from = std::clamp(axis().x(span.begin), 0.0, axis().width - 1);
        const double to = std::clamp(axis().x(span.end), from, axis().width - 1);
        const QRectF bar = window->view.barRect(event);
        const int top = static_cast<int>(bar.top()) - 3;
        const int bottom = static_cast<int>(bar.bottom()) + 3;
        const int left = std::max(graph.left(), graph.left() + static_cast<int>(from) - slack);
        const int right = std::min(graph.right(), graph.left() + static_cast<int>(to) + slack);
        for (int y = std::max(0, top); y <= std::min(bottom, image.height() - 1); ++y) {
            for (int x = left; x <= right; ++x) {
                if (areClose(image.pixel(x, y), colour.rgb()))
                    return true;
            }
        }
        return false;
    }
    /// Well within the axis, and in a row that is in sight.
    [[nodiscard]] bool isInSight(EventIndex event) const
    {
        const EventSpan span = span_of(*window->view.shownLanes()->trace, event);
        const QRectF bar = window->view.barRect(event);
        return axis().x(span.end) >= 1 && axis().x(span.begin) <= axis().width - 1 &&
               !bar.isEmpty() && bar.top() >= 0 &&
               bar.bottom() <= window->view.viewport()->height();
    }

private Q_SLOTS:
    void init()
    {
        window = std::make_unique<ShownLanes>(busySession(), QSize(1000, 700));
        QVERIFY(window->isSettled());
        QTRY_VERIFY(context().indexes().current());
    }
    void cleanup() { window.reset(); }

    void whatWasPannedLooksAsIfItWereDrawnThere_data()
    {
        QTest::addColumn<double>("seconds"); // on the screen
        QTest::newRow("blocks") << 600.0;
        QTest::newRow("blocks and bars") << 100.0;
        QTest::newRow("bars with labels") << 20.0;
        QTest::newRow("few wide bars") << 2.0;
    }
    void whatWasPannedLooksAsIfItWereDrawnThere()
    {
        QFETCH(double, seconds);
        const int width = window->view.graphRect().width();
        context().time().show({at(300), at(300 + seconds)});
        static_cast<void>(picture());
        for (const int pixels : {1, -1, 7, 40, -33, 200, -350, 3, 900, -12}) {
            const TimeRange range = context().time().range();
            const double by = TimeAxis{range, double(width)}.length_of(pixels);
            const TimeNs begin = saturating_add(range.begin, by);
            context().time().show({begin, begin + range.length()});
            const QImage moved = picture();
            QVERIFY2(moved == freshPicture(), qPrintable(u"panned by %1"_s.arg(pixels)));
        }
    }

    void whatWasScrolledLooksAsIfItWereDrawnThere()
    {
        window->view.resize(1000, 120);
        context().time().show({at(300), at(400)});
        auto* scroll = window->view.verticalScrollBar();
        QVERIFY(scroll->maximum() > 60);
        static_cast<void>(picture());
        for (const int offset : {1, 20, 7, 60, 0, scroll->maximum(), 3}) {
            scroll->setValue(offset);
            const QImage moved = picture();
            QVERIFY2(moved == freshPicture(), qPrintable(u"scrolled to %1"_s.arg(offset)));
        }
    }

    void aPanDrawsWhatComesIntoSightAndNotTheRest()
    {
        context().time().show({at(300), at(900)});
        const QImage before = picture();
        const qint64 drawn = window->view.pixelsDrawn();
        const QPoint from = window->view.graphRect().center();
        testkit::drag(window->view.viewport(), from, from + QPoint(-30, 0));
        QVERIFY(picture() != before);
        const QRect graph = window->view.graphRect();
        // A drag is several pans, each of which draws its edges.
        QVERIFY(window->view.pixelsDrawn() > drawn);
        QVERIFY(window->view.pixelsDrawn() - drawn < qint64(graph.width()) * graph.height());
    }

    void whatMovesOverTheGraphDrawsNothingOfIt()
    {
        static_cast<void>(picture());
        const qint64 drawn = window->view.pixelsDrawn();
        window->hand.hover(window->pointOf(nth(20)));
        const QImage hovered = picture();
        context().select(nth(40));
        QVERIFY(picture() != hovered);
        context().select(nth(60));
        static_cast<void>(picture());
        QCOMPARE(window->view.pixelsDrawn(), drawn);

        context().replay().seek(at(500));
        static_cast<void>(picture());
        const qint64 replaying = window->view.pixelsDrawn();
        context().replay().seek(at(501));
        const QImage played = picture();
        QVERIFY(window->view.pixelsDrawn() - replaying < 60 * window->view.viewport()->height());
        QCOMPARE(played, freshPicture());
    }

    void namesDoNotFadeWithTheBars()
    {
        const QRect names(0, 0, window->view.graphRect().left(), 700);
        const QImage before = picture().copy(names);
        context().replay().seek(at(500)); // what is to come fades
        QVERIFY(picture() != before);
        QCOMPARE(picture().copy(names), before);
    }

    void whatFailedOrIsAHitOwnsAPixelAtAnyZoom()
    {
        const QColor failed = Theme::instance().color(EventResult::Fail);
        const QColor hit = Theme::instance().color(ColorRole::Accent);
        context().filter().setText(u"type:seldom"_s);
        QTRY_VERIFY(!context().filter().isRunning() && window->isSettled());
        QVERIFY(window->view.shownLanes()->hits);
        int seen = 0;
        for (int zoom = 0; zoom < 200; ++zoom) {
            zoomAnywhere();
            const QImage image = picture();
            for (std::size_t i = 0; i < eventCount; ++i) {
                // Failures that are no hits are faded.
                const bool isHit = i % 41 == 0;
                if (!isHit || !isInSight(nth(i)))
                    continue;
                ++seen;
                QVERIFY2(isSeen(image, nth(i), hit), qPrintable(u"hit #%1"_s.arg(i)));
            }
        }
        QVERIFY(seen > 1000);
        context().filter().setText({});
        QTRY_VERIFY(!context().filter().isRunning() && window->isSettled() &&
                    !window->view.shownLanes()->hits);
        for (int zoom = 0; zoom < 200; ++zoom) {
            zoomAnywhere();
            const QImage image = picture();
            for (std::size_t i = 0; i < eventCount; i += 37) {
                if (isInSight(nth(i)))
                    QVERIFY2(isSeen(image, nth(i), failed), qPrintable(u"failed #%1"_s.arg(i)));
            }
        }
    }

    void whatIsSelectedOwnsAPixelAtAnyZoom()
    {
        const QColor selected = Theme::instance().color(ColorRole::Accent);
        for (int zoom = 0; zoom < 200; ++zoom) {
            zoomAnywhere();
            const EventIndex event = nth(random() % eventCount);
            context().select(event);
            if (isInSight(event))
                QVERIFY(isSeen(picture(), event, selected));
        }
    }
};

QTEST_MAIN(LanesPictureTest)
#include "lanes_picture_test.moc"
