// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The file of a log that is JSON in documents: a list of records, a document with a list of them
// and what is said of the session beside it, a record by itself, or several of these one after the
// other.
#pragma once

#include "core/base/result.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_record.h"

#include <span>
#include <string_view>

namespace playhead {

/// Where a format's documents hold what.
struct DocumentKeys {
    /// Members that hold records; a list in such a list holds records, too.
    std::span<const std::string_view> lists;
    /// Members of the outermost documents that hold documents.
    std::span<const std::string_view> documents = {};
};

/// Takes the records of such a file, in their order.
class LogDocuments
{
public:
    virtual ~LogDocuments() = default;

    /// The documents that come from now on are of this file, of Importer::parts(). False where they
    /// are not to be shown: it holds something else.
    virtual bool begin_part(const FilePart& part);
    /// A document has a list of records or of documents: they follow, and end_document() after the
    /// last of them.
    virtual void begin_document() = 0;
    /// What follows is in this list of the document that was begun last.
    virtual void begin_list(std::string_view key);
    virtual void add(const LogRecord& record) = 0;
    /// What is no JSON object, where a record or a document should be.
    virtual void add_unreadable(const Slice& slice) = 0;
    /// What a document has beside its lists. Ends the one that was begun last.
    virtual void end_document(std::span<const KeptMember> members) = 0;
};

/// Shows all that is in the importer's file, or files, to `documents`. A document without a list is
/// a record, and so are the elements of a list at the top.
[[nodiscard]] Result<void> read_log_documents(Importer& importer, const DocumentKeys& keys,
                                              LogDocuments& documents);

} // namespace playhead
