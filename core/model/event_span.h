// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>

namespace playhead {

class Trace;

/// How the stretch of time that an event takes was recorded.
enum class SpanKind : std::uint8_t {
    None,            ///< no time is recorded
    Stretch,         ///< both ends are; they may be the same
    Instant,         ///< one moment only, be it a start or an end
    OpenEnd,         ///< no end: taken to run to the end of the session
    EndsBeforeStart, ///< the two are recorded the wrong way round
};

/// The stretch of time that an event is drawn and replayed over.
struct EventSpan {
    TimeNs begin = no_time;
    TimeNs end = no_time; ///< not before `begin`
    SpanKind kind = SpanKind::None;

    [[nodiscard]] bool has_time() const { return kind != SpanKind::None; }
    friend bool operator==(const EventSpan&, const EventSpan&) = default;
};

/// Every view places an event by this: bars, lanes, the state at a moment, idle gaps.
[[nodiscard]] EventSpan span_of(const Trace& trace, EventIndex event);
/// The same in a session that is being recorded, in which what has no end runs until `now`; no_time
/// where the session is not.
[[nodiscard]] EventSpan span_of(const Trace& trace, EventIndex event, TimeNs now);

} // namespace playhead
