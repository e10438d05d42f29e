// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/conversation.h"

#include <cstddef>
#include <string>

namespace playhead {

/// A message as Markdown: a heading that says who speaks, then its parts. Texts stand as recorded,
/// since most are Markdown already; calls and results are fenced as code, pictures named by type
/// and size. Ends with a line break. What is written is what the message holds: mask it before.
[[nodiscard]] std::string message_markdown(const Message& message);
[[nodiscard]] std::string conversation_markdown(const Conversation& conversation);

/// The same for a report: nothing recorded can become markup, since texts are fenced, too. `level`
/// is that of the headings, from 1.
[[nodiscard]] std::string inert_conversation_markdown(const Conversation& conversation,
                                                      std::size_t level);

/// A message as one JSON object, in the terms of Message and MessagePart whatever its format was:
///
///     {"role": "assistant", "name": "…", "finish_reason": "…", "content": [
///       {"type": "text" | "reasoning", "text": "…"},
///       {"type": "tool_call", "id": "…", "name": "…", "arguments": …},
///       {"type": "tool_result", "id": "…", "name": "…", "is_error": true, "content": …},
///       {"type": "image", "media_type": "…", "data_url" | "base64" | "url": "…"},
///       {"type": "other", "name": "…", "value": …}]}
///
/// Fields that hold nothing are left out. Indented; recorded JSON keeps its tokens and key order.
[[nodiscard]] std::string message_json(const Message& message);
/// The same of all messages, as a list.
[[nodiscard]] std::string conversation_json(const Conversation& conversation);
/// The same without indentation, on one line.
[[nodiscard]] std::string compact_conversation_json(const Conversation& conversation);

} // namespace playhead
