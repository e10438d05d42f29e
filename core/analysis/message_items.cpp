// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What stands beside messages in an answer of OpenAI's Responses interface and in Codex' logs:
// calls whose type is their name, and texts of types of their own.
#include "core/analysis/message_parts.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

using Kind = MessagePart::Kind;

struct CallItem {
    std::string_view type;
    std::string_view name;
};

/// The names are those that Codex gives its tools.
constexpr auto call_items = std::to_array<CallItem>({
    {"code_interpreter_call", "code_interpreter"},
    {"commandExecution", "exec_command"},
    {"computer_call", "computer"},
    {"exec_command_begin", "exec_command"},
    {"fileChange", "apply_patch"},
    {"file_search_call", "file_search"},
    {"local_shell_call", "shell"},
    {"patch_apply_begin", "apply_patch"},
    {"tool_search_call", "tool_search"},
    {"web_search_call", "web_search"},
});

} // namespace

bool PartReader::read_item(std::string_view type, JsonFields& fields)
{
    const bool is_thought = type == "agent_reasoning";
    if (is_thought || is_one_of(type, {"agent_message", "agentMessage"})) {
        if (!fields.has_any({"text", "message"}))
            return false;
        add_text(fields.take_text({"text", "message"}), is_thought ? Kind::Reasoning : Kind::Text);
        return true;
    }
    const auto* const item = std::find_if(call_items.begin(), call_items.end(),
                                          [type](const CallItem& one) { return one.type == type; });
    if (item == call_items.end())
        return false;
    MessagePart call;
    call.kind = Kind::ToolCall;
    call.name = item->name;
    call.call_id = fields.take_text({"call_id", "id"});
    // All else that it says is what it was called with, or what came of it: there is no telling
    // which for types that are yet to come.
    fields.take("type");
    call.json = '{' + fields.rest() + '}';
    fields.take_all();
    parts_.push_back(std::move(call));
    return true;
}

} // namespace playhead
