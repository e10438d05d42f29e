// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OpenTelemetry traces as OTLP in Protocol Buffers: the body of a request to a collector
// (ExportTraceServiceRequest), and sequences of them, as the collector's file exporter writes them
// with `format: proto`: before each its length in four bytes, the highest first. Lengths as
// protobuf's own writers have them, in a varint, are read, too.
//
// Recognised by spans in their places. What holds logs or metrics alone is refused by name.
//
// Sessions: a trace id is a session, whatever requests and resources its spans come in.
//
// Nesting: as recorded by parent_span_id.
//
// Records of an event: the bytes of the span (Event), its Resource and its Scope. What a span
// means: otlp_meaning.h, as of OTLP in JSON.
#include "core/base/json_write.h"
#include "core/base/protobuf.h"
#include "core/base/protobuf_stream.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/otel/otel_span.h"
#include "core/formats/otel/otlp_frames.h"
#include "core/formats/otel/otlp_meaning.h"
#include "core/formats/otel/otlp_protobuf.h"
#include "core/formats/reading/stray_records.h"
#include "core/native/note_kinds.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using otlp_protobuf::Framing;
using otlp_protobuf::Kind;
using protobuf::Type;

const DiagnosticKind cut_off = {
    Severity::Warning, "cut-off", "The file ends in the middle of a message.",
    "Everything before that is shown. It may still be written, or was copied incompletely."};
const DiagnosticKind damaged_message = {Severity::Warning, "damaged-message",
                                        "Bytes are no message of Protocol Buffers.",
                                        "What can be read before and behind that is shown."};
const DiagnosticKind other_signal = {Severity::Note, "other-signal",
                                     "The file holds logs or metrics beside its traces.",
                                     "Playhead shows traces."};

void add_time(const char* key, const std::string& digits, Event& event, ObjectText& rest)
{
    if (digits.empty())
        return;
    event.notes.push_back({&native::notes::unreadable_time, key});
    rest.add(key, digits);
}

void add_count(const char* key, std::uint64_t count, ObjectText& rest)
{
    if (count > 0)
        rest.add(key, std::to_string(count));
}

void decode(std::span<const Record> records, Event& event)
{
    otlp_protobuf::ReadSpan read = otlp_protobuf::read_span(records.front().bytes);
    ObjectText rest;
    otlp::read_meaning(read.span, event, rest);
    add_time("startTimeUnixNano", read.unread_start, event, rest);
    add_time("endTimeUnixNano", read.unread_end, event, rest);
    if (!read.trace_state.empty())
        rest.add_text("traceState", read.trace_state);
    add_count("droppedAttributesCount", read.dropped_attributes, rest);
    add_count("droppedEventsCount", read.dropped_events, rest);
    add_count("droppedLinksCount", read.dropped_links, rest);
    for (const auto& [number, json] : read.unknown)
        rest.add("field " + std::to_string(number), json);
    for (const Record& record : records.subspan(1)) {
        const bool is_scope = record.role == RecordRole::Scope;
        ObjectText object;
        object.add_recorded(is_scope ? otlp_protobuf::read_scope(record.bytes)
                                     : otlp_protobuf::read_resource(record.bytes));
        if (!object.is_empty())
            rest.add(is_scope ? "scope" : "resource", object.take().json());
    }
    event.attributes = rest.take();
    own_loose_payloads(records, event);
}

class BinaryReader
{
public:
    BinaryReader(Importer& importer, Framing framing)
        : importer_(importer)
        , framing_(framing)
        , bytes_(importer.source().reader())
        , stream_(*bytes_)
        , stray_(importer)
    {
    }

    Result<void> read();

private:
    /// A part that the spans beside it share, and the spans that came before it.
    struct Shared {
        std::optional<Slice> record;
        std::string name;
        std::string attributes;
        std::vector<std::pair<TraceBuilder*, EventIndex>> waiting;
    };
    using Piece = protobuf::MessageStream::Piece;

    bool next(std::uint64_t end, Piece& piece);
    void note(const DiagnosticKind& kind);
    void read_frames();
    bool read_request(std::uint64_t end);
    bool read_resource_spans(std::uint64_t end);
    bool read_scope_spans(std::uint64_t end);
    void read_shared(const Piece& piece, Shared& shared, RecordRole role);
    void describe(TraceBuilder& builder) const;
    void add_span(const Piece& piece);
    void pass_over(const Piece& piece);
    [[nodiscard]] std::string_view take(const Piece& piece);

    Importer& importer_;
    Framing framing_;
    std::unique_ptr<ByteReader> bytes_;
    protobuf::MessageStream stream_;
    Shared resource_;
    Shared scope_;
    StrayRecords stray_;
    TraceBuilder* latest_ = nullptr; ///< session of the last span
};

constexpr std::uint64_t no_end = std::numeric_limits<std::uint64_t>::max();

void BinaryReader::note(const DiagnosticKind& kind)
{
    Place place;
    place.offset = stream_.offset();
    importer_.diagnostics().add(kind, place);
}

/// Goes to the value of the next field before `end`. False where there is none any more.
bool BinaryReader::next(std::uint64_t end, Piece& piece)
{
    using Step = protobuf::MessageStream::Step;
    const Step step = stream_.next(end, piece);
    if (step == Step::Field)
        return true;
    if (step != Step::End) {
        note(step == Step::Cut ? cut_off : damaged_message);
        stream_.skip_to(end);
    }
    return false;
}

/// The bytes of a piece that is held in memory, as far as they are there.
std::string_view BinaryReader::take(const Piece& piece)
{
    const std::uint64_t length = piece.end - stream_.offset();
    const std::string_view bytes = stream_.take(length);
    if (bytes.size() < length)
        note(cut_off);
    return bytes;
}

/// Reads a resource or scope; the spans before it get it as one more record.
void BinaryReader::read_shared(const Piece& piece, Shared& shared, RecordRole role)
{
    const std::uint64_t begin = stream_.offset();
    const std::string_view bytes = take(piece);
    shared.record = importer_.slice(begin, bytes.size(), role);
    ++importer_.tally().metadata;
    Fields fields = role == RecordRole::Scope ? otlp_protobuf::read_scope(bytes)
                                              : otlp_protobuf::read_resource(bytes);
    if (role == RecordRole::Scope)
        shared.name = text_of(fields.peek("name"));
    ObjectText text;
    text.add_recorded(fields);
    shared.attributes = text.take().json();
    for (const auto& [builder, event] : shared.waiting) {
        builder->join_record(event, *shared.record);
        describe(*builder);
    }
    shared.waiting.clear();
}

/// What a session's first resource says of it.
void BinaryReader::describe(TraceBuilder& builder) const
{
    Session& session = builder.session();
    if (session.recorder.empty())
        session.recorder = otlp::recorder_of(scope_.name, resource_.attributes);
    if (session.attributes.is_absent() && !resource_.attributes.empty())
        session.attributes = Payload::owned(resource_.attributes);
}

void BinaryReader::add_span(const Piece& piece)
{
    const std::uint64_t begin = stream_.offset();
    const std::string_view bytes = take(piece);
    const Kind kind = otlp_protobuf::kind_of(bytes);
    if (kind != Kind::Span) {
        const bool is_other = kind == Kind::LogRecord || kind == Kind::Metric;
        note(is_other ? other_signal : damaged_message);
        stray_.add(importer_.slice(begin, bytes.size()),
                   is_other ? StrayRecords::Kind::About : StrayRecords::Kind::Event, latest_);
        return;
    }
    std::string trace = otlp_protobuf::trace_of(bytes);
    if (trace.empty())
        trace = importer_.id_from_name();
    TraceBuilder& builder = importer_.session(trace);
    latest_ = &builder;
    stray_.show_in(builder);
    if (resource_.record)
        describe(builder);
    std::vector<Slice> records = {importer_.slice(begin, bytes.size())};
    for (const Shared* shared : {&resource_, &scope_}) {
        if (shared->record)
            records.push_back(*shared->record);
    }
    const Record own{RecordRole::Event, bytes};
    Event event;
    decode({&own, 1}, event);
    const EventIndex index = builder.add(event, records, decode);
    ++importer_.tally().events;
    for (Shared* shared : {&resource_, &scope_}) {
        if (!shared->record)
            shared->waiting.emplace_back(&builder, index);
    }
    if (!otlp_protobuf::is_whole(bytes) && bytes.size() == piece.end - begin)
        note(damaged_message);
    if (event.parent_id.empty()) {
        otlp_protobuf::ReadSpan read = otlp_protobuf::read_span(bytes);
        otel::read_session_span(read.span, builder.session());
    }
}

/// A field that nobody knows, around the spans.
void BinaryReader::pass_over(const Piece& piece)
{
    const std::uint64_t begin = stream_.offset();
    stream_.skip_to(piece.end);
    stray_.add(importer_.slice(begin, stream_.offset() - begin), StrayRecords::Kind::About,
               latest_);
}

bool BinaryReader::read_scope_spans(std::uint64_t end)
{
    scope_ = {};
    for (Piece piece; next(end, piece);) {
        const bool is_bytes = piece.tag.type == Type::Bytes;
        if (is_bytes && piece.tag.number == otlp_protobuf::scope)
            read_shared(piece, scope_, RecordRole::Scope);
        else if (is_bytes && piece.tag.number == otlp_protobuf::spans)
            add_span(piece);
        else
            pass_over(piece);
        if (!importer_.keep_going(stream_.offset()))
            return false;
    }
    return true;
}

bool BinaryReader::read_resource_spans(std::uint64_t end)
{
    resource_ = {};
    for (Piece piece; next(end, piece);) {
        const std::uint32_t number = piece.tag.number;
        const bool is_bytes = piece.tag.type == Type::Bytes;
        if (is_bytes && number == otlp_protobuf::resource)
            read_shared(piece, resource_, RecordRole::Resource);
        else if (is_bytes &&
                 (number == otlp_protobuf::scope_spans || number == otlp_protobuf::library_spans)) {
            if (!read_scope_spans(piece.end))
                return false;
        } else {
            pass_over(piece);
        }
    }
    return true;
}

bool BinaryReader::read_request(std::uint64_t end)
{
    for (Piece piece; next(end, piece);) {
        if (piece.tag.type == Type::Bytes && piece.tag.number == otlp_protobuf::resource_spans) {
            if (!read_resource_spans(piece.end))
                return false;
        } else {
            pass_over(piece);
        }
    }
    return true;
}

void BinaryReader::read_frames()
{
    constexpr std::size_t longest_frame = 10;
    while (!stream_.at_end()) {
        const auto frame = otlp_protobuf::frame_of(stream_.peek(longest_frame), framing_);
        if (!frame || frame->length > no_end - stream_.offset() - frame->size)
            return note(cut_off);
        stream_.skip_to(stream_.offset() + frame->size);
        const std::uint64_t end = stream_.offset() + frame->length;
        if (!read_request(end))
            return;
        stream_.skip_to(end);
        if (stream_.offset() < end)
            return note(cut_off);
    }
}

Confidence sniff(const SniffInput& input)
{
    const Kind kind = otlp_protobuf::recognise(input.head).kind;
    if (kind == Kind::Span)
        return Confidence::Certain;
    return kind == Kind::Unknown ? Confidence::No : Confidence::Possible;
}

Result<void> BinaryReader::read()
{
    if (framing_ == Framing::None)
        (void)read_request(no_end);
    else
        read_frames();
    if (latest_)
        stray_.show_in(*latest_);
    if (stream_.error() && importer_.session_count() == 0)
        return *stream_.error();
    return {};
}

Result<void> read(Importer& importer)
{
    const auto head = importer.source().head(sniff_size);
    const auto is = otlp_protobuf::recognise(head ? std::string_view(*head) : std::string_view());
    auto done = BinaryReader(importer, is.framing).read();
    if (!done || importer.session_count() > 0)
        return done;
    if (is.kind == Kind::LogRecord || is.kind == Kind::Metric)
        return Error{std::string("These are OpenTelemetry ") +
                         (is.kind == Kind::Metric ? "metrics" : "logs") + ", not traces.",
                     importer.source().name(), "Playhead shows traces: requests with spans."};
    return Error{"The file holds no span.", importer.source().name(),
                 "It has the outer parts of OpenTelemetry traces, and nothing in them."};
}

} // namespace

const Format& otlp_binary_format()
{
    static constexpr Format format = {"otlp-protobuf", "OpenTelemetry traces (OTLP protobuf)",
                                      "pb bin proto otlp", sniff, read};
    return format;
}

} // namespace playhead
