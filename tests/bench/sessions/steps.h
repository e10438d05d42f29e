// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/sessions/chance.h"
#include "tests/bench/sessions/plan.h"

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace playhead::bench {

/// One event of a made session, without its texts.
struct Step {
    enum class Kind : std::uint8_t { Turn, Llm, Tool };

    std::uint64_t number = 0;
    std::uint64_t parent = no_parent;
    std::int64_t begin = 0; ///< microseconds from the start of the session
    std::int64_t end = 0;
    std::uint32_t lane = 0; ///< of its agent, or thread
    Kind kind = Kind::Tool;
    bool has_failed = false;

    static constexpr std::uint64_t no_parent = ~std::uint64_t{0};
};

/// The steps of a plan, one after the other, in about the order of their begin.
class Steps
{
public:
    Steps(Shape shape, std::uint64_t count, Chance& chance);

    [[nodiscard]] Step next();

private:
    [[nodiscard]] Step next_of_agents();
    [[nodiscard]] Step next_of_chain();
    [[nodiscard]] Step next_of_list();
    [[nodiscard]] Step next_of_threads();
    std::int64_t plan_turn(std::uint32_t agent, std::int64_t begin, std::uint64_t parent,
                           int depth);
    std::int64_t plan_call(std::uint32_t agent, std::int64_t begin, std::uint64_t parent,
                           int depth);

    struct Lane {
        std::int64_t clock = 0;
        std::uint64_t root = 0;
        std::deque<Step> pending; ///< the turn under way, in order of begin
    };

    Shape shape_;
    std::uint64_t count_;
    Chance& chance_;
    std::vector<Lane> lanes_;
    std::uint64_t made_ = 0;   ///< steps handed out
    std::uint64_t number_ = 0; ///< of the next step that is planned
};

} // namespace playhead::bench
