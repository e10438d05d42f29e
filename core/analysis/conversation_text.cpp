// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation_text.h"

#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/text.h"

#include <algorithm>
#include <string_view>

namespace playhead {

namespace {

using Kind = MessagePart::Kind;
using Form = MessagePart::ImageForm;

/// Text that must not become markup: names and roles are recorded, too.
std::string escaped_line(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|&~").find(c) != std::string_view::npos)
            out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

/// A fence is longer than any run of backticks inside it.
void append_fenced(std::string& out, std::string_view text, std::string_view language)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
    out.append(fence).append(language).append("\n").append(text);
    if (!text.empty() && text.back() != '\n')
        out += '\n';
    out.append(fence).append("\n");
}

void append_json_fenced(std::string& out, std::string_view raw)
{
    std::string pretty;
    json::append_pretty(pretty, raw);
    append_fenced(out, pretty, "json");
}

void append_titled(std::string& out, std::string_view title, std::string_view name)
{
    out.append("**").append(title);
    if (!name.empty())
        out.append(" · ").append(escaped_line(name));
    out.append("**\n\n");
}

void append_picture(std::string& out, const MessagePart& picture)
{
    if (picture.image_form == Form::Url) {
        out.append("Picture at ").append(escaped_line(picture.text)).append("\n");
        return;
    }
    out.append("Picture");
    if (!picture.media_type.empty())
        out.append(", ").append(escaped_line(picture.media_type));
    out.append(", ").append(format_bytes(picture.text.size())).append(" as recorded\n");
}

void append_markdown(std::string& out, const MessagePart& part)
{
    switch (part.kind) {
    case Kind::Text:
        out.append(part.text).append("\n");
        return;
    case Kind::Reasoning:
        append_titled(out, "Reasoning", {});
        append_fenced(out, part.text, "text");
        return;
    case Kind::ToolCall:
        append_titled(out, "Tool call", part.name);
        append_json_fenced(out, part.json.empty() ? "{}" : part.json);
        return;
    case Kind::ToolResult:
        append_titled(out, part.is_error ? "Tool result, failed" : "Tool result", part.name);
        if (part.json.empty())
            append_fenced(out, part.text, "text");
        else
            append_json_fenced(out, part.json);
        return;
    case Kind::Image:
        append_picture(out, part);
        return;
    case Kind::Other:
        append_titled(out, "Other", part.name);
        append_json_fenced(out, part.json);
        return;
    }
}

const char* type_of(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return "text";
    case Kind::Reasoning:
        return "reasoning";
    case Kind::ToolCall:
        return "tool_call";
    case Kind::ToolResult:
        return "tool_result";
    case Kind::Image:
        return "image";
    case Kind::Other:
        break;
    }
    return "other";
}

const char* key_of(Form form)
{
    return form == Form::DataUrl ? "data_url" : form == Form::Base64 ? "base64" : "url";
}

void write_value(json::Writer& writer, const char* key, const MessagePart& part)
{
    if (part.json.empty())
        writer.key(key).text(part.text);
    else
        writer.key(key).raw(json::to_valid(part.json));
}

void write(json::Writer& writer, const MessagePart& part)
{
    const auto write_known = [&writer](const char* key, std::string_view text) {
        if (!text.empty())
            writer.key(key).text(text);
    };
    writer.begin_object().key("type").text(type_of(part.kind));
    write_known("id", part.call_id);
    write_known("name", part.name);
    write_known("media_type", part.media_type);
    if (part.is_error)
        writer.key("is_error").boolean(true);
    switch (part.kind) {
    case Kind::Text:
    case Kind::Reasoning:
        writer.key("text").text(part.text);
        break;
    case Kind::ToolCall:
        if (!part.json.empty())
            write_value(writer, "arguments", part);
        break;
    case Kind::ToolResult:
        write_value(writer, "content", part);
        break;
    case Kind::Image:
        writer.key(key_of(part.image_form)).text(part.text);
        break;
    case Kind::Other:
        write_value(writer, "value", part);
        break;
    }
    writer.end_object();
}

void write(json::Writer& writer, const Message& message)
{
    writer.begin_object();
    if (!message.role.empty())
        writer.key("role").text(message.role);
    if (!message.name.empty())
        writer.key("name").text(message.name);
    if (!message.finish_reason.empty())
        writer.key("finish_reason").text(message.finish_reason);
    writer.key("content").begin_array();
    for (const MessagePart& part : message.parts)
        write(writer, part);
    writer.end_array().end_object();
}

std::string pretty(const std::string& compact)
{
    std::string out;
    json::append_pretty(out, compact);
    return out;
}

} // namespace

std::string message_markdown(const Message& message)
{
    std::string out = "## ";
    out += message.role.empty() ? "message" : escaped_line(message.role);
    if (!message.name.empty())
        out.append(" · ").append(escaped_line(message.name));
    out += '\n';
    for (const MessagePart& part : message.parts) {
        out += '\n';
        append_markdown(out, part);
    }
    return out;
}

std::string conversation_markdown(const Conversation& conversation)
{
    std::string out;
    for (const Message& message : conversation.messages) {
        if (!out.empty())
            out += '\n';
        out += message_markdown(message);
    }
    return out;
}

std::string message_json(const Message& message)
{
    std::string compact;
    json::Writer writer(compact);
    write(writer, message);
    return pretty(compact);
}

std::string conversation_json(const Conversation& conversation)
{
    std::string compact;
    json::Writer writer(compact);
    writer.begin_array();
    for (const Message& message : conversation.messages)
        write(writer, message);
    writer.end_array();
    return pretty(compact);
}

} // namespace playhead
