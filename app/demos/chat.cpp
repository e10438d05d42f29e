// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demos/chat.h"

#include "core/base/json_write.h"

namespace playhead::demos {

Chat::Chat(std::string_view system)
{
    add("system", system);
}

void Chat::user(std::string_view text)
{
    add("user", text);
}

void Chat::add(std::string_view role, std::string_view text)
{
    add(object({{"role", asJson(role)}, {"content", asJson(text)}}));
}

void Chat::add(std::string message)
{
    m_tokens += tokensOf(message);
    m_messages.push_back(std::move(message));
}

void Chat::tool(std::string_view result)
{
    OpenCall call;
    if (!m_openCalls.empty()) {
        call = std::move(m_openCalls.front());
        m_openCalls.pop_front();
    }
    add(object({{"role", asJson("tool")},
                {"tool_call_id", asJson(call.id)},
                {"name", asJson(call.tool)},
                {"content", asJson(result)}}));
}

std::string Chat::reply(const Reply& reply)
{
    m_openCalls.clear();
    std::string message;
    json::Writer json(message);
    json.begin_object().key("role").text("assistant").key("content");
    if (reply.text.empty())
        json.null();
    else
        json.text(reply.text);
    if (!reply.calls.empty()) {
        json.key("tool_calls").begin_array();
        for (const ToolCall& call : reply.calls) {
            const std::string id = "call_" + std::to_string(++m_calls);
            json.begin_object().key("id").text(id).key("type").text("function");
            json.key("function").begin_object().key("name").text(call.tool);
            json.key("arguments").text(call.arguments).end_object().end_object();
            m_openCalls.push_back({id, std::string(call.tool)});
        }
        json.end_array();
    }
    json.end_object();
    add(message);
    return message;
}

std::string Chat::json() const
{
    std::string text = "[";
    for (const std::string& message : m_messages) {
        if (text.size() > 1)
            text += ',';
        text += message;
    }
    return text + "]";
}

std::string object(std::initializer_list<std::pair<std::string_view, std::string>> members)
{
    std::string text;
    json::Writer json(text);
    json.begin_object();
    for (const auto& [key, value] : members)
        json.key(key).raw(value);
    json.end_object();
    return text;
}

std::string asJson(std::string_view text)
{
    return json::quote(text);
}

} // namespace playhead::demos
