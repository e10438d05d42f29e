// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/message_reader.h"

#include "core/base/text.h"

#include <iterator>

namespace playhead {

namespace {

/// How far wrappers may nest: a text in a list in a response in a text.
constexpr int deepest = 8;

/// LangChain's names of roles, and what everybody else calls them.
std::string_view role_of_langchain(std::string_view type)
{
    if (type == "human" || type == "HumanMessage" || type == "HumanMessageChunk")
        return "user";
    if (type == "ai" || type == "AIMessage" || type == "AIMessageChunk")
        return "assistant";
    if (type == "SystemMessage")
        return "system";
    if (type == "ToolMessage" || type == "FunctionMessage")
        return "tool";
    return {};
}

bool is_number(std::string_view key)
{
    constexpr std::size_t longest = 8;
    return !key.empty() && key.size() < longest &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_tool_role(std::string_view role)
{
    return role == "tool" || role == "function";
}

bool is_message_object(json::Value value)
{
    const JsonFields fields(value);
    if (fields.has("role") && fields.has_any({"content", "parts", "contents", "tool_calls",
                                              "function_call", "function_call_name"}))
        return true;
    if (fields.has_any({"messages", "choices", "candidates", "contents"}))
        return true;
    const std::string type = fields.peek_text("type");
    if (type == "string" && fields.has("string"))
        return true;
    if (!role_of_langchain(type).empty() && fields.has("content"))
        return true;
    std::vector<MessagePart> parts;
    return !type.empty() && PartReader(parts).read_part(value);
}

} // namespace

bool MessageReader::is_message_like(json::Value value)
{
    // One level of lists in lists is common (a batch of one); more is somebody's data.
    for (int level = 0; level < 2 && value.is_array(); ++level) {
        json::ArrayReader items(value);
        if (!items.next(value))
            return false;
    }
    return value.is_object() && is_message_object(value);
}

Message& MessageReader::add_message(std::string role)
{
    is_loose_ = false;
    Message& message = messages_.emplace_back();
    message.role = role.empty() ? std::string(role_) : std::move(role);
    message.is_output = is_output_;
    return message;
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest`

void MessageReader::read(json::Value value, int depth)
{
    if (value.is_string())
        read_text(value, depth);
    else if (value.is_array() && depth < deepest)
        read_list(value, depth);
    else if (value.is_object() && depth < deepest)
        read_object(value, depth);
    else if (JsonFields::says_something(value))
        PartReader(add_message().parts).add_other(value.raw());
}

void MessageReader::read_list(json::Value list, int depth)
{
    json::ArrayReader items(list);
    json::Value item;
    while (!stop_.stop_requested() && items.next(item))
        read(item, depth + 1);
}

void MessageReader::read_text(json::Value value, int depth)
{
    std::string scratch;
    const std::string_view said = value.text(scratch, nullptr, stop_);
    if (stop_.stop_requested())
        return;
    std::string text = said.data() == scratch.data() ? std::move(scratch) : std::string(said);
    const std::string_view inside = trimmed(text);
    const json::Kind kind = json::kind_of(inside);
    const bool may_be_json = kind == json::Kind::Object || kind == json::Kind::Array;
    if (may_be_json && depth < deepest && json::validate(inside, stop_).ok &&
        is_message_like(json::Value(inside)))
        read(json::Value(inside), depth + 1);
    else if (!text.empty())
        PartReader(add_message().parts).add_text(std::move(text));
}

void MessageReader::read_object(json::Value object, int depth)
{
    JsonFields fields(object);
    if (fields.empty())
        return;
    if (read_wrapper(fields, depth) || read_response(fields, depth) ||
        read_langchain(fields, depth) || read_numbered(fields, object, depth))
        return;
    const bool names_role =
        fields.has("role") || !role_of_langchain(fields.peek_text("type")).empty();
    if (!names_role && read_loose_part(object))
        return;
    if (fields.has_any({"role", "content", "parts", "tool_calls", "function_call", "refusal",
                        "reasoning_content"})) {
        read_message(fields);
        return;
    }
    std::vector<MessagePart> other;
    PartReader(other).add_other(object.raw());
    add_loose(std::move(other));
}

/// Objects around a list of messages.
bool MessageReader::read_wrapper(JsonFields& fields, int depth)
{
    if (fields.peek_text("type") == "string" && fields.peek("string").is_string()) {
        fields.take("type");
        read(fields.take("string"), depth + 1);
    } else if (fields.has("messages")) {
        fields.take("type");
        if (const json::Value system = fields.take("system"); system.is_valid())
            PartReader(add_message("system").parts).read_content(system);
        read(fields.take("messages"), depth + 1);
    } else if (fields.has("contents") && !fields.has("role")) {
        read_gemini_request(fields, depth);
    } else {
        return false;
    }
    add_rest(fields);
    return true;
}

void MessageReader::read_gemini_request(JsonFields& fields, int depth)
{
    const json::Value system = fields.take({"systemInstruction", "system_instruction"});
    if (system.is_valid()) {
        PartReader parts(add_message("system").parts);
        JsonFields inner(system);
        parts.read_content(inner.has("parts") ? inner.take("parts") : system);
        inner.take("role");
        if (system.is_object())
            parts.keep_rest(inner);
        parts.finish();
    }
    read(fields.take("contents"), depth + 1);
}

/// Whole responses of a model's interface.
bool MessageReader::read_response(JsonFields& fields, int depth)
{
    if (fields.peek("choices").is_array()) {
        read_choices(fields.take("choices"), depth);
    } else if (fields.peek("candidates").is_array()) {
        read_choices(fields.take("candidates"), depth);
    } else if (fields.peek("generations").is_array()) {
        read(fields.take("generations"), depth + 1);
    } else if (fields.peek("raw_responses").is_array()) {
        read(fields.take("raw_responses"), depth + 1);
    } else if (fields.peek("output").is_array() && !fields.has_any({"role", "type"})) {
        read(fields.take("output"), depth + 1);
    } else if (!fields.has("content") && fields.peek("message").is_object()) {
        read_choice(fields, {}, depth);
        return true;
    } else {
        return false;
    }
    add_rest(fields);
    return true;
}

void MessageReader::read_choices(json::Value list, int depth)
{
    json::Value choice;
    json::ArrayReader first_two(list);
    const bool has_several = first_two.next(choice) && first_two.next(choice);
    json::ArrayReader choices(list);
    for (int number = 1; choices.next(choice); ++number) {
        JsonFields fields(choice);
        if (choice.is_object())
            read_choice(fields, has_several ? "choice " + std::to_string(number) : "", depth);
        else
            read(choice, depth + 1);
    }
}

void MessageReader::read_choice(JsonFields& fields, std::string name, int depth)
{
    const std::size_t first = messages_.size();
    is_loose_ = false;
    fields.take("index");
    read(fields.take({"message", "delta", "content", "text"}), depth + 1);
    if (messages_.size() == first)
        add_message();
    if (messages_[first].name.empty())
        messages_[first].name = std::move(name);
    messages_.back().finish_reason =
        fields.take_text({"finish_reason", "finishReason", "stop_reason"});
    add_rest(fields);
    is_loose_ = false;
}

/// {"lc": 1, "type": "constructor", "id": [..., "HumanMessage"], "kwargs": {"content": ...}}
bool MessageReader::read_langchain(JsonFields& fields, int depth)
{
    if (!fields.has("lc") || !fields.peek("kwargs").is_object())
        return false;
    std::string name;
    json::ArrayReader path(fields.take("id"));
    json::Value step;
    while (path.next(step))
        name = step.as_string().value_or(std::string());
    fields.take("lc");
    fields.take("type");
    const std::size_t first = messages_.size();
    read(fields.take("kwargs"), depth + 1);
    const std::string_view role = role_of_langchain(name);
    if (messages_.size() > first && !role.empty())
        messages_[first].role = role;
    add_rest(fields);
    return true;
}

/// {"0": {...}, "1": {...}}: a list that went through flattened attributes.
bool MessageReader::read_numbered(const JsonFields& fields, json::Value object, int depth)
{
    if (!fields.all_keys(is_number))
        return false;
    json::ObjectReader members(object);
    json::Member member;
    while (members.next(member))
        read(member.value, depth + 1);
    return true;
}

// NOLINTEND(misc-no-recursion)

void MessageReader::read_message(JsonFields& fields)
{
    Message message;
    PartReader parts(message.parts);
    read_body(fields, message, parts, false);
    parts.finish();
    Message& added = add_message(std::move(message.role));
    added.name = std::move(message.name);
    added.finish_reason = std::move(message.finish_reason);
    added.parts = std::move(message.parts);
}

// NOLINTNEXTLINE(misc-no-recursion): once, for the message inside
void MessageReader::read_body(JsonFields& fields, Message& message, PartReader& parts,
                              bool is_inner)
{
    const std::string type = fields.peek_text("type");
    if (fields.has("role"))
        message.role = fields.take_text({"role"});
    else if (const auto role = role_of_langchain(type); !role.empty())
        message.role = role;
    else if (type == "system" || is_tool_role(type))
        message.role = type;
    fields.take("type");
    if (fields.has_any({"name", "speaker"}))
        message.name = fields.take_text({"name", "speaker"});
    if (fields.has_any({"finish_reason", "stop_reason", "finishReason"}))
        message.finish_reason = fields.take_text({"finish_reason", "stop_reason", "finishReason"});
    for (const std::string_view key : {"reasoning_content", "reasoning", "thinking"}) {
        if (fields.peek(key).is_string())
            parts.add_text(fields.take_text({key}), MessagePart::Kind::Reasoning);
    }
    const json::Value content = fields.take({"content", "parts", "contents"});
    JsonFields inner(content);
    const bool is_dump =
        !is_inner && inner.has_any({"role", "content", "tool_calls"}) && !inner.has("type");
    if (is_dump) {
        // AgentOps 0.0.22 put the whole message where its content belongs.
        read_body(inner, message, parts, true);
    } else if (is_tool_role(message.role)) {
        const bool is_error = fields.take("is_error").as_bool().value_or(false);
        parts.add_result(content, fields.take_text({"tool_call_id", "tool_use_id", "call_id"}),
                         message.name, is_error);
    } else {
        parts.read_content(content);
    }
    if (fields.has("tool_calls"))
        parts.read_tool_calls(fields.take("tool_calls"));
    if (fields.has("function_call"))
        parts.read_tool_call(fields.take("function_call"));
    if (fields.has("function_call_name"))
        parts.read_flat_call(fields);
    if (fields.peek("refusal").is_string())
        parts.add_text(fields.take_text({"refusal"}));
    parts.keep_rest(fields);
}

/// A part that stands where a message is expected: an item of OpenAI's Responses interface.
bool MessageReader::read_loose_part(json::Value object)
{
    std::vector<MessagePart> parts;
    PartReader reader(parts);
    if (!reader.read_part(object))
        return false;
    reader.finish();
    if (!parts.empty()) // a text may be empty
        add_loose(std::move(parts));
    return true;
}

void MessageReader::add_loose(std::vector<MessagePart> parts)
{
    const std::string_view own = role_of_loose_part(parts.front());
    const std::string_view role = own.empty() ? role_ : own;
    if (!is_loose_ || messages_.back().role != role)
        add_message(std::string(role));
    is_loose_ = true;
    auto& all = messages_.back().parts;
    std::move(parts.begin(), parts.end(), std::back_inserter(all));
}

/// What stood beside the messages goes to the end of the last.
void MessageReader::add_rest(const JsonFields& fields)
{
    std::vector<MessagePart> rest;
    PartReader reader(rest);
    reader.keep_rest(fields);
    reader.finish();
    if (rest.empty())
        return;
    if (messages_.empty() || messages_.back().is_output != is_output_)
        add_message();
    messages_.back().parts.push_back(std::move(rest.front()));
}

} // namespace playhead
