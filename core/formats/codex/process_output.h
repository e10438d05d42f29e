// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Codex writes of a process above what a command printed, for the model to read: lines such as
// "Exit code: 1" or "Process exited with code 1", up to one that says "Output:". What the command
// itself printed is never taken for it.
#pragma once

#include "core/base/json_value.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::codex {

struct ProcessState {
    std::optional<std::int64_t> exit_code; ///< where it has ended, and this is said
    std::string runs_as; ///< session by which it can be asked about; empty unless it goes on
};

/// By the output of a call; nothing known of one that says nothing of a process.
[[nodiscard]] ProcessState process_state(json::Value output, const std::stop_token& stop);

/// The name of calls that write to a process which goes on, or ask about it.
constexpr std::string_view write_stdin = "write_stdin";
/// The session of the process that such a call is about, empty where it says none.
[[nodiscard]] std::string session_asked_about(json::Value call, const std::stop_token& stop);

} // namespace playhead::codex
