// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/timeline_frames.h"

#include "tests/bench/clock.h"
#include "tests/bench/input.h"
#include "ui/context/replay.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/waterfall_view.h"

#include <QScrollBar>

#include <cmath>
#include <limits>

namespace playhead::bench {

namespace {

constexpr int frames = 11;

/// How many times closer than all of the session: up to where some ten events are on the screen.
std::vector<double> zooms(Stage& stage, double first, double step)
{
    constexpr double fewest = 10;
    std::vector<double> zooms;
    for (double zoom = first; zoom * fewest <= stage.trace().event_count() || zooms.empty();
         zoom *= step)
        zooms.push_back(zoom);
    return zooms;
}

/// Around the middle of the session.
TimeRange range_at(const TimeViewport& time, double zoom)
{
    const auto length = static_cast<DurationNs>(static_cast<double>(time.full().length()) / zoom);
    const TimeNs begin = time.full().begin + (time.full().length() - length) / 2;
    return {begin, begin + length};
}

/// The worst of what `measure` says of the zooms; it says 0 where there is nothing to be measured.
template <typename Measure>
double worst(Stage& stage, const std::vector<double>& at, const Measure& measure)
{
    double worst = 0;
    for (const double zoom : at) {
        stage.context().time().show(range_at(stage.context().time(), zoom));
        if (!stage.settle())
            return std::numeric_limits<double>::quiet_NaN();
        const double time = measure(zoom);
        if (std::isnan(time))
            return time;
        worst = std::max(worst, time);
    }
    return worst;
}

bool is_lanes(Stage& stage)
{
    return stage.window().timeline().timelineLayout() == TimelineLayout::Lanes;
}

enum class Blocks { Too, Not };

/// In the canvas, on an event each, or on the block that it is a part of.
std::vector<QPoint> places_of_events(Stage& stage, Blocks blocks)
{
    constexpr std::size_t most = frames + 1;
    std::vector<QPoint> places;
    if (is_lanes(stage)) {
        const QPoint origin = stage.lanes().graphRect().topLeft();
        EventIndex last;
        for (const Bar& bar : stage.lanes().bars()) {
            const QPointF middle(bar.x + bar.width / 2, bar.y + bar.height / 2);
            const QPoint place(origin.x() + static_cast<int>(middle.x()),
                               static_cast<int>(middle.y()));
            if (bar.has(BarFlag::Visible) && !(bar.event == last) &&
                (blocks == Blocks::Too || !bar.has(BarFlag::Merged)) &&
                stage.lanes().graphRect().contains(place) && places.size() < most)
                places.push_back(place);
            last = bar.event;
        }
        return places;
    }
    const int step = stage.waterfall().rowStep();
    for (int y = step / 2; y < stage.canvas().height() && places.size() < most; y += step) {
        const QModelIndex index = stage.waterfall().indexAt(QPoint(1, y));
        if (index.isValid())
            places.push_back({stage.waterfall()
                                  .visualRect(index.siblingAtColumn(EventRowsModel::ResultColumn))
                                  .center()
                                  .x(),
                              y});
    }
    return places;
}

/// To the middle of the rows.
void scroll_to_middle(Stage& stage)
{
    auto* const area = is_lanes(stage) ? static_cast<QAbstractScrollArea*>(&stage.lanes())
                                       : static_cast<QAbstractScrollArea*>(&stage.waterfall());
    area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum() / 2);
}

/// Calls `act` with each place of an event; a frame each, where there is something to paint.
template <typename Act>
double on_events(Stage& stage, Blocks blocks, const Act& act)
{
    const auto measure = [&](double) {
        std::vector<double> times;
        for (const QPoint place : places_of_events(stage, blocks)) {
            constexpr double patience = 3e8;
            const double time = stage.frame([&] { act(place); }, patience);
            if (!std::isnan(time))
                times.push_back(time);
            if (!stage.settle())
                return std::numeric_limits<double>::quiet_NaN();
        }
        return times.empty() ? 0 : median(std::move(times));
    };
    constexpr double step = 100;
    return worst(stage, zooms(stage, 1, step), measure);
}

} // namespace

double worst_repaint(Stage& stage)
{
    scroll_to_middle(stage);
    TimeViewport& time = stage.context().time();
    constexpr double step = 4;
    return worst(stage, zooms(stage, 1, step), [&](double zoom) {
        std::vector<double> times;
        for (int i = 0; i < frames; ++i) {
            // A little closer: a range of its own, also where all is shown.
            const TimeRange range = range_at(time, zoom * (1 + 0.001 * (1 + i % 2)));
            times.push_back(stage.frame([&] {
                time.show(range);
                stage.window().timeline().update();
            }));
        }
        return median(std::move(times));
    });
}

double worst_pan(Stage& stage)
{
    scroll_to_middle(stage);
    constexpr double first = 2;
    constexpr double step = 16;
    const QRect graph = is_lanes(stage) ? stage.lanes().graphRect() : stage.waterfall().timeRect();
    return worst(stage, zooms(stage, first, step), [&](double) {
        constexpr int pixels = 3;
        constexpr int until_drag = 40;
        QPoint at = graph.center();
        press_button(stage.canvas(), at);
        at.rx() += until_drag;
        move_pointer(stage.canvas(), at, Qt::LeftButton);
        std::vector<double> times;
        for (int i = 0; i < frames; ++i) {
            at.rx() -= pixels;
            times.push_back(stage.frame([&] { move_pointer(stage.canvas(), at, Qt::LeftButton); }));
        }
        release_button(stage.canvas(), at);
        return median(std::move(times));
    });
}

double worst_scroll(Stage& stage)
{
    scroll_to_middle(stage);
    constexpr double step = 100;
    return worst(stage, zooms(stage, 1, step), [&](double) {
        std::vector<double> times;
        for (int i = 0; i < frames; ++i) {
            constexpr double notches = 3;
            times.push_back(stage.frame([&] {
                turn_wheel(stage.canvas(), stage.canvas().rect().center(),
                           i % 2 == 0 ? -notches : notches);
            }));
        }
        return median(std::move(times));
    });
}

double worst_hover(Stage& stage)
{
    scroll_to_middle(stage);
    return on_events(stage, Blocks::Not,
                     [&](QPoint place) { move_pointer(stage.canvas(), place); });
}

double worst_selection(Stage& stage)
{
    scroll_to_middle(stage);
    return on_events(stage, Blocks::Too, [&](QPoint place) { click(stage.canvas(), place); });
}

double worst_playhead(Stage& stage)
{
    scroll_to_middle(stage);
    Replay& replay = stage.context().replay();
    constexpr double step = 16;
    const double result = worst(stage, zooms(stage, 1, step), [&](double) {
        const TimeRange range = stage.context().time().range();
        constexpr DurationNs pixels = 400; // of which every second one is stood at
        std::vector<double> times;
        for (int i = 0; i <= frames; ++i) {
            const TimeNs at = range.begin + range.length() / 4 + i * (range.length() / pixels);
            const double taken = stage.frame([&] { replay.seek(at); });
            if (i > 0) // the first shows it
                times.push_back(taken);
        }
        return median(std::move(times));
    });
    replay.leave();
    return result;
}

} // namespace playhead::bench
