// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/conversation.h"
#include "core/model/trace.h"

namespace playhead {

/// The event that a tool's call or result tells of.
struct ToolEvent {
    EventIndex event; ///< none where it cannot be told
    /// Told by name and order; else an event has the call's id.
    bool is_guess = false;
};

/// Looks for the run of a tool that a part of an LLM call's conversation tells of: the event with
/// the id of the call; else, of the events of that name by the same agent, those before the LLM
/// call for the prompt, where the last one belongs to the last call of that name and so on
/// backwards, and the first one after it for the completion. Looks no further than a few thousand
/// events.
[[nodiscard]] ToolEvent find_tool_event(const Trace& trace, EventIndex llm_call,
                                        const Conversation& conversation, MessagePart::Ref ref);

} // namespace playhead
