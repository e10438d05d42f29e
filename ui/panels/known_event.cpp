// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/known_event.h"

#include "core/model/event_span.h"
#include "ui/context/replay.h"

#include <algorithm>
#include <vector>

namespace playhead {

namespace {

void dropLater(std::vector<LogEntry>& entries, TimeNs time)
{
    const auto isLater = [time](const LogEntry& entry) {
        return entry.time != no_time && entry.time > time;
    };
    entries.erase(std::remove_if(entries.begin(), entries.end(), isLater), entries.end());
}

} // namespace

Known knownAtPlayhead(const Replay& replay, const Trace& trace, EventIndex event)
{
    switch (replay.state(event)) {
    case EventState::ToCome:
        return Known::Nothing;
    case EventState::Running:
        return span_of(trace, event).kind == SpanKind::OpenEnd ? Known::All : Known::Begun;
    case EventState::Done:
        break;
    }
    return Known::All;
}

std::shared_ptr<const LoadedEvent> asBegun(const std::shared_ptr<const LoadedEvent>& loaded,
                                           TimeNs time)
{
    struct Part {
        LoadedEvent begun;
        std::shared_ptr<const LoadedEvent> whole; // whose bytes the payloads may borrow
    };
    auto part = std::make_shared<Part>(Part{*loaded, loaded});
    Event& event = part->begun.event;
    event.returns = {};
    event.completion = {};
    event.screenshot = {};
    event.error = {};
    event.error_trigger.clear();
    event.result = EventResult::Indeterminate;
    event.status.clear();
    dropLater(event.logs, time);
    dropLater(event.span_events, time);
    return {part, &part->begun};
}

} // namespace playhead
