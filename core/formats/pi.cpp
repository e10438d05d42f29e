// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Pi's sessions, and OpenClaw's, which are of the same make: a line for each message or change, the
// first with type "session", as the programs keep them in ~/.pi/agent/sessions/<folder> and
// ~/.openclaw/agents/<id>/sessions.
//
// Recognised by a first line {"type":"session","id","cwd"}.
//
// Nesting and times: chat_log.h. Parent ids chain the entries of a branch and say nothing of what
// ran inside of what. A message's own timestamp is when it was begun, its line's when it was done.
//
// Tokens: input counts neither what was read from the cache nor what was written to it; the prompt
// of an event is the sum of the three. A cost of zero beside tokens is a model without a price: it
// is unknown.
#include "core/formats/chat/chat_reader.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/pi/messages.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>
#include <array>
#include <string>

namespace playhead {

namespace {

using chat::Role;
using json::Value;

chat::Message read_message(Value record)
{
    chat::Message message;
    message.id = text_of(record.find("id"));
    message.time = record.find("timestamp");
    const std::string type = text_of(record.find("type"));
    message.name = type;
    std::replace(message.name.begin(), message.name.end(), '_', ' ');
    if (type == "session" || type == "leaf" || type == "label") {
        message.role = Role::Metadata;
    } else if (type == "message") {
        const Value inner = record.find("message");
        message.inner = inner;
        pi::read_message(inner, message);
    } else if (!type.empty()) {
        message.role = Role::Moment;
        message.said = type == "compaction" ? record.find("summary") : record.find("content");
        if (const std::string custom = text_of(record.find("customType")); !custom.empty())
            message.name = custom;
    }
    return message;
}

void learn(std::string_view key, Value value, Session& session)
{
    if (key != "cwd")
        return;
    ObjectText host;
    host.add(key, payload_of(value).json());
    session.host_env = host.take();
    if (text_of(value).find(".openclaw") != std::string::npos)
        session.recorder = "OpenClaw";
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    const bool is_session = shape.has_text("type", "session") && shape.has("cwd");
    return is_session && shape.has("id") && shape.has("timestamp") ? Confidence::Certain
                                                                   : Confidence::No;
}

Result<void> read(Importer& importer)
{
    static constexpr std::array<std::string_view, 1> ids = {"id"};
    static constexpr chat::Layout layout = {
        chat::dialect_of<read_message, pi::read_call>, "Pi", {}, ids, learn};
    return chat::read_lines(importer, layout);
}

} // namespace

const Format& pi_format()
{
    static constexpr Format format = {"pi", "Pi or OpenClaw session", "jsonl", sniff, read};
    return format;
}

} // namespace playhead
