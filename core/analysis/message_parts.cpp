// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/message_parts.h"

#include "core/base/text.h"

#include <optional>

namespace playhead {

namespace {

using Kind = MessagePart::Kind;

constexpr int deepest_result = 3;

bool ends_with(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// "toolCall", "tool-call" and "tool_call" are one type.
std::string bare(std::string_view type)
{
    std::string letters;
    for (const char c : type) {
        if (c != '_' && c != '-')
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return letters;
}

bool is_result_type(std::string_view type)
{
    return ends_with(type, "toolresult") || ends_with(type, "calloutput") ||
           is_one_of(type, {"toolcallresponse", "toolresponse"});
}

bool is_call_type(std::string_view type)
{
    return ends_with(type, "tooluse") ||
           is_one_of(type, {"functioncall", "toolcall", "customtoolcall", "mcpcall", "function"});
}

/// Arguments as one JSON value: those that stand in a text are taken out of it.
std::string arguments_json(json::Value value)
{
    const auto text = value.as_string();
    if (!text)
        return std::string(value.raw());
    const std::string_view inside = trimmed(*text);
    const json::Kind kind = json::kind_of(inside);
    const bool is_container = kind == json::Kind::Object || kind == json::Kind::Array;
    return std::string(is_container && json::validate(inside).ok ? inside : value.raw());
}

std::string take_arguments(JsonFields& fields)
{
    return arguments_json(
        fields.take({"arguments", "args", "input", "parameters", "function_arguments"}));
}

/// The text of a value that is text, or an object with its text in a member.
std::optional<std::string> text_of(json::Value value)
{
    if (auto text = value.as_string())
        return text;
    for (const std::string_view key : {"value", "text", "content"}) {
        if (auto text = value.find(key).as_string())
            return text;
    }
    return std::nullopt;
}

/// The texts of a list of nothing but texts, a paragraph each.
std::optional<std::string> texts_of(json::Value list)
{
    if (!list.is_array())
        return std::nullopt;
    std::string joined;
    json::ArrayReader pieces(list);
    json::Value piece;
    while (pieces.next(piece)) {
        const auto text = text_of(piece);
        if (!text)
            return std::nullopt;
        joined += (joined.empty() ? "" : "\n\n") + *text;
    }
    return joined;
}

} // namespace

std::string_view role_of_loose_part(const MessagePart& part)
{
    switch (part.kind) {
    case Kind::ToolResult:
        return "tool";
    case Kind::ToolCall:
    case Kind::Reasoning:
        return "assistant";
    default:
        return {};
    }
}

void PartReader::add_text(std::string text, Kind kind)
{
    if (text.empty())
        return;
    MessagePart& part = parts_.emplace_back();
    part.kind = kind;
    part.text = std::move(text);
}

void PartReader::add_other(std::string_view raw, std::string name)
{
    MessagePart& part = parts_.emplace_back();
    part.json = raw;
    part.name = std::move(name);
}

void PartReader::read_content(json::Value content)
{
    const auto read_one = [this](json::Value value) {
        if (auto text = value.as_string())
            add_text(std::move(*text));
        else if (!(value.is_object() && read_part(value)) && JsonFields::says_something(value))
            add_other(value.raw());
    };
    if (!content.is_array()) {
        read_one(content);
        return;
    }
    json::ArrayReader items(content);
    json::Value item;
    while (items.next(item))
        read_one(item);
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest_result`

bool PartReader::read_part(json::Value object)
{
    JsonFields fields(object);
    // OpenInference has each part of a message in an object of its own.
    const json::Value inner = fields.peek("message_content");
    if (!inner.is_object())
        return read_members(fields);
    fields.take("message_content");
    JsonFields members(inner);
    if (!read_members(members))
        add_other(inner.raw());
    keep_rest(fields);
    return true;
}

bool PartReader::read_members(JsonFields& fields)
{
    const std::string type = fields.peek_text("type");
    if (!(type.empty() ? read_untyped(fields) : read_typed(type, fields)))
        return false;
    fields.take("type");
    keep_rest(fields);
    return true;
}

bool PartReader::read_typed(std::string_view type, JsonFields& fields)
{
    return read_text_part(type, fields) || read_reasoning(type, fields) ||
           read_tool_part(type, fields) || read_image(type, fields) || read_item(type, fields);
}

/// Gemini's parts say what they are by the one key that they have, those of Vercel's SDK by two.
bool PartReader::read_untyped(JsonFields& fields)
{
    if (fields.has("toolCallId") && fields.has("toolName"))
        return read_tool_part(fields.has_any({"output", "result"}) ? "tool-result" : "tool-call",
                              fields);
    if (fields.peek("text").is_string()) {
        const bool is_thought = fields.take("thought").as_bool().value_or(false);
        add_text(fields.take_text({"text"}), is_thought ? Kind::Reasoning : Kind::Text);
        return true;
    }
    for (const std::string_view key : {"functionCall", "function_call"}) {
        if (fields.peek(key).is_object() && !fields.has("content")) {
            read_tool_call(fields.take(key));
            return true;
        }
    }
    for (const std::string_view key : {"functionResponse", "function_response"}) {
        if (!fields.peek(key).is_object())
            continue;
        JsonFields inner(fields.take(key));
        std::string id = inner.take_text({"id"});
        std::string name = inner.take_text({"name"});
        add_result(inner.take({"response", "result"}), std::move(id), std::move(name));
        keep_rest(inner);
        return true;
    }
    for (const std::string_view key : {"inlineData", "inline_data", "fileData", "file_data"}) {
        if (fields.peek(key).is_object()) {
            read_image_source(fields.take(key));
            return true;
        }
    }
    return false;
}

bool PartReader::read_text_part(std::string_view type, JsonFields& fields)
{
    if (!is_one_of(type, {"text", "input_text", "output_text", "refusal", "summary_text"}))
        return false;
    for (const std::string_view key : {"text", "content", "refusal"}) {
        if (auto text = text_of(fields.peek(key))) {
            fields.take(key);
            add_text(std::move(*text));
            return true;
        }
    }
    return false;
}

bool PartReader::read_reasoning(std::string_view type, JsonFields& fields)
{
    if (!is_one_of(type, {"thinking", "reasoning", "reasoning_text"}))
        return false;
    bool found = false;
    for (const std::string_view key : {"thinking", "reasoning", "summary", "text", "content"}) {
        const json::Value value = fields.peek(key);
        auto text = text_of(value);
        if (!text)
            text = texts_of(value);
        if (!text)
            continue;
        fields.take(key);
        add_text(std::move(*text), Kind::Reasoning);
        found = true;
    }
    return found;
}

bool PartReader::read_tool_part(std::string_view type, JsonFields& fields)
{
    const std::string kind = bare(type);
    if (is_result_type(kind)) {
        std::string id =
            fields.take_text({"tool_use_id", "call_id", "tool_call_id", "toolCallId", "id"});
        std::string name = fields.take_text({"name", "tool_name", "toolName"});
        const std::string_view says_error = fields.has("isError") ? "isError" : "is_error";
        const bool is_error = fields.take(says_error).as_bool().value_or(false);
        add_result(fields.take({"content", "output", "response", "result"}), std::move(id),
                   std::move(name), is_error);
        return true;
    }
    if (!is_call_type(kind))
        return false;
    add_call(fields);
    return true;
}

// NOLINTEND(misc-no-recursion)

void PartReader::add_call(JsonFields& fields)
{
    MessagePart call;
    call.kind = Kind::ToolCall;
    call.call_id = fields.take_text({"call_id", "id", "tool_call_id", "toolCallId"});
    if (fields.peek("function").is_object()) {
        JsonFields inner(fields.take("function"));
        call.name = inner.take_text({"name"});
        call.json = take_arguments(inner);
        keep_rest(inner);
    }
    if (call.name.empty())
        call.name = fields.take_text({"name", "function_name", "tool_name", "toolName"});
    if (call.json.empty())
        call.json = take_arguments(fields);
    fields.take("index");
    parts_.push_back(std::move(call));
}

void PartReader::read_tool_calls(json::Value list)
{
    if (!list.is_array()) {
        read_tool_call(list);
        return;
    }
    json::ArrayReader calls(list);
    json::Value call;
    while (calls.next(call))
        read_tool_call(call);
}

void PartReader::read_tool_call(json::Value call)
{
    JsonFields around(call);
    const json::Value inner = around.take("tool_call"); // OpenInference's
    const bool is_wrapped = inner.is_object();
    JsonFields fields(is_wrapped ? inner : call);
    if (!fields.has_any({"function", "name", "function_name", "tool_name", "toolName"})) {
        if (JsonFields::says_something(call))
            add_other(call.raw(), "tool call");
        return;
    }
    add_call(fields);
    fields.take("type");
    keep_rest(fields);
    if (is_wrapped)
        keep_rest(around);
}

void PartReader::read_flat_call(JsonFields& fields)
{
    MessagePart call;
    call.kind = Kind::ToolCall;
    call.name = fields.take_text({"function_call_name"});
    call.json = arguments_json(fields.take("function_call_arguments_json"));
    parts_.push_back(std::move(call));
}

// NOLINTNEXTLINE(misc-no-recursion): no deeper than `deepest_result`
void PartReader::add_result(json::Value content, std::string call_id, std::string name,
                            bool is_error)
{
    MessagePart result;
    result.kind = Kind::ToolResult;
    result.call_id = std::move(call_id);
    result.name = std::move(name);
    result.is_error = is_error;
    if (auto text = content.as_string()) {
        result.text = std::move(*text);
        parts_.push_back(std::move(result));
        return;
    }
    // A list of texts is their text; pictures among them become parts of their own.
    std::vector<MessagePart> inner;
    PartReader reader(inner, depth_ + 1);
    bool is_simple = content.is_array() && depth_ < deepest_result;
    json::ArrayReader items(content);
    json::Value item;
    while (is_simple && items.next(item))
        is_simple = item.is_object() && reader.read_part(item);
    is_simple = is_simple && reader.rest_.empty() &&
                std::all_of(inner.begin(), inner.end(), [](const MessagePart& part) {
                    return part.kind == Kind::Text || part.kind == Kind::Image;
                });
    if (!is_simple) {
        result.json = content.raw();
        parts_.push_back(std::move(result));
        return;
    }
    const std::size_t at = parts_.size();
    parts_.push_back(std::move(result));
    for (MessagePart& part : inner) {
        if (part.kind == Kind::Image)
            parts_.push_back(std::move(part));
        else
            parts_[at].text += (parts_[at].text.empty() ? "" : "\n") + part.text;
    }
}

void PartReader::keep_rest(const JsonFields& fields)
{
    const std::string more = fields.rest();
    if (!more.empty() && !rest_.empty())
        rest_ += ',';
    rest_ += more;
}

void PartReader::finish()
{
    if (!rest_.empty())
        add_other('{' + rest_ + '}', "more");
    rest_.clear();
}

} // namespace playhead
