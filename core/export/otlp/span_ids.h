// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The ids of a session and its events as OpenTelemetry has them: 16 and 8 bytes, in lower-case hex.
//
// An id that is one already is kept. Of any other a hash takes the place, so that the same session
// is the same trace whenever it is written: for a trace XXH3 (128 bits) of the session's id; for a
// span XXH3 (64 bits) of the session's id, a zero byte, and 'i' with the event's id, or '#' with
// the event's number where it has no id, or one that an earlier event has. Ids that are masked are
// masked before.
#pragma once

#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::otlp {

[[nodiscard]] bool is_trace_id(std::string_view id);
[[nodiscard]] bool is_span_id(std::string_view id);

[[nodiscard]] std::string trace_id_of(std::string_view session_id);
/// Of an event with an id that no earlier one has.
[[nodiscard]] std::string span_id_of(std::string_view session_id, std::string_view event_id);

/// The ids of the spans of one session. Takes eight bytes an event.
class SpanIds
{
public:
    /// `redactor` may be null.
    SpanIds(const Trace& trace, const Redactor* redactor);

    [[nodiscard]] const std::string& session_id() const { return session_id_; }
    [[nodiscard]] const std::string& trace_id() const { return trace_id_; }
    [[nodiscard]] std::string of(EventIndex event, const Event& loaded);
    /// The same of an event that is not at hand: read from its source, if it was not asked for
    /// before. By its number where it cannot be read.
    [[nodiscard]] std::string of(EventIndex event);

private:
    const Trace& trace_;
    const Redactor* redactor_;
    std::string session_id_; ///< as it is written
    std::string trace_id_;
    std::vector<std::uint64_t> known_; ///< 0 where not asked for yet
};

} // namespace playhead::otlp
