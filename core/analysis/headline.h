// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What stands behind an event's name in a list of many: an agent's log is a hundred times "Bash".
#pragma once

#include "core/model/event.h"

#include <cstddef>
#include <string>

namespace playhead {

/// No longer than this, in bytes: it is for a part of a line.
inline constexpr std::size_t longest_headline = 200;

/// What an event did, in words of its own: the command that was run, the file that was read, what
/// was asked for, the beginning of what was answered. One line of recorded text, as a rule; where
/// no single argument tells, the arguments ("area=Alfama, max_eur=120"); of an answer that only
/// calls tools, what was thought before, and their names. Empty where nothing is recorded. Pure;
/// secrets in it are not masked.
[[nodiscard]] std::string headline(const Event& event);

} // namespace playhead
