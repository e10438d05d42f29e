// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A conversation as lines, for tests to compare.
#pragma once

#include "core/analysis/conversation.h"

#include <string>
#include <string_view>

namespace playhead {

inline std::string kindName(MessagePart::Kind kind)
{
    using Kind = MessagePart::Kind;
    switch (kind) {
    case Kind::Text:
        return "text";
    case Kind::Reasoning:
        return "reasoning";
    case Kind::ToolCall:
        return "call";
    case Kind::ToolResult:
        return "result";
    case Kind::Image:
        return "image";
    case Kind::Other:
        break;
    }
    return "other";
}

/// One line a part: "assistant | call search #c1 {"q":1} -> 2.0"
inline std::string described(const Conversation& conversation)
{
    std::string lines;
    for (const Message& message : conversation.messages) {
        std::string head = message.role;
        if (!message.name.empty())
            head += " (" + message.name + ")";
        if (message.is_output)
            head += " >";
        if (message.parts.empty())
            lines += head + " | nothing\n";
        for (const MessagePart& part : message.parts) {
            lines += head + " | " + kindName(part.kind);
            for (const std::string& piece : {part.name, part.media_type, part.text, part.json})
                lines += piece.empty() ? "" : ' ' + piece;
            if (!part.call_id.empty())
                lines += " #" + part.call_id;
            if (part.is_error)
                lines += " !";
            if (part.partner.is_valid())
                lines += " -> " + std::to_string(part.partner.message) + '.' +
                         std::to_string(part.partner.part);
            lines += '\n';
        }
        if (!message.finish_reason.empty())
            lines += "  " + message.finish_reason + '\n';
    }
    return lines;
}

inline Event llmCall(std::string_view prompt, std::string_view completion)
{
    Event event;
    event.action_type = "llm";
    if (!prompt.empty())
        event.prompt = Payload::owned(std::string(prompt));
    if (!completion.empty())
        event.completion = Payload::owned(std::string(completion));
    return event;
}

} // namespace playhead
