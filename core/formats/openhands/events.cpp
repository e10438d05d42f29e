// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/events.h"

#include "core/formats/openhands/items.h"
#include "core/formats/openhands/outcome.h"
#include "core/formats/openhands/usage.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <cctype>
#include <optional>
#include <string_view>

namespace playhead::openhands {

namespace {

using json::Value;

/// "HookExecutionEvent" as "hook execution", "change_agent_state" as "change agent state".
std::string in_words(std::string_view name)
{
    constexpr std::string_view ending = "Event";
    if (name.size() > ending.size() && name.ends_with(ending))
        name.remove_suffix(ending.size());
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::string words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool begins = i > 0 && is_upper(name[i]) && !is_upper(name[i - 1]);
        words += begins ? " " : "";
        words += name[i] == '_'
                     ? ' '
                     : static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
    }
    return words;
}

/// What stands beside an event's own record, but for what came of it.
struct Beside {
    TimeNs time = no_time;
    DurationNs latency = 0; ///< how long the response took; 0 where that is not recorded
    Value usage;            ///< the event's, where its record has none
    Value before;           ///< what was used before it
    std::string model;      ///< of the run
};

Beside read_beside(std::span<const Record> records, Event& event, bool has_usage)
{
    Beside beside;
    for (const Record& record : records.subspan(1)) {
        const Value value = record.value();
        if (value.is_string()) {
            if (const TimeNs time = time_of_value(value); time != no_time)
                beside.time = time;
            else
                event.agent = text_of(value);
        } else if (const auto latency = latency_in(value)) {
            beside.latency = *latency;
        } else if (const Value set = model_of_agent(value); set.is_valid()) {
            beside.model = text_of(set);
        } else if (is_event(value) || read_call_usage(value, event)) {
            continue;
        } else if (const Value model = model_in_metadata(value); model.is_valid()) {
            beside.model = text_of(model);
        } else if (has_usage) {
            beside.before = value;
        } else {
            beside.usage = value;
            has_usage = true;
        }
    }
    return beside;
}

void keep_record(Value record, std::initializer_list<std::string_view> taken, Event& event)
{
    Fields fields(record);
    for (const std::string_view key : {"id", "timestamp", "kind"})
        fields.drop(key);
    for (const std::string_view key : taken)
        fields.drop(key);
    keep_rest(fields, event);
}

/// The SDK spreads what a model said over the members of its action.
Payload said_with_action(Value record)
{
    ObjectText message;
    message.add_text("role", "assistant");
    if (const Value reasoning = record.find("reasoning_content"); !text_of(reasoning).empty())
        message.add("reasoning_content", payload_of(reasoning).json());
    if (const Value thought = record.find("thought"); !said_in(thought).empty())
        message.add("content", payload_of(thought).json());
    if (const Value call = record.find("tool_call"); call.is_object())
        message.add("tool_calls", "[" + std::string(payload_of(call).json()) + "]");
    return message.take();
}

Payload answer_in(Value record)
{
    if (record.find("kind").is_string()) {
        const Value message = record.find("llm_message");
        return message.is_object() ? payload_of(message) : said_with_action(record);
    }
    const Value message =
        record.at_path({"tool_call_metadata", "model_response", "choices", "0", "message"});
    if (message.is_object())
        return payload_of(message);
    const Value arguments = arguments_of(record);
    const bool is_message = text_of(record.find("action")) == "message";
    const Value said = arguments.find(is_message ? "content" : "thought");
    return text_of(said).empty() ? Payload() : payload_of(said);
}

/// Of an action's record, what belongs to the answer; the rest stands with the call.
void keep_response(Value record, Event& event)
{
    const Value response = record.at_path({"tool_call_metadata", "model_response"});
    Fields fields(response);
    ObjectText rest;
    if (const Value reason = response.at_path({"choices", "0", "finish_reason"}); reason.is_valid())
        rest.add("finish_reason", payload_of(reason).json());
    for (const std::string_view key : {"id", "choices", "model", "object"})
        fields.drop(key);
    rest.add_recorded(fields);
    if (const Value metrics = record.find("llm_metrics"); metrics.is_object())
        rest.add("llm_metrics", payload_of(metrics).json());
    event.attributes = rest.take();
}

void read_answer(std::span<const Record> records, Event& event, bool is_first)
{
    const Value record = records.front().value();
    const Item item = item_of(record);
    event.event_type = "assistant";
    event.action_type = "llm";
    event.result = EventResult::Success;
    const bool is_call = item.kind == ItemKind::Action;
    event.id = is_call ? item.response : item.id;
    event.completion = answer_in(record);
    event.model = model_of_response(record);
    Beside beside = read_beside(records, event, item.usage.is_valid());
    if (item.usage.is_valid())
        beside.usage = item.usage;
    if (!is_first && beside.usage.is_valid())
        read_usage(beside.usage, beside.before, event);
    if (!event.tokens.is_known())
        read_response_usage(record.at_path({"tool_call_metadata", "model_response", "usage"}),
                            event);
    if (beside.latency == 0)
        beside.latency = latency_of(item.usage, item.response);
    const TimeNs time = time_in(record);
    set_end(event, time);
    if (beside.latency != 0 && time > no_time + beside.latency)
        set_start(event, time - beside.latency, Provenance::Derived);
    else if (beside.time != no_time && beside.time <= time)
        set_start(event, beside.time, Provenance::Derived);
    else
        set_start(event, time);
    if (event.model.empty())
        event.model = beside.model;
    for (const Record& other : records.subspan(1)) {
        const Value more = other.value(); // another call of the same response
        if (is_event(more) && time_in(more) != no_time)
            set_end(event, time_in(more));
    }
    if (is_call)
        keep_response(record, event);
    else
        keep_record(record, {"source", "action", "llm_message", "content", "message"}, event);
}

} // namespace

void decode_prompt(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    event.id = item_of(record).id;
    event.event_type = "prompt";
    event.action_type = "action";
    const Value message = record.find("llm_message");
    event.params = payload_of(message.is_object() ? message.find("content")
                                                  : arguments_of(record).find("content"));
    set_start(event, time_in(record));
    const Beside beside = read_beside(records, event, false);
    if (beside.time != no_time)
        set_end(event, beside.time, Provenance::Derived);
    keep_record(record, {"source", "action", "content", "message"}, event);
}

void decode_answer(std::span<const Record> records, Event& event)
{
    read_answer(records, event, false);
}

void decode_first_answer(std::span<const Record> records, Event& event)
{
    read_answer(records, event, true);
}

void decode_call(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Item item = item_of(record);
    const Value call = record.find("tool_call_metadata");
    event.id = item.call.empty() ? item.id : item.call; // that the answer calls it by
    event.event_type = text_of(call.find("function_name"));
    event.action_type = item.kind == ItemKind::Step ? "action" : "tool";
    if (const Value name = record.find("tool_name"); name.is_string())
        event.event_type = text_of(name);
    else if (event.event_type.empty())
        event.event_type = text_of(record.find("action"));
    if (event.event_type.empty())
        event.event_type = "tool";
    const Value action = record.find("action");
    const Value given = record.at_path({"tool_call", "arguments"});
    if (action.is_object())
        event.params = payload_of(action);
    else if (given.is_valid())
        event.params = payload_of_text(given).payload;
    else
        event.params = payload_of(arguments_of(record));
    set_start(event, time_in(record));
    read_beside(records, event, false);
    ObjectText rest;
    Fields fields(record);
    for (const std::string_view key :
         {"timestamp", "kind", "args", "tool_name", "thought", "reasoning_content", "message",
          "tool_call_metadata", "llm_metrics", "tool_call", "tool_call_id"})
        fields.drop(key);
    if (item.call.empty())
        fields.drop("id");
    if (action.is_object())
        fields.drop("action");
    if (item.kind == ItemKind::Action)
        fields.drop("source");
    if (!record.find("args").is_object() && !action.is_object())
        fields = {}; // all stands in the parameters
    rest.add_recorded(fields);
    for (const Record& beside : records.subspan(1)) {
        if (const Value value = beside.value(); is_event(value))
            read_outcome(value, event, rest);
    }
    event.attributes = rest.take();
}

void decode_usage(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    const Item item = item_of(record);
    event.id = item.id;
    event.event_type = "usage";
    event.action_type = "llm"; // of any number of calls
    set_instant(event, time_in(record));
    const Beside beside = read_beside(records, event, true);
    read_usage(item.usage, beside.before, event);
    keep_record(record, {}, event);
}

void decode_call_usage(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    event.id = text_of(record.find("response_id"));
    event.event_type = "usage";
    event.action_type = "llm";
    read_call_usage(record, event);
    read_beside(records, event, true);
    Fields fields(record);
    for (const std::string_view key : {"response_id", "model"})
        fields.drop(key);
    keep_rest(fields, event);
}

void decode_rest(std::span<const Record> records, Event& event)
{
    event.event_type = "usage";
    event.action_type = "action"; // of any number of calls
    const Beside beside = read_beside(records, event, true);
    read_usage(records.front().value(), beside.before, event);
}

void decode_unlisted(std::span<const Record> records, Event& event)
{
    event.event_type = "usage";
    event.action_type = "action";
    read_unlisted_usage(records.front().value(), event);
}

void decode_moment(std::span<const Record> records, Event& event)
{
    const Value record = records.front().value();
    event.id = item_of(record).id;
    event.action_type = "action";
    const TimeNs time = time_in(record);
    set_instant(event, time);
    const Beside beside = read_beside(records, event, false);
    if (event.tokens.is_known() || event.cost) { // a model was asked for it
        event.action_type = "llm";
        event.result = EventResult::Success;
    }
    if (beside.latency != 0 && time > no_time + beside.latency) {
        event.is_instant = false;
        set_start(event, time - beside.latency, Provenance::Derived);
        set_end(event, time);
    }
    std::string name = text_of(record.find("kind"));
    Value said;
    if (name.empty()) {
        name = text_of(record.find("observation"));
        said = record.find("content");
        if (name.empty()) {
            name = text_of(record.find("action"));
            said = arguments_of(record).find("content");
        } else if (name == "error" || name == "user_rejected") {
            fail(event, name == "error" ? "OpenHands error" : "rejected", text_of(said));
        }
    } else if (name.starts_with("SystemPrompt")) {
        name = "system";
        said = record.find("system_prompt");
    } else if (name == "ConversationErrorEvent" || name == "AgentErrorEvent") {
        const Value detail = record.find("detail");
        fail(event, "OpenHands error", text_of(detail.is_valid() ? detail : record.find("error")));
    } else if (name == "MessageEvent") {
        said = record.at_path({"llm_message", "content"});
    } else if (name.starts_with("Condensation")) {
        said = record.find("summary");
    }
    if (item_of(record).kind == ItemKind::Observation && event.result != EventResult::Fail)
        read_failure(record, event);
    event.event_type = name.empty() ? "record" : in_words(name);
    if (!text_of(said).empty())
        event.returns = payload_of(said);
    keep_record(record, {"content"}, event);
}

} // namespace playhead::openhands
