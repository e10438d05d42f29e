// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/pick.h"

namespace playhead {

Pick pick_events(const Filter& filter, const Trace& trace, bool with_ancestors, const Job& job)
{
    FilterResult result = evaluate(filter, trace, job);
    Pick pick;
    pick.events.hits = std::move(result.hits);
    pick.events.events = pick.events.hits;
    if (with_ancestors)
        pick.events.events |= ancestors_of(trace, pick.events.hits);
    pick.events.filter = filter.print();
    pick.events.with_ancestors = with_ancestors;
    pick.diagnostics = std::move(result.diagnostics);
    return pick;
}

} // namespace playhead
