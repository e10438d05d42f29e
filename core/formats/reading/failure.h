// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How formats say that an event has failed.
#pragma once

#include "core/model/event.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace playhead {

/// More of what was said of a failure is not kept beside the event.
inline constexpr std::size_t longest_failure_text = 16 * 1024;

/// What was said of a failure, with its line breaks, without empty lines around it. Of more than
/// longest_failure_text bytes the first and the last lines, for a build or a test says at its end
/// what was wrong; a line of its own between them says how much is left out. The whole of it stays
/// in the event's record.
[[nodiscard]] std::string failure_text(std::string_view said);

/// Makes it an event that has failed: its result, error.type and error.message. Where nothing is
/// said, what an earlier record of the event said of its failure stays.
void fail(Event& event, std::string_view type, std::string_view said);

/// The words for a command that did not end with the code 0.
[[nodiscard]] std::string exit_code_text(std::string_view code);
/// Makes it an event that has failed for that; the code is error.code.
void fail_with_exit_code(Event& event, std::string_view code);

} // namespace playhead
