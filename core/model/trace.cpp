// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace.h"

#include "core/base/stopping.h"
#include "core/model/id_hash.h"

#include <algorithm>

namespace playhead {

std::string_view Trace::action_word(EventIndex e) const
{
    if (const StringId* word = action_words_.find(e))
        return strings_.text(*word);
    return action_type_name(action_type(e));
}

std::span<const Slice> Trace::records(EventIndex e) const
{
    const std::span<const Slice> list = record_lists_.find(e);
    return list.empty() ? std::span<const Slice>(&columns_.records[e.value()], 1) : list;
}

EventIndex Trace::find(std::string_view id) const
{
    const auto found = std::find(columns_.ids.begin(), columns_.ids.end(), id_hash(id));
    return found == columns_.ids.end() ? EventIndex()
                                       : EventIndex(std::size_t(found - columns_.ids.begin()));
}

bool Trace::has_id(EventIndex e, std::string_view id) const
{
    return columns_.ids[e.value()] == id_hash(id);
}

Totals Trace::subtree_totals(EventIndex e) const
{
    return roll_ups_.of_range(tree_.position(e), tree_.subtree_end(e));
}

void Trace::count_columns()
{
    by_action_type_ = {};
    for (const ActionType type : columns_.action_types)
        ++by_action_type_.at(static_cast<std::size_t>(type));
    by_result_ = {};
    for (const EventResult result : columns_.results)
        ++by_result_.at(static_cast<std::size_t>(result));
    models_.clear();
    std::vector<bool> seen(strings_.size());
    for (const StringId model : columns_.models) {
        if (model.value() == 0 || seen[model.value()])
            continue;
        seen[model.value()] = true;
        models_.push_back(model);
    }
}

EventResult Trace::told_outcome() const
{
    // It broke off, as somebody has noted: what came last before does not say how it would have
    // ended.
    if (!session_.end_state && !session_.end_state_reason.empty())
        return EventResult::Indeterminate;
    // Backwards in preorder, the first event met is the last one; an event that says something
    // itself hides all below it, so its subtree must not speak. Walking forwards and letting each
    // later sibling's subtree overwrite the earlier one's gives the same without recursion.
    EventResult outcome = EventResult::Indeterminate;
    for (std::uint32_t position = 0; position < tree_.size();) {
        const EventIndex event = tree_.order()[position];
        if (result(event) == EventResult::Indeterminate) {
            ++position;
            continue;
        }
        outcome = result(event);
        position = tree_.subtree_end(event);
    }
    return outcome;
}

Result<std::vector<LoadedEvent::Raw>> Trace::load_slices(std::span<const Slice> slices,
                                                         const std::stop_token& stop) const
{
    std::vector<LoadedEvent::Raw> records;
    records.reserve(slices.size());
    for (const Slice& slice : slices) {
        if (stop.stop_requested())
            return cancelled();
        const Source& source = *sources_[slice.source];
        auto bytes = source.read(slice, stop);
        if (!bytes)
            return bytes.error();
        records.push_back(
            {slice, source.name(), std::make_shared<const std::string>(std::move(bytes).value())});
    }
    return records;
}

void Trace::add_up()
{
    begin_ = no_time;
    end_ = no_time;
    for (const auto* times : {&columns_.starts, &columns_.ends}) {
        for (const TimeNs time : *times) {
            if (time == no_time)
                continue;
            begin_ = begin_ == no_time ? time : std::min(begin_, time);
            end_ = end_ == no_time ? time : std::max(end_, time);
        }
    }
    count_columns();
    outcome_ = told_outcome();
    roll_ups_ = RollUps(tree_, {columns_.results, columns_.action_types, &tokens_, &costs_});
}

Result<LoadedEvent> Trace::load(EventIndex e, const std::stop_token& stop) const
{
    auto raw = load_slices(records(e), stop);
    if (!raw)
        return raw.error();
    LoadedEvent loaded;
    loaded.records = std::move(raw).value();
    std::vector<Record> views;
    views.reserve(loaded.records.size());
    for (const auto& record : loaded.records)
        views.push_back({record.slice.role, *record.bytes});
    loaded.event = decode(e, views, stop);
    if (stop.stop_requested())
        return cancelled(); // who decodes for nobody may leave anything out
    return loaded;
}

Event Trace::decode(EventIndex e, std::span<const Record> records,
                    const std::stop_token& stop) const
{
    Event event;
    decoders_[columns_.decoders[e.value()]](records, event, stop);
    return event;
}

Result<std::vector<LoadedEvent::Raw>> Trace::load_session_records(const std::stop_token& stop) const
{
    return load_slices(session_.records, stop);
}

} // namespace playhead
