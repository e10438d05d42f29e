// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What AgentOps' dashboard and API hand out since 0.4: the dashboard's export {"trace","spans"}, a
// trace {"trace_id","spans"} of the v4 and the public v1 API, a single span, and sessions of older
// versions rewritten as spans; in one document, a list, or lines. Answers that hold only the sums
// of a trace or span become one event that says them, and a list of traces becomes sessions without
// events: what they are, and no more.
//
// Recognised by "spans" with span_id or span_name.
//
// Sessions: a trace is a session; spans alone are one named after the file.
//
// Nesting: as recorded by parent_span_id ("" for a root).
//
// Tokens on workflows are sums of what lies below them; the model counts them once. A cost of zero
// beside tokens is the server's word for a model it does not know: the cost is unknown.
#include "core/formats/agentops/api_span.h"
#include "core/formats/agentops/common.h"
#include "core/formats/agentops/migrated.h"
#include "core/formats/agentops/session.h"
#include "core/formats/agentops/span.h"
#include "core/formats/agentops/trace_record.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/log_record.h"

#include <map>
#include <memory>

namespace playhead {

namespace {

using agentops::SessionReader;
using agentops::TraceRecord;

/// Sums of a trace or span, as the only event there is.
void decode_metrics(std::span<const Record> records, Event& event)
{
    Fields metrics{records.front().value()};
    event.event_type = metrics.has("span_count") ? "trace metrics" : "span metrics";
    event.action_type = "action";
    agentops::read_metrics(records.front().value(), event);
    ObjectText rest;
    rest.add_recorded(metrics);
    event.attributes = rest.take();
}

class SpansReader
{
public:
    explicit SpansReader(Importer& importer) : importer_(importer), input_(importer) {}

    Result<void> read();

private:
    /// One object at the top, while it is read.
    struct DocumentState {
        std::uint64_t begin = 0;
        std::string session; ///< id, made up until the trace says its own
        bool is_named = false;
        bool has_spans = false;
        bool has_span_id = false;
        bool has_tokens = false;
        bool has_cost = false;
        std::vector<std::pair<std::string, std::string>> members; ///< key, JSON
    };

    struct SessionState {
        std::unique_ptr<SessionReader> reader;
        TraceRecord trace;
    };

    bool read_document();
    bool read_member(const std::string& key, DocumentState& document);
    bool read_spans(DocumentState& document);
    bool read_trace_list();
    void finish_document(DocumentState& document);
    void name_session(DocumentState& document, const std::string& id);
    void add_span(json::Value value, const Slice& record, const DocumentState& document);
    void add_trace(const json::Slice& trace, DocumentState& document);
    SessionState& session(const std::string& id);
    void finish_sessions();

    Importer& importer_;
    JsonInput input_;
    std::map<std::string, SessionState, std::less<>> sessions_;
    std::size_t documents_ = 0;
};

SpansReader::SessionState& SpansReader::session(const std::string& id)
{
    SessionState& state = sessions_[id];
    if (!state.reader) {
        TraceBuilder& builder = importer_.session(id);
        state.reader = std::make_unique<SessionReader>(importer_, builder);
        builder.session().infer_parents = false; // recorded
    }
    return state;
}

/// Settles what session the document is: now, or for the spans that came before.
void SpansReader::name_session(DocumentState& document, const std::string& id)
{
    if (id.empty() || document.is_named)
        return;
    document.is_named = true;
    const auto made_up = sessions_.find(document.session);
    if (made_up != sessions_.end() && !sessions_.contains(id)) {
        importer_.rename_session(document.session, id);
        auto node = sessions_.extract(made_up);
        node.key() = id;
        sessions_.insert(std::move(node));
    }
    document.session = id;
}

void SpansReader::add_span(json::Value value, const Slice& record, const DocumentState& document)
{
    if (!value.is_object()) {
        if (record.length > 0)
            add_unreadable(importer_, session(document.session).reader->builder(), record);
        return;
    }
    const std::string trace_id = text_of(value.find("trace_id"));
    SessionState& state = session(trace_id.empty() ? document.session : trace_id);
    SessionReader& reader = *state.reader;
    Event scratch; // its notes are the event's, which is read below
    Span span = agentops::read_api_span(value, scratch);
    state.trace.add_span(value, span, reader);
    if (agentops::is_migrated_agent(span))
        reader.learn_agent(
            {text_of(span.attributes.peek("agent.id")), agentops::migrated_agent_name(span)},
            record);
    if (agentops::is_migrated_error(span))
        reader.add_error({agentops::migrated_trigger(span), value, agentops::decode_api_span,
                          agentops::join_migrated_error},
                         record);
    else
        reader.add_event(value, record, agentops::decode_api_span);
    agentops::read_session_span(span, reader.builder().session());
}

bool SpansReader::read_spans(DocumentState& document)
{
    json::Cursor& cursor = input_.cursor();
    document.has_spans = true;
    session(document.session);
    if (!cursor.enter_array())
        return true;
    while (cursor.next_element()) {
        const json::Slice slice = cursor.raw();
        add_span(slice.value(), importer_.slice(slice.offset, slice.text.size()), document);
        if (!input_.keep_going())
            return false;
    }
    return true;
}

void SpansReader::add_trace(const json::Slice& trace, DocumentState& document)
{
    name_session(document, text_of(trace.value().find("trace_id")));
    SessionState& state = session(document.session);
    state.trace.set_summary(trace.value(), *state.reader);
    state.reader->builder().session().records.push_back(
        importer_.slice(trace.offset, trace.text.size()));
    ++importer_.tally().metadata;
}

bool SpansReader::read_trace_list()
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_array())
        return true;
    while (cursor.next_element()) {
        const json::Slice slice = cursor.raw();
        DocumentState listed;
        listed.session = importer_.id_from_name() + "-" + std::to_string(++documents_);
        if (slice.value().is_object())
            add_trace(slice, listed);
        else
            add_span(slice.value(), importer_.slice(slice.offset, slice.text.size()), listed);
        if (!input_.keep_going())
            return false;
    }
    importer_.diagnostics().add(agentops::notes::trace_list);
    return true;
}

bool SpansReader::read_member(const std::string& key, DocumentState& document)
{
    json::Cursor& cursor = input_.cursor();
    if (key == "spans")
        return read_spans(document);
    if (key == "traces" && cursor.peek_kind() == json::Kind::Array) {
        document.has_spans = true;
        return read_trace_list();
    }
    const json::Slice slice = cursor.raw();
    const json::Value value = slice.value();
    document.has_span_id |= key == "span_id";
    document.has_tokens |= key == "total_tokens";
    document.has_cost |= key == "total_cost";
    if (key == "trace_id")
        name_session(document, text_of(value));
    if (key == "trace" && value.is_object())
        add_trace(slice, document);
    else if (!value.is_null())
        document.members.emplace_back(key, payload_of(value).json());
    return true;
}

/// What can only be told once the whole object is known.
void SpansReader::finish_document(DocumentState& document)
{
    if (document.has_spans) {
        const auto known = sessions_.find(document.session);
        for (const auto& [key, json] : document.members) {
            ++importer_.tally().metadata;
            if (known != sessions_.end())
                known->second.trace.set_member(key, json, *known->second.reader);
        }
        return;
    }
    const bool is_metrics = document.has_tokens && document.has_cost && !document.has_span_id;
    const Slice record = importer_.slice(document.begin, input_.cursor().offset() - document.begin);
    const auto bytes = importer_.read(record);
    if (!bytes)
        return;
    const json::Value value(*bytes);
    if (document.has_span_id)
        return add_span(value, record, document);
    if (!is_metrics) {
        add_unknown(importer_, session(document.session).reader->builder(), {value, record});
        return;
    }
    session(document.session).reader->add_event(value, record, decode_metrics);
    importer_.diagnostics().add(agentops::notes::metrics_only);
}

bool SpansReader::read_document()
{
    json::Cursor& cursor = input_.cursor();
    DocumentState document;
    document.begin = cursor.offset();
    document.session = importer_.id_from_name();
    if (documents_++ > 0)
        document.session += "-" + std::to_string(documents_);
    if (!cursor.enter_object()) {
        const json::Slice slice = cursor.raw();
        add_span(slice.value(), importer_.slice(slice.offset, slice.text.size()), document);
        return input_.keep_going();
    }
    for (std::string_view key; cursor.next_member(key);) {
        if (!read_member(std::string(key), document))
            return false;
    }
    finish_document(document);
    return input_.keep_going();
}

void SpansReader::finish_sessions()
{
    for (auto& [id, state] : sessions_) {
        state.reader->finish();
        state.trace.finish(*state.reader);
    }
}

Result<void> SpansReader::read()
{
    json::Cursor& cursor = input_.cursor();
    bool goes_on = true;
    while (goes_on && cursor.next_document()) {
        if (!cursor.enter_array()) {
            goes_on = read_document();
            continue;
        }
        while (goes_on && cursor.next_element())
            goes_on = read_document();
    }
    finish_sessions();
    return input_.finish();
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"", "[]."}) {
        const auto has = [&](std::string_view path) {
            return shape.has(std::string(at) + std::string(path));
        };
        if (has("spans[].span_name"))
            return Confidence::Certain;
        // MLflow's spans have a name and nanoseconds.
        if (has("spans[].span_id") && !has("spans[].start_time_unix_nano"))
            return Confidence::Certain;
        if ((has("span_id") && has("span_name")) || has("traces[].root_span_name"))
            return Confidence::Certain;
        if (has("total_tokens") && has("prompt_cost") && has("total_cost"))
            return Confidence::Likely;
        if (has("spans") && (has("trace") || has("trace_id")))
            return Confidence::Possible;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    return SpansReader(importer).read();
}

} // namespace

const Format& agentops_spans_format()
{
    static constexpr Format format = {"agentops-spans", "AgentOps dashboard and API exports",
                                      "json jsonl", sniff, read};
    return format;
}

} // namespace playhead
