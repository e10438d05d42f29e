// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <optional>

namespace playhead {

class SessionContext;

/// What a view scrolls to while the playhead plays and is followed.
struct FollowedEvent {
    EventIndex last; ///< that had begun before; none where none had
    EventIndex next; ///< that has begun since
};

/// Nothing where the playhead, on its way from `before` to `now`, is not followed or passes no
/// begin.
[[nodiscard]] std::optional<FollowedEvent> followedEvent(const SessionContext& context,
                                                         TimeNs before, TimeNs now);

} // namespace playhead
