// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation_text.h"

#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/markdown.h"
#include "core/base/text.h"

#include <string_view>

namespace playhead {

namespace {

using Kind = MessagePart::Kind;
using Form = MessagePart::ImageForm;

void append_titled(std::string& out, std::string_view title, std::string_view name)
{
    out.append("**").append(title);
    if (!name.empty())
        out.append(" · ").append(markdown::escaped(name));
    out.append("**\n\n");
}

void append_picture(std::string& out, const MessagePart& picture)
{
    if (picture.image_form == Form::Url) {
        out.append("Picture at ").append(markdown::escaped(picture.text)).append("\n");
        return;
    }
    out.append("Picture");
    if (!picture.media_type.empty())
        out.append(", ").append(markdown::escaped(picture.media_type));
    out.append(", ").append(format_bytes(picture.text.size())).append(" as recorded\n");
}

enum class Texts : std::uint8_t { AsRecorded, Fenced };

void append_markdown(std::string& out, const MessagePart& part, Texts texts)
{
    switch (part.kind) {
    case Kind::Text:
        if (texts == Texts::Fenced)
            markdown::append_fenced(out, part.text, "text");
        else
            out.append(part.text).append("\n");
        return;
    case Kind::Reasoning:
        append_titled(out, "Reasoning", {});
        markdown::append_fenced(out, part.text, "text");
        return;
    case Kind::ToolCall:
        append_titled(out, "Tool call", part.name);
        markdown::append_fenced_json(out, part.json.empty() ? "{}" : part.json);
        return;
    case Kind::ToolResult:
        append_titled(out, part.is_error ? "Tool result, failed" : "Tool result", part.name);
        if (part.json.empty())
            markdown::append_fenced(out, part.text, "text");
        else
            markdown::append_fenced_json(out, part.json);
        return;
    case Kind::Image:
        append_picture(out, part);
        return;
    case Kind::Other:
        append_titled(out, "Other", part.name);
        markdown::append_fenced_json(out, part.json);
        return;
    }
}

void append_message(std::string& out, const Message& message, std::string_view heading, Texts texts)
{
    out.append(heading).append(" ");
    out += message.role.empty() ? "message" : markdown::escaped(message.role);
    if (!message.name.empty())
        out.append(" · ").append(markdown::escaped(message.name));
    out += '\n';
    for (const MessagePart& part : message.parts) {
        out += '\n';
        append_markdown(out, part, texts);
    }
}

std::string all_messages(const Conversation& conversation, std::string_view heading, Texts texts)
{
    std::string out;
    for (const Message& message : conversation.messages) {
        if (!out.empty())
            out += '\n';
        append_message(out, message, heading, texts);
    }
    return out;
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
    std::string out;
    append_message(out, message, "##", Texts::AsRecorded);
    return out;
}

std::string conversation_markdown(const Conversation& conversation)
{
    return all_messages(conversation, "##", Texts::AsRecorded);
}

std::string inert_conversation_markdown(const Conversation& conversation, std::size_t level)
{
    return all_messages(conversation, std::string(level, '#'), Texts::Fenced);
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
    return pretty(compact_conversation_json(conversation));
}

std::string compact_conversation_json(const Conversation& conversation)
{
    std::string compact;
    json::Writer writer(compact);
    writer.begin_array();
    for (const Message& message : conversation.messages)
        write(writer, message);
    writer.end_array();
    return compact;
}

} // namespace playhead
