// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/session_summary.h"

#include <limits>
#include <unordered_map>

namespace playhead {

namespace {

std::vector<std::pair<std::string, std::uint32_t>> count_action_words(const Trace& trace)
{
    std::vector<std::pair<std::string, std::uint32_t>> counts;
    const auto by_type = trace.count_by_action_type();
    for (std::size_t i = 0; i < by_type.size(); ++i) {
        const auto type = static_cast<ActionType>(i);
        if (type != ActionType::Other && by_type.at(i) > 0)
            counts.emplace_back(action_type_name(type), by_type.at(i));
    }
    if (by_type.at(static_cast<std::size_t>(ActionType::Other)) == 0)
        return counts;
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        if (trace.action_type(event) != ActionType::Other)
            continue;
        const std::string_view word = trace.action_word(event);
        const auto [place, is_new] = places.emplace(word, counts.size());
        if (is_new)
            counts.emplace_back(word, 0);
        ++counts[place->second].second;
    }
    return counts;
}

} // namespace

std::optional<DurationNs> length_between(TimeNs start, TimeNs end)
{
    if (start == no_time || end == no_time)
        return std::nullopt;
    DurationNs length = 0;
    if (__builtin_sub_overflow(end, start, &length))
        return std::numeric_limits<DurationNs>::max();
    return length;
}

std::optional<DurationNs> SessionSummary::duration() const
{
    return length_between(start, end);
}

bool SessionSummary::is_recorded_longer() const
{
    const bool begins_earlier = recorded_start != no_time && recorded_start < start;
    const bool ends_later = recorded_end != no_time && recorded_end > end;
    return start != no_time && (begins_earlier || ends_later);
}

SessionSummary summarize(const Trace& trace)
{
    const Session& session = trace.session();
    const bool has_times = trace.begin_time() != no_time;
    SessionSummary summary;
    summary.session_id = session.id;
    summary.name = session.name;
    summary.start = has_times ? trace.begin_time() : session.init_timestamp;
    summary.end = has_times ? trace.end_time() : session.end_timestamp;
    summary.recorded_start = session.init_timestamp;
    summary.recorded_end = session.end_timestamp;
    summary.end_state = session.end_state;
    summary.outcome = trace.outcome();
    summary.tags = session.tags;
    summary.roots = trace.tree().root_count();
    summary.max_depth = trace.tree().max_depth();
    summary.inferred_parents = trace.inferred_parent_count();
    summary.by_action_type = count_action_words(trace);
    summary.by_result = trace.count_by_result();
    for (const StringId model : trace.models())
        summary.models.emplace_back(trace.strings().text(model));
    summary.totals = trace.totals();
    summary.recorder = session.recorder;
    summary.format = session.format;
    summary.is_complete = trace.is_complete();
    summary.zone_trusted = session.zone_trusted;
    return summary;
}

} // namespace playhead
