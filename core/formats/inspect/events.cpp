// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/events.h"

#include "core/formats/inspect/reading.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/token_sums.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead::inspect {

namespace {

using json::Value;

struct Known {
    std::string_view event;
    Kind kind;
};
constexpr std::array known_events = {
    Known{"sample_init", Kind::Init},  Known{"span_begin", Kind::Begin},
    Known{"span_end", Kind::End},      Known{"model", Kind::Model},
    Known{"tool", Kind::Tool},         Known{"subtask", Kind::Subtask},
    Known{"sandbox", Kind::Sandbox},   Known{"score", Kind::Score},
    Known{"error", Kind::Failure},     Known{"sample_limit", Kind::Failure},
    Known{"state", Kind::Moment},      Known{"store", Kind::Moment},
    Known{"input", Kind::Moment},      Known{"logger", Kind::Moment},
    Known{"info", Kind::Moment},       Known{"approval", Kind::Moment},
    Known{"checkpoint", Kind::Moment}, Known{"compaction", Kind::Moment},
    Known{"branch", Kind::Moment},     Known{"anchor", Kind::Moment},
    Known{"interrupt", Kind::Moment},  Known{"score_edit", Kind::Moment},
};

/// An error as Inspect writes one: a text, or an object.
void read_error(Value error, std::string_view type, Event& event)
{
    if (!is_there(error))
        return;
    const std::string own = text_of(error.find("type"));
    fail(event, own.empty() ? type : own,
         text_of(error.is_object() ? error.find("message") : error));
    event.error.stack = text_of(error.find("traceback"));
}

/// The end of a span, where it is among the records.
void read_end(std::span<const Record> records, Event& event)
{
    for (const Record& record : records.subspan(1)) {
        const Value value = record.value();
        if (record.role == RecordRole::Context && kind_of(value) == Kind::End)
            set_end(event, time_of_value(value.find("timestamp")));
    }
}

void decode_init(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = "prompt";
    event.action_type = "action";
    event.params = payload_where_there(reading.peek("sample").find("input"));
    reading.read_moment();
}

void decode_begin(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = text_of(reading.take("name"));
    if (event.event_type.empty())
        event.event_type = "span";
    event.action_type = "action";
    event.id = text_of(reading.take("id"));
    event.parent_id = text_of(reading.take("parent_id"));
    reading.drop({"action"});
    set_start(event, time_of_value(reading.take("timestamp")));
    read_end(records, event);
}

void read_usage(Value usage, Event& event)
{
    TokenCounts& tokens = event.tokens;
    tokens.cache_read = int_of(usage.find("input_tokens_cache_read"));
    tokens.cache_write = int_of(usage.find("input_tokens_cache_write"));
    tokens.reasoning = int_of(usage.find("reasoning_tokens"));
    tokens.completion = int_of(usage.find("output_tokens"));
    tokens.total = int_of(usage.find("total_tokens"));
    tokens.prompt = int_of(usage.find("input_tokens"));
    add_cache_to_prompt(tokens);
    event.cost = number_of(usage.find("total_cost"));
}

void decode_model(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = "assistant";
    event.action_type = "llm";
    event.id = text_of(reading.peek("uuid"));
    event.model = text_of(reading.take("model"));
    const Value output = reading.peek("output");
    const Value took = output.find("time");
    reading.read_times(is_there(took) ? took : reading.peek("working_time"));
    read_usage(output.find("usage"), event);

    const Value input = reading.take("input");
    event.prompt = reading.whole().input.empty() ? payload_where_there(input)
                                                 : payload_of(Value(reading.whole().input));
    if (!reading.whole().calls.empty())
        reading.keep("call_messages", payload_of(Value(reading.whole().calls)).json());
    const Value choices = output.find("choices");
    const Value first = choices.at_path({"0"});
    const Value said = first.at_path({"message", "content"});
    event.completion = payload_where_there(said.is_valid() ? said : output.find("completion"));
    if (first.is_valid())
        event.result = EventResult::Success;
    read_error(output.find("error"), "model error", event);
    read_error(reading.take("error"), "model error", event);
    if (event.result == EventResult::Fail)
        event.error.stack = text_of(reading.take("traceback"));
}

void decode_tool(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = text_of(reading.take("function"));
    if (event.event_type.empty())
        event.event_type = "tool";
    event.action_type = "tool";
    event.id = text_of(reading.take("id"));
    event.params = payload_where_there(reading.take("arguments"));
    const bool is_pending = reading.peek("pending").as_bool() == true;
    const Value result = reading.take("result");
    event.returns = is_pending ? Payload() : payload_where_there(result);
    if (event.returns.is_present())
        event.result = EventResult::Success;
    if (reading.peek("failed").as_bool() == true) {
        fail(event, "tool error", text_of(result));
    }
    read_error(reading.take("error"), "tool error", event);
    reading.read_times(reading.peek("working_time"));
    reading.drop({"events"}); // which are events themselves
}

void decode_subtask(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = text_of(reading.take("name"));
    if (event.event_type.empty())
        event.event_type = "subtask";
    event.action_type = "action";
    event.params = payload_where_there(reading.take("input"));
    event.returns = payload_where_there(reading.take("result"));
    reading.read_times(reading.peek("working_time"));
    reading.drop({"events"});
}

void decode_sandbox(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    const std::string action = text_of(reading.take("action"));
    event.event_type = action.empty() ? "sandbox" : "sandbox " + action;
    event.action_type = "action";
    ObjectText params;
    for (const std::string_view key : {"cmd", "file", "input", "options"}) {
        const Value value = reading.take(key);
        if (is_there(value))
            params.add(key, payload_of(value).json());
    }
    event.params = params.take();
    event.returns = payload_where_there(reading.take("output"));
    reading.read_times({});
    const auto code = int_of(reading.peek("result"));
    if (!code)
        return;
    event.result = EventResult::Success;
    if (*code != 0)
        fail_with_exit_code(event, std::to_string(*code));
}

/// "C" and 1 are right, "I", "N" (no answer) and 0 are wrong; what lies between says neither.
EventResult verdict_of(Value value)
{
    if (const auto is_right = value.as_bool())
        return *is_right ? EventResult::Success : EventResult::Fail;
    if (value.is_number()) {
        const auto number = value.as_double();
        if (number == 1)
            return EventResult::Success;
        return number == 0 ? EventResult::Fail : EventResult::Indeterminate;
    }
    const std::string word = value.is_string() ? text_of(value) : std::string();
    if (word == "C")
        return EventResult::Success;
    return word == "I" || word == "N" ? EventResult::Fail : EventResult::Indeterminate;
}

void read_score(Value score, Event& event)
{
    event.action_type = "action";
    event.returns = payload_where_there(score);
    const Value value = score.find("value");
    event.result = verdict_of(value);
    if (event.result == EventResult::Fail)
        fail(event, "score", "The score is " + text_of(value) + ".");
}

void decode_score(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = "score";
    read_score(reading.take("score"), event);
    if (reading.peek("intermediate").as_bool() == true) {
        event.result = EventResult::Indeterminate; // of what is not done
        event.error = {};
    }
    reading.read_moment();
}

void decode_failure(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    const std::string name = text_of(records.front().value().find("event"));
    event.event_type = name;
    std::replace(event.event_type.begin(), event.event_type.end(), '_', ' ');
    event.action_type = "error";
    if (name == "error") {
        read_error(reading.take("error"), "error", event);
    } else {
        const std::string what = text_of(reading.take("type"));
        fail(event, what + " limit", text_of(reading.take("message")));
    }
    event.result = EventResult::Fail;
    reading.read_moment();
}

void decode_moment(std::span<const Record> records, Event& event)
{
    Reading reading(records, event);
    event.event_type = text_of(records.front().value().find("event"));
    if (event.event_type.empty())
        event.event_type = "record";
    std::replace(event.event_type.begin(), event.event_type.end(), '_', ' ');
    event.action_type = "action";
    for (const std::string_view key : {"changes", "message", "data", "input"}) {
        if (event.returns.is_absent())
            event.returns = payload_where_there(reading.take(key));
    }
    reading.read_moment();
}

/// What columns hold of an event, which they hold as `literal` says it.
void take_columns(Event&& literal, Event& event)
{
    event.id = std::move(literal.id);
    event.parent_id = std::move(literal.parent_id);
    event.event_type = std::move(literal.event_type);
    event.action_type = std::move(literal.action_type);
    event.result = literal.result;
    event.init_timestamp = literal.init_timestamp;
    event.end_timestamp = literal.end_timestamp;
    event.init_provenance = literal.init_provenance;
    event.end_provenance = literal.end_provenance;
    event.is_instant = literal.is_instant;
    event.model = std::move(literal.model);
    event.agent = std::move(literal.agent);
    event.tokens = literal.tokens;
    event.cost = literal.cost;
    if (literal.error.is_empty())
        event.error = {};
}

/// Texts that are kept apart are put in where an event is shown. Its columns were made without
/// them, and no text changes what they say.
template <Decode decode>
void decode_in_accord(std::span<const Record> records, Event& event)
{
    decode(records, event);
    const std::vector<Record> rest = without_texts(records);
    if (rest.size() == records.size())
        return;
    Event literal;
    decode(rest, literal);
    take_columns(std::move(literal), event);
}

} // namespace

Kind kind_of(Value event)
{
    const std::string name = text_of(event.find("event"));
    if (name == "step")
        return text_of(event.find("action")) == "end" ? Kind::End : Kind::Begin;
    const auto known = std::find_if(known_events.begin(), known_events.end(),
                                    [&name](const Known& each) { return each.event == name; });
    return known == known_events.end() ? Kind::Unknown : known->kind;
}

Decode decoder_of(Kind kind)
{
    switch (kind) {
    case Kind::Init:
        return decode_in_accord<decode_init>;
    case Kind::Begin:
        return decode_in_accord<decode_begin>;
    case Kind::Model:
        return decode_in_accord<decode_model>;
    case Kind::Tool:
        return decode_in_accord<decode_tool>;
    case Kind::Subtask:
        return decode_in_accord<decode_subtask>;
    case Kind::Sandbox:
        return decode_in_accord<decode_sandbox>;
    case Kind::Score:
        return decode_in_accord<decode_score>;
    case Kind::Failure:
        return decode_in_accord<decode_failure>;
    case Kind::End:
    case Kind::Moment:
    case Kind::Unknown:
        break;
    }
    return decode_in_accord<decode_moment>;
}

void decode_sample_error(std::span<const Record> records, Event& event)
{
    event.event_type = "error";
    event.action_type = "error";
    read_error(records.front().value(), "error", event);
    event.result = EventResult::Fail;
}

void decode_sample_score(std::span<const Record> records, Event& event)
{
    event.event_type = "score";
    read_score(records.front().value(), event);
    if (records.size() > 1)
        event.tags.push_back(text_of(records[1].value()));
}

} // namespace playhead::inspect
