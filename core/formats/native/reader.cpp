// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/native/reader.h"

#include "core/base/json_write.h"
#include "core/formats/native/lines.h"
#include "core/formats/native/records.h"
#include "core/formats/reading/json_input.h"

namespace playhead {

namespace {

using json::Kind;
using json::Value;

constexpr std::int64_t current_version = 1;

const DiagnosticKind cut_record = {Severity::Warning, "cut-record", "A record was cut off.",
                                   "What there is of it is shown, completed to valid JSON."};
const DiagnosticKind newer_version = {
    Severity::Warning, "newer-version", "The file was written by a newer Playhead.",
    "What this version knows is shown. Update Playhead to see all of it."};

/// The text of a record and where it stands. One that was cut off is completed, and then stands
/// beside the file.
struct Record {
    std::string_view found;
    std::string completed; ///< empty where the record is whole
    Slice slice;
    std::uint64_t offset = 0; ///< in the file

    [[nodiscard]] bool was_cut() const { return !completed.empty(); }
    [[nodiscard]] std::string_view text() const { return was_cut() ? completed : found; }
    /// A value within the text, as a record of its own.
    [[nodiscard]] Record part(Value value) const
    {
        const auto begin = static_cast<std::uint64_t>(value.raw().data() - text().data());
        Record part{value.raw(), {}, slice, offset + begin};
        part.slice.offset += begin;
        part.slice.length = static_cast<std::uint32_t>(value.raw().size());
        return part;
    }
};

/// The members of a session that stand beside its events, put together to a record.
class SessionFields
{
public:
    void add(std::string_view raw_key, std::string_view value)
    {
        text_ += text_.empty() ? '{' : ',';
        text_ += raw_key;
        text_ += ':';
        text_ += value;
    }
    void add(std::string_view raw_key, const json::Slice& value)
    {
        if (value.scan.status == json::ScanStatus::Truncated)
            add(raw_key, json::complete_truncated(value.text));
        else if (!value.text.empty())
            add(raw_key, value.text);
    }
    [[nodiscard]] bool is_empty() const { return text_.empty(); }
    [[nodiscard]] std::string take() { return std::exchange(text_, {}) + '}'; }

private:
    std::string text_;
};

json::StreamOptions options(NativeLayout layout, const Importer& importer, std::uint64_t offset)
{
    json::StreamOptions options;
    options.mode = layout;
    options.offset = offset;
    options.leaves_torn_line = importer.is_followed();
    return options;
}

class NativeReader
{
public:
    NativeReader(Importer& importer, NativeLayout layout, NativeRecords& records, JsonInput& input)
        : importer_(importer)
        , layout_(layout)
        , records_(records)
        , input_(input)
        , cursor_(input.cursor())
    {
    }

    Result<void> read()
    {
        do {
            read_all();
        } while (goes_on_ && layout_ == NativeLayout::Lines && importer_.session_count() > 0 &&
                 input_.wait_for_more());
        // Nobody completes what is torn.
        cursor_.take_torn_line();
        read_all();
        if (auto finished = input_.finish(); !finished)
            return finished;
        if (importer_.session_count() == 0 && goes_on_)
            return Error{"The file holds no event that can be read.", importer_.source().name(),
                         "It has the keys of a Playhead session. Events are JSON objects in its "
                         "list \"events\", or one a line."};
        return {};
    }

    /// Reads what is there. False when the work is to be broken off.
    bool read_all()
    {
        while (goes_on_ && cursor_.next_document())
            read_document();
        return goes_on_;
    }

private:
    enum class Depth : std::uint8_t { Document, Bundle };

    void read_document()
    {
        if (layout_ == NativeLayout::Lines) {
            take_any(record_of(cursor_.raw()));
        } else if (cursor_.peek_kind() == Kind::Object) {
            read_object(Depth::Document);
        } else if (cursor_.enter_array()) {
            records_.begin_session();
            while (goes_on_ && cursor_.next_element())
                take_any(record_of(cursor_.raw()));
        } else {
            add_unreadable(record_of(cursor_.raw()));
        }
    }

    // NOLINTBEGIN(misc-no-recursion): a document, and a bundle in it

    /// A document, or a session with its events in a list of such: streamed, as it may be larger
    /// than memory.
    void read_object(Depth depth)
    {
        const std::uint64_t begin = cursor_.offset();
        bool has_parts = false;
        SessionFields fields;
        cursor_.enter_object();
        std::string_view key;
        while (goes_on_ && cursor_.next_member(key)) {
            const std::string name(key);
            const Part part = part_of(name, depth);
            if (part == Part::Field) {
                fields.add(json::quote(name), cursor_.raw());
                continue;
            }
            if (part != Part::Version && !std::exchange(has_parts, true))
                records_.begin_session();
            if (part == Part::Events)
                take_fields(fields);
            read_part(part);
        }
        if (has_parts)
            take_fields(fields);
        else if (goes_on_)
            take_single_event(begin);
    }

    enum class Part : std::uint8_t { Field, Version, Session, Sessions, Events };

    [[nodiscard]] Part part_of(std::string_view key, Depth depth)
    {
        const Kind kind = cursor_.peek_kind();
        if (key == "playhead" && kind == Kind::Number)
            return Part::Version;
        if (key == "session" && kind == Kind::Object)
            return Part::Session;
        if (key == "sessions" && kind == Kind::Array && depth == Depth::Document)
            return Part::Sessions;
        if (key == "events" && kind == Kind::Array)
            return Part::Events;
        return Part::Field;
    }

    void read_part(Part part)
    {
        switch (part) {
        case Part::Version:
            check_version(cursor_.raw().value());
            break;
        case Part::Session:
            add_session(record_of(cursor_.raw()));
            break;
        case Part::Sessions:
            cursor_.enter_array();
            while (goes_on_ && cursor_.next_element())
                read_bundle();
            break;
        case Part::Events:
            cursor_.enter_array();
            while (goes_on_ && cursor_.next_element())
                add_event(record_of(cursor_.raw()));
            break;
        case Part::Field:
            break;
        }
    }

    void read_bundle()
    {
        if (cursor_.peek_kind() == Kind::Object)
            read_object(Depth::Bundle);
        else
            add_unreadable(record_of(cursor_.raw()));
    }

    // NOLINTEND(misc-no-recursion)

    /// An object that turned out to hold no session's parts is an event. Its text has gone by.
    void take_single_event(std::uint64_t begin)
    {
        const auto length = static_cast<std::size_t>(cursor_.offset() - begin);
        const auto text = importer_.read(importer_.slice(begin, length));
        if (text)
            add_event(record_of({begin, *text, json::scan_value(*text, 0)}));
    }

    /// A line, or an element of a list: a session, a session with its events, or an event.
    void take_any(const Record& record)
    {
        Value session;
        Value events;
        bool is_account = false;
        json::ObjectReader members((Value(record.text())));
        json::Member member;
        for (bool is_first = true; members.next(member); is_first = false) {
            is_account = is_first && member.key == "records" && member.value.is_object();
            if (member.key == "session" && member.value.is_object())
                session = member.value;
            else if (member.key == "events" && member.value.is_array())
                events = member.value;
            else if (member.key == "playhead")
                check_version(member.value);
        }
        if (is_account) {
            records_.add_account(record.slice);
            return proceed();
        }
        if (!session.is_valid() && !events.is_valid())
            return add_event(record);
        if (events.is_valid())
            records_.begin_session();
        if (session.is_valid())
            add_session(record.part(session));
        else
            take_fields_beside(record);
        json::ArrayReader elements(events);
        Value element;
        while (goes_on_ && elements.next(element))
            add_event(record.part(element));
    }

    void take_fields_beside(const Record& bundle)
    {
        SessionFields fields;
        json::ObjectReader members((Value(bundle.text())));
        json::Member member;
        while (members.next(member)) {
            if (member.key != "events" && member.key != "playhead")
                fields.add(member.raw_key, member.value.raw());
        }
        take_fields(fields);
    }

    void take_fields(SessionFields& fields)
    {
        if (fields.is_empty())
            return;
        const std::string text = fields.take();
        records_.add_session(text, importer_.owned_slice(text));
    }

    void add_session(const Record& record)
    {
        records_.add_session(record.text(), record.slice);
        proceed();
    }

    void add_event(const Record& record)
    {
        const Value value(record.text());
        json::Member first;
        if (!value.is_object())
            return add_unreadable(record);
        if (record.was_cut() && !json::ObjectReader(value).next(first))
            return proceed(); // nothing of it is left
        records_.add_event(record.text(), record.slice);
        proceed();
    }

    Record record_of(const json::Slice& slice)
    {
        Record record{slice.text, {}, {}, slice.offset};
        if (slice.scan.status != json::ScanStatus::Truncated) {
            record.slice = importer_.slice(slice.offset, slice.text.size());
            return record;
        }
        record.completed = json::complete_truncated(slice.text);
        record.slice = importer_.owned_slice(record.completed);
        importer_.diagnostics().add(cut_record, importer_.place_at(slice.offset));
        return record;
    }

    void add_unreadable(const Record& record)
    {
        if (!record.text().empty())
            records_.add_unreadable(record.slice);
        proceed();
    }

    void check_version(Value version)
    {
        if (version.as_int64().value_or(current_version) > current_version)
            importer_.diagnostics().add(newer_version);
    }

    void proceed() { goes_on_ = input_.keep_going(); }

    Importer& importer_;
    NativeLayout layout_;
    NativeRecords& records_;
    JsonInput& input_;
    json::Cursor& cursor_;
    bool goes_on_ = true;
};

/// Lines in which something else stands than an event as programs write them.
bool read_odd_lines(Importer& importer, NativeRecords& records, const NativeLines::Odd& odd)
{
    json::StreamOptions options;
    options.mode = NativeLayout::Lines;
    options.offset = odd.offset;
    options.buffer_size = odd.text.size();
    JsonInput input(importer, std::make_unique<MemoryReader>(odd.text), options);
    const bool goes_on = NativeReader(importer, NativeLayout::Lines, records, input).read_all();
    return input.keep_going() && goes_on;
}

} // namespace

Result<void> read_native(Importer& importer, NativeLayout layout)
{
    NativeRecords records(importer);
    std::uint64_t read_to = 0;
    if (layout == NativeLayout::Lines) {
        NativeLines lines(importer, records, [&](const NativeLines::Odd& odd) {
            return read_odd_lines(importer, records, odd);
        });
        read_to = read_line_pieces(importer.source(), lines, importer.job().stop);
    }
    JsonInput input(importer, options(layout, importer, read_to));
    return NativeReader(importer, layout, records, input).read();
}

} // namespace playhead
