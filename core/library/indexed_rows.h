// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The events of a session in the library, one after the other, for the text index. Internal to
// core/library.
#pragma once

#include "core/library/library.h"
#include "core/native/session_rows.h"

#include <cstdint>
#include <memory>
#include <string>

namespace playhead {

class IndexedRows
{
public:
    virtual ~IndexedRows() = default;
    /// The next() row is the first with a greater number.
    virtual void go_behind(std::int64_t number) = 0;
    /// False at the end.
    virtual Result<bool> next(SessionRows::Row& row) = 0;

    /// Of a session file; of an archive what `read` makes of it, whose rows are events in order of
    /// arrival. Fails for an archive without it.
    [[nodiscard]] static Result<std::unique_ptr<IndexedRows>> open(const std::string& path,
                                                                   const std::string& session_id,
                                                                   const ReadSessions& read,
                                                                   const Job& job);
};

} // namespace playhead
