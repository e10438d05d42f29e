// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace playhead {

/// A session file of one session that grows, for recorders. Others may read it meanwhile. Used by
/// one thread.
class SessionFileAppender
{
public:
    /// Takes up the file, or makes one that only its owner may read. Fails for what is no session
    /// file.
    static Result<SessionFileAppender> open(const std::string& path, const std::string& session_id);

    struct Record {
        bool is_session = false; ///< takes the place of what was known of the session
        std::string_view json;   ///< as core/native/README.md has it; an event's may be an update
    };
    /// Adds all of them, and sets what is kept under a key of the file's own, or does nothing of it
    /// and fails. What was added survives the process; the system's end may cost the last ones.
    Result<void> append(std::span<const Record> records, std::string_view meta_key,
                        std::string_view meta_value);
    [[nodiscard]] Result<std::optional<std::string>> meta(std::string_view key);

    /// Leaves one file, on the disk, without others beside it, where nobody reads it now.
    Result<void> rest();
    [[nodiscard]] sqlite::Problem last_problem() const { return database_.last_problem(); }

private:
    SessionFileAppender(sqlite::Database database, std::string session_id, std::int64_t next);

    sqlite::Database database_;
    std::string session_id_;
    std::int64_t next_; ///< number of the next event
    std::optional<sqlite::Statement> insert_;
};

} // namespace playhead
