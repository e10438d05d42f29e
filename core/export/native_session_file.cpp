// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's session file, an SQLite database.
#include "core/export/exporter.h"
#include "core/export/redaction_list.h"
#include "core/native/session_file.h"

namespace playhead {

namespace {

/// The writer of the database reads events on a thread of its own, where no list is kept.
Result<void> list_all(RedactionList& list, const Redactor& redactor,
                      const std::vector<std::shared_ptr<const Trace>>& traces, const Job& job)
{
    for (const auto& trace : traces) {
        list.add_session(redactor, *trace);
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            const auto loaded = trace->load(EventIndex(i), job.stop);
            if (!loaded)
                return loaded.error();
            list.add_event(redactor, *trace, EventIndex(i), *loaded);
        }
    }
    return {};
}

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    if (sessions.empty())
        return Error{"There is no session to write.", path, {}};
    const Redactor redactor = options.redactor();
    std::vector<std::shared_ptr<const Trace>> traces;
    traces.reserve(sessions.size());
    for (const ExportedSession& session : sessions)
        traces.push_back(session.as_trace());
    const Redactor* const masking = redactor.masks_anything() ? &redactor : nullptr;
    if (auto written = write_session_file(traces, path, masking, job); !written)
        return written;
    return options.list ? list_all(*options.list, redactor, traces, job) : Result<void>();
}

} // namespace

const Exporter& native_session_file_exporter()
{
    static constexpr Exporter exporter = {"native-session-file",
                                          "Playhead session file",
                                          "playhead",
                                          "a database that opens fastest",
                                          write,
                                          true};
    return exporter;
}

} // namespace playhead
