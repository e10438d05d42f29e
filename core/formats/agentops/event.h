// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// One event of AgentOps before 0.4, from its records.
//
// The seed's events (0.0.2 to 0.0.22) say `result`. The typed events (0.1.0 to 0.3.26, and the rows
// of the v2 export) record no result: an error record that names the event makes it Fail, and the
// absence of one is no recorded success, so that it stays Indeterminate.
//
// Records of an event: itself (RecordRole::Event); error records that name it (Error); its agent's
// `{"id","name"}` (Context).
#pragma once

#include "core/model/event.h"
#include "core/model/trace.h"

#include <span>

namespace playhead::agentops {

/// Reads an event of a request body: a RecordDecoder.
void decode_wire_event(std::span<const Record> records, Event& event,
                       const std::stop_token& stop = {});

// Reads a row of a table of the v2 export: RecordDecoders.
void decode_action_row(std::span<const Record> records, Event& event,
                       const std::stop_token& stop = {});
void decode_llm_row(std::span<const Record> records, Event& event,
                    const std::stop_token& stop = {});
void decode_tool_row(std::span<const Record> records, Event& event,
                     const std::stop_token& stop = {});
void decode_error_row(std::span<const Record> records, Event& event,
                      const std::stop_token& stop = {});

} // namespace playhead::agentops
