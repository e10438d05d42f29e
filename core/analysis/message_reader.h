// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/message_parts.h"

#include <stop_token>
#include <utility>

namespace playhead {

/// Turns one recorded value into messages, appended to `messages`.
class MessageReader
{
public:
    /// `role` is that of what names none. Reads nothing more once `stop` is requested.
    MessageReader(std::vector<Message>& messages, std::string_view role, bool is_output,
                  std::stop_token stop)
        : messages_(messages), role_(role), is_output_(is_output), stop_(std::move(stop))
    {
    }

    void read(json::Value value) { read(value, 0); }

    /// Whether a value looks like messages, more than by being a text.
    [[nodiscard]] static bool is_message_like(json::Value value);

private:
    void read(json::Value value, int depth);
    void read_list(json::Value list, int depth);
    void read_text(json::Value value, int depth);
    void read_object(json::Value object, int depth);
    bool read_wrapper(JsonFields& fields, int depth);
    void read_gemini_request(JsonFields& fields, int depth);
    bool read_response(JsonFields& fields, int depth);
    void read_choices(json::Value list, int depth);
    void read_choice(JsonFields& fields, std::string name, int depth);
    bool read_langchain(JsonFields& fields, int depth);
    bool read_numbered(const JsonFields& fields, json::Value object, int depth);
    void read_message(JsonFields& fields);
    void read_body(JsonFields& fields, Message& message, PartReader& parts, bool is_inner);
    bool read_loose_part(json::Value object);
    void add_loose(std::vector<MessagePart> parts);
    void add_rest(const JsonFields& fields);
    Message& add_message(std::string role = {});

    std::vector<Message>& messages_;
    std::string_view role_;
    bool is_output_;
    std::stop_token stop_;
    /// Whether the last message was made of parts that stood outside a message.
    bool is_loose_ = false;
};

} // namespace playhead
