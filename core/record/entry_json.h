// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Entries of rings as records of the native format. Internal to core/record.
#pragma once

#include "core/record/entry.h"
#include "core/record/item.h"

#include <string>
#include <string_view>
#include <vector>

namespace playhead::record {

/// One event, of which one or two entries tell.
struct EventDraft {
    EntryFacts facts = {};
    bool is_instant = false;
    bool is_update = false; ///< what was known before is kept already
    std::string_view items;
    std::vector<std::string_view> more_items; ///< of the entries that followed
};

/// What is the same for all events of a session and a run.
struct EventSurroundings {
    std::string_view run;
    std::string_view session_id;
    std::string_view thread; ///< where the event says none
    const std::vector<std::string>* default_tags = nullptr;
};

/// The id by which an event is kept, from its number.
[[nodiscard]] std::string event_id(std::string_view run, std::uint64_t event);

/// Writes events as JSON. Kept for many: what one needs of memory the next one finds.
class EventWriter
{
public:
    /// Appends the event's JSON object, without a line break.
    void append(std::string& out, const EventDraft& event, const EventSurroundings& around);

private:
    std::vector<Item> items_; ///< of the event
};

/// Appends one item's value as JSON.
void append_item(std::string& out, ItemType type, std::string_view bytes);

} // namespace playhead::record
