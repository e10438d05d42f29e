// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/event_batch.h"

#include "core/model/event_row.h"

namespace playhead {

void EventBatch::add(const EventHead& event, const Slice& record)
{
    const auto number = static_cast<std::uint32_t>(rows.size());
    rows.push_back(make_row(event, record, strings));
    if (rows.back().action_type == ActionType::Other)
        action_words.emplace_back(number, strings.intern(event.action_type));
    if (event.tokens.is_known())
        tokens.emplace_back(number, event.tokens);
    if (const auto cost = told_cost(event))
        costs.emplace_back(number, *cost);
    for (const std::string_view tag : event.tags)
        tags.emplace_back(number, strings.intern(tag));
}

} // namespace playhead
