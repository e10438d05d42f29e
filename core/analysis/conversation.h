// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace playhead {

/// A piece of a message. What a field holds depends on the kind; the others stay empty.
struct MessagePart {
    enum class Kind : std::uint8_t {
        Text,       ///< text
        Reasoning,  ///< text: what the model thought, or a summary of it
        ToolCall,   ///< name, json (the arguments), call_id
        ToolResult, ///< name where known, text or json, call_id, is_error
        Image,      ///< text (data URL, base64 or address), image_form, media_type where known
        Other,      ///< json as recorded, name
    };
    enum class ImageForm : std::uint8_t { DataUrl, Base64, Url };

    /// Where a part stands in its conversation.
    struct Ref {
        static constexpr std::uint32_t none = 0xFFFFFFFF;
        std::uint32_t message = none;
        std::uint32_t part = none;

        [[nodiscard]] bool is_valid() const { return message != none; }
        friend bool operator==(const Ref&, const Ref&) = default;
    };

    Kind kind = Kind::Other;
    std::string text;
    std::string json; ///< one JSON value; of arguments that are no JSON, their text as a string
    std::string name;
    std::string call_id;
    std::string media_type;
    ImageForm image_form = ImageForm::DataUrl;
    bool is_error = false;
    Ref partner; ///< the result of a call, the call of a result
};

/// One turn. Roles are as recorded ("system", "user", "assistant", "tool", "model", ...).
struct Message {
    std::string role;
    std::string name; ///< of the speaker, or of the choice among several
    std::string finish_reason;
    bool is_output = false; ///< of the completion
    std::vector<MessagePart> parts;
};

/// What was said in an LLM call: prompt, then completion.
struct Conversation {
    std::vector<Message> messages;

    [[nodiscard]] const MessagePart& at(MessagePart::Ref ref) const
    {
        return messages[ref.message].parts[ref.part];
    }
};

/// Whether an event has anything that read_conversation() makes messages of.
[[nodiscard]] bool has_conversation(const Event& event);

/// Reads prompt and completion of whatever shape: plain text; lists of messages of OpenAI's chat
/// and Responses interfaces, of Anthropic's, Gemini's, LangChain's and OpenTelemetry's; AgentOps'
/// {"type": "chatml" | "string"}; whole responses with choices, candidates or output; any of these
/// as text. Where an LLM call has no prompt or completion, its params and returns are looked at.
///
/// Nothing that says something is dropped: what is not understood becomes a part of kind Other, at
/// the end of its message under the name "more" where it stood beside what was understood. Null
/// and empty values say nothing. Safe for values of any type and depth; does not recurse over the
/// depth of the input. Where `stop` is requested on the way, what is read is of no use.
[[nodiscard]] Conversation read_conversation(const Event& event, const std::stop_token& stop = {});

} // namespace playhead
