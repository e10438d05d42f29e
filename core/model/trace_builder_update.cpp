// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What records that come later say of an event that is there.
#include "core/model/event_row.h"
#include "core/model/trace_builder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace playhead {

namespace {

std::uint16_t bit(EventFlag flag)
{
    return static_cast<std::uint16_t>(flag);
}

} // namespace

void TraceBuilder::join_record(EventIndex event, const Slice& record)
{
    wake();
    ++revision_;
    if (trace_.record_lists_.append(event, record))
        return;
    const std::array records = {trace_.columns_.records[event.value()], record};
    trace_.record_lists_.set(event, records);
}

void TraceBuilder::join_error(EventIndex event, const Slice& record)
{
    join_record(event, record);
    trace_.columns_.results[event.value()] = EventResult::Fail;
    trace_.columns_.flags[event.value()] |= bit(EventFlag::HasError);
}

void TraceBuilder::update_times(EventIndex event, const Event& update)
{
    auto& columns = trace_.columns_;
    TimeNs& start = columns.starts[event.value()];
    TimeNs& end = columns.ends[event.value()];
    std::uint16_t& flags = columns.flags[event.value()];
    const auto mark = [&flags](EventFlag flag, bool is_set) {
        flags = static_cast<std::uint16_t>(is_set ? flags | bit(flag) : flags & ~bit(flag));
    };
    if (update.init_timestamp != no_time) {
        start = update.init_timestamp;
        mark(EventFlag::Instant, update.is_instant);
        mark(EventFlag::InitDerived, update.init_provenance == Provenance::Derived);
    }
    if (update.end_timestamp != no_time) {
        end = update.end_timestamp;
        mark(EventFlag::Instant, false);
        mark(EventFlag::EndDerived, update.end_provenance == Provenance::Derived);
    }
    const bool is_backwards = start != no_time && end != no_time && end < start;
    if (is_backwards && (flags & bit(EventFlag::EndsBeforeStart)) == 0)
        note(diagnostics::ends_before_start, event);
    mark(EventFlag::EndsBeforeStart, is_backwards);
}

void TraceBuilder::update_usage(EventIndex event, const Event& update)
{
    TokenCounts tokens;
    if (const auto known = trace_.tokens_.find(event))
        tokens = *known;
    tokens.replace_with(update.tokens);
    std::optional<Cost> told = told_cost(update);
    const Cost* known = trace_.costs_.find(event);
    if (!update.cost && known && known->provenance == Provenance::Recorded)
        told = *known;
    add_usage(event, trace_.model_id(event), tokens, told);
}

void TraceBuilder::update(EventIndex event, const Event& update, bool tells_result,
                          const Slice& record)
{
    wake();
    auto& columns = trace_.columns_;
    auto& strings = trace_.strings_;
    const std::uint32_t at = event.value();
    const auto replace = [&strings, at](std::vector<StringId>& column, const std::string& text) {
        if (!text.empty())
            column[at] = strings.intern(text);
    };
    replace(columns.types, update.event_type);
    replace(columns.agents, update.agent);
    replace(columns.threads, update.thread);
    replace(columns.models, update.model);
    if (tells_result)
        columns.results[at] = update.result;
    if (!update.error.is_empty())
        columns.flags[at] |= bit(EventFlag::HasError);
    if (!update.action_type.empty()) {
        columns.action_types[at] = parse_action_type(update.action_type);
        if (columns.action_types[at] == ActionType::Other)
            trace_.action_words_.set(event, strings.intern(update.action_type));
    } else if (!update.model.empty() && columns.action_types[at] == ActionType::Action) {
        columns.action_types[at] = ActionType::Llm;
    }
    update_times(event, update);
    if (update.tokens.is_known() || update.cost || !update.model.empty())
        update_usage(event, update);
    if (!update.tags.empty()) {
        const auto known = trace_.tags_.find(event);
        std::vector<StringId> tags(known.begin(), known.end());
        for (const std::string& tag : update.tags) {
            const StringId id = strings.intern(tag);
            if (std::find(tags.begin(), tags.end(), id) == tags.end())
                tags.push_back(id);
        }
        trace_.tags_.set(event, tags);
    }
    for (const EventNote& noted : update.notes)
        note(*noted.kind, event, noted.detail);
    join_record(event, record);
}

void TraceBuilder::end_by_now(EventIndex event, TimeNs end, const Slice& record)
{
    wake();
    Event update;
    update.end_timestamp = end;
    update.end_provenance = Provenance::Derived;
    update_times(event, update);
    const auto known = trace_.records(event);
    std::vector<Slice> records(known.begin(), known.end());
    const auto [before, is_first] = ends_by_now_.try_emplace(event.value(), record);
    if (!is_first) {
        const auto last = std::find(records.rbegin(), records.rend(), before->second);
        if (last != records.rend())
            records.erase(std::next(last).base());
        before->second = record;
    }
    records.push_back(record);
    trace_.record_lists_.set(event, records);
    ++revision_;
}

void TraceBuilder::set_agent(EventIndex event, std::string_view agent)
{
    wake();
    ++revision_;
    trace_.columns_.agents[event.value()] = trace_.strings_.intern(agent);
}

void TraceBuilder::set_parent(EventIndex event, EventIndex parent)
{
    wake();
    ++revision_;
    trace_.columns_.parents[event.value()] = parent;
}

} // namespace playhead
