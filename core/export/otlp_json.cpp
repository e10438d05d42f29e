// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions as OpenTelemetry traces: OTLP JSON, as a collector's file exporter writes it, Jaeger and
// Langfuse take it, and Playhead reads it back without loss. An LLM call or a tool speaks the
// conventions for generative AI; core/native/span_keys.h says where what stands.
//
// A session is a trace. A line is a whole document of at most 512 KiB or so, unless a single event
// is larger: a collector reads line by line, up to a limit. A session of less is one line, and the
// file then one JSON document.
#include "core/base/json_write.h"
#include "core/export/otlp/any_value.h"
#include "core/export/otlp/native_members.h"
#include "core/export/otlp/span_writer.h"
#include "core/export/text_export.h"
#include "core/native/session_json.h"
#include "core/native/span_keys.h"

#include <string>

namespace playhead {

namespace {

using json::Value;

constexpr std::size_t most_of_a_line = std::size_t{512} << 10;
constexpr std::string_view line_end = "]}]}]}\n";

/// The name of the program, as far as the session says one.
std::string service_of(const otlp::NativeMembers& session)
{
    for (const Value said :
         {session.find("attributes").find("service.name"), session.find("recorder")}) {
        std::string name = said.as_string().value_or(std::string());
        if (!name.empty())
            return name;
    }
    return "unknown_service";
}

/// The beginning of a line, up to its spans. The first of a session has its record.
std::string line_begin(const otlp::SpanIds& ids, std::string_view session_record, bool is_first)
{
    const otlp::NativeMembers session{Value(session_record)};
    std::string text;
    json::Writer out(text);
    out.begin_object().key("resourceSpans").begin_array().begin_object();
    out.key("resource").begin_object().key("attributes").begin_array();
    otlp::Attributes attributes(out);
    attributes.text(span_keys::session_id, ids.session_id());
    attributes.text("service.name", service_of(session));
    if (is_first)
        attributes.text(span_keys::session, session_record);
    out.end_array().end_object();
    out.key("scopeSpans").begin_array().begin_object();
    out.key("scope").begin_object().key("name").text("playhead").end_object();
    out.key("spans").begin_array();
    return text;
}

Result<void> write_session(TextExport& out, const Trace& trace)
{
    std::string record;
    append_session_json(record, trace, out.redactor());
    otlp::SpanWriter writer(trace, out.redactor());
    if (auto begun = out.write(line_begin(writer.ids(), record, true)); !begun)
        return begun;
    std::size_t length = 0; // of the spans in the line
    const auto append = [&](std::string& text, EventIndex event, const LoadedEvent& loaded) {
        if (length > most_of_a_line) {
            text += line_end;
            text += line_begin(writer.ids(), record, false);
            length = 0;
        } else if (length > 0) {
            text += ',';
        }
        const std::size_t before = text.size();
        writer.append(text, event, loaded);
        length += text.size() - before;
    };
    if (auto written = out.write_each(trace, append); !written)
        return written;
    return out.write(line_end);
}

Result<void> write_traces(TextExport& out, Sessions sessions)
{
    for (const ExportedSession& session : sessions) {
        if (auto written = write_session(out, *session.as_trace()); !written)
            return written;
    }
    return {};
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_traces);
}

} // namespace

const Exporter& otlp_json_exporter()
{
    static constexpr Exporter exporter = {"otlp-json", "OpenTelemetry traces (OTLP JSON)",
                                          "otlp.json", "for collectors, Jaeger, Langfuse",
                                          write,       true};
    return exporter;
}

} // namespace playhead
