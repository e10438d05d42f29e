// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace_builder.h"

#include "core/model/id_hash.h"
#include "core/model/trace_sealer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace playhead {

namespace diagnostics {

const DiagnosticKind duplicate_id = {
    Severity::Warning, "duplicate-id", "Several events have the same id.",
    "Links to that id lead to the first of them. Every event is shown."};
const DiagnosticKind ends_before_start = {
    Severity::Warning, "ends-before-start", "An event ends before it starts.",
    "Both times are kept as recorded, and the event is drawn where it starts."};

} // namespace diagnostics

namespace {

std::uint16_t bit(EventFlag flag)
{
    return static_cast<std::uint16_t>(flag);
}

} // namespace

TraceBuilder::TraceBuilder(Session session, const PriceTable& prices) : prices_(prices)
{
    trace_.session_ = std::move(session);
}

std::uint16_t TraceBuilder::add_source(std::shared_ptr<const Source> source)
{
    trace_.sources_.push_back(std::move(source));
    return static_cast<std::uint16_t>(trace_.sources_.size() - 1);
}

std::uint8_t TraceBuilder::decoder_number(RecordDecoder decoder)
{
    auto& known = trace_.decoders_;
    const auto found = std::find(known.begin(), known.end(), decoder);
    const auto number = static_cast<std::uint8_t>(found - known.begin());
    if (found == known.end())
        known.push_back(decoder);
    return number;
}

void TraceBuilder::note(const DiagnosticKind& kind, EventIndex index, std::string detail)
{
    Place place;
    place.event = index;
    place.detail = std::move(detail);
    trace_.diagnostics_.add(kind, place);
}

void TraceBuilder::add_times(const Event& event, EventIndex index)
{
    auto& columns = trace_.columns_;
    columns.starts.push_back(event.init_timestamp);
    columns.ends.push_back(event.is_instant ? no_time : event.end_timestamp);
    std::uint16_t& flags = columns.flags.back();
    if (event.is_instant)
        flags |= bit(EventFlag::Instant);
    if (event.init_provenance == Provenance::Derived)
        flags |= bit(EventFlag::InitDerived);
    if (event.end_provenance == Provenance::Derived)
        flags |= bit(EventFlag::EndDerived);
    if (!event.is_instant && event.init_timestamp != no_time && event.end_timestamp != no_time &&
        event.end_timestamp < event.init_timestamp) {
        flags |= bit(EventFlag::EndsBeforeStart);
        note(diagnostics::ends_before_start, index);
    }
}

void TraceBuilder::add_usage(const Event& event, EventIndex index)
{
    if (event.tokens.is_known())
        trace_.tokens_.set(index, event.tokens);
    if (event.cost && std::isfinite(*event.cost))
        trace_.costs_.set(
            index, {*event.cost, event.cost_computed ? Provenance::Derived : Provenance::Recorded});
    else if (const auto cost = prices_.cost(event.model, event.tokens))
        trace_.costs_.set(index, {*cost, Provenance::Derived});
}

void TraceBuilder::add_tags(const Event& event, EventIndex index)
{
    if (event.tags.empty())
        return;
    std::vector<StringId> tags;
    tags.reserve(event.tags.size());
    for (const std::string& tag : event.tags)
        tags.push_back(trace_.strings_.intern(tag));
    trace_.tags_.set(index, std::move(tags));
}

void TraceBuilder::add_id(const Event& event, EventIndex index)
{
    const bool is_linked_by_id =
        !event.parent && !event.parent_left_out && !event.parent_id.empty();
    parent_ids_.push_back(is_linked_by_id ? id_hash(event.parent_id) : 0);
    if (parent_ids_.back() != 0)
        unresolved_.push_back(index);
    if (event.id.empty())
        return;
    const std::uint64_t hash = id_hash(event.id);
    if (ids_.emplace(hash, index).second) {
        fresh_ids_.push_back({hash, index});
    } else {
        trace_.columns_.flags.back() |= bit(EventFlag::DuplicateId);
        note(diagnostics::duplicate_id, index, event.id);
    }
}

EventIndex TraceBuilder::add(const Event& event, std::span<const Slice> records,
                             RecordDecoder decoder)
{
    assert(!records.empty());
    ++revision_;
    auto& columns = trace_.columns_;
    auto& strings = trace_.strings_;
    const EventIndex index(columns.starts.size());

    columns.flags.push_back(0);
    add_times(event, index);
    columns.parents.push_back(event.parent);
    if (event.parent && event.parent_inferred)
        columns.flags.back() |= bit(EventFlag::ParentInferred);
    if (!event.parent && event.parent_left_out)
        columns.flags.back() |= bit(EventFlag::ParentLeftOut);
    columns.types.push_back(strings.intern(event.event_type));
    columns.agents.push_back(strings.intern(event.agent));
    columns.threads.push_back(strings.intern(event.thread));
    columns.models.push_back(strings.intern(event.model));
    columns.results.push_back(event.result);

    ActionType type = event.model.empty() ? ActionType::Action : ActionType::Llm;
    if (!event.action_type.empty())
        type = parse_action_type(event.action_type);
    columns.action_types.push_back(type);
    if (type == ActionType::Other)
        trace_.action_words_.set(index, strings.intern(event.action_type));
    if (!event.error.is_empty())
        columns.flags.back() |= bit(EventFlag::HasError);

    columns.records.push_back(records.front());
    if (records.size() > 1)
        trace_.record_lists_.set(index, {records.begin(), records.end()});
    columns.decoders.push_back(decoder_number(decoder));

    add_id(event, index);
    add_usage(event, index);
    add_tags(event, index);
    if (!event.annotation.is_empty())
        trace_.annotations_.set(index, event.annotation);
    for (const EventNote& noted : event.notes)
        note(*noted.kind, index, noted.detail);
    return index;
}

void TraceBuilder::join_record(EventIndex event, const Slice& record)
{
    ++revision_;
    const auto known = trace_.records(event);
    std::vector<Slice> records(known.begin(), known.end());
    records.push_back(record);
    trace_.record_lists_.set(event, std::move(records));
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
    Event known;
    if (const TokenCounts* tokens = trace_.tokens_.find(event))
        known.tokens = *tokens;
    known.tokens.replace_with(update.tokens);
    known.model = trace_.strings_.text(trace_.columns_.models[event.value()]);
    const Cost* cost = trace_.costs_.find(event);
    if (update.cost) {
        known.cost = update.cost;
        known.cost_computed = update.cost_computed;
    } else if (cost && cost->provenance == Provenance::Recorded) {
        known.cost = cost->usd;
    }
    add_usage(known, event);
}

void TraceBuilder::update(EventIndex event, const Event& update, bool tells_result,
                          const Slice& record)
{
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
        const auto* known = trace_.tags_.find(event);
        std::vector<StringId> tags = known ? *known : std::vector<StringId>();
        for (const std::string& tag : update.tags) {
            const StringId id = strings.intern(tag);
            if (std::find(tags.begin(), tags.end(), id) == tags.end())
                tags.push_back(id);
        }
        trace_.tags_.set(event, std::move(tags));
    }
    for (const EventNote& noted : update.notes)
        note(*noted.kind, event, noted.detail);
    join_record(event, record);
}

void TraceBuilder::set_agent(EventIndex event, std::string_view agent)
{
    ++revision_;
    trace_.columns_.agents[event.value()] = trace_.strings_.intern(agent);
}

EventIndex TraceBuilder::find(std::string_view id) const
{
    const auto found = ids_.find(id_hash(id));
    return found == ids_.end() ? EventIndex() : found->second;
}

/// Settles what no later event changes, so that snapshots only have to look at what is new.
void TraceBuilder::settle()
{
    const auto has_parent = [this](EventIndex event) {
        const auto found = ids_.find(parent_ids_[event.value()]);
        if (found == ids_.end())
            return false;
        trace_.columns_.parents[event.value()] = found->second;
        return true;
    };
    std::erase_if(unresolved_, has_parent);

    const auto less = [](const auto& a, const auto& b) { return a.hash < b.hash; };
    std::sort(fresh_ids_.begin(), fresh_ids_.end(), less);
    auto& ids = trace_.ids_;
    const auto known = static_cast<std::ptrdiff_t>(ids.size());
    ids.insert(ids.end(), fresh_ids_.begin(), fresh_ids_.end());
    std::inplace_merge(ids.begin(), ids.begin() + known, ids.end(), less);
    fresh_ids_.clear();
}

std::shared_ptr<const Trace> TraceBuilder::snapshot(bool complete)
{
    settle();
    auto trace = std::make_shared<Trace>(trace_);
    TraceSealer(*trace, parent_ids_, unresolved_).seal(complete);
    return trace;
}

std::shared_ptr<const Trace> TraceBuilder::finish(bool complete) &&
{
    settle();
    auto trace = std::make_shared<Trace>(std::move(trace_));
    TraceSealer(*trace, parent_ids_, unresolved_).seal(complete);
    return trace;
}

} // namespace playhead
