// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's own sessions as lines of JSON: a line for each session, one for each event.
#include "core/export/text_export.h"

namespace playhead {

namespace {

Result<void> write_lines(TextExport& out, Sessions sessions)
{
    for (const ExportedSession& session : sessions) {
        const auto trace = session.as_trace();
        if (auto begun = out.write("{\"playhead\":1,\"session\":"); !begun)
            return begun;
        if (auto written = out.write_session(*trace); !written)
            return written;
        if (auto ended = out.write("}\n"); !ended)
            return ended;
        if (auto written = out.write_events(*trace, "\n", true); !written)
            return written;
        if (trace->event_count() == 0)
            continue;
        if (auto ended = out.write("\n"); !ended)
            return ended;
    }
    return {};
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    return TextExport::write_file(sessions, path, options, job, write_lines);
}

} // namespace

const Exporter& native_jsonl_exporter()
{
    static constexpr Exporter exporter = {"native-jsonl", "Playhead session (JSON Lines)",
                                          "jsonl",        "one event a line, for grep and jq",
                                          write,          true};
    return exporter;
}

} // namespace playhead
