// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/log_documents.h"

#include "core/formats/reading/json_input.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

bool contains(std::span<const std::string_view> keys, std::string_view key)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class DocumentReader
{
public:
    DocumentReader(Importer& importer, const DocumentKeys& keys, LogDocuments& documents)
        : importer_(importer), keys_(keys), documents_(documents), input_(importer)
    {
    }

    /// False where the work is to be broken off.
    bool read()
    {
        json::Cursor& cursor = input_.cursor();
        while (goes_on_ && cursor.next_document()) {
            if (!cursor.enter_array()) {
                read_value(Level::Outer);
                continue;
            }
            while (goes_on_ && cursor.next_element())
                read_value(Level::Outer);
        }
        return goes_on_;
    }
    [[nodiscard]] Result<void> finish() { return input_.finish(); }

private:
    enum class Level : std::uint8_t { Outer, Inner };

    // NOLINTBEGIN(misc-no-recursion): one level

    /// A document with records, or a record.
    void read_value(Level level)
    {
        json::Cursor& cursor = input_.cursor();
        const std::uint64_t begin = cursor.offset();
        if (!cursor.enter_object()) {
            add_unreadable(cursor.raw());
            goes_on_ = input_.keep_going();
            return;
        }
        std::vector<KeptMember> members;
        bool has_lists = false;
        for (std::string_view name; goes_on_ && cursor.next_member(name);) {
            const std::string key(name);
            const bool is_list = cursor.peek_kind() == json::Kind::Array;
            const bool has_documents =
                is_list && level == Level::Outer && contains(keys_.documents, key);
            if (!has_documents && !(is_list && contains(keys_.lists, key))) {
                members.push_back(keep_member(importer_, cursor, key));
                continue;
            }
            if (!std::exchange(has_lists, true))
                documents_.begin_document();
            documents_.begin_list(key);
            if (has_documents)
                read_documents();
            else
                read_records();
        }
        if (has_lists)
            documents_.end_document(members);
        else
            add_record(begin);
        goes_on_ = goes_on_ && input_.keep_going();
    }

    void read_documents()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_array())
            return;
        while (goes_on_ && cursor.next_element())
            read_value(Level::Inner);
    }

    // NOLINTEND(misc-no-recursion)

    void read_records()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_array())
            return;
        while (goes_on_ && cursor.next_element()) {
            if (!cursor.enter_array()) {
                read_record();
                continue;
            }
            while (goes_on_ && cursor.next_element())
                read_record();
        }
    }

    void read_record()
    {
        const json::Slice slice = input_.cursor().raw();
        if (slice.value().is_object())
            documents_.add({slice.value(), importer_.slice(slice.offset, slice.text.size())});
        else
            add_unreadable(slice);
        goes_on_ = input_.keep_going();
    }

    void add_unreadable(const json::Slice& slice)
    {
        if (!slice.text.empty())
            documents_.add_unreadable(importer_.slice(slice.offset, slice.text.size()));
    }

    /// The object that was just gone through.
    void add_record(std::uint64_t begin)
    {
        const auto length = static_cast<std::size_t>(input_.cursor().offset() - begin);
        const Slice slice = importer_.slice(begin, length);
        if (const auto bytes = importer_.read(slice))
            documents_.add({json::Value(*bytes), slice});
    }

    Importer& importer_;
    const DocumentKeys& keys_;
    LogDocuments& documents_;
    JsonInput input_;
    bool goes_on_ = true;
};

} // namespace

bool LogDocuments::begin_part(const FilePart&)
{
    return true;
}

void LogDocuments::begin_list(std::string_view) {}

Result<void> read_log_documents(Importer& importer, const DocumentKeys& keys,
                                LogDocuments& documents)
{
    Result<void> result;
    bool goes_on = true;
    for (std::size_t part = 0; goes_on && part < importer.parts().size(); ++part) {
        importer.begin_part(part);
        if (!documents.begin_part(importer.parts()[part]))
            continue;
        DocumentReader reader(importer, keys, documents);
        goes_on = reader.read();
        if (auto finished = reader.finish(); !finished && result)
            result = std::move(finished);
    }
    return importer.session_count() > 0 ? Result<void>() : result;
}

} // namespace playhead
