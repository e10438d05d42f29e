// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands_items.h"

#include "core/formats/fields.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace playhead::openhands {

namespace {

using json::Value;

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Of the model, where nothing says that somebody else did it.
constexpr std::array<std::string_view, 18> tools = {
    "run",      "run_ipython",        "edit",  "read",          "write",
    "browse",   "browse_interactive", "think", "finish",        "reject",
    "delegate", "call_tool_mcp",      "mcp",   "task_tracking", "kill",
    "add_task", "modify_task",        "push"};
constexpr std::array<std::string_view, 7> states = {
    "system", "change_agent_state", "condensation", "condensation_request", "pause", "resume",
    "stop"};

ItemKind kind_of_message(std::string_view source, Value record)
{
    if (source.empty()) // whoever waits for a response is the model
        return arguments_of(record).find("wait_for_response").as_bool().value_or(false)
                   ? ItemKind::Answer
                   : ItemKind::Prompt;
    if (source == "user")
        return ItemKind::Prompt;
    return source == "agent" ? ItemKind::Answer : ItemKind::Moment;
}

ItemKind kind_of_action(std::string_view action, Value record)
{
    const std::string source = text_of(record.find("source"));
    if (action == "null")
        return ItemKind::Metadata;
    if (action == "message")
        return kind_of_message(source, record);
    if (is_one_of(states, action))
        return ItemKind::Moment;
    const bool is_call = record.find("tool_call_metadata").is_object();
    const bool is_models = source.empty() || source == "agent";
    if (action == "recall" || (!is_models && is_one_of(tools, action)))
        return ItemKind::Step;
    return is_call || is_one_of(tools, action) ? ItemKind::Action : ItemKind::Unknown;
}

Item classic_item(Value record)
{
    Item item;
    const std::string action = text_of(record.find("action"));
    const std::string observation = text_of(record.find("observation"));
    item.id = text_of(record.find("id"));
    item.usage = record.find("llm_metrics");
    const Value call = record.find("tool_call_metadata");
    item.call = text_of(call.find("tool_call_id"));
    item.response = text_of(call.at_path({"model_response", "id"}));
    if (!action.empty()) {
        item.kind = kind_of_action(action, record);
        if (action == "delegate")
            item.delegate = text_of(arguments_of(record).find("agent"));
        return item;
    }
    item.cause = text_of(record.find("cause"));
    item.ends_delegate = observation == "delegate";
    if (observation == "null")
        item.kind = ItemKind::Metadata;
    else if (observation == "agent_state_changed")
        item.kind = ItemKind::Moment;
    else
        item.kind = ItemKind::Observation;
    return item;
}

struct KnownKind {
    std::string_view word;
    ItemKind kind;
};

constexpr std::array kinds = {
    KnownKind{"ActionEvent", ItemKind::Action},
    KnownKind{"ObservationEvent", ItemKind::Observation},
    KnownKind{"UserRejectObservation", ItemKind::Observation},
    KnownKind{"AgentErrorEvent", ItemKind::Observation},
    KnownKind{"ConversationStateUpdateEvent", ItemKind::Moment},
    KnownKind{"SystemPromptEvent", ItemKind::Moment},
    KnownKind{"SystemPromptUpdateEvent", ItemKind::Moment},
    KnownKind{"Condensation", ItemKind::Moment},
    KnownKind{"CondensationRequest", ItemKind::Moment},
    KnownKind{"CondensationSummaryEvent", ItemKind::Moment},
    KnownKind{"ConversationErrorEvent", ItemKind::Moment},
    KnownKind{"HookExecutionEvent", ItemKind::Moment},
    KnownKind{"PauseEvent", ItemKind::Moment},
    KnownKind{"InterruptEvent", ItemKind::Moment},
    KnownKind{"ACPToolCallEvent", ItemKind::Moment},
    KnownKind{"LLMCompletionLogEvent", ItemKind::Moment},
    KnownKind{"TokenEvent", ItemKind::Moment},
    KnownKind{"StreamingDeltaEvent", ItemKind::Moment},
};

Item sdk_item(Value record, std::string_view kind)
{
    Item item;
    item.id = text_of(record.find("id"));
    item.cause = text_of(record.find("action_id"));
    item.call = text_of(record.find("tool_call_id"));
    item.response = text_of(record.find("llm_response_id"));
    for (const KnownKind& known : kinds) {
        if (known.word == kind)
            item.kind = known.kind;
    }
    if (kind == "MessageEvent") {
        const std::string source = text_of(record.find("source"));
        item.kind = source == "user"    ? ItemKind::Prompt
                    : source == "agent" ? ItemKind::Answer
                                        : ItemKind::Moment;
    } else if (kind == "ConversationStateUpdateEvent") {
        const Value value = record.find("value");
        if (const Value sums = value.find("usage_to_metrics"); sums.is_object()) {
            item.kind = ItemKind::Usage;
            item.usage = sums;
        }
    }
    return item;
}

} // namespace

Item item_of(Value record)
{
    const std::string kind = text_of(record.find("kind"));
    Item item;
    if (!kind.empty())
        item = sdk_item(record, kind);
    else if (record.find("action").is_string() || record.find("observation").is_string())
        item = classic_item(record);
    else if (record.find("execution_status").is_valid() ||
             record.find("conversation_id").is_valid()) {
        item.kind = ItemKind::Metadata;
        item.usage = record.at_path({"stats", "usage_to_metrics"});
    }
    item.time = record.find("timestamp");
    return item;
}

Value arguments_of(Value record)
{
    const Value arguments = record.find("args");
    return arguments.is_object() ? arguments : record;
}

std::string said_in(Value value)
{
    std::string said;
    json::ArrayReader parts(value);
    for (Value part; parts.next(part);) {
        const std::string text = text_of(part.find("text"));
        said += (said.empty() || text.empty() ? "" : "\n") + text;
    }
    return value.is_array() ? said : text_of(value);
}

bool is_event(Value value)
{
    return value.find("kind").is_string() || value.find("action").is_string() ||
           value.find("observation").is_string();
}

bool says_something(Value action)
{
    if (!text_of(action.find("reasoning_content")).empty())
        return true;
    const Value thought = action.find("thought");
    return !said_in(thought.is_valid() ? thought : arguments_of(action).find("thought")).empty();
}

} // namespace playhead::openhands
