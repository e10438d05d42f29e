// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/notices.h"

#include "core/formats/reading/fields.h"

#include <algorithm>
#include <array>

namespace playhead::codex {

namespace {

using json::Value;

struct Known {
    std::string_view type;
    NoticeKind kind;
};

constexpr std::array window_lines = {
    Known{"session_start", NoticeKind::Session}, Known{"session_end", NoticeKind::Noise},
    Known{"app_event", NoticeKind::Noise},       Known{"key_event", NoticeKind::Noise},
    Known{"insert_history", NoticeKind::Noise},  Known{"log_line", NoticeKind::Noise},
    Known{"slash_command", NoticeKind::Moment},
};

/// Of the protocol's own events.
constexpr std::array events = {
    Known{"session_configured", NoticeKind::Session},
    Known{"task_started", NoticeKind::TurnStart},
    Known{"turn_started", NoticeKind::TurnStart},
    Known{"task_complete", NoticeKind::TurnEnd},
    Known{"turn_complete", NoticeKind::TurnEnd},
    Known{"turn_aborted", NoticeKind::TurnEnd},
    Known{"user_message", NoticeKind::PromptEcho},
    Known{"agent_message", NoticeKind::Part},
    Known{"agent_reasoning", NoticeKind::Part},
    Known{"agent_reasoning_raw_content", NoticeKind::Part},
    Known{"agent_message_delta", NoticeKind::Delta},
    Known{"agent_reasoning_delta", NoticeKind::Delta},
    Known{"agent_reasoning_raw_content_delta", NoticeKind::Delta},
    Known{"agent_reasoning_section_break", NoticeKind::Noise},
    Known{"exec_command_begin", NoticeKind::Call},
    Known{"exec_command_output_delta", NoticeKind::CallMore},
    Known{"exec_command_end", NoticeKind::CallEnd},
    Known{"patch_apply_begin", NoticeKind::Call},
    Known{"patch_apply_end", NoticeKind::CallEnd},
    Known{"mcp_tool_call_begin", NoticeKind::Call},
    Known{"mcp_tool_call_end", NoticeKind::CallEnd},
    Known{"web_search_begin", NoticeKind::Call},
    Known{"web_search_end", NoticeKind::CallEnd},
    Known{"token_count", NoticeKind::Usage},
    Known{"exec_approval_request", NoticeKind::Moment},
    Known{"apply_patch_approval_request", NoticeKind::Moment},
    Known{"turn_diff", NoticeKind::Moment},
    Known{"plan_update", NoticeKind::Moment},
    Known{"error", NoticeKind::Moment},
    Known{"stream_error", NoticeKind::Moment},
    Known{"warning", NoticeKind::Moment},
    Known{"background_event", NoticeKind::Moment},
    Known{"context_compacted", NoticeKind::Moment},
    Known{"entered_review_mode", NoticeKind::Moment},
    Known{"exited_review_mode", NoticeKind::Moment},
    Known{"get_history_entry_response", NoticeKind::Noise},
    Known{"list_custom_prompts_response", NoticeKind::Noise},
    Known{"mcp_list_tools_response", NoticeKind::Noise},
    Known{"mcp_startup_update", NoticeKind::Noise},
    Known{"mcp_startup_complete", NoticeKind::Noise},
    Known{"shutdown_complete", NoticeKind::Noise},
};

/// What the person wants.
constexpr std::array operations = {
    Known{"user_input", NoticeKind::Prompt},
    Known{"user_turn", NoticeKind::Prompt},
    Known{"get_history_entry_request", NoticeKind::Noise},
    Known{"add_to_history", NoticeKind::Noise},
    Known{"list_custom_prompts", NoticeKind::Noise},
    Known{"list_mcp_tools", NoticeKind::Noise},
    Known{"override_turn_context", NoticeKind::Noise},
    Known{"shutdown", NoticeKind::Noise},
};

/// Of the app server, but those of items.
constexpr std::array notifications = {
    Known{"thread/started", NoticeKind::Session},
    Known{"turn/started", NoticeKind::TurnStart},
    Known{"turn/completed", NoticeKind::TurnEnd},
    Known{"turn/diff/updated", NoticeKind::Moment},
    Known{"turn/plan/updated", NoticeKind::Moment},
    Known{"thread/tokenUsage/updated", NoticeKind::Usage},
    Known{"thread/compacted", NoticeKind::Moment},
    Known{"error", NoticeKind::Moment},
    Known{"item/agentMessage/delta", NoticeKind::Delta},
    Known{"item/plan/delta", NoticeKind::Delta},
    Known{"item/reasoning/summaryTextDelta", NoticeKind::Delta},
    Known{"item/reasoning/textDelta", NoticeKind::Delta},
    Known{"item/reasoning/summaryPartAdded", NoticeKind::Noise},
    Known{"item/commandExecution/outputDelta", NoticeKind::CallMore},
    Known{"item/fileChange/outputDelta", NoticeKind::CallMore},
    Known{"item/mcpToolCall/progress", NoticeKind::CallMore},
    Known{"account/rateLimits/updated", NoticeKind::Noise},
    Known{"account/updated", NoticeKind::Noise},
    Known{"app/log_paths", NoticeKind::Noise},
    Known{"codex/connected", NoticeKind::Noise},
};

/// Items of a turn that are no calls.
constexpr std::array items = {
    Known{"userMessage", NoticeKind::Prompt},       Known{"agentMessage", NoticeKind::Part},
    Known{"reasoning", NoticeKind::Part},           Known{"plan", NoticeKind::Part},
    Known{"enteredReviewMode", NoticeKind::Moment}, Known{"exitedReviewMode", NoticeKind::Moment},
    Known{"contextCompaction", NoticeKind::Moment},
};

struct CallName {
    std::string_view type;
    std::string_view name;
};
constexpr std::array call_names = {
    CallName{"exec_command_begin", "exec_command"},
    CallName{"exec_command_end", "exec_command"},
    CallName{"commandExecution", "exec_command"},
    CallName{"patch_apply_begin", "apply_patch"},
    CallName{"patch_apply_end", "apply_patch"},
    CallName{"fileChange", "apply_patch"},
    CallName{"web_search_begin", "web_search"},
    CallName{"webSearch", "web_search"},
    CallName{"imageView", "view_image"},
    CallName{"mcp_tool_call_begin", ""},
    CallName{"mcpToolCall", ""},
    CallName{"dynamicToolCall", ""},
    CallName{"collabAgentToolCall", ""},
    CallName{"collabToolCall", ""},
};

template <std::size_t count>
NoticeKind kind_in(const std::array<Known, count>& known, std::string_view type, NoticeKind other)
{
    const auto found = std::find_if(known.begin(), known.end(),
                                    [type](const Known& each) { return each.type == type; });
    return found == known.end() ? other : found->kind;
}

const CallName* find_call(std::string_view type)
{
    const auto found = std::find_if(call_names.begin(), call_names.end(),
                                    [type](const CallName& each) { return each.type == type; });
    return found == call_names.end() ? nullptr : &*found;
}

Value usage_in(const Notice& notice, std::string_view which)
{
    const Value event =
        notice.body.find("info").find(which == "last" ? "last_token_usage" : "total_token_usage");
    return event.is_valid() ? event : notice.body.find("tokenUsage").find(which);
}

} // namespace

Notice::Notice(Value line)
{
    const Value inner = line.find("message");
    const Value message = inner.find("method").is_valid() ? inner : line;
    if (line.find("dir").is_string())
        read_window_line(line);
    else if (message.find("method").is_string())
        read_notification(message);
    else
        body = line;
}

void Notice::read_window_line(Value line)
{
    time = line.find("ts");
    type = text_of(line.find("kind"));
    body = line;
    if (type == "codex_event") {
        read_event(line.at_path({"payload", "msg"}));
    } else if (type == "op") {
        body = line.find("payload");
        type = text_of(body.find("type"));
        kind = kind_in(operations, type, NoticeKind::Moment);
    } else {
        kind = kind_in(window_lines, type, NoticeKind::Unknown);
    }
}

void Notice::read_event(Value event)
{
    body = event;
    type = text_of(event.find("type"));
    call = text_of(event.find("call_id"));
    kind = kind_in(events, type, NoticeKind::Unknown);
    if (kind == NoticeKind::Session)
        session = text_of(event.find("session_id"));
}

void Notice::read_notification(Value message)
{
    type = text_of(message.find("method"));
    const Value parameters = message.find("params");
    body = parameters;
    session = text_of(parameters.find("threadId"));
    if (type.starts_with("codex/event/")) {
        kind = NoticeKind::Echo;
        session = text_of(parameters.find("conversationId"));
    } else if (type == "item/started" || type == "item/completed") {
        read_item(type == "item/completed");
    } else {
        kind = kind_in(notifications, type, NoticeKind::Unknown);
        call = text_of(parameters.find("itemId"));
    }
    if (kind == NoticeKind::Session) {
        body = parameters.find("thread");
        session = text_of(body.find("id"));
    }
}

void Notice::read_item(bool is_done)
{
    body = body.find("item");
    type = text_of(body.find("type"));
    call = text_of(body.find("id"));
    if (find_call(type)) {
        kind = is_done ? NoticeKind::CallEnd : NoticeKind::Call;
        return;
    }
    kind = kind_in(items, type, NoticeKind::Unknown);
    if (kind == NoticeKind::Prompt && is_done)
        kind = NoticeKind::PromptEcho;
    else if (kind != NoticeKind::Prompt && !is_done)
        kind = NoticeKind::Noise; // it is there as a whole when it is done
}

TokenCounts tokens_of(const Notice& notice)
{
    Value usage = usage_in(notice, "last");
    if (!usage.is_valid())
        usage = notice.body;
    const auto count = [usage](std::string_view event, std::string_view server) {
        const auto number = int_of(usage.find(event));
        return number ? number : int_of(usage.find(server));
    };
    TokenCounts tokens;
    tokens.prompt = count("input_tokens", "inputTokens");
    tokens.cache_read = count("cached_input_tokens", "cachedInputTokens");
    tokens.completion = count("output_tokens", "outputTokens");
    tokens.reasoning = count("reasoning_output_tokens", "reasoningOutputTokens");
    tokens.total = count("total_tokens", "totalTokens");
    return tokens;
}

std::int64_t tokens_so_far(const Notice& notice)
{
    const Value total = usage_in(notice, "total");
    const auto event = int_of(total.find("total_tokens"));
    return event ? *event : int_of(total.find("totalTokens")).value_or(-1);
}

std::string name_of_call(const Notice& notice)
{
    const CallName* known = find_call(notice.type);
    if (known && !known->name.empty())
        return std::string(known->name);
    for (const Value name :
         {notice.body.find("tool"), notice.body.at_path({"invocation", "tool"})}) {
        if (name.is_string())
            return text_of(name);
    }
    return notice.type;
}

} // namespace playhead::codex
