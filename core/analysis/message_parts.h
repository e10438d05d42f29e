// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/conversation.h"
#include "core/analysis/json_fields.h"

namespace playhead {

/// Collects the parts of one message, and what was not understood beside them.
class PartReader
{
public:
    explicit PartReader(std::vector<MessagePart>& parts, int depth = 0)
        : parts_(parts), depth_(depth)
    {
    }

    void add_text(std::string text, MessagePart::Kind kind = MessagePart::Kind::Text);
    void add_other(std::string_view raw, std::string name = {});
    /// The content of a message: text, a part, or a list of both.
    void read_content(json::Value content);
    /// An object that is a part of a message; false for what is none.
    bool read_part(json::Value object);
    void read_tool_calls(json::Value list);
    void read_tool_call(json::Value call);
    /// A call that a message has in members of its own: OpenInference's older way.
    void read_flat_call(JsonFields& fields);
    /// A result with the content given: text, JSON, or a list of parts.
    void add_result(json::Value content, std::string call_id, std::string name,
                    bool is_error = false);
    /// Keeps the members that nobody took, for finish().
    void keep_rest(const JsonFields& fields);
    /// Adds what was kept as one part "more".
    void finish();

private:
    bool read_members(JsonFields& fields);
    bool read_typed(std::string_view type, JsonFields& fields);
    bool read_untyped(JsonFields& fields);
    bool read_text_part(std::string_view type, JsonFields& fields);
    bool read_reasoning(std::string_view type, JsonFields& fields);
    bool read_tool_part(std::string_view type, JsonFields& fields);
    bool read_image(std::string_view type, JsonFields& fields);
    bool read_blob(std::string_view type, JsonFields& fields);
    bool read_item(std::string_view type, JsonFields& fields);
    void read_image_member(json::Value image);
    void read_image_url(json::Value url);
    void read_image_source(json::Value source);
    void add_call(JsonFields& fields);
    void add_image(std::string data, std::string media_type);

    std::vector<MessagePart>& parts_;
    int depth_;        ///< of results within results
    std::string rest_; ///< members, without the braces
};

/// The role of a part that stands outside a message; empty for the role of its surroundings.
[[nodiscard]] std::string_view role_of_loose_part(const MessagePart& part);

} // namespace playhead
