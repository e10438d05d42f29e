// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Annotations and the sessions they belong to.
#pragma once

#include "core/base/result.h"
#include "core/model/annotations.h"
#include "core/model/trace.h"

#include <memory>
#include <optional>
#include <string>

namespace playhead {

/// The session with these annotations in place of those that its source holds: for exporters and
/// commands, which see a session as a whole. The same object where they are the same; else a copy
/// of the columns, so not for the GUI thread.
[[nodiscard]] std::shared_ptr<const Trace> annotated(std::shared_ptr<const Trace> trace,
                                                     const Annotations& annotations);

/// How an event is found again in another reading of its session: by its id, or, where it has none
/// or an earlier event has the same, by its number and its start.
struct EventKey {
    std::string id;                      ///< empty where it goes by number
    std::optional<std::uint32_t> number; ///< nothing where it goes by id
    TimeNs start = no_time;              ///< of an event that goes by number

    friend bool operator==(const EventKey&, const EventKey&) = default;
};

/// Reads the event from its source, for the id: slow. Fails where it cannot be read, and for an
/// event without an id of its own in a part of a session, whose numbers are not those of the whole.
[[nodiscard]] Result<EventKey> event_key(const Trace& trace, EventIndex event);
/// None where the session has no such event.
[[nodiscard]] EventIndex find_event(const Trace& trace, const EventKey& key);

} // namespace playhead
