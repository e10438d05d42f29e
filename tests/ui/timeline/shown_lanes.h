// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/trace_maker.h"
#include "tests/ui/timeline/hand.h"
#include "ui/context/session_context.h"
#include "ui/timeline/lanes_view.h"

#include <memory>

namespace playhead::testkit {

/// Of the sessions below.
[[nodiscard]] inline TimeNs at(double seconds)
{
    return TraceMaker::time(seconds);
}

/// Two agents, 0 to 100 s: planner #0 with #1 (10 to 40 s), #2 (20 to 60 s, beside #1, fails) and
/// #3 (70 to 80 s); #4 (12 to 18 s) in #1; coder #5 (30 to 90 s) with #6 (40 to 50 s).
[[nodiscard]] std::shared_ptr<const Trace> twoAgents();
/// One agent, 1,000 s: a root #0 with `count` children of 1 ms, one after the other; #500 fails.
[[nodiscard]] std::shared_ptr<const Trace> manySmall(int count);

/// The view with the focus, on a session whose lanes are made.
struct ShownLanes {
    explicit ShownLanes(std::shared_ptr<const Trace> trace = twoAgents(), QSize size = {1000, 500});

    SessionContext context;
    LanesView view;
    Hand hand{view};

    /// Until the lanes are those of what the context shows.
    [[nodiscard]] bool isSettled() const { return view.shownLanes() && !view.isBusy(); }
    /// The middle of a bar.
    [[nodiscard]] QPoint pointOf(EventIndex event) const;
    /// The moment below a point of the graph.
    [[nodiscard]] TimeNs timeAt(int x) const;
    [[nodiscard]] std::uint32_t row(EventIndex event) const;

    void click(EventIndex event);
};

} // namespace playhead::testkit
