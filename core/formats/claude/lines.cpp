// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the lines of a Claude Code session are.
#include "core/formats/claude/lines.h"

#include "core/base/reminders.h"
#include "core/base/text.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/token_sums.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace playhead::claude {

namespace {

using json::Value;

bool is_true(Value value)
{
    return value.as_bool().value_or(false);
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Lines that tell of the session, not of something that happened in it.
constexpr std::array<std::string_view, 20> metadata_types = {"summary",
                                                             "file-history-snapshot",
                                                             "queue-operation",
                                                             "pr-link",
                                                             "custom-title",
                                                             "ai-title",
                                                             "agent-name",
                                                             "last-prompt",
                                                             "mode",
                                                             "permission-mode",
                                                             "worktree-state",
                                                             "relocated",
                                                             "frame-link",
                                                             "bridge-session",
                                                             "started",
                                                             "result",
                                                             "atis-latch",
                                                             "tag",
                                                             "todo",
                                                             "session"};

/// What user text begins with that no person typed.
struct Injected {
    std::string_view begins;
    std::string_view name;
};
constexpr std::array injected = {Injected{"<local-command-", "command output"},
                                 Injected{"<bash-stdout>", "shell output"},
                                 Injected{"<bash-stderr>", "shell output"},
                                 Injected{"<system-reminder>", "reminder"},
                                 Injected{"<task-notification>", "task notification"},
                                 Injected{"<user-memory-input>", "memory"},
                                 Injected{"Stop hook feedback:", "hook feedback"},
                                 Injected{"Caveat: The messages below", "reminder"},
                                 Injected{"[Request interrupted", "interrupted"}};

const Injected* injected_in(std::string_view text)
{
    const auto found = std::find_if(injected.begin(), injected.end(), [text](const Injected& each) {
        return text.starts_with(each.begins);
    });
    return found == injected.end() ? nullptr : &*found;
}

/// As much of a text as tells what it is. What a person says may stand behind reminders in it.
std::string beginning_of_text(Value text)
{
    constexpr std::size_t enough = 400;
    if (!text.is_string())
        return {};
    const std::string_view raw = behind_reminders(text.raw());
    return std::string(trimmed(json::unescape(raw.substr(0, std::min(raw.size(), enough)))));
}

bool has_block(Value content, std::string_view type)
{
    json::ArrayReader blocks(content);
    for (Value block; blocks.next(block);) {
        if (text_of(block.find("type")) == type)
            return true;
    }
    return false;
}

LineKind kind_of_user(Value line)
{
    const Value content = line.find("message").find("content");
    if (has_block(content, "tool_result"))
        return LineKind::Results;
    if (is_true(line.find("isCompactSummary")))
        return LineKind::Summary;
    if (is_true(line.find("isMeta")) || injected_in(beginning_of(content)))
        return LineKind::Said;
    return content.is_string() || content.is_array() ? LineKind::Prompt : LineKind::Unknown;
}

LineKind kind_of_assistant(Value line)
{
    const Value message = line.find("message");
    if (!message.is_object())
        return LineKind::Unknown;
    std::string scratch;
    const bool is_notice =
        view_of(message.find("model"), scratch) == no_model && !is_api_error(line);
    return is_notice ? LineKind::Notice : LineKind::Assistant;
}

} // namespace

/// What a message begins with: the first text that somebody typed, else the first.
std::string beginning_of(Value content)
{
    if (!content.is_array())
        return beginning_of_text(content);
    std::string first;
    json::ArrayReader blocks(content);
    for (Value block; blocks.next(block);) {
        if (text_of(block.find("type")) != "text")
            continue;
        std::string text = beginning_of_text(block.find("text"));
        if (!injected_in(text))
            return text;
        if (first.empty())
            first = std::move(text);
    }
    return first;
}

/// "/init" in "<command-message>init</command-message><command-name>/init</command-name>".
std::string command_in(std::string_view text)
{
    constexpr std::string_view opening = "<command-name>";
    const std::size_t at = text.find(opening);
    if (at == std::string_view::npos)
        return text.starts_with("<bash-input>") ? "shell command" : "";
    const std::string_view name = text.substr(at + opening.size());
    return std::string(name.substr(0, name.find('<')));
}

std::string_view injected_name(std::string_view text)
{
    const Injected* known = injected_in(text);
    return known ? known->name : std::string_view();
}

bool is_api_error(Value line)
{
    if (is_true(line.find("isApiErrorMessage")))
        return true;
    const Value message = line.find("message");
    std::string scratch;
    return view_of(message.find("model"), scratch) == no_model &&
           beginning_of(message.find("content")).starts_with("API Error");
}

LineKind kind_of(Value line)
{
    const std::string type = text_of(line.find("type"));
    if (type == "user")
        return kind_of_user(line);
    if (type == "assistant")
        return kind_of_assistant(line);
    if (type == "system")
        return LineKind::System;
    if (type == "attachment")
        return LineKind::Attachment;
    if (type == "progress")
        return LineKind::Progress;
    return is_one_of(type, metadata_types) ? LineKind::Metadata : LineKind::Unknown;
}

Title title_in(Value line)
{
    struct Kind {
        std::string_view type;
        std::string_view key;
    };
    static constexpr std::array kinds = {Kind{"summary", "summary"}, Kind{"ai-title", "aiTitle"},
                                         Kind{"custom-title", "customTitle"}};
    const std::string type = text_of(line.find("type"));
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (type == kinds[kind].type)
            return {text_of(line.find(kinds[kind].key)), static_cast<int>(kind) + 1,
                    text_of(line.find("leafUuid"))};
    }
    return {};
}

Value find_result(Value line, std::string_view call)
{
    json::ArrayReader blocks(line.find("message").find("content"));
    for (Value block; blocks.next(block);) {
        if (text_of(block.find("type")) == "tool_result" &&
            text_of(block.find("tool_use_id")) == call)
            return block;
    }
    return {};
}

TokenCounts tokens_of(Value message)
{
    const Value usage = message.find("usage");
    TokenCounts tokens;
    tokens.cache_read = int_of(usage.find("cache_read_input_tokens"));
    tokens.cache_write = int_of(usage.find("cache_creation_input_tokens"));
    for (const auto& count :
         {int_of(usage.find("input_tokens")), tokens.cache_read, tokens.cache_write})
        add_count(tokens.prompt, count);
    tokens.completion = int_of(usage.find("output_tokens"));
    tokens.reasoning = int_of(usage.find("output_tokens_details").find("thinking_tokens"));
    return tokens;
}

} // namespace playhead::claude
