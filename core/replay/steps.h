// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/model/event_predicate.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace playhead {

class ReplayIndex;

/// What to step to. Hits are those of set_hits().
enum class StepTo : std::uint8_t { Event, LlmCall, Failure, Hit };

/// Steps through the events of a session in the order in which they begin, those that begin
/// together in the tree's order (ReplayIndex::by_begin()). From an event, a step goes to the
/// nearest one after or before it; from a moment, to the nearest that begins after or before that
/// moment, never at it. No step wraps around: at the end there is none. Logarithmic; 4 bytes for
/// each LLM call, failure and hit.
class Steps
{
public:
    /// `index` may not be null; it is kept.
    explicit Steps(std::shared_ptr<const ReplayIndex> index);

    /// Empty: nothing is a hit.
    void set_hits(const EventPredicate& is_hit);

    [[nodiscard]] EventIndex next(StepTo what, EventIndex from) const;
    [[nodiscard]] EventIndex next(StepTo what, TimeNs from) const;
    [[nodiscard]] EventIndex previous(StepTo what, EventIndex from) const;
    [[nodiscard]] EventIndex previous(StepTo what, TimeNs from) const;

    /// The event with the same parent just after or before one, as the tree orders them; roots are
    /// siblings of each other. The previous one costs the depth of the tree below it.
    [[nodiscard]] EventIndex next_sibling(EventIndex from) const;
    [[nodiscard]] EventIndex previous_sibling(EventIndex from) const;

private:
    using Ranks = std::vector<std::uint32_t>;

    [[nodiscard]] Ranks ranks_of(const EventPredicate& belongs) const;
    /// The ranks of what is stepped to; null where that is every event.
    [[nodiscard]] const Ranks* ranks(StepTo what) const;
    [[nodiscard]] EventIndex at_or_after(StepTo what, std::uint32_t rank) const;
    [[nodiscard]] EventIndex before(StepTo what, std::uint32_t rank) const;

    std::shared_ptr<const ReplayIndex> index_;
    Ranks llm_calls_;
    Ranks failures_;
    Ranks hits_;
};

} // namespace playhead
