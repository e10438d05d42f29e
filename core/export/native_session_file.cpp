// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's session file, an SQLite database.
#include "core/export/exporter.h"
#include "core/native/session_file.h"

namespace playhead {

namespace {

Result<void> write(Sessions sessions, const std::string& path, const ExportOptions& options,
                   const Job& job)
{
    if (sessions.empty())
        return Error{"There is no session to write.", path, {}};
    const Redactor redactor;
    std::vector<std::shared_ptr<const Trace>> traces;
    traces.reserve(sessions.size());
    for (const ExportedSession& session : sessions)
        traces.push_back(session.as_trace());
    return write_session_file(traces, path, options.reveal ? nullptr : &redactor, job);
}

} // namespace

const Exporter& native_session_file_exporter()
{
    static constexpr Exporter exporter = {"native-session-file", "Playhead session file",
                                          "playhead", "a database that opens fastest", write};
    return exporter;
}

} // namespace playhead
