// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/otlp/span_writer.h"

#include "core/analysis/conversation.h"
#include "core/base/json_write.h"
#include "core/export/otlp/any_value.h"
#include "core/export/otlp/messages.h"
#include "core/export/otlp/native_members.h"
#include "core/export/otlp/span_lists.h"
#include "core/native/event_json.h"
#include "core/native/span_keys.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace playhead::otlp {

namespace {

using json::Value;

constexpr int kind_internal = 1; // SPAN_KIND_INTERNAL
constexpr int kind_client = 3;   // SPAN_KIND_CLIENT
constexpr int status_ok = 1;     // STATUS_CODE_OK
constexpr int status_error = 2;  // STATUS_CODE_ERROR

/// What a span has a place for, or this file a rule.
constexpr std::array<std::string_view, 13> placed = {
    "id",    "parent_id", "event_type",  "result", "init_timestamp", "end_timestamp", "timestamp",
    "error", "logs",      "span_events", "links",  "attributes",     "model"};

/// Times as a span has them, and what is to be said of them.
struct Times {
    TimeNs start = no_time;
    TimeNs end = no_time;
    bool has_start = false;
    bool has_end = false;
};

/// The attributes of one span.
class SpanAttributes
{
public:
    SpanAttributes(json::Writer& out, const NativeMembers& record)
        : attributes_(out), record_(record), action_(text("action_type"))
    {
        const Value own = record.find("attributes");
        is_flat_ = can_be_attributes(own);
        json::ObjectReader members(own);
        for (json::Member member; is_flat_ && members.next(member);)
            own_.emplace(member.key);
        // What others would take for another member must not stand there.
        for (const span_keys::Carrier& carrier : span_keys::carriers)
            is_flat_ =
                is_flat_ && (!own_.contains(carrier.attribute) || record.has(carrier.member));
        for (const span_keys::Carrier& carrier : span_keys::payload_carriers)
            is_flat_ =
                is_flat_ && (!own_.contains(carrier.attribute) || record.has(carrier.member));
        if (!is_flat_)
            own_.clear();
    }

    [[nodiscard]] Attributes& plain() { return attributes_; }

    void write_members()
    {
        for (const NativeMembers::Member& member : record_.all()) {
            if (span_keys::is_payload(member.key))
                write_payload(member);
            else if (std::find(placed.begin(), placed.end(), member.key) == placed.end())
                write_value(member);
        }
        if (const Value model = record_.find("model"); model.is_valid())
            write_model(model);
        if (record_.has("error") && !has_error_to_tell(record_))
            attributes_.value("playhead.error", record_.find("error"));
        write_own();
    }

    /// For others: what our own reader knows from elsewhere.
    void write_derived()
    {
        if (action_ == "tool") {
            derive_text("gen_ai.operation.name", "\"execute_tool\"");
            derive_text("gen_ai.tool.name", record_.find("event_type").raw());
        } else if (action_ == "llm") {
            derive_text("gen_ai.operation.name", "\"chat\"");
            write_settings();
            write_messages();
        }
        derive_text("error.type", record_.find("error").find("type").raw());
        write_list(span_keys::texts, texts_);
        write_list(span_keys::derived, derived_);
    }

private:
    [[nodiscard]] std::string text(std::string_view member) const
    {
        return record_.find(member).as_string().value_or(std::string());
    }
    static std::string own_key(std::string_view member)
    {
        return std::string(span_keys::prefix) + std::string(member);
    }
    /// Whether no attribute of the event has this name.
    [[nodiscard]] bool is_free(std::string_view attribute) const
    {
        return !attribute.empty() && !own_.contains(attribute);
    }

    void write_value(const NativeMembers::Member& member)
    {
        const std::string_view carrier = span_keys::attribute_of(span_keys::carriers, member.key);
        const std::string key = is_free(carrier) ? std::string(carrier) : own_key(member.key);
        if (member.key == "cost")
            attributes_.number(key, member.value.raw());
        else
            attributes_.value(key, member.value);
    }

    /// Only where a model is what the event is about does its name mean that.
    void write_model(Value model)
    {
        const bool is_request = action_ == "llm" && is_free("gen_ai.request.model");
        attributes_.token(is_request ? "gen_ai.request.model" : "playhead.model", model.raw());
    }

    void write_payload(const NativeMembers::Member& member)
    {
        const std::string_view carrier =
            span_keys::attribute_of(span_keys::payload_carriers, member.key);
        const bool is_of_tool = member.key == "params" || member.key == "returns";
        const bool is_carried = action_ == "tool" && is_of_tool && is_free(carrier);
        if (member.key == "attributes" || (action_ == "llm" && !is_of_tool && is_free(carrier)))
            return; // write_own(), write_messages()
        if (is_carried && member.value.is_string()) {
            attributes_.token(carrier, member.value.raw());
            texts_.push_back(json::quote(member.key));
        } else {
            attributes_.text(is_carried && member.value.is_container() ? std::string(carrier)
                                                                       : own_key(member.key),
                             member.value.raw());
        }
    }

    void write_own()
    {
        const Value own = record_.find("attributes");
        if (!is_flat_ && own.is_valid())
            return attributes_.text("playhead.attributes", own.raw());
        json::ObjectReader members(own);
        for (json::Member member; members.next(member);)
            attributes_.value(member.key, member.value);
    }

    // What stands elsewhere, too.

    /// `token` is empty where nothing is to be said.
    void derive_text(std::string_view attribute, std::string_view token)
    {
        if (token.empty() || !is_free(attribute))
            return;
        attributes_.token(attribute, token);
        derived_.push_back(json::quote(attribute));
    }

    void write_settings()
    {
        constexpr std::array<std::string_view, 8> known = {
            "temperature",      "top_p", "top_k",         "max_tokens", "frequency_penalty",
            "presence_penalty", "seed",  "stop_sequences"};
        const Value params = record_.find("params");
        for (const std::string_view name : known) {
            const Value setting = params.find(name);
            const std::string attribute = "gen_ai.request." + std::string(name);
            const bool fits = setting.is_number() || (setting.is_array() && has_any_value(setting));
            if (!fits || !is_free(attribute))
                continue;
            attributes_.value(attribute, setting);
            derived_.push_back(json::quote(attribute));
        }
    }

    void write_messages()
    {
        Event said;
        said.action_type = action_;
        const auto borrow = [this](std::string_view member, Payload& payload) {
            if (const Value value = record_.find(member); value.is_valid())
                payload = Payload::borrowed(value.raw());
        };
        borrow("params", said.params);
        borrow("returns", said.returns);
        borrow("prompt", said.prompt);
        borrow("completion", said.completion);
        const Conversation conversation = read_conversation(said);
        write_said("prompt", gen_ai_messages(conversation, Direction::Input));
        write_said("completion", gen_ai_messages(conversation, Direction::Output));
    }

    /// As it was recorded, and, where that is something else, as others expect it.
    void write_said(std::string_view member, const std::string& messages)
    {
        const std::string_view carrier =
            span_keys::attribute_of(span_keys::payload_carriers, member);
        if (!is_free(carrier))
            return; // write_payload() wrote it
        const Value recorded = record_.find(member);
        const bool is_carried = recorded.is_valid() && recorded.raw() == messages;
        if (recorded.is_valid() && !is_carried)
            attributes_.text(own_key(member), recorded.raw());
        if (messages.empty())
            return;
        attributes_.text(carrier, messages);
        if (!is_carried)
            derived_.push_back(json::quote(carrier));
    }

    void write_list(std::string_view key, const std::vector<std::string>& tokens)
    {
        if (tokens.empty())
            return;
        std::string list;
        for (const std::string& token : tokens)
            list += (list.empty() ? "[" : ",") + token;
        list += ']';
        attributes_.value(key, Value(list));
    }

    Attributes attributes_;
    const NativeMembers& record_;
    std::string action_;
    bool is_flat_ = false;                   ///< the event's attributes are the span's
    std::set<std::string, std::less<>> own_; ///< their names
    std::vector<std::string> texts_;         ///< JSON strings
    std::vector<std::string> derived_;       ///< JSON strings
};

/// A time as a fixed64, in which there is none before 1970.
std::string fixed(TimeNs time)
{
    return std::to_string(std::max<TimeNs>(time, 0));
}

Times times_of(const Trace& trace, EventIndex event)
{
    Times times;
    times.start = trace.start(event);
    times.end = trace.has(event, EventFlag::Instant) ? times.start : trace.end(event);
    times.has_start = times.start != no_time;
    times.has_end = times.end != no_time;
    if (!times.has_start) {
        const EventIndex parent = trace.parent(event);
        times.start = times.has_end ? times.end : parent ? trace.start(parent) : no_time;
        if (times.start == no_time)
            times.start = trace.begin_time();
    }
    if (!times.has_end)
        times.end = times.start;
    return times;
}

/// What a fixed64 does not say of the times.
void write_time_marks(Attributes& attributes, const NativeMembers& record, const Times& times,
                      bool is_instant)
{
    if (is_instant)
        attributes.mark(span_keys::instant);
    if (!times.has_start)
        attributes.mark(span_keys::no_start);
    if (!times.has_end && !is_instant)
        attributes.mark(span_keys::no_end);
    for (const std::string_view member : {"init_timestamp", "end_timestamp", "timestamp"}) {
        const TimeNs time = member == "end_timestamp" ? times.end : times.start;
        const Value recorded = record.find(member);
        if (recorded.is_string() && time <= 0)
            attributes.token(std::string(span_keys::prefix) + std::string(member), recorded.raw());
    }
}

void write_status(json::Writer& out, const NativeMembers& record, EventResult result)
{
    out.key("status").begin_object();
    const Value error = record.find("error");
    const Value message = error.find("message");
    const Value said = message.is_valid() ? message : error.find("type");
    if (said.is_valid())
        out.key("message").raw(said.raw());
    if (result != EventResult::Indeterminate)
        out.key("code").integer(result == EventResult::Fail ? status_error : status_ok);
    out.end_object();
}

/// What an id says that the span's own does not: all of it, or that there is none.
void write_id(Attributes& attributes, std::string_view key, Value recorded,
              std::string_view written)
{
    const std::string id = recorded.as_string().value_or(std::string());
    if (id != written)
        attributes.text(key, id);
}

} // namespace

SpanWriter::SpanWriter(const Trace& trace, const Redactor* redactor)
    : trace_(trace), redactor_(redactor), ids_(trace, redactor)
{
}

void SpanWriter::append(std::string& out, EventIndex event, const LoadedEvent& loaded)
{
    record_.clear();
    EventJsonOptions options;
    options.redactor = redactor_;
    append_event_json(record_, trace_, event, loaded, options);
    const NativeMembers record{Value(record_)};
    const std::string id = ids_.of(event, loaded.event);
    const EventIndex parent = trace_.parent(event);
    const std::string recorded_parent = record.find("parent_id").as_string().value_or("");
    const std::string parent_id = parent                        ? ids_.of(parent)
                                  : is_span_id(recorded_parent) ? recorded_parent
                                                                : std::string();
    const Times times = times_of(trace_, event);
    const ActionType action = trace_.action_type(event);
    const bool is_call = action == ActionType::Llm || action == ActionType::Api;
    const Value name = record.find("event_type");

    json::Writer span(out);
    span.begin_object().key("traceId").text(ids_.trace_id()).key("spanId").text(id);
    if (!parent_id.empty())
        span.key("parentSpanId").text(parent_id);
    span.key("name").raw(name.is_valid() ? name.raw() : "\"unnamed\"");
    span.key("kind").integer(is_call ? kind_client : kind_internal);
    span.key("startTimeUnixNano").text(fixed(times.start));
    span.key("endTimeUnixNano").text(fixed(times.end));
    span.key("attributes").begin_array();
    SpanAttributes attributes(span, record);
    attributes.plain().integer(span_keys::index, event.value());
    if (!name.is_valid())
        attributes.plain().text("playhead.event_type", "");
    write_id(attributes.plain(), "playhead.id", record.find("id"), id);
    write_id(attributes.plain(), "playhead.parent_id", record.find("parent_id"), parent_id);
    write_time_marks(attributes.plain(), record, times, trace_.has(event, EventFlag::Instant));
    attributes.write_members();
    attributes.write_derived();
    span.end_array();
    write_events(span, record, loaded.event, times.start, times.end);
    write_links(span, record, ids_);
    write_status(span, record, trace_.result(event));
    span.end_object();
}

} // namespace playhead::otlp
