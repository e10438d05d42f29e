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
    return write_session_file(sessions, path, options.reveal ? nullptr : &redactor, job);
}

} // namespace

const Exporter& native_session_file_exporter()
{
    static constexpr Exporter exporter = {"native-session-file", "Playhead session file",
                                          "playhead", write};
    return exporter;
}

} // namespace playhead
