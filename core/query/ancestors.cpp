// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/evaluate.h"

#include <cstddef>

namespace playhead {

Bits ancestors_of(const Trace& trace, const Bits& hits)
{
    // Few are followed up one by one; many are cheaper in one pass.
    constexpr std::size_t few = 32;
    if (hits.count() < trace.event_count() / few) {
        Bits ancestors(trace.event_count());
        hits.for_each([&](std::size_t hit) {
            for (EventIndex up = trace.parent(EventIndex(hit)); up && !ancestors.test(up.value());
                 up = trace.parent(up))
                ancestors.set(up.value());
        });
        return ancestors;
    }
    const EventTree& tree = trace.tree();
    return tree.events_at(tree.ancestors_at(tree.positions_of(hits)));
}

} // namespace playhead
