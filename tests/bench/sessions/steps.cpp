// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/sessions/steps.h"

#include <algorithm>

namespace playhead::bench {

namespace {

constexpr std::int64_t millisecond = 1000;
constexpr std::int64_t second = 1000 * millisecond;

constexpr std::uint32_t agent_count = 8;
constexpr std::uint32_t thread_count = 64;
constexpr std::uint64_t chain_length = 5000;
constexpr int deepest_turn = 4;

/// Most are short and some are long, as times of calls are.
std::int64_t some_time(Chance& chance, std::int64_t usual)
{
    std::int64_t time =
        usual / 4 + static_cast<std::int64_t>(chance.below(static_cast<std::uint64_t>(usual)));
    while (chance.one_in(6) && time < 60 * second)
        time *= 3;
    return time;
}

} // namespace

Steps::Steps(Shape shape, std::uint64_t count, Chance& chance)
    : shape_(shape), count_(count), chance_(chance)
{
    const std::uint32_t lanes = shape == Shape::Agents     ? agent_count
                                : shape == Shape::Parallel ? thread_count
                                                           : 1;
    lanes_.resize(lanes);
    for (Lane& lane : lanes_)
        lane.clock = some_time(chance, second);
}

Step Steps::next()
{
    Step step;
    switch (shape_) {
    case Shape::Agents:
        step = next_of_agents();
        break;
    case Shape::Deep:
        step = next_of_chain();
        break;
    case Shape::Wide:
        step = next_of_list();
        break;
    case Shape::Parallel:
        step = next_of_threads();
        break;
    }
    ++made_;
    return step;
}

// NOLINTBEGIN(misc-no-recursion): a call hands work to a turn, down to deepest_turn

/// Plans a turn and what runs in it; returns when it ends.
std::int64_t Steps::plan_turn(std::uint32_t agent, std::int64_t begin, std::uint64_t parent,
                              int depth)
{
    auto& pending = lanes_[agent].pending;
    Step turn{number_++, parent, begin, 0, agent, Step::Kind::Turn, chance_.one_in(40)};
    const std::size_t at = pending.size();
    pending.push_back(turn);
    std::int64_t clock = begin + some_time(chance_, 2 * millisecond);
    const std::uint64_t rounds = chance_.between(1, 3);
    for (std::uint64_t round = 0; round < rounds; ++round) {
        const std::int64_t end = clock + some_time(chance_, 2 * second);
        pending.push_back(
            {number_++, turn.number, clock, end, agent, Step::Kind::Llm, chance_.one_in(80)});
        clock = end + some_time(chance_, millisecond);
        const bool is_parallel = chance_.one_in(4);
        std::int64_t last = clock;
        for (std::uint64_t calls = chance_.between(1, 4); calls > 0; --calls) {
            const std::int64_t call_end = plan_call(agent, clock, turn.number, depth);
            last = std::max(last, call_end);
            clock = is_parallel ? clock + some_time(chance_, millisecond) : call_end;
        }
        clock = last + some_time(chance_, 3 * millisecond);
    }
    pending[at].end = clock;
    return clock;
}

std::int64_t Steps::plan_call(std::uint32_t agent, std::int64_t begin, std::uint64_t parent,
                              int depth)
{
    auto& pending = lanes_[agent].pending;
    const std::size_t at = pending.size();
    const Step call{number_++, parent, begin, 0, agent, Step::Kind::Tool, chance_.one_in(50)};
    pending.push_back(call);
    const bool hands_on = depth < deepest_turn && chance_.one_in(12);
    const std::int64_t end =
        hands_on ? plan_turn(agent, begin + millisecond, call.number, depth + 1) + millisecond
                 : begin + some_time(chance_, 150 * millisecond);
    pending[at].end = end;
    return end;
}

// NOLINTEND(misc-no-recursion)

Step Steps::next_of_agents()
{
    for (std::uint32_t agent = 0; agent < lanes_.size(); ++agent) {
        Lane& lane = lanes_[agent];
        if (!lane.pending.empty())
            continue;
        lane.clock = plan_turn(agent, lane.clock, Step::no_parent, 0);
        lane.clock += some_time(chance_, 200 * millisecond);
    }
    const auto earliest =
        std::min_element(lanes_.begin(), lanes_.end(), [](const Lane& a, const Lane& b) {
            return a.pending.front().begin < b.pending.front().begin;
        });
    const Step step = earliest->pending.front();
    earliest->pending.pop_front();
    return step;
}

Step Steps::next_of_chain()
{
    const std::uint64_t depth = made_ % chain_length;
    const auto chain = static_cast<std::int64_t>(made_ / chain_length);
    const auto level = static_cast<std::int64_t>(depth);
    constexpr std::int64_t whole = (2 * static_cast<std::int64_t>(chain_length) + 1) * millisecond;
    const std::int64_t begin = chain * whole + level * millisecond;
    const std::int64_t end = (chain + 1) * whole - (level + 1) * millisecond;
    return {made_,
            depth == 0 ? Step::no_parent : made_ - 1,
            begin,
            end,
            0,
            depth % 2 == 0 ? Step::Kind::Turn : Step::Kind::Tool,
            chance_.one_in(500)};
}

Step Steps::next_of_list()
{
    if (made_ == 0)
        return {0, Step::no_parent, 0, static_cast<std::int64_t>(count_) * second,
                0, Step::Kind::Turn};
    const std::int64_t begin = static_cast<std::int64_t>(made_ - 1) * second;
    const std::int64_t end = begin + static_cast<std::int64_t>(chance_.below(second));
    return {made_,
            0,
            begin,
            end,
            0,
            made_ % 3 == 0 ? Step::Kind::Llm : Step::Kind::Tool,
            chance_.one_in(50)};
}

Step Steps::next_of_threads()
{
    const auto thread = static_cast<std::uint32_t>(made_ % thread_count);
    Lane& lane = lanes_[thread];
    if (made_ < thread_count) {
        lane.root = made_;
        const auto calls = static_cast<std::int64_t>(count_ / thread_count + 1);
        return {made_,  Step::no_parent, lane.clock, lane.clock + calls * 20 * millisecond,
                thread, Step::Kind::Turn};
    }
    const std::int64_t begin = lane.clock;
    lane.clock += some_time(chance_, 10 * millisecond) / 2;
    // Longer than until the next one begins.
    const std::int64_t end = begin + some_time(chance_, 40 * millisecond);
    return {made_,
            lane.root,
            begin,
            end,
            thread,
            chance_.one_in(4) ? Step::Kind::Llm : Step::Kind::Tool,
            chance_.one_in(50)};
}

} // namespace playhead::bench
