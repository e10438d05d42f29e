// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The file of a log that is JSON in documents: a list of records, a document with a list of them
// and what is said of the session beside it, a record by itself, or several of these one after the
// other.
#pragma once

#include "core/base/result.h"
#include "core/formats/reading/log_record.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace playhead {

/// Takes the records of such a file, in their order.
class LogDocuments
{
public:
    using Member = std::pair<std::string, std::string>; ///< its key, and its value's JSON

    virtual ~LogDocuments() = default;

    /// The documents that come from now on are of this file, of Importer::parts(). False where they
    /// are not to be shown: it holds something else.
    virtual bool begin_part(const FilePart& part);
    /// A document has a list of records: they follow.
    virtual void begin_document() = 0;
    virtual void add(const LogRecord& record) = 0;
    /// What is no JSON object, where a record should be.
    virtual void add_unreadable(const Slice& slice) = 0;
    /// What a document has beside its list.
    virtual void end_document(std::span<const Member> members) = 0;
};

/// Shows all that is in the importer's file, or files, to `documents`. `lists` are the members of a
/// document that hold records; a list in such a list holds records, too. A document without one is
/// a record, and so are the elements of a list at the top.
[[nodiscard]] Result<void> read_log_documents(Importer& importer,
                                              std::span<const std::string_view> lists,
                                              LogDocuments& documents);

} // namespace playhead
