// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace_builder.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace playhead {

/// Settles what depends on all events of a session: who is whose parent, the tree, the sums.
/// TraceBuilder's other half; nobody else needs it.
class TraceSealer
{
public:
    TraceSealer(Trace& trace, const std::unordered_map<std::uint64_t, EventIndex>& ids,
                const std::vector<std::uint64_t>& parent_ids)
        : trace_(trace), ids_(ids), parent_ids_(parent_ids)
    {
    }
    /// `complete` says that no more events come: what is missing now is missing for good.
    void seal(bool complete);

private:
    void resolve_parents(bool complete);
    void infer_missing_parents();
    void build_tree();
    void mark_outside_parent();
    void build_ids();
    void set(EventIndex event, EventFlag flag);
    void note(const DiagnosticKind& kind, EventIndex event);

    Trace& trace_;
    const std::unordered_map<std::uint64_t, EventIndex>& ids_;
    const std::vector<std::uint64_t>& parent_ids_;
};

} // namespace playhead
