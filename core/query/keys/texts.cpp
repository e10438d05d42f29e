// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_texts.h"
#include "core/base/json_value.h"
#include "core/query/keys.h"

#include <array>

namespace playhead::keys {

namespace {

bool take(const std::string& text, TextSink& sink)
{
    return text.empty() || sink.take(text);
}

/// A recorded null says as little as nothing.
bool holds_something(const Payload& payload)
{
    return payload.is_present() && !json::Value(payload.json()).is_null();
}

template <Payload Event::*field>
bool read_payload(const Event& event, TextSink& sink)
{
    return read_json_texts((event.*field).json(), sink);
}

template <Payload Event::*field>
bool has_payload(const Event& event)
{
    return holds_something(event.*field);
}

template <Payload Event::*field>
constexpr SourceTexts payload = {read_payload<field>, has_payload<field>, nullptr, {}};

bool read_error(const Event& event, TextSink& sink)
{
    const EventError& error = event.error;
    return take(error.type, sink) && take(error.message, sink) && take(error.code, sink) &&
           take(error.stack, sink);
}

bool has_error(const Event& event)
{
    return !event.error.is_empty();
}

bool has_error_in_columns(const Trace& trace, EventIndex event)
{
    return trace.has(event, EventFlag::HasError);
}

bool read_id(const Event& event, TextSink& sink)
{
    return take(event.id, sink);
}

bool has_id(const Event& event)
{
    return !event.id.empty();
}

bool read_entries(const std::vector<LogEntry>& entries, TextSink& sink)
{
    for (const LogEntry& entry : entries) {
        if (!take(entry.name, sink) || !take(entry.text, sink) ||
            !read_json_texts(entry.attributes.json(), sink))
            return false;
    }
    return true;
}

bool read_all(const Event& event, TextSink& sink)
{
    return take(event.id, sink) && take(event.status, sink) &&
           read_json_texts(event.params.json(), sink) &&
           read_json_texts(event.returns.json(), sink) &&
           read_json_texts(event.prompt.json(), sink) &&
           read_json_texts(event.completion.json(), sink) && read_error(event, sink) &&
           read_entries(event.logs, sink) && read_entries(event.span_events, sink) &&
           read_json_texts(event.attributes.json(), sink);
}

constexpr std::array<std::string_view, 5> columns_with_text = {"type", "model", "tag", "agent",
                                                               "thread"};
constexpr auto word = FilterValueKind::Word;

const std::array<FilterKey, 7> rows = {{
    {"id", "the event's id, as the source wrote it", word, true, "id=a1b2c3",
     SourceTexts{read_id, has_id, nullptr, {}}},
    {"error", "type, message, code or stack of the recorded error", word, true, "error:*timeout*",
     SourceTexts{read_error, has_error, has_error_in_columns, {}}},
    {"text",
     "any text of the event: type, model, tags, agent, thread, id, status, params, returns, "
     "prompt, completion, error, logs, attributes",
     word, false, "text:*deadline*", SourceTexts{read_all, nullptr, nullptr, columns_with_text}},
    {"params", "a name or value in what the step was given", word, true, "params:*Paris*",
     payload<&Event::params>},
    {"returns", "a name or value in what the step gave back", word, true, "returns~\"^4\\d\\d$\"",
     payload<&Event::returns>},
    {"prompt", "a name or value in the prompt", word, true, "prompt:*weather*",
     payload<&Event::prompt>},
    {"has", "that something is recorded of the event", FilterValueKind::KeyName, false, "has:cost",
     Presence{}},
}};

} // namespace

std::span<const FilterKey> texts()
{
    return rows;
}

} // namespace playhead::keys
