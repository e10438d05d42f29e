// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::demos {

/// A tool that a model wants to be called.
struct ToolCall {
    std::string_view tool;
    std::string arguments; ///< a JSON object
};

/// What a model answers.
struct Reply {
    std::string text; ///< may be empty where there are calls
    std::vector<ToolCall> calls = {};
};

/// What is said between a program and a model, in the shape of OpenAI's chat interface. Each call
/// of the model is sent all of it.
class Chat
{
public:
    explicit Chat(std::string_view system);

    void user(std::string_view text);
    /// What a tool returned. Answers the calls of the last reply in their order.
    void tool(std::string_view result);
    /// Adds what the model said, and gives the JSON of it.
    std::string reply(const Reply& reply);

    /// All messages as a JSON array.
    [[nodiscard]] std::string json() const;
    /// About how many tokens that is.
    [[nodiscard]] std::int64_t tokens() const { return m_tokens; }

private:
    void add(std::string_view role, std::string_view text);
    void add(std::string message);

    struct OpenCall {
        std::string id;
        std::string tool;
    };
    std::vector<std::string> m_messages; ///< as JSON
    std::deque<OpenCall> m_openCalls;
    std::int64_t m_tokens = 0;
    int m_calls = 0;
};

/// About how many tokens a text is.
[[nodiscard]] inline std::int64_t tokensOf(std::string_view text)
{
    constexpr std::size_t bytesOfToken = 4;
    return static_cast<std::int64_t>(text.size() / bytesOfToken + 1);
}

/// A JSON object from keys and values that are JSON already.
[[nodiscard]] std::string
object(std::initializer_list<std::pair<std::string_view, std::string>> members);
/// A text as JSON.
[[nodiscard]] std::string asJson(std::string_view text);

} // namespace playhead::demos
