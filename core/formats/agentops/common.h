// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the generations of AgentOps data share: the traps of their files, and how each is read.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/reading/fields.h"
#include "core/model/event.h"

#include <string>
#include <string_view>

namespace playhead::agentops {

/// What had to be repaired or is doubtful, beside what any JSON may have
/// (core/native/note_kinds.h).
namespace notes {
extern const DiagnosticKind non_serializable;
extern const DiagnosticKind field_info_default;
extern const DiagnosticKind empty_for_null;
extern const DiagnosticKind error_in_returns;
extern const DiagnosticKind local_time_as_utc;
extern const DiagnosticKind zone_unknown;
extern const DiagnosticKind dangling_trigger;
extern const DiagnosticKind trigger_lost;
extern const DiagnosticKind zero_width;
extern const DiagnosticKind doubled_exception;
extern const DiagnosticKind json_in_text;
extern const DiagnosticKind python_repr;
extern const DiagnosticKind zero_cost;
extern const DiagnosticKind no_traceback;
extern const DiagnosticKind free_plan_truncated;
extern const DiagnosticKind missing_start;
extern const DiagnosticKind wrong_duration;
extern const DiagnosticKind wrong_trace_time;
extern const DiagnosticKind no_end_state;
extern const DiagnosticKind not_ended;
extern const DiagnosticKind empty_batch;
extern const DiagnosticKind session_unknown;
extern const DiagnosticKind metrics_only;
extern const DiagnosticKind trace_list;
extern const DiagnosticKind invented_agent_time;
} // namespace notes

void add_note(Event& event, const DiagnosticKind& kind, std::string detail = {});

/// "<<non-serializable: X>>", which AgentOps writes for what json.dumps() refuses.
[[nodiscard]] bool is_sentinel(json::Value value);
/// Notes what is wrong with the bytes of a record: each sentinel, and what is no JSON. Nothing
/// where `stop` is requested on the way.
void note_record(Event& event, std::string_view record, const std::stop_token& stop = {});

/// The text of a member; a sentinel and null are no text.
[[nodiscard]] std::string take_text(Fields& fields, std::string_view key);
/// A payload of a member; absent for null and what is not there.
[[nodiscard]] Payload take_payload(Fields& fields, std::string_view key);
/// The same where strings hold JSON text; says so in a note.
[[nodiscard]] Payload take_text_payload(Fields& fields, std::string_view key, Event& event);
[[nodiscard]] Payload read_text_payload(json::Value value, std::string_view key, Event& event,
                                        const std::stop_token& stop = {});

/// A token count or cost, also when written as text.
[[nodiscard]] std::optional<std::int64_t> take_count(Fields& fields, std::string_view key,
                                                     Event& event);
[[nodiscard]] std::optional<double> take_cost(Fields& fields, std::string_view key, Event& event);

/// A moment as AgentOps writes it: ISO 8601, or a number. no_time, with a note, for any other text;
/// no_time for what is null, empty or not there.
[[nodiscard]] TimeNs read_time(json::Value value, std::string_view key, Event& event);
/// The same of a member; one that cannot be read is left over.
[[nodiscard]] TimeNs take_time(Fields& fields, std::string_view key, Event& event);
void set_start(Event& event, TimeNs time);
void set_end(Event& event, TimeNs time);

/// Tags as a list, an object ("key:value"), JSON text of either, or one text.
[[nodiscard]] std::vector<std::string> read_tags(json::Value value);

/// An event's logs: a text, a list of texts, or the JSON text of such a list.
void read_logs(json::Value value, Event& event);

/// What Python's traceback module prints where there is no exception.
[[nodiscard]] bool is_empty_traceback(std::string_view text);

} // namespace playhead::agentops
