// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

namespace playhead {

/// An event as it may be shown.
struct ShownEvent {
    std::shared_ptr<const LoadedEvent> loaded;
    /// How many secrets the event holds; they are masked in `loaded` unless they were to be
    /// revealed.
    int secretCount = 0;
};

/// Masks the secrets in every text of an event, its records included, so that no panel can forget
/// to. Slow for large events: not for the GUI thread. Nothing is loaded where `stop` is requested
/// on the way.
[[nodiscard]] ShownEvent shownEvent(LoadedEvent loaded, bool revealSecrets,
                                    const std::stop_token& stop = {});

/// How many bytes the records of an event come to.
[[nodiscard]] std::uint64_t recordedSize(const Trace& trace, EventIndex event);

/// The first `most` bytes of each of an event's records, and what can be read of the event from
/// them: what lies behind is absent, and a text ends early. A little less is shown where secrets
/// are masked, as nobody can tell half a secret. Nothing where the records are no JSON, or cannot
/// be read. Takes milliseconds, however large the event, where the source need not read all of it;
/// not for the GUI thread. Nothing where `stop` is requested meanwhile.
[[nodiscard]] std::optional<ShownEvent> shownBeginning(const Trace& trace, EventIndex event,
                                                       bool revealSecrets, std::size_t most,
                                                       const std::stop_token& stop = {});

/// shownEvent() without the records, in half the time: for events that others are compared with.
/// Null where `stop` is requested on the way.
[[nodiscard]] std::shared_ptr<const LoadedEvent> shownFields(LoadedEvent loaded, bool revealSecrets,
                                                             const std::stop_token& stop = {});

} // namespace playhead
