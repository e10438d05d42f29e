// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/session_of_trace.h"

#include "core/analysis/end_state.h"
#include "core/analysis/first_prompt.h"
#include "core/base/json_value.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace playhead {

namespace {

using json::Value;

constexpr std::size_t longest_line = 240;

/// Where formats keep what they read of the surroundings.
std::string project_in(const Session& session)
{
    static constexpr std::array<std::array<std::string_view, 2>, 6> places = {
        {{"cwd", ""},
         {"directory", ""},
         {"workspace", "working_dir"},
         {"Project Working Directory", ""},
         {"working_dir", ""},
         {"context", "cwd"}}};
    for (const Payload* payload : {&session.host_env, &session.attributes}) {
        if (payload->is_absent())
            continue;
        const Value about(payload->json());
        for (const auto& [key, inner] : places) {
            const Value found = about.find(key);
            const Value text = inner.empty() ? found : found.find(inner);
            if (text.is_string())
                return text.as_string().value_or(std::string());
        }
    }
    return {};
}

/// Who started it, where it is the session of a sub-agent.
std::string parent_in(const Session& session)
{
    if (session.host_env.is_absent())
        return {};
    const Value spawn = Value(session.host_env.json())
                            .at_path({"source", "subagent", "thread_spawn", "parent_thread_id"});
    return spawn.as_string().value_or(std::string());
}

/// Of runs that were traced the name of the span that all others are in: it takes time, and is no
/// answer.
std::string title_of(const Trace& trace)
{
    std::string title = first_prompt(trace);
    if (!title.empty() || trace.event_count() == 0)
        return title;
    const EventIndex root = trace.tree().order().front();
    const bool is_span = trace.duration(root) && trace.action_type(root) != ActionType::Llm;
    return is_span ? std::string(trace.event_type(root)) : std::string();
}

/// The last thing that failed, in words.
std::string failure_in(const Trace& trace)
{
    for (std::uint32_t i = trace.event_count(); i-- > 0;) {
        const EventIndex event(i);
        if (trace.result(event) != EventResult::Fail)
            continue;
        const auto loaded = trace.load(event);
        if (!loaded)
            return {};
        const EventError& error = loaded->event.error;
        return error.message.empty() ? error.type : error.message;
    }
    return {};
}

void take_end_state(const std::optional<std::string>& state, FoundSession& session)
{
    if (!state || state->empty())
        return;
    if (is_state_of_running(*state))
        return;
    session.has_ended = true;
    session.has_failed = result_of_end_state(*state) == EventResult::Fail;
    if (session.has_failed && session.failure.empty())
        session.failure = one_line(*state);
}

} // namespace

std::string one_line(std::string_view text)
{
    std::string line = elide(trimmed(text), longest_line);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, ' ');
    return line;
}

void take_glimpse(const SessionGlimpse& glimpse, FoundSession& session)
{
    session.session_id = glimpse.session_id;
    session.title = one_line(glimpse.title);
    session.is_title_given = !session.title.empty();
    session.recorder = glimpse.recorder;
    session.project = glimpse.project;
    session.parent = glimpse.parent;
    session.started = glimpse.started;
    session.last = glimpse.last;
    session.has_failed = glimpse.has_failed;
    session.failure = one_line(glimpse.failure);
    take_end_state(glimpse.end_state, session);
}

void take_beginning(const Document& head, FoundSession& session)
{
    if (head.sessions.empty())
        return;
    const Trace& trace = *head.sessions.front();
    const Session& recorded = trace.session();
    session.session_id = recorded.id;
    session.recorder = recorded.recorder;
    session.project = project_in(recorded);
    session.parent = parent_in(recorded);
    session.title = one_line(recorded.name);
    session.is_title_given = !session.title.empty();
    if (!session.is_title_given)
        session.title = one_line(title_of(trace));
    session.started =
        recorded.init_timestamp != no_time ? recorded.init_timestamp : trace.begin_time();
}

void take_end(const Document& tail, FoundSession& session)
{
    if (tail.sessions.empty())
        return;
    const Trace& trace = *tail.sessions.back();
    const Session& recorded = trace.session();
    session.last = std::max(trace.end_time(), recorded.end_timestamp);
    // A title that was given later stands later.
    if (!recorded.name.empty() && recorded.id == session.session_id) {
        session.title = one_line(recorded.name);
        session.is_title_given = true;
    }
    session.has_failed = trace.outcome() == EventResult::Fail;
    session.failure = session.has_failed ? one_line(failure_in(trace)) : std::string();
    take_end_state(recorded.end_state, session);
}

} // namespace playhead
