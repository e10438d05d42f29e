// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How an event becomes a row. Internal to core/model.
#pragma once

#include "core/model/event_batch.h"
#include "core/model/id_hash.h"
#include "core/model/trace.h"

#include <cmath>

namespace playhead {

[[nodiscard]] inline bool has_error(const Event& event)
{
    return !event.error.is_empty();
}
[[nodiscard]] inline bool has_error(const EventHead& event)
{
    return event.has_error;
}

/// The marks of an event that can be told from itself alone.
template <typename AnyEvent>
[[nodiscard]] std::uint16_t own_flags(const AnyEvent& event)
{
    std::uint16_t flags = 0;
    const auto mark = [&flags](EventFlag flag, bool is_set) {
        if (is_set)
            flags |= static_cast<std::uint16_t>(flag);
    };
    mark(EventFlag::Instant, event.is_instant);
    mark(EventFlag::InitDerived, event.init_provenance == Provenance::Derived);
    mark(EventFlag::EndDerived, event.end_provenance == Provenance::Derived);
    mark(EventFlag::EndsBeforeStart, !event.is_instant && event.init_timestamp != no_time &&
                                         event.end_timestamp != no_time &&
                                         event.end_timestamp < event.init_timestamp);
    mark(EventFlag::ParentInferred, event.parent && event.parent_inferred);
    mark(EventFlag::ParentLeftOut, !event.parent && event.parent_left_out);
    mark(EventFlag::HasError, has_error(event));
    return flags;
}

/// The row of an Event or EventHead, with its strings in the pool.
template <typename AnyEvent>
[[nodiscard]] EventRow make_row(const AnyEvent& event, const Slice& record, StringPool& strings)
{
    EventRow row;
    row.start = event.init_timestamp;
    row.end = event.is_instant ? no_time : event.end_timestamp;
    row.id = event.id.empty() ? 0 : id_hash(event.id);
    const bool is_linked_by_id =
        !event.parent && !event.parent_left_out && !event.parent_id.empty();
    row.parent_id = is_linked_by_id ? id_hash(event.parent_id) : 0;
    row.record = record;
    row.parent = event.parent;
    row.type = strings.intern(event.event_type);
    row.agent = strings.intern(event.agent);
    row.thread = strings.intern(event.thread);
    row.model = strings.intern(event.model);
    row.flags = own_flags(event);
    row.action_type = event.model.empty() ? ActionType::Action : ActionType::Llm;
    if (!event.action_type.empty())
        row.action_type = parse_action_type(event.action_type);
    row.result = event.result;
    return row;
}

/// The cost that the source tells; nothing where there is none.
template <typename AnyEvent>
[[nodiscard]] std::optional<Cost> told_cost(const AnyEvent& event)
{
    if (!event.cost || !std::isfinite(*event.cost))
        return std::nullopt;
    return Cost{*event.cost, event.cost_computed ? Provenance::Derived : Provenance::Recorded};
}

} // namespace playhead
