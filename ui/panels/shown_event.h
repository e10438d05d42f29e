// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <memory>

namespace playhead {

/// An event as it may be shown.
struct ShownEvent {
    std::shared_ptr<const LoadedEvent> loaded;
    /// How many secrets the event holds; they are masked in `loaded` unless they were to be
    /// revealed.
    int secretCount = 0;
};

/// Masks the secrets in every text of an event, its records included, so that no panel can forget
/// to. Slow for large events: not for the GUI thread.
[[nodiscard]] ShownEvent shownEvent(LoadedEvent loaded, bool revealSecrets);

/// The same without the records, in half the time: for events that others are compared with.
[[nodiscard]] std::shared_ptr<const LoadedEvent> shownFields(LoadedEvent loaded,
                                                             bool revealSecrets);

} // namespace playhead
