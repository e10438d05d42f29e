// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_span.h"

#include "core/model/trace.h"

#include <algorithm>

namespace playhead {

EventSpan span_of(const Trace& trace, EventIndex event)
{
    const TimeNs start = trace.start(event);
    const TimeNs end = trace.end(event);
    if (start == no_time || trace.has(event, EventFlag::Instant)) {
        const TimeNs moment = start == no_time ? end : start;
        return {moment, moment, moment == no_time ? SpanKind::None : SpanKind::Instant};
    }
    if (end == no_time)
        return {start, std::max(start, trace.end_time()), SpanKind::OpenEnd};
    if (end < start)
        return {end, start, SpanKind::EndsBeforeStart};
    return {start, end, SpanKind::Stretch};
}

EventSpan span_of(const Trace& trace, EventIndex event, TimeNs now)
{
    EventSpan span = span_of(trace, event);
    if (span.kind == SpanKind::OpenEnd && now != no_time)
        span.end = std::max(span.begin, now);
    return span;
}

} // namespace playhead
