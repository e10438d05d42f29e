// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the lines of a Claude Code session are.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace playhead::claude {

/// What a line is to the session.
enum class LineKind : std::uint8_t {
    Prompt,  ///< somebody asks for something: what follows is the answer to it
    Results, ///< of tools, and nothing that a person said
    Said,    ///< user text that no person typed: commands, their output, reminders, interruptions
    Summary, ///< the conversation so far in short, with which it goes on
    Assistant,
    Notice, ///< the program's own words in the place of an answer: no model was called
    System,
    Attachment,
    Progress, ///< of a tool or hook that is still running
    Metadata, ///< of the session: titles, modes, snapshots of files
    Unknown,
};
[[nodiscard]] LineKind kind_of(json::Value line);

/// The model of what no model said.
inline constexpr std::string_view no_model = "<synthetic>";
/// Whether an assistant's line says that a model was asked, and could not answer.
[[nodiscard]] bool is_api_error(json::Value line);

/// What a line about a session calls it.
struct Title {
    std::string text;
    int rank = 0;     ///< 0: it gives no title; who gives one by hand means it
    std::string leaf; ///< uuid of a line of the session that is meant; empty where it is this one
};
[[nodiscard]] Title title_in(json::Value line);

/// The block that holds a tool's result in a line of results; Invalid where it has none of that
/// call.
[[nodiscard]] json::Value find_result(json::Value line, std::string_view call);

/// Usage of a message as one line of it says it.
[[nodiscard]] TokenCounts tokens_of(json::Value message);

/// What a message's content begins with: the first text that somebody typed, else the first.
[[nodiscard]] std::string beginning_of(json::Value content);
/// What user text is that no person typed ("reminder"), by its beginning; empty where one did.
[[nodiscard]] std::string_view injected_name(std::string_view text);
/// The command that a person gave ("/init"), empty where the text is none.
[[nodiscard]] std::string command_in(std::string_view text);

} // namespace playhead::claude
