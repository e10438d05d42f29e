// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/campaigns/person.h"

#include "tests/bench/input.h"
#include "ui/context/event_filter.h"
#include "ui/context/replay.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/filter_line.h"

#include <array>

namespace playhead::campaign {

std::string Person::act()
{
    if (steps_.empty())
        plan();
    const Step step = std::move(steps_.front());
    steps_.pop_front();
    step.act();
    return step.what;
}

void Person::plan()
{
    struct Habit {
        int weight;
        void (Person::*plan)();
    };
    static constexpr std::array<Habit, 8> habits = {{{30, &Person::plan_zoom},
                                                     {20, &Person::plan_pan},
                                                     {20, &Person::plan_scroll},
                                                     {10, &Person::plan_select},
                                                     {10, &Person::plan_fold},
                                                     {4, &Person::plan_filter},
                                                     {4, &Person::plan_playing},
                                                     {2, &Person::plan_layout}}};
    constexpr int all_weights = 100;
    int left = below(all_weights);
    for (const Habit& habit : habits) {
        left -= habit.weight;
        if (left < 0)
            return (this->*habit.plan)();
    }
}

void Person::plan_zoom()
{
    const QPoint at = place();
    const double notches = below(5) < 3 ? 1 : -1;
    for (int i = 1 + below(6); i > 0; --i)
        add("zoom", [this, at, notches] {
            bench::turn_wheel(stage_.canvas(), at, notches, Qt::ControlModifier);
        });
}

void Person::plan_pan()
{
    const QPoint from = place();
    const int step = below(60) - 30;
    add("pan", [this, from] { bench::press_button(stage_.canvas(), from); });
    const int moves = 5 + below(20);
    for (int i = 1; i <= moves; ++i)
        add("pan", [this, at = from + QPoint(i * step, 0)] {
            bench::move_pointer(stage_.canvas(), at, Qt::LeftButton);
        });
    add("pan", [this, at = from + QPoint(moves * step, 0)] {
        bench::release_button(stage_.canvas(), at);
    });
}

void Person::plan_scroll()
{
    static constexpr std::array<int, 4> keys = {Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home,
                                                Qt::Key_End};
    if (below(4) == 0) {
        const int key = keys.at(static_cast<std::size_t>(below(keys.size())));
        return add("scroll",
                   [this, key] { bench::press_key(*stage_.canvas().parentWidget(), key); });
    }
    const QPoint at = place();
    const double notches = below(2) == 0 ? 3 : -3;
    for (int i = 1 + below(15); i > 0; --i)
        add("scroll", [this, at, notches] { bench::turn_wheel(stage_.canvas(), at, notches); });
}

void Person::plan_select()
{
    const QPoint at = place();
    add("hover", [this, at] { bench::move_pointer(stage_.canvas(), at); });
    add("select", [this, at] { bench::click(stage_.canvas(), at); });
}

/// Closes and opens what is selected, or what it is in.
void Person::plan_fold()
{
    for (const int key : {Qt::Key_Left, Qt::Key_Left, Qt::Key_Right, Qt::Key_Down})
        add("fold", [this, key] { bench::press_key(*stage_.canvas().parentWidget(), key); });
}

void Person::plan_filter()
{
    static constexpr std::array<const char*, 5> filters = {"result:Fail", "tag:retry", "type:run*",
                                                           "duration>30s", "agent:ada"};
    const QString text =
        QString::fromLatin1(filters.at(static_cast<std::size_t>(below(filters.size()))));
    for (const QChar letter : text)
        add("filter", [this, letter] {
            bench::press_key(*stage_.window().findChild<FilterLine*>(), 0, letter);
        });
    const int looks = below(30);
    for (int i = 0; i < looks; ++i) {
        const double notches = below(2) == 0 ? 3 : -3;
        add("scroll", [this, notches] {
            bench::turn_wheel(stage_.canvas(), stage_.canvas().rect().center(), notches);
        });
    }
    add("filter", [this] { stage_.context().filter().clear(); });
}

void Person::plan_playing()
{
    add("play", [this] {
        constexpr double fast = 64;
        Replay& replay = stage_.context().replay();
        replay.setSpeed(fast);
        replay.play();
    });
    constexpr int frames = 60;
    for (int i = 0; i < frames; ++i)
        add("play", [] {});
    add("play", [this] { stage_.context().replay().leave(); });
}

void Person::plan_layout()
{
    add("layout", [this] {
        TimelineStack& timeline = stage_.window().timeline();
        timeline.setTimelineLayout(timeline.timelineLayout() == TimelineLayout::Lanes
                                       ? TimelineLayout::Waterfall
                                       : TimelineLayout::Lanes);
    });
}

void Person::add(const std::string& what, std::function<void()> act)
{
    steps_.push_back({what, std::move(act)});
}

int Person::below(int limit)
{
    return static_cast<int>(chance_() % static_cast<unsigned>(limit));
}

/// Somewhere over time.
QPoint Person::place()
{
    const QRect graph = stage_.window().timeline().timelineLayout() == TimelineLayout::Lanes
                            ? stage_.lanes().graphRect()
                            : stage_.waterfall().timeRect();
    return {graph.left() + below(std::max(1, graph.width())),
            graph.top() + below(std::max(1, graph.height()))};
}

} // namespace playhead::campaign
