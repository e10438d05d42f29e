// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/otlp/messages.h"

#include "core/base/json_scan.h"
#include "core/base/json_write.h"

#include <string_view>

namespace playhead::otlp {

namespace {

void write_text(json::Writer& out, std::string_view key, const std::string& text)
{
    if (!text.empty())
        out.key(key).text(text);
}

/// What is not there as JSON is a text.
void write_json(json::Writer& out, std::string_view key, const MessagePart& part)
{
    out.key(key);
    if (part.json.empty())
        out.text(part.text);
    else if (json::validate(part.json).strict())
        out.raw(part.json);
    else
        out.text(part.json);
}

void write_image(json::Writer& out, const MessagePart& part)
{
    if (part.image_form == MessagePart::ImageForm::Base64) {
        out.key("type").text("blob").key("modality").text("image");
        write_text(out, "mime_type", part.media_type);
        out.key("content").text(part.text);
    } else {
        out.key("type").text("uri").key("modality").text("image").key("uri").text(part.text);
    }
}

void write_part(json::Writer& out, const MessagePart& part)
{
    out.begin_object();
    switch (part.kind) {
    case MessagePart::Kind::Text:
        out.key("type").text("text").key("content").text(part.text);
        break;
    case MessagePart::Kind::Reasoning:
        out.key("type").text("reasoning").key("content").text(part.text);
        break;
    case MessagePart::Kind::ToolCall:
        out.key("type").text("tool_call");
        write_text(out, "id", part.call_id);
        out.key("name").text(part.name);
        write_json(out, "arguments", part);
        break;
    case MessagePart::Kind::ToolResult:
        out.key("type").text("tool_call_response");
        write_text(out, "id", part.call_id);
        write_json(out, "response", part);
        break;
    case MessagePart::Kind::Image:
        write_image(out, part);
        break;
    case MessagePart::Kind::Other:
        out.key("type").text(part.name.empty() ? "unknown" : part.name);
        write_json(out, "content", part);
        break;
    }
    out.end_object();
}

} // namespace

std::string gen_ai_messages(const Conversation& conversation, Direction direction)
{
    const bool is_output = direction == Direction::Output;
    std::string text;
    json::Writer out(text);
    out.begin_array();
    bool says_anything = false;
    for (const Message& message : conversation.messages) {
        if (message.is_output != is_output)
            continue;
        says_anything = true;
        const std::string_view role = is_output ? "assistant" : "user"; // one is required
        out.begin_object().key("role").text(message.role.empty() ? role : message.role);
        out.key("parts").begin_array();
        for (const MessagePart& part : message.parts)
            write_part(out, part);
        out.end_array();
        write_text(out, "name", message.name);
        write_text(out, "finish_reason", message.finish_reason);
        out.end_object();
    }
    out.end_array();
    return says_anything ? text : std::string();
}

} // namespace playhead::otlp
