// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "tests/bench/sessions/plan.h"

#include <cstdint>
#include <string>

namespace playhead::bench {

/// A session as Claude Code keeps it, which can be written again, byte for byte.
struct ClaudePlan {
    std::uint64_t steps = 1000; ///< calls of a tool, each with its result: two lines, two events
    Payloads payloads = Payloads::Thin; ///< of the results; thin lines have 600 bytes
    std::uint64_t giant = 0;            ///< bytes of one more result; 0: none
    /// Each of the steps starts a sub-agent, which has a file of its own with fifty steps.
    bool has_agents = false;
    std::uint64_t seed = 1;
};

/// "claude-thin-1000-1": what tells the plan from others, for a file's name.
[[nodiscard]] std::string plan_name(const ClaudePlan& plan);
/// How many events there are to be seen in it.
[[nodiscard]] std::uint64_t event_count(const ClaudePlan& plan);
/// About how many bytes it takes.
[[nodiscard]] std::uint64_t expected_size(const ClaudePlan& plan);

/// Writes the file, or with sub-agents the folder.
[[nodiscard]] Result<void> write_session(const std::string& path, const ClaudePlan& plan);

} // namespace playhead::bench
