// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace playhead {

/// What an export masked: how much of each kind, and where, without a letter of it. Places are
/// those of the native record, which has all fields, whatever the form that is written.
///
/// In a file, a line of JSON is what was masked of one kind at one place:
///
///     {"session_id":"run-7","index":12,"place":"/params/headers/Authorization",
///      "what":"bearer token","count":1,"length":40}
///
/// `index` is the event's number in what was written, absent for what is recorded of the session;
/// `place` a JSON pointer into the event, or into the session; `length` the bytes, added up. Names
/// and ids in the list are masked as they are in the export. Used by one thread.
class RedactionList
{
public:
    /// Counts, and writes nothing.
    RedactionList() = default;
    /// Writes to a file, which appears with finish().
    static Result<RedactionList> to_file(const std::string& path);

    void add_session(const Redactor& redactor, const Trace& trace);
    /// `loaded` is what trace.load(event) gave.
    void add_event(const Redactor& redactor, const Trace& trace, EventIndex event,
                   const LoadedEvent& loaded);

    /// How much was masked, by what it was.
    [[nodiscard]] const std::map<std::string_view, std::uint64_t>& counts() const
    {
        return counts_;
    }
    /// Call once, at the end. Fails where something could not be written.
    [[nodiscard]] Result<void> finish();

private:
    void add(const Redactor& redactor, const Trace& trace, EventIndex event,
             const std::string& record);

    std::optional<AtomicFile> file_;
    Result<void> written_; ///< the first failure
    std::map<std::string_view, std::uint64_t> counts_;
};

} // namespace playhead
