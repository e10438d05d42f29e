// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/items.h"

#include "core/formats/reading/fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
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

/// The members that say what a record is, looked up in one pass: records are long.
class Members
{
public:
    explicit Members(Value record) : record_(record)
    {
        json::ObjectReader reader(record);
        for (json::Member member; reader.next(member);) {
            const auto known = std::find(keys.begin(), keys.end(), member.key);
            const auto at = static_cast<std::size_t>(known - keys.begin());
            if (known != keys.end() && !values_[at].is_valid())
                values_[at] = member.value;
        }
    }

    [[nodiscard]] Value operator[](std::string_view key) const
    {
        return values_[static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) -
                                                keys.begin())];
    }
    [[nodiscard]] std::string text(std::string_view key) const { return text_of((*this)[key]); }
    /// As arguments_of().
    [[nodiscard]] Value arguments() const
    {
        return (*this)["args"].is_object() ? (*this)["args"] : record_;
    }

private:
    static constexpr std::array<std::string_view, 17> keys = {"action",
                                                              "action_id",
                                                              "args",
                                                              "cause",
                                                              "conversation_id",
                                                              "execution_status",
                                                              "id",
                                                              "kind",
                                                              "llm_metrics",
                                                              "llm_response_id",
                                                              "observation",
                                                              "source",
                                                              "stats",
                                                              "timestamp",
                                                              "tool_call_id",
                                                              "tool_call_metadata",
                                                              "value"};
    Value record_;
    std::array<Value, keys.size() + 1> values_; ///< the last is that of no key
};

ItemKind kind_of_message(std::string_view source, const Members& record)
{
    if (source.empty()) // whoever waits for a response is the model
        return record.arguments().find("wait_for_response").as_bool().value_or(false)
                   ? ItemKind::Answer
                   : ItemKind::Prompt;
    if (source == "user")
        return ItemKind::Prompt;
    return source == "agent" ? ItemKind::Answer : ItemKind::Moment;
}

ItemKind kind_of_action(std::string_view action, const Members& record)
{
    const std::string source = record.text("source");
    if (action == "null")
        return ItemKind::Metadata;
    if (action == "message")
        return kind_of_message(source, record);
    if (is_one_of(states, action))
        return ItemKind::Moment;
    const bool is_call = record["tool_call_metadata"].is_object();
    const bool is_models = source.empty() || source == "agent";
    if (action == "recall" || (!is_models && is_one_of(tools, action)))
        return ItemKind::Step;
    return is_call || is_one_of(tools, action) ? ItemKind::Action : ItemKind::Unknown;
}

Item classic_item(const Members& record)
{
    Item item;
    const std::string action = record.text("action");
    const std::string observation = record.text("observation");
    item.id = record.text("id");
    item.usage = record["llm_metrics"];
    const Value call = record["tool_call_metadata"];
    item.call = text_of(call.find("tool_call_id"));
    item.response = text_of(call.at_path({"model_response", "id"}));
    if (!action.empty()) {
        item.kind = kind_of_action(action, record);
        if (action == "delegate")
            item.delegate = text_of(record.arguments().find("agent"));
        return item;
    }
    item.cause = record.text("cause");
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

Item sdk_item(const Members& record, std::string_view kind)
{
    Item item;
    item.id = record.text("id");
    item.cause = record.text("action_id");
    item.call = record.text("tool_call_id");
    item.response = record.text("llm_response_id");
    for (const KnownKind& known : kinds) {
        if (known.word == kind)
            item.kind = known.kind;
    }
    if (kind == "MessageEvent") {
        const std::string source = record.text("source");
        item.kind = source == "user"    ? ItemKind::Prompt
                    : source == "agent" ? ItemKind::Answer
                                        : ItemKind::Moment;
    } else if (kind == "ConversationStateUpdateEvent") {
        const Value sums = record["value"].find("usage_to_metrics");
        const Value all = record["value"].at_path({"stats", "usage_to_metrics"});
        item.usage = sums.is_object() ? sums : all;
        if (item.usage.is_object())
            item.kind = ItemKind::Usage;
        else
            item.usage = {};
    }
    return item;
}

} // namespace

Item item_of(Value record)
{
    const Members members(record);
    const std::string kind = members.text("kind");
    Item item;
    if (!kind.empty())
        item = sdk_item(members, kind);
    else if (members["action"].is_string() || members["observation"].is_string())
        item = classic_item(members);
    else if (members["execution_status"].is_valid() || members["conversation_id"].is_valid()) {
        item.kind = ItemKind::Metadata;
        item.usage = members["stats"].find("usage_to_metrics");
    }
    item.time = members["timestamp"];
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

bool is_response(Value action)
{
    const bool is_classic = !action.find("kind").is_string();
    if (is_classic && !action.find("tool_call_metadata").is_object()) {
        const std::string word = text_of(action.find("action"));
        if (word == "finish" || (word != "delegate" && !action.find("args").is_object()))
            return true;
    }
    if (!text_of(action.find("reasoning_content")).empty())
        return true;
    const Value thought = action.find("thought");
    return !said_in(thought.is_valid() ? thought : arguments_of(action).find("thought")).empty();
}

std::string model_of_response(Value action)
{
    return text_of(action.at_path({"tool_call_metadata", "model_response", "model"}));
}

Value model_in_metadata(Value metadata)
{
    const Value name = metadata.find("model_name");
    const Value model = name.is_string() ? name : metadata.at_path({"llm_config", "model"});
    return model.is_string() && metadata.find("agent_class").is_valid() ? model : Value();
}

Value model_of_agent(Value agent)
{
    const Value model = agent.at_path({"llm", "model"});
    return model.is_string() ? model : Value();
}

} // namespace playhead::openhands
