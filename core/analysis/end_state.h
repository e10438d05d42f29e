// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a recorder's word for how a session ended says.
#pragma once

#include "core/model/event.h"

#include <optional>
#include <string_view>

namespace playhead {

/// Whether a recorded end state says that all went well, or that it did not, in any case of its
/// letters: "Success", "OK", "finished"; "Fail", "error", "stuck". Nothing for a word that says
/// neither: who wrote "submitted", "user_stop" or "cost limit" tells why it ended, not how.
[[nodiscard]] std::optional<EventResult> result_of_end_state(std::string_view word);

/// Whether it is a word for a session that has not ended, as OpenHands and Inspect write them.
[[nodiscard]] bool is_state_of_running(std::string_view word);

} // namespace playhead
