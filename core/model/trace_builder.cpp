// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace_builder.h"

#include "core/model/event_row.h"
#include "core/model/id_hash.h"
#include "core/model/trace_image.h"
#include "core/model/trace_sealer.h"

#include <algorithm>
#include <cassert>

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

void TraceBuilder::add_usage(EventIndex event, StringId model, const TokenCounts& tokens,
                             const std::optional<Cost>& told)
{
    if (tokens.is_known())
        trace_.tokens_.set(event, tokens);
    if (told) {
        trace_.costs_.set(event, *told);
        return;
    }
    if (!tokens.prompt || !tokens.completion)
        return; // nothing that a price could be put to
    for (std::size_t i = model_prices_.size(); i <= model.value(); ++i)
        model_prices_.push_back(prices_.find(trace_.strings_.text(StringId(i))));
    if (const ModelPrice* price = model_prices_[model.value()]) {
        if (const auto cost = cost_at(*price, tokens))
            trace_.costs_.set(event, {*cost, Provenance::Derived});
    }
}

/// Finds the parent of an event that tells it by id. One that has not come yet is looked for again
/// when a snapshot is taken.
void TraceBuilder::link(EventIndex event, std::uint64_t parent_id)
{
    if (parent_id == 0)
        return;
    if (const EventIndex parent = ids_.find(trace_.columns_.ids, parent_id))
        trace_.columns_.parents[event.value()] = parent;
    else
        unresolved_.push_back({event, parent_id});
}

EventIndex TraceBuilder::add_row(const EventRow& row, std::uint8_t decoder)
{
    auto& columns = trace_.columns_;
    const EventIndex index(columns.starts.size());
    columns.starts.push_back(row.start);
    columns.ends.push_back(row.end);
    columns.parents.push_back(row.parent);
    columns.types.push_back(row.type);
    columns.agents.push_back(row.agent);
    columns.threads.push_back(row.thread);
    columns.models.push_back(row.model);
    columns.flags.push_back(row.flags);
    columns.action_types.push_back(row.action_type);
    columns.results.push_back(row.result);
    columns.records.push_back(row.record);
    columns.decoders.push_back(decoder);
    columns.ids.push_back(row.id);
    if (trace_.has(index, EventFlag::EndsBeforeStart))
        note(diagnostics::ends_before_start, index);
    if (row.id != 0 && !ids_.add(columns.ids, index))
        columns.flags.back() |= bit(EventFlag::DuplicateId);
    link(index, row.parent_id);
    return index;
}

EventIndex TraceBuilder::add(const Event& event, std::span<const Slice> records,
                             RecordDecoder decoder)
{
    assert(!records.empty());
    wake();
    ++revision_;
    auto& strings = trace_.strings_;
    const EventIndex index =
        add_row(make_row(event, records.front(), strings), decoder_number(decoder));
    if (trace_.has(index, EventFlag::DuplicateId))
        note(diagnostics::duplicate_id, index, event.id);
    if (trace_.action_type(index) == ActionType::Other)
        trace_.action_words_.set(index, strings.intern(event.action_type));
    if (records.size() > 1)
        trace_.record_lists_.set(index, records);
    add_usage(index, trace_.model_id(index), event.tokens, told_cost(event));
    if (!event.tags.empty()) {
        std::vector<StringId> tags;
        tags.reserve(event.tags.size());
        for (const std::string& tag : event.tags)
            tags.push_back(strings.intern(tag));
        trace_.tags_.set(index, tags);
    }
    if (!event.annotation.is_empty())
        trace_.annotations_.set(index, event.annotation);
    for (const EventNote& noted : event.notes)
        note(*noted.kind, index, noted.detail);
    return index;
}

void TraceBuilder::expect(std::uint64_t events)
{
    wake();
    auto& columns = trace_.columns_;
    const auto reserve = [events](auto&... column) { (column.reserve(events), ...); };
    reserve(columns.starts, columns.ends, columns.parents, columns.types, columns.agents,
            columns.threads, columns.models, columns.flags, columns.action_types, columns.results,
            columns.records, columns.decoders, columns.ids);
}

/// Of an event that is in the columns already.
std::string TraceBuilder::recorded_id(EventIndex event) const
{
    const auto loaded = trace_.load(event);
    return loaded ? loaded->event.id : std::string();
}

void TraceBuilder::add(const EventBatch& batch, std::uint32_t first, std::uint32_t last,
                       RecordDecoder decoder)
{
    // How far ahead a place in the table of ids is fetched from memory.
    constexpr std::uint32_t ahead = 8;
    wake();
    ++revision_;
    const EventIndex begin(trace_.columns_.starts.size());
    const std::uint8_t number = decoder_number(decoder);
    std::vector<StringId> strings;
    strings.reserve(batch.strings.size());
    for (std::size_t i = 0; i < batch.strings.size(); ++i)
        strings.push_back(trace_.strings_.intern(batch.strings.text(StringId(i))));
    for (std::uint32_t i = first; i < last; ++i) {
        if (i + ahead < last) {
            ids_.prefetch(batch.rows[i + ahead].id);
            ids_.prefetch(batch.rows[i + ahead].parent_id);
        }
        EventRow row = batch.rows[i];
        for (StringId* text : {&row.type, &row.agent, &row.thread, &row.model})
            *text = strings[text->value()];
        const EventIndex index = add_row(row, number);
        if (!trace_.has(index, EventFlag::DuplicateId))
            continue;
        // To read its text costs a look at the source, which is worth it for those that are shown.
        const bool is_shown =
            trace_.diagnostics_.count(diagnostics::duplicate_id.code) < Diagnostics::places_kept;
        note(diagnostics::duplicate_id, index, is_shown ? recorded_id(index) : std::string());
    }
    add_sparse(batch, first, last, begin, strings);
}

/// What few events of a batch have. `begin` is the first of them in the trace, `strings` the
/// trace's numbers of the batch's strings.
void TraceBuilder::add_sparse(const EventBatch& batch, std::uint32_t first, std::uint32_t last,
                              EventIndex begin, std::span<const StringId> strings)
{
    const auto each = [first, last, begin](const auto& column, const auto& use) {
        const auto less = [](const auto& entry, std::uint32_t row) { return entry.first < row; };
        auto at = std::lower_bound(column.begin(), column.end(), first, less);
        for (; at != column.end() && at->first < last; ++at)
            use(EventIndex(begin.value() + (at->first - first)), at->second);
    };
    each(batch.action_words, [&](EventIndex event, StringId word) {
        trace_.action_words_.set(event, strings[word.value()]);
    });
    std::vector<StringId> tags;
    EventIndex tagged;
    const auto set_tags = [&] {
        if (tagged)
            trace_.tags_.set(tagged, tags);
        tags.clear();
    };
    each(batch.tags, [&](EventIndex event, StringId tag) {
        if (event != tagged)
            set_tags();
        tagged = event;
        tags.push_back(strings[tag.value()]);
    });
    set_tags();
    // Those whose cost is told beside those whose tokens are.
    auto cost = batch.costs.begin();
    const auto set_costs_before = [&](std::uint32_t row) {
        for (; cost != batch.costs.end() && cost->first < row; ++cost) {
            if (cost->first >= first)
                trace_.costs_.set(EventIndex(begin.value() + (cost->first - first)), cost->second);
        }
    };
    each(batch.tokens, [&](EventIndex event, const TokenCounts& counts) {
        const std::uint32_t row = event.value() - begin.value() + first;
        set_costs_before(row);
        std::optional<Cost> told;
        if (cost != batch.costs.end() && cost->first == row)
            told = (cost++)->second;
        add_usage(event, trace_.model_id(event), counts, told);
    });
    set_costs_before(last);
}

EventIndex TraceBuilder::find(std::string_view id) const
{
    return resting_ ? resting_->find(id) : ids_.find(trace_.columns_.ids, id_hash(id));
}

/// Finds parents that came after their children, so that snapshots only have to look at the rest,
/// and brings the columns into the order of events.
void TraceBuilder::settle()
{
    trace_.record_lists_.settle();
    trace_.tokens_.settle();
    trace_.costs_.settle();
    trace_.tags_.settle();
    trace_.action_words_.settle();
    std::erase_if(unresolved_, [this](const UnresolvedLink& link) {
        const EventIndex parent = ids_.find(trace_.columns_.ids, link.parent_id);
        if (parent)
            trace_.columns_.parents[link.event.value()] = parent;
        return parent.is_valid();
    });
}

std::shared_ptr<const Trace> TraceBuilder::restored(ImageReader& image, RecordDecoder decoder) const
{
    return TraceImage::read(image, trace_.session_, trace_.sources_, decoder);
}

void TraceBuilder::restore(std::shared_ptr<const Trace> trace)
{
    ++revision_;
    restored_ = std::move(trace);
}

std::shared_ptr<const Trace> TraceBuilder::snapshot(bool complete)
{
    if (restored_)
        return restored_;
    wake();
    settle();
    auto trace = std::make_shared<Trace>(trace_);
    TraceSealer(*trace, unresolved_).seal(complete);
    return trace;
}

std::shared_ptr<const Trace> TraceBuilder::finish(bool complete) &&
{
    if (restored_)
        return restored_;
    wake();
    settle();
    trace_.record_lists_.pack();
    trace_.tags_.pack();
    auto trace = std::make_shared<Trace>(std::move(trace_));
    TraceSealer(*trace, unresolved_).seal(complete);
    return trace;
}

} // namespace playhead
