// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Chrome's trace events, as browsers, Android, Node, Bazel, PyTorch and many profilers write them:
// records {"ph","name","cat","ts","pid","tid","args"}, in a list, which need not be closed, or in
// {"traceEvents":[…]} with samples and stack frames beside them.
//
// Recognised by "traceEvents", or by a list of records with "ph".
//
// Sessions: a file is a session. A process is an agent, with its threads; categories are tags.
//
// Nesting: by containment, as the format defines it: what lies within a slice of the same thread in
// time ran inside of it, the tightest counts. Of slices of the same time the one that was recorded
// first is outside. What is asynchronous nests by its id, and in no slice.
//
// Events: the two records of a slice are one event, in the place of the first; an end without a
// beginning is one of its own, behind all others. Names of processes and threads are records of
// all their events. Counters, marks, flows and samples are moments; the end of a flow links to its
// beginning.
//
// Times: microseconds with fractions, mostly since some start of the machine: such a session says
// that its times are off by an unknown offset. The end of a record with a duration is derived.
//
// A trace has to be there as a whole before it can be nested: nothing is shown before its end.
#include "core/formats/chrome_events.h"
#include "core/formats/chrome_names.h"
#include "core/formats/chrome_slices.h"
#include "core/formats/fields.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/json_input.h"
#include "core/formats/json_shape.h"
#include "core/formats/log_record.h"
#include "core/model/string_pool.h"
#include "core/native/note_kinds.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using chrome::Head;
using chrome::Kind;
using chrome::none;
using chrome::Row;
using json::Value;

const DiagnosticKind never_ends = {
    Severity::Note, "begin-without-end", "An event begins and never ends.",
    "It is shown without an end. It may have been running when the trace ended."};
const DiagnosticKind never_began = {
    Severity::Warning, "end-without-begin", "An event ends that never began.",
    "It is shown as the moment of its end. It may have begun before the trace did."};
const DiagnosticKind crossed = {
    Severity::Note, "crossed-events", "An event ends while one that began inside it goes on.",
    "Both are shown with the times they record; the later one beside the earlier where it "
    "ends after it."};
const DiagnosticKind unknown_record = {
    Severity::Note, "unknown-record", "A record is of a kind that this version does not know.",
    "It is shown with all that it holds. A newer Playhead may say more about it."};

/// Before this, a time counts from something else than the epoch.
constexpr TimeNs first_plausible = 946'684'800 * ns_per_second; // 2000-01-01

class TraceReader
{
public:
    explicit TraceReader(Importer& importer)
        : importer_(importer), bytes_(importer.source().reader()), cursor_(*bytes_)
    {
    }

    Result<void> read()
    {
        while (goes_on_ && cursor_.next_document())
            read_document();
        report_problems();
        if (cursor_.error() && slices_.rows.empty())
            return *cursor_.error();
        add_events();
        return {};
    }

private:
    void read_document()
    {
        if (cursor_.peek_kind() == json::Kind::Array)
            read_records();
        else
            read_object();
    }

    /// {"traceEvents":[…],…}, or a record where there is one a line.
    void read_object()
    {
        const std::uint64_t begin = cursor_.offset();
        if (!cursor_.enter_object()) {
            add_unreadable(cursor_.raw());
            return;
        }
        std::vector<std::pair<std::string, Slice>> members;
        bool is_record = false;
        for (std::string_view name; goes_on_ && cursor_.next_member(name);) {
            const std::string key(name);
            const json::Kind kind = cursor_.peek_kind();
            is_record = is_record || key == "ph";
            if ((key == "traceEvents" || key == "samples") && kind == json::Kind::Array) {
                read_records();
            } else {
                if (key == "stackFrames" && kind == json::Kind::Object)
                    read_frames();
                else
                    members.emplace_back(key, skipped());
            }
            goes_on_ = goes_on_ && keep_going();
        }
        if (is_record) {
            const auto length = static_cast<std::size_t>(cursor_.offset() - begin);
            if (const auto bytes = importer_.read(importer_.slice(begin, length)))
                add_record(Value(*bytes), begin);
        } else {
            keep(members);
        }
    }

    Slice skipped()
    {
        const std::uint64_t begin = cursor_.offset();
        cursor_.skip();
        return importer_.slice(begin, static_cast<std::size_t>(cursor_.offset() - begin));
    }

    /// What a trace says of itself: its attributes where it is short, else a record of it.
    void keep(const std::vector<std::pair<std::string, Slice>>& members)
    {
        constexpr std::uint32_t short_enough = 64 * 1024;
        for (const auto& [key, slice] : members) {
            const auto bytes = slice.length <= short_enough ? importer_.read(slice)
                                                            : Result<std::string>(std::string());
            if (bytes && !bytes->empty()) {
                const Value value(*bytes);
                attributes_.add(key, payload_of(value).json());
                const std::string product = text_of(value.find("product-version"));
                if (key == "metadata" && !product.empty())
                    builder().session().recorder = product;
            } else {
                keep_record(slice);
            }
        }
    }

    void keep_record(Slice slice)
    {
        builder().session().records.push_back(slice);
        ++importer_.tally().metadata;
    }

    void read_frames()
    {
        const std::uint64_t begin = cursor_.offset();
        cursor_.enter_object();
        for (std::string_view name; goes_on_ && cursor_.next_member(name);) {
            const std::uint32_t number = pool_.intern(name).value();
            const json::Slice frame = cursor_.raw();
            if (frame.value().is_object())
                frames_.emplace(number, piece(frame));
        }
        keep_record(importer_.slice(begin, static_cast<std::size_t>(cursor_.offset() - begin)));
    }

    void read_records()
    {
        cursor_.enter_array();
        bool is_whole = true; // the record before the end
        while (goes_on_ && cursor_.next_element()) {
            const json::Slice slice = cursor_.raw();
            is_whole = slice.scan.ok();
            if (is_whole && slice.value().is_object())
                add_record(slice.value(), slice.offset);
            else
                add_unreadable(slice);
            goes_on_ = keep_going();
        }
        // The list may stay open, so that whoever writes it need not know its end.
        if (is_whole && cursor_.truncated() && cursor_.problem_count() == reported_ + 1) {
            static_cast<void>(cursor_.take_problem());
            ++reported_;
        }
    }

    bool keep_going()
    {
        report_problems();
        return importer_.keep_going(cursor_.offset());
    }

    void report_problems() { report_json_problems(cursor_, reported_, importer_, TextPlace::File); }

    static chrome::Piece piece(const json::Slice& slice)
    {
        return {slice.offset, static_cast<std::uint32_t>(slice.text.size())};
    }

    void add_unreadable(const json::Slice& slice)
    {
        if (!slice.text.empty())
            damaged_.push_back(importer_.slice(slice.offset, slice.text.size()));
    }

    void add_record(Value value, std::uint64_t offset)
    {
        const Head head(value);
        Row row;
        row.kind = head.kind();
        const Slice slice = importer_.slice(offset, value.raw().size());
        row.record = {slice.offset, slice.length};
        if (row.kind == Kind::Metadata) {
            names_.learn(head, value, slice);
            return keep_record(slice);
        }
        row.start = head.start();
        row.end = head.end();
        const bool has_time = head.time.is_valid() && !head.time.is_null();
        row.is_picture = head.screenshot().is_valid();
        row.has_bad_time = has_time && row.start == no_time;
        const bool is_end = row.kind == Kind::End || row.kind == Kind::AsyncEnd;
        row.type = pool_.intern(is_end ? text_of(head.name) : head.type()).value();
        row.category = pool_.intern(text_of(head.category)).value();
        row.frame = pool_.intern(text_of(head.frame)).value();
        row.thread = names_.thread_of(head);
        is_since_epoch_ = is_since_epoch_ || row.start >= first_plausible;
        if (is_end)
            return add_end(row, head);
        const auto number = static_cast<std::uint32_t>(slices_.rows.size());
        slices_.rows.push_back(row);
        if (std::string id = head.flow_begun(); !id.empty())
            ids_.emplace(number, std::move(id));
        if (row.kind == Kind::Begin)
            slices_.begin(number, thread_key(row));
        else if (row.kind == Kind::AsyncBegin)
            slices_.begin(number, "async" + head.async_key());
        else if (row.kind == Kind::AsyncMoment)
            slices_.add_moment(number, "async" + head.async_key());
        ++importer_.tally().events;
    }

    /// By which a thread's slices are told from another's.
    static std::string thread_key(const Row& row) { return std::to_string(row.thread); }

    void add_end(const Row& row, const Head& head)
    {
        const bool is_async = row.kind == Kind::AsyncEnd;
        if (!slices_.end(row, is_async ? "async" + head.async_key() : thread_key(row)) && !is_async)
            note(crossed, row);
        ++importer_.tally().merged;
    }

    TraceBuilder& builder()
    {
        if (!builder_)
            builder_ = &importer_.session(importer_.id_from_name());
        return *builder_;
    }

    void note(const DiagnosticKind& kind, const Row& row, EventIndex event = {})
    {
        Diagnostics& notes = builder().diagnostics();
        Place place;
        if (notes.count(kind.code) < Diagnostics::places_kept)
            place = importer_.place_at(row.record.offset); // a look at the file
        place.event = event;
        notes.add(kind, place);
    }

    void add_events()
    {
        slices_.settle();
        TraceBuilder& to = builder();
        to.expect(slices_.rows.size());
        to.session().agents = names_.agents();
        for (std::uint32_t i = 0; i < slices_.rows.size(); ++i) {
            constexpr std::uint32_t rows_per_look = 4096;
            if (i % rows_per_look == 0 && importer_.job().is_cancelled())
                break;
            add_event(i);
        }
        for (const Slice& slice : damaged_)
            playhead::add_unreadable(importer_, to, slice);
        to.session().attributes = attributes_.take();
        to.session().zone_trusted = is_since_epoch_;
    }

    void add_event(std::uint32_t number)
    {
        const Row& row = slices_.rows[number];
        const chrome::Names::Thread& thread = names_.thread(row.thread);
        const bool is_slice =
            row.kind == Kind::Begin || row.kind == Kind::Complete || row.kind == Kind::AsyncBegin;
        Event event;
        if (const auto id = ids_.find(number); id != ids_.end())
            event.id = id->second;
        event.event_type = row.type == 0 ? "unnamed" : pool_.text(StringId(row.type));
        event.action_type = row.is_picture ? "screenshot" : "action";
        event.agent = names_.process_of(thread).title;
        event.thread = thread.title;
        event.tags = chrome::tags_of(pool_.text(StringId(row.category)));
        if (row.parent != none)
            event.parent = EventIndex(row.parent);
        if (is_slice)
            set_start(event, row.start);
        else
            set_instant(event, row.start);
        if (row.end != no_time)
            set_end(event, row.end,
                    row.kind == Kind::Complete ? Provenance::Derived : Provenance::Recorded);
        if (row.has_bad_time)
            event.notes.push_back({&native::notes::unreadable_time, "ts"});
        add_records(row, thread);
        const EventIndex index = builder().add(event, records_, chrome::decode);
        if (row.kind == Kind::Unknown)
            note(unknown_record, row, index);
        else if ((row.kind == Kind::Begin || row.kind == Kind::AsyncBegin) &&
                 row.end_record.length == 0)
            note(never_ends, row, index);
        else if (row.kind == Kind::End || row.kind == Kind::AsyncEnd)
            note_lost_end(row, index);
    }

    void note_lost_end(const Row& row, EventIndex index)
    {
        note(never_began, row, index);
        ++importer_.tally().events;
        --importer_.tally().merged;
    }

    void add_records(const Row& row, const chrome::Names::Thread& thread)
    {
        records_.clear();
        const auto add = [this](const chrome::Piece& piece) {
            const RecordRole role = records_.empty() ? RecordRole::Event : RecordRole::Context;
            if (piece.length != 0)
                records_.push_back(importer_.slice(piece.offset, piece.length, role));
        };
        add(row.record);
        add(row.end_record);
        for (const Slice& name : {names_.process_of(thread).record, thread.record})
            add({name.offset, name.length});
        if (const auto frame = frames_.find(row.frame); row.frame != 0 && frame != frames_.end())
            add(frame->second);
    }

    Importer& importer_;
    std::unique_ptr<ByteReader> bytes_;
    json::Cursor cursor_;
    std::uint64_t reported_ = 0; ///< problems of the cursor
    bool goes_on_ = true;
    TraceBuilder* builder_ = nullptr;
    chrome::Slices slices_;
    StringPool pool_;
    chrome::Names names_;
    std::unordered_map<std::uint32_t, std::string> ids_;      ///< by row
    std::unordered_map<std::uint32_t, chrome::Piece> frames_; ///< by their name's number
    std::vector<Slice> damaged_;
    std::vector<Slice> records_;
    ObjectText attributes_;
    bool is_since_epoch_ = false;
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view list : {"traceEvents[].", "[].", ""}) {
        const auto has = [&](std::string_view key) {
            return shape.has(std::string(list) + std::string(key));
        };
        if (has("ph") && (has("pid") || has("tid") || has("ts")))
            return Confidence::Certain;
    }
    const bool is_profile = shape.has("stackFrames") && shape.has("samples");
    return shape.has("traceEvents") || is_profile ? Confidence::Likely : Confidence::No;
}

Result<void> read(Importer& importer)
{
    return TraceReader(importer).read();
}

} // namespace

const Format& chrome_trace_format()
{
    static constexpr Format format = {"chrome-trace", "Chrome trace (trace events)", "json", sniff,
                                      read};
    return format;
}

} // namespace playhead
