// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The file of a log that is a JSON object a line, and may grow.
#pragma once

#include "core/base/result.h"
#include "core/formats/reading/log_record.h"

#include <string_view>

namespace playhead {

/// Takes the lines of a log, in their order.
class LogLines
{
public:
    virtual ~LogLines() = default;

    /// The lines that come from now on are of this file, of Importer::parts(). Called again where
    /// files are followed. False where the lines are not to be shown: it holds something else.
    virtual bool begin_part(const FilePart& part);
    virtual void add(const LogRecord& line) = 0;
    /// A line that does not begin as JSON does. True where it is not meant to, and was taken: it is
    /// no damage then.
    virtual bool add_comment(std::string_view line, const Slice& slice);
    /// A line that is no JSON object.
    virtual void add_unreadable(const Slice& slice) = 0;
    /// Whether there is a session. A file without one is not waited for.
    [[nodiscard]] virtual bool has_begun() const = 0;
    /// Called at the end of what is there, and again where more came: what follows from what
    /// stands there by now, and from nothing that may come.
    virtual void settle() = 0;
};

/// Shows all lines of the importer's file, or files, to `lines`, and follows them where they are to
/// be followed.
[[nodiscard]] Result<void> read_log_lines(Importer& importer, LogLines& lines);

} // namespace playhead
