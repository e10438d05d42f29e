// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/event_update.h"

#include "core/native/values.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace playhead::native {

namespace {

void replace(std::string& text, std::string&& fresh)
{
    if (!fresh.empty())
        text = std::move(fresh);
}

void replace(Payload& payload, Payload&& fresh)
{
    if (!fresh.is_absent())
        payload = std::move(fresh);
}

/// Objects are joined; of anything else the later one counts.
void join(Payload& payload, Payload&& fresh)
{
    const json::Value before(payload.json());
    const json::Value after(fresh.json());
    if (!before.is_object() || !after.is_object()) {
        replace(payload, std::move(fresh));
        return;
    }
    ObjectText both;
    both.add_members_of(before);
    both.add_members_of(after);
    if (!both.is_empty())
        payload = both.take();
}

template <typename T>
void append(std::vector<T>& list, std::vector<T>&& fresh)
{
    list.insert(list.end(), std::make_move_iterator(fresh.begin()),
                std::make_move_iterator(fresh.end()));
}

void replace_times(Event& event, const Event& fresh)
{
    if (fresh.init_timestamp != no_time) {
        event.init_timestamp = fresh.init_timestamp;
        event.init_provenance = fresh.init_provenance;
        event.is_instant = fresh.is_instant;
    }
    if (fresh.end_timestamp != no_time) {
        event.end_timestamp = fresh.end_timestamp;
        event.end_provenance = fresh.end_provenance;
        event.is_instant = false;
    }
}

void replace_figures(Event& event, const Event& fresh)
{
    event.tokens.replace_with(fresh.tokens);
    if (fresh.cost) {
        event.cost = fresh.cost;
        event.cost_computed = fresh.cost_computed;
    }
}

} // namespace

void apply_update(Event& event, EventRecord&& update)
{
    Event& fresh = update.event;
    replace(event.event_type, std::move(fresh.event_type));
    replace(event.action_type, std::move(fresh.action_type));
    replace(event.status, std::move(fresh.status));
    replace(event.model, std::move(fresh.model));
    replace(event.agent, std::move(fresh.agent));
    replace(event.thread, std::move(fresh.thread));
    replace(event.error_trigger, std::move(fresh.error_trigger));
    if (update.tells_result)
        event.result = fresh.result;
    replace_times(event, fresh);
    replace_figures(event, fresh);
    join(event.params, std::move(fresh.params));
    replace(event.returns, std::move(fresh.returns));
    replace(event.prompt, std::move(fresh.prompt));
    replace(event.completion, std::move(fresh.completion));
    replace(event.screenshot, std::move(fresh.screenshot));
    join(event.attributes, std::move(fresh.attributes));
    if (!fresh.error.is_empty())
        event.error = std::move(fresh.error);
    for (std::string& tag : fresh.tags) {
        if (std::find(event.tags.begin(), event.tags.end(), tag) == event.tags.end())
            event.tags.push_back(std::move(tag));
    }
    append(event.logs, std::move(fresh.logs));
    append(event.span_events, std::move(fresh.span_events));
    append(event.links, std::move(fresh.links));
    append(event.notes, std::move(fresh.notes));
}

} // namespace playhead::native
