// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/session_json.h"

#include "core/model/trace_builder.h"
#include "core/native/field_writer.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

/// What TraceBuilder says again about the events when they are read again.
bool is_found_again(std::string_view code)
{
    const std::array<const DiagnosticKind*, 7> kinds = {&diagnostics::orphan,
                                                        &diagnostics::parent_cycle,
                                                        &diagnostics::duplicate_id,
                                                        &diagnostics::starts_after_parent_ended,
                                                        &diagnostics::starts_before_parent,
                                                        &diagnostics::ends_before_start,
                                                        &diagnostics::parents_inferred};
    return std::any_of(kinds.begin(), kinds.end(),
                       [code](const DiagnosticKind* kind) { return kind->code == code; });
}

void write_agents(native::FieldWriter& fields, const std::vector<Agent>& agents)
{
    if (agents.empty())
        return;
    json::Writer& json = fields.writer();
    json.key("agents").begin_array();
    for (const Agent& agent : agents) {
        json.begin_object();
        fields.id("id", agent.id);
        fields.text("name", agent.name);
        json.end_object();
    }
    json.end_array();
}

void write_notes(native::FieldWriter& fields, const Diagnostics& diagnostics)
{
    json::Writer& json = fields.writer();
    json.key("notes").begin_array();
    for (const Diagnostic& note : diagnostics.entries()) {
        if (is_found_again(note.code))
            continue;
        json.begin_object();
        json.key("severity").text(severity_name(note.severity));
        json.key("code");
        fields.text_value(note.code);
        fields.text("message", note.message);
        fields.text("remedy", note.remedy);
        json.key("count").integer(static_cast<std::int64_t>(note.count));
        json.key("where").begin_array();
        for (const std::string& place : note.where)
            fields.text_value(place);
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

} // namespace

void append_session_json(std::string& out, const Trace& trace, const Redactor* redactor)
{
    const Session& session = trace.session();
    native::FieldWriter fields(out, redactor, false);
    json::Writer& json = fields.writer();
    json.begin_object();
    json.key("session_id");
    fields.id_value(session.id);
    fields.text("name", session.name);
    fields.time("init_timestamp", session.init_timestamp);
    fields.time("end_timestamp", session.end_timestamp);
    if (session.end_state) {
        json.key("end_state");
        fields.text_value(*session.end_state);
    }
    fields.text("end_state_reason", session.end_state_reason);
    if (!session.tags.empty()) {
        json.key("tags").begin_array();
        for (const std::string& tag : session.tags)
            fields.text_value(tag);
        json.end_array();
    }
    write_agents(fields, session.agents);
    if (!session.zone_trusted)
        json.key("zone_trusted").boolean(false);
    json.key("parents").text("recorded");
    fields.text("recorder", session.recorder);
    fields.text("format", session.format);
    fields.payload("host_env", session.host_env);
    fields.payload("attributes", session.attributes);
    write_notes(fields, trace.diagnostics());
    json.end_object();
}

} // namespace playhead
