// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's own sessions as one JSON document, an event a line.
#include "core/export/text_export.h"

namespace playhead {

namespace {

Result<void> write_members(TextExport& out, const Trace& trace)
{
    if (auto begun = out.write("\"session\":"); !begun)
        return begun;
    if (auto written = out.write_session(trace); !written)
        return written;
    if (auto begun = out.write(",\n\"events\":[\n"); !begun)
        return begun;
    if (auto written = out.write_events(trace, ",\n", false); !written)
        return written;
    return out.write("\n]");
}

Result<void> write_document(TextExport& out, Sessions sessions)
{
    if (auto begun = out.write("{\"playhead\":1,\n"); !begun)
        return begun;
    if (sessions.size() == 1) {
        if (auto written = write_members(out, *sessions.front().as_trace()); !written)
            return written;
        return out.write("}\n");
    }
    std::string_view opening = "\"sessions\":[\n{";
    for (const ExportedSession& session : sessions) {
        if (auto begun = out.write(opening); !begun)
            return begun;
        if (auto written = write_members(out, *session.as_trace()); !written)
            return written;
        opening = "},\n{";
    }
    return out.write("}]}\n");
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_document);
}

} // namespace

const Exporter& native_json_exporter()
{
    static constexpr Exporter exporter = {"native-json", "Playhead session (JSON)",
                                          "json",        "one document, for other programs",
                                          write,         true};
    return exporter;
}

} // namespace playhead
