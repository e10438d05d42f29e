// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions of AgentOps before 0.4 that its server rewrote as spans: named "session", "agent:NAME",
// "action:TYPE", "llm:MODEL", "tool:NAME" and "error:TYPE", with the UUIDs of the old events as
// ids (the root's is the trace's). Events hang under their agent or the root; errors under the
// root, with the event that triggered them among their attributes.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/spans/span.h"
#include "core/model/event.h"
#include "core/model/source.h"

#include <string>

namespace playhead::agentops {

[[nodiscard]] bool is_migrated_span(const Span& span);
[[nodiscard]] bool is_migrated_agent(const Span& span);
[[nodiscard]] bool is_migrated_error(const Span& span);
/// The name of an agent's span.
[[nodiscard]] std::string migrated_agent_name(const Span& span);
/// The id of the event that an error's span names.
[[nodiscard]] std::string migrated_trigger(const Span& span);

// Before and after the span is read as any other.
void prepare_migrated(Span& span, Event& event);
void finish_migrated(Span& span, Event& event);

/// Joins the span of an error or of the event's agent.
void join_migrated(RecordRole role, json::Value record, Event& event);
void join_migrated_error(json::Value record, Event& event);

} // namespace playhead::agentops
