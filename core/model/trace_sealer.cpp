// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace_sealer.h"

#include "core/model/infer_parents.h"

#include <algorithm>

namespace playhead {

namespace diagnostics {

const DiagnosticKind orphan = {
    Severity::Warning, "orphan", "The parent of an event is not in the session.",
    "The event is shown at the top level. Its parent may be in another file of the same run."};
const DiagnosticKind parent_cycle = {
    Severity::Warning, "parent-cycle", "Events are each other's parents.",
    "The earliest of them was made a root, so that all can be shown."};
const DiagnosticKind starts_after_parent_ended = {
    Severity::Note, "starts-after-parent-ended", "An event starts after its parent ended.",
    "It is drawn as recorded. Recorders do this when a finished span stays current."};
const DiagnosticKind starts_before_parent = {
    Severity::Note, "starts-before-parent", "An event starts before its parent.",
    "It is drawn as recorded. Clocks that differ a little do this."};
const DiagnosticKind parents_inferred = {
    Severity::Note, "parents-inferred", "The source records no parents.",
    "Events were placed into the tightest event around them in time. Such links are drawn dashed."};

} // namespace diagnostics

void TraceSealer::set(EventIndex event, EventFlag flag)
{
    trace_.columns_.flags[event.value()] |= static_cast<std::uint16_t>(flag);
}

void TraceSealer::note(const DiagnosticKind& kind, EventIndex event)
{
    Place place;
    place.event = event;
    trace_.diagnostics_.add(kind, place);
}

void TraceSealer::seal(bool complete)
{
    trace_.is_complete_ = complete;
    if (complete)
        mark_orphans();
    drop_outside_parents(complete);
    if (trace_.session_.infer_parents)
        infer_missing_parents();
    build_tree();
    mark_outside_parent();
    trace_.add_up();
}

void TraceSealer::mark_orphans()
{
    for (const UnresolvedLink& link : unresolved_) {
        set(link.event, EventFlag::Orphan);
        note(diagnostics::orphan, link.event);
    }
}

/// A parent that is given by number may lie outside what was read.
void TraceSealer::drop_outside_parents(bool complete)
{
    for (std::uint32_t i = 0; i < trace_.event_count(); ++i) {
        const EventIndex parent = trace_.columns_.parents[i];
        if (!parent || trace_.contains(parent))
            continue;
        trace_.columns_.parents[i] = EventIndex();
        if (complete) {
            set(EventIndex(i), EventFlag::Orphan);
            note(diagnostics::orphan, EventIndex(i));
        }
    }
}

void TraceSealer::infer_missing_parents()
{
    auto& columns = trace_.columns_;
    std::vector<Interval> intervals;
    intervals.reserve(trace_.event_count());
    auto told = unresolved_.begin(); // whose parent is told, but not there
    for (std::uint32_t i = 0; i < trace_.event_count(); ++i) {
        const bool is_told = told != unresolved_.end() && told->event == EventIndex(i);
        if (is_told)
            ++told;
        intervals.push_back({columns.starts[i], columns.ends[i], columns.agents[i],
                             columns.threads[i],
                             !columns.parents[i] && !is_told &&
                                 !trace_.has(EventIndex(i), EventFlag::ParentLeftOut)});
    }
    const std::vector<EventIndex> inferred = infer_parents(intervals);
    for (std::uint32_t i = 0; i < inferred.size(); ++i) {
        if (!inferred[i])
            continue;
        columns.parents[i] = inferred[i];
        set(EventIndex(i), EventFlag::ParentInferred);
    }
}

void TraceSealer::build_tree()
{
    std::vector<EventIndex> cut;
    trace_.tree_ = EventTree(trace_.columns_.parents, trace_.columns_.starts, cut);
    for (const EventIndex event : cut) {
        set(event, EventFlag::CycleCut);
        note(diagnostics::parent_cycle, event);
    }
    for (std::uint32_t i = 0; i < trace_.event_count(); ++i) {
        if (!trace_.has(EventIndex(i), EventFlag::ParentInferred))
            continue;
        ++trace_.inferred_parents_;
        note(diagnostics::parents_inferred, EventIndex(i));
    }
}

void TraceSealer::mark_outside_parent()
{
    for (std::uint32_t i = 0; i < trace_.event_count(); ++i) {
        const EventIndex event(i);
        const EventIndex parent = trace_.parent(event);
        if (!parent || trace_.start(event) == no_time)
            continue;
        if (trace_.end(parent) != no_time && trace_.start(event) > trace_.end(parent)) {
            set(event, EventFlag::OutsideParent);
            note(diagnostics::starts_after_parent_ended, event);
        } else if (trace_.start(parent) != no_time && trace_.start(event) < trace_.start(parent)) {
            set(event, EventFlag::OutsideParent);
            note(diagnostics::starts_before_parent, event);
        }
    }
}

} // namespace playhead
