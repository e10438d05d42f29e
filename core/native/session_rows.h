// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace playhead {

/// The events' records of a session file, as they are now, by the numbers of their rows: for work
/// that goes through files without showing them (SessionFile is for what is shown, and sees to it
/// that it stays what it was). Rows count up in order of arrival. Used by one thread; the file is
/// never written.
class SessionRows
{
public:
    struct Row {
        std::int64_t number = 0;
        std::string_view record; ///< valid until the next call
    };

    /// Fails as SessionFile::open() does.
    static Result<SessionRows> open(const std::string& path);

    /// The next() row is the first with a greater number.
    void go_behind(std::int64_t number);
    /// False at the end.
    Result<bool> next(Row& row);
    /// The record of one row; nothing where there is none.
    Result<std::optional<std::string>> find(std::int64_t number);

private:
    SessionRows(sqlite::Statement behind, sqlite::Statement one)
        : behind_(std::move(behind)), one_(std::move(one))
    {
    }

    sqlite::Statement behind_;
    sqlite::Statement one_;
};

} // namespace playhead
