// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The line that ends a run repeats all that was said in its session so far.
#pragma once

#include "core/formats/openclaw/tool_calls.h"

#include <vector>

namespace playhead::openclaw {

/// What of it was said in the run. Values view the line.
struct RunMessages {
    json::Value prompt;                ///< what the run answers; Invalid where that is not there
    std::vector<json::Value> messages; ///< what follows
    TimeNs last = no_time;             ///< the latest time of all messages
};

/// `begun` is when the run was, no_time where that is not known; all up to `told` was said in
/// earlier runs.
[[nodiscard]] RunMessages messages_of_run(json::Value line, TimeNs begun, TimeNs told);

/// The calls of all answers among them, in their order, each with its result.
[[nodiscard]] std::vector<MadeCall> made_calls(const std::vector<json::Value>& messages);

} // namespace playhead::openclaw
