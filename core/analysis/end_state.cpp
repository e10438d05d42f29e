// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/end_state.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

template <std::size_t count>
bool is_among(std::string_view word, const std::array<std::string_view, count>& words)
{
    return std::any_of(words.begin(), words.end(), [word](std::string_view known) {
        return equals_ignoring_case(word, known);
    });
}

constexpr auto running = std::to_array<std::string_view>(
    {"running", "idle", "paused", "started", "loading", "init", "waiting_for_confirmation",
     "awaiting_user_input", "awaiting_user_confirmation"});
constexpr auto failed = std::to_array<std::string_view>(
    {"error", "failed", "failure", "stuck", "crashed", "status_code_error"});
constexpr auto went_well =
    std::to_array<std::string_view>({"ok", "succeeded", "completed", "finished", "status_code_ok"});

} // namespace

std::optional<EventResult> result_of_end_state(std::string_view word)
{
    if (is_among(word, failed))
        return EventResult::Fail;
    if (is_among(word, went_well))
        return EventResult::Success;
    return parse_result(word);
}

bool is_state_of_running(std::string_view word)
{
    return is_among(word, running);
}

} // namespace playhead
