// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Of a session that is followed there are two while it grows: the builder's, and the snapshot that
// is shown. While nothing comes, which is nearly always, there is one.
#include "core/model/trace_builder.h"

#include <cassert>
#include <utility>

namespace playhead {

void TraceBuilder::rest_on(std::shared_ptr<const Trace> snapshot)
{
    if (restored_ || resting_)
        return;
    assert(snapshot->event_count() == trace_.event_count());
    const auto& own = trace_.columns_;
    const auto& sealed = snapshot->columns_;
    for (std::size_t i = 0; i < own.parents.size(); ++i) {
        if (own.parents[i] != sealed.parents[i] || own.flags[i] != sealed.flags[i])
            unsealed_.push_back({EventIndex(i), own.parents[i], own.flags[i]});
    }
    trace_.columns_ = {};
    trace_.record_lists_ = {};
    trace_.tokens_ = {};
    trace_.costs_ = {};
    trace_.tags_ = {};
    trace_.action_words_ = {};
    ids_ = {};
    resting_ = std::move(snapshot);
}

/// Before anything is added or changed.
void TraceBuilder::wake()
{
    if (!resting_)
        return;
    const auto snapshot = std::exchange(resting_, nullptr);
    trace_.columns_ = snapshot->columns_;
    trace_.record_lists_ = snapshot->record_lists_;
    trace_.tokens_ = snapshot->tokens_;
    trace_.costs_ = snapshot->costs_;
    trace_.tags_ = snapshot->tags_;
    trace_.action_words_ = snapshot->action_words_;
    auto& columns = trace_.columns_;
    for (const Unsealed& event : std::exchange(unsealed_, {})) {
        columns.parents[event.event.value()] = event.parent;
        columns.flags[event.event.value()] = event.flags;
    }
    for (std::size_t i = 0; i < columns.ids.size(); ++i) {
        if (columns.ids[i] != 0)
            static_cast<void>(ids_.add(columns.ids, EventIndex(i)));
    }
}

} // namespace playhead
