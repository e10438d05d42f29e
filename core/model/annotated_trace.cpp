// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/annotated_trace.h"

#include "core/model/session_part.h"

#include <utility>

namespace playhead {

/// Changes what is no part of the recording, in a copy.
class TraceAnnotator
{
public:
    static std::shared_ptr<const Trace> annotate(const Trace& trace, const Annotations& annotations)
    {
        auto copy = std::make_shared<Trace>(trace);
        copy->annotations_ = annotations;
        return copy;
    }
};

std::shared_ptr<const Trace> annotated(std::shared_ptr<const Trace> trace,
                                       const Annotations& annotations)
{
    if (trace->annotations() == annotations)
        return trace;
    return TraceAnnotator::annotate(*trace, annotations);
}

Result<EventKey> event_key(const Trace& trace, EventIndex event)
{
    const auto loaded = trace.load(event);
    if (!loaded)
        return loaded.error();
    const std::string& id = loaded->event.id;
    if (!id.empty() && trace.find(id) == event)
        return EventKey{id, std::nullopt, no_time};
    if (is_part(trace))
        return Error{"This event has no id of its own, and in a part of a session no lasting "
                     "number: what you note of it cannot be kept.",
                     "#" + std::to_string(event.value()), "Open the whole session to note it."};
    return EventKey{{}, event.value(), trace.start(event)};
}

EventIndex find_event(const Trace& trace, const EventKey& key)
{
    if (!key.number)
        return trace.find(key.id);
    const EventIndex event(*key.number);
    const bool is_the_same =
        trace.contains(event) && trace.start(event) == key.start && !is_part(trace);
    return is_the_same ? event : EventIndex();
}

} // namespace playhead
