// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/followed_event.h"

#include "core/replay/replay_index.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"

namespace playhead {

std::optional<FollowedEvent> followedEvent(const SessionContext& context, TimeNs before, TimeNs now)
{
    const TimeIndexes* indexes = context.indexes().current();
    const Replay& replay = context.replay();
    if (!replay.isMovedByPlaying() || !replay.isFollowing() || !indexes)
        return std::nullopt;
    const auto lastBegun = [indexes](TimeNs at) {
        const std::uint32_t begun = indexes->replay->begun_until(at);
        return begun > 0 ? indexes->replay->by_begin()[begun - 1] : EventIndex();
    };
    const FollowedEvent followed{lastBegun(before), lastBegun(now)};
    if (followed.last == followed.next || !followed.next)
        return std::nullopt;
    return followed;
}

} // namespace playhead
