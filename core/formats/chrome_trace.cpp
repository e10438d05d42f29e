// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Chrome's trace events, as browsers, Android, Node, Bazel, PyTorch and many profilers write them:
// records {"ph","name","cat","ts","pid","tid","args"}, in a list, which need not be closed, or in
// {"traceEvents":[…]} with samples and stack frames beside them.
//
// Recognised by "traceEvents", or by a list of records with "ph".
//
// What Playhead itself wrote is read as its own format: chrome/playhead_records.h.
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
#include "core/formats/chrome/collected.h"
#include "core/formats/chrome/events.h"
#include "core/formats/chrome/playhead_records.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using chrome::Head;
using chrome::Kind;
using chrome::Row;
using json::Value;

const DiagnosticKind crossed = {
    Severity::Note, "crossed-events", "An event ends while one that began inside it goes on.",
    "Both are shown with the times they record; the later one beside the earlier where it "
    "ends after it."};
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
        if (cursor_.error() && found_.slices.rows.empty() && importer_.session_count() == 0)
            return *cursor_.error();
        if (const auto& error = cursor_.error())
            importer_.note_broken_off(*error);
        if (own_ && found_.slices.rows.empty() && found_.damaged.empty() && attributes_.is_empty())
            return {};
        chrome::add_events(importer_, builder(), found_);
        builder().session().attributes = attributes_.take();
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
                else if (key == "otherData" && kind == json::Kind::Object)
                    read_other_data(members);
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

    void read_other_data(std::vector<std::pair<std::string, Slice>>& members)
    {
        const json::Slice slice = cursor_.raw();
        if (slice.scan.ok() && chrome::PlayheadRecords::is_mark(slice.value()))
            own_.emplace(importer_).take_sessions(slice.value(), slice.offset);
        else
            members.emplace_back("otherData", importer_.slice(slice.offset, slice.text.size()));
    }

    Slice skipped()
    {
        const std::uint64_t begin = cursor_.offset();
        cursor_.skip();
        return importer_.slice(begin, static_cast<std::size_t>(cursor_.offset() - begin));
    }

    /// What a trace says of itself: its records, and its attributes where it is short.
    void keep(const std::vector<std::pair<std::string, Slice>>& members)
    {
        constexpr std::uint32_t short_enough = 64 * 1024;
        for (const auto& [key, slice] : members) {
            if (own_ && key == "displayTimeUnit")
                continue;
            const auto bytes = slice.length <= short_enough ? importer_.read(slice)
                                                            : Result<std::string>(std::string());
            if (bytes && !bytes->empty()) {
                const Value value(*bytes);
                attributes_.add(key, payload_of(value).json());
                const std::string product = text_of(value.find("product-version"));
                if (key == "metadata" && !product.empty())
                    builder().session().recorder = product;
            }
            keep_record(slice);
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
            const std::uint32_t number = found_.texts.intern(name).value();
            const json::Slice frame = cursor_.raw();
            if (frame.value().is_object())
                found_.frames.emplace(number, piece(frame));
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
            found_.damaged.push_back(importer_.slice(slice.offset, slice.text.size()));
    }

    void add_record(Value value, std::uint64_t offset)
    {
        const Head head(value);
        if (own_ && own_->take(head, value, offset))
            return;
        Row row;
        row.kind = head.kind();
        const Slice slice = importer_.slice(offset, value.raw().size());
        row.record = {slice.offset, slice.length};
        if (row.kind == Kind::Metadata) {
            found_.names.learn(head, value, slice);
            return own_ ? void(++importer_.tally().metadata) : keep_record(slice);
        }
        row.start = head.start();
        row.end = head.end();
        const bool has_time = head.time.is_valid() && !head.time.is_null();
        row.is_picture = head.screenshot().is_valid();
        row.has_bad_time = has_time && row.start == no_time;
        const bool is_end = row.kind == Kind::End || row.kind == Kind::AsyncEnd;
        row.type = found_.texts.intern(is_end ? text_of(head.name) : head.type()).value();
        row.category = found_.texts.intern(text_of(head.category)).value();
        row.frame = found_.texts.intern(text_of(head.frame)).value();
        row.thread = found_.names.thread_of(head);
        found_.is_since_epoch = found_.is_since_epoch || row.start >= first_plausible;
        if (is_end)
            return add_end(row, head);
        const auto number = static_cast<std::uint32_t>(found_.slices.rows.size());
        found_.slices.rows.push_back(row);
        if (std::string id = head.flow_begun(); !id.empty())
            found_.ids.emplace(number, std::move(id));
        if (row.kind == Kind::Begin)
            found_.slices.begin(number, thread_key(row));
        else if (row.kind == Kind::AsyncBegin)
            found_.slices.begin(number, "async" + head.async_key());
        else if (row.kind == Kind::AsyncMoment)
            found_.slices.add_moment(number, "async" + head.async_key());
        ++importer_.tally().events;
    }

    /// By which a thread's slices are told from another's.
    static std::string thread_key(const Row& row) { return std::to_string(row.thread); }

    void add_end(const Row& row, const Head& head)
    {
        const bool is_async = row.kind == Kind::AsyncEnd;
        if (!found_.slices.end(row, is_async ? "async" + head.async_key() : thread_key(row)) &&
            !is_async)
            chrome::note_at(importer_, builder(), crossed, row);
        ++importer_.tally().merged;
    }

    TraceBuilder& builder()
    {
        if (!builder_)
            builder_ = &importer_.session(importer_.id_from_name());
        return *builder_;
    }

    Importer& importer_;
    std::unique_ptr<ByteReader> bytes_;
    json::Cursor cursor_;
    std::uint64_t reported_ = 0; ///< problems of the cursor
    bool goes_on_ = true;
    TraceBuilder* builder_ = nullptr;
    chrome::Collected found_;
    ObjectText attributes_;
    std::optional<chrome::PlayheadRecords> own_; ///< where Playhead wrote the trace
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    if (shape.has("otherData.playhead"))
        return Confidence::Certain;
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
