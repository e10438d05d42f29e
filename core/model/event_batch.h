// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event_head.h"
#include "core/model/source.h"
#include "core/model/string_pool.h"
#include "core/model/totals.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace playhead {

/// An event as the columns of a trace hold it. Strings are numbers of some pool.
struct EventRow {
    TimeNs start = no_time;
    TimeNs end = no_time;
    std::uint64_t id = 0;        ///< id_hash(), 0 for none
    std::uint64_t parent_id = 0; ///< the same of the parent that is told by id
    Slice record;
    EventIndex parent; ///< where it is told by number
    StringId type;
    StringId agent;
    StringId thread;
    StringId model;
    std::uint16_t flags = 0; ///< of EventFlag
    ActionType action_type = ActionType::Action;
    EventResult result = EventResult::Indeterminate;
};

/// Events that are read somewhere, to be taken into a trace all at once: TraceBuilder::add(). Their
/// strings are numbered by the batch's own pool, so that any thread can fill one.
struct EventBatch {
    /// What few events have, by their number in the batch, in order.
    template <typename Value>
    using Sparse = std::vector<std::pair<std::uint32_t, Value>>;

    std::vector<EventRow> rows;
    StringPool strings;
    Sparse<StringId> action_words;
    Sparse<TokenCounts> tokens;
    Sparse<Cost> costs;    ///< recorded ones, and those that the source says were computed
    Sparse<StringId> tags; ///< an event's tags in their order

    void add(const EventHead& event, const Slice& record);
};

} // namespace playhead
