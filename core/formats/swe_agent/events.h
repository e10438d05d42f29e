// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>
#include <string>

namespace playhead::swe_agent {

// The first record of an event is its step of the trajectory, or its message of the history where
// there is no step. Those beside it are told apart by what they hold: a message has a role, a tool
// call a function, figures of a run count calls, a text is the name of the agent, and any other
// object describes the model.
void decode_prompt(std::span<const Record> records, Event& event);
void decode_answer(std::span<const Record> records, Event& event);
void decode_tool(std::span<const Record> records, Event& event);
/// A message that is none of the others.
void decode_moment(std::span<const Record> records, Event& event);
/// A step by which the program itself, not the model, ended the run.
void decode_exit(std::span<const Record> records, Event& event);

/// The figures of a run in which nobody asks: a moment with its tokens and its cost.
void decode_figures(std::span<const Record> records, Event& event);
/// Whether figures hold any that count.
[[nodiscard]] bool has_figures(json::Value figures);

/// Whether a step or message asks for a command by its action.
[[nodiscard]] bool has_action(json::Value step);
[[nodiscard]] bool is_exit(json::Value step);

} // namespace playhead::swe_agent
