// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/stage.h"

#include <deque>
#include <functional>
#include <random>
#include <string>

namespace playhead::campaign {

/// Somebody who does things with the window, as chance wants it.
class Person
{
public:
    Person(bench::Stage& stage, unsigned seed) : stage_(stage), chance_(seed) {}

    /// Does the next thing, and says what it was.
    std::string act();

private:
    struct Step {
        std::string what;
        std::function<void()> act;
    };

    void plan();
    void plan_zoom();
    void plan_pan();
    void plan_scroll();
    void plan_select();
    void plan_fold();
    void plan_filter();
    void plan_playing();
    void plan_layout();
    void add(const std::string& what, std::function<void()> act);
    [[nodiscard]] int below(int limit);
    [[nodiscard]] QPoint place();

    bench::Stage& stage_;
    std::minstd_rand chance_;
    std::deque<Step> steps_; ///< what is to come of what was begun
};

} // namespace playhead::campaign
