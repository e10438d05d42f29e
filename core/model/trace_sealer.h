// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace_builder.h"

#include <vector>

namespace playhead {

/// Settles what depends on all events of a session: who is whose parent, the tree, the sums.
/// TraceBuilder's other half; nobody else needs it.
class TraceSealer
{
public:
    /// `unresolved` are those whose recorded parent is not there, in order of their events.
    TraceSealer(Trace& trace, const std::vector<UnresolvedLink>& unresolved)
        : trace_(trace), unresolved_(unresolved)
    {
    }
    /// `complete` says that no more events come: what is missing now is missing for good.
    void seal(bool complete);

private:
    void mark_orphans();
    void drop_outside_parents(bool complete);
    void infer_missing_parents();
    void build_tree();
    void mark_outside_parent();
    void set(EventIndex event, EventFlag flag);
    void note(const DiagnosticKind& kind, EventIndex event);

    Trace& trace_;
    const std::vector<UnresolvedLink>& unresolved_;
};

} // namespace playhead
