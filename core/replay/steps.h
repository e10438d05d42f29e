// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <memory>
#include <utility>

namespace playhead {

class ReplayIndex;

/// What to step to. Hits are those of set_hits().
enum class StepTo : std::uint8_t { Event, LlmCall, Failure, Hit };

/// Steps through the events of a session in the order in which they begin, those that begin
/// together in the tree's order (ReplayIndex::by_begin()). From an event, a step goes to the
/// nearest one after or before it; from a moment, to the nearest that begins after or before that
/// moment, never at it. No step wraps around: at the end there is none. A step for 64 events that
/// are passed over; three bits an event.
class Steps
{
public:
    /// `index` may not be null; it is kept.
    explicit Steps(std::shared_ptr<const ReplayIndex> index);

    /// Hits by their rank in ReplayIndex::by_begin(); of no size: nothing is a hit.
    void set_hits(Bits by_rank) { hits_ = std::move(by_rank); }

    [[nodiscard]] EventIndex next(StepTo what, EventIndex from) const;
    [[nodiscard]] EventIndex next(StepTo what, TimeNs from) const;
    [[nodiscard]] EventIndex previous(StepTo what, EventIndex from) const;
    [[nodiscard]] EventIndex previous(StepTo what, TimeNs from) const;

    /// The event with the same parent just after or before one, as the tree orders them; roots are
    /// siblings of each other. The previous one costs the depth of the tree below it.
    [[nodiscard]] EventIndex next_sibling(EventIndex from) const;
    [[nodiscard]] EventIndex previous_sibling(EventIndex from) const;

private:
    /// What is stepped to; null where that is every event.
    [[nodiscard]] const Bits* ranks(StepTo what) const;
    [[nodiscard]] EventIndex at_or_after(StepTo what, std::uint32_t rank) const;
    [[nodiscard]] EventIndex before(StepTo what, std::uint32_t rank) const;

    std::shared_ptr<const ReplayIndex> index_;
    // By rank:
    Bits llm_calls_;
    Bits failures_;
    Bits hits_;
};

} // namespace playhead
