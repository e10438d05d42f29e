// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/trace_image.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <utility>

namespace playhead {

namespace {

/// Whether these can be the events of a sparse column.
bool are_in_order(const std::vector<EventIndex>& events, std::size_t count)
{
    return (events.empty() || events.back().value() < count) &&
           std::adjacent_find(events.begin(), events.end(), std::greater_equal<>()) == events.end();
}

template <typename T>
bool are_below(const std::vector<T>& values, std::size_t limit)
{
    return std::all_of(values.begin(), values.end(),
                       [limit](T value) { return value.value() < limit; });
}

template <typename T>
bool are_at_most(const std::vector<T>& values, T most)
{
    return std::all_of(values.begin(), values.end(), [most](T value) { return value <= most; });
}

template <typename T>
void write_column(ImageWriter& out, const SparseColumn<T>& column)
{
    out.column(column.events());
    out.column(column.values());
}

/// Of `count` events; `values` are checked by the caller before.
template <typename T>
SparseColumn<T> made_column(ImageReader& in, std::vector<EventIndex> events, std::vector<T> values,
                            std::size_t count)
{
    in.require(events.size() == values.size() && are_in_order(events, count));
    return in.is_good() ? SparseColumn<T>(std::move(events), std::move(values)) : SparseColumn<T>();
}

/// Token counts that are kept in full: which are known, and then all six.
using FullCounts = std::array<std::int64_t, 7>;
constexpr std::array count_fields = {&TokenCounts::prompt,      &TokenCounts::completion,
                                     &TokenCounts::total,       &TokenCounts::cache_read,
                                     &TokenCounts::cache_write, &TokenCounts::reasoning};

FullCounts in_full(const TokenCounts& counts)
{
    FullCounts full{};
    for (std::size_t i = 0; i < count_fields.size(); ++i) {
        const auto& count = counts.*count_fields[i];
        full[0] |= std::int64_t(count ? 1 : 0) << i;
        full[i + 1] = count.value_or(0);
    }
    return full;
}

TokenCounts from_full(const FullCounts& full)
{
    TokenCounts counts;
    for (std::size_t i = 0; i < count_fields.size(); ++i) {
        if ((full[0] >> i & 1) != 0)
            counts.*count_fields[i] = full[i + 1];
    }
    return counts;
}

} // namespace

bool TraceImage::fits(const Trace& trace, RecordDecoder decoder)
{
    const auto is_own_row = [](const Slice& record) { return record.source == 0; };
    const auto& records = trace.columns_.records;
    return trace.is_complete_ && trace.annotations_.entries().empty() &&
           trace.record_lists_.size() == 0 && trace.decoders_.size() == 1 &&
           trace.decoders_.front() == decoder &&
           std::all_of(records.begin(), records.end(), is_own_row);
}

void TraceImage::write(const Trace& trace, ImageWriter& out)
{
    out.number(trace.strings_.size());
    for (std::size_t i = 0; i < trace.strings_.size(); ++i)
        out.text(trace.strings_.text(StringId(i)));
    write_columns(trace, out);
    write_sparse(trace, out);
    write_notes(trace, out);
}

void TraceImage::write_columns(const Trace& trace, ImageWriter& out)
{
    const auto& columns = trace.columns_;
    out.column(columns.starts);
    out.column(columns.ends);
    out.column(columns.parents);
    out.column(columns.types);
    out.column(columns.agents);
    out.column(columns.threads);
    out.column(columns.models);
    out.column(columns.flags);
    out.column(columns.action_types);
    out.column(columns.results);
    out.column(columns.records);
    out.column(columns.ids);
    const auto order = trace.tree_.order();
    out.column(std::vector<EventIndex>(order.begin(), order.end()));
}

void TraceImage::write_sparse(const Trace& trace, ImageWriter& out)
{
    write_column(out, trace.tokens_.packed_);
    out.column(trace.tokens_.others_.events());
    std::vector<FullCounts> others;
    for (const TokenCounts& counts : trace.tokens_.others_.values())
        others.push_back(in_full(counts));
    out.column(others);
    write_column(out, trace.costs_);
    write_column(out, trace.action_words_);
    std::vector<std::uint32_t> counts;
    std::vector<StringId> tags;
    for (std::size_t i = 0; i < trace.tags_.size(); ++i) {
        const auto list = trace.tags_.value(i);
        counts.push_back(static_cast<std::uint32_t>(list.size()));
        tags.insert(tags.end(), list.begin(), list.end());
    }
    out.column(trace.tags_.events());
    out.column(counts);
    out.column(tags);
}

void TraceImage::write_notes(const Trace& trace, ImageWriter& out)
{
    out.number(trace.session_.infer_parents ? 1 : 0);
    out.number(trace.inferred_parents_);
    out.number(trace.diagnostics_.entries().size());
    for (const Diagnostic& note : trace.diagnostics_.entries()) {
        out.number(static_cast<std::uint64_t>(note.severity));
        out.text(note.code);
        out.text(note.message);
        out.text(note.remedy);
        out.number(note.count);
        out.number(note.where.size());
        for (const std::string& place : note.where)
            out.text(place);
    }
}

std::shared_ptr<const Trace> TraceImage::read(ImageReader& in, Session session,
                                              std::vector<std::shared_ptr<const Source>> sources,
                                              RecordDecoder decoder)
{
    auto trace = std::make_shared<Trace>();
    trace->session_ = std::move(session);
    trace->sources_ = std::move(sources);
    trace->decoders_ = {decoder};
    read_strings(in, *trace);
    read_columns(in, *trace);
    check_columns(in, *trace);
    read_tree(in, *trace);
    read_sparse(in, *trace);
    read_notes(in, *trace);
    if (!in.is_at_end() || trace->sources_.empty())
        return nullptr;
    trace->is_complete_ = true;
    trace->add_up();
    return trace;
}

void TraceImage::read_strings(ImageReader& in, Trace& trace)
{
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.is_good(); ++i)
        in.require(trace.strings_.intern(in.text()).value() == i);
}

void TraceImage::read_columns(ImageReader& in, Trace& trace)
{
    auto& columns = trace.columns_;
    in.column(columns.starts);
    const std::size_t count = columns.starts.size();
    in.column(columns.ends, count);
    in.column(columns.parents, count);
    in.column(columns.types, count);
    in.column(columns.agents, count);
    in.column(columns.threads, count);
    in.column(columns.models, count);
    in.column(columns.flags, count);
    in.column(columns.action_types, count);
    in.column(columns.results, count);
    in.column(columns.records, count);
    in.column(columns.ids, count);
    columns.decoders.assign(in.is_good() ? count : 0, 0);
}

void TraceImage::check_columns(ImageReader& in, const Trace& trace)
{
    const auto& columns = trace.columns_;
    const std::size_t strings = trace.strings_.size();
    for (const auto* column : {&columns.types, &columns.agents, &columns.threads, &columns.models})
        in.require(are_below(*column, strings));
    in.require(are_at_most(columns.action_types, ActionType::Other));
    in.require(are_at_most(columns.results, EventResult::Fail));
    in.require(std::all_of(columns.records.begin(), columns.records.end(), [](const Slice& slice) {
        return slice.source == 0 && slice.role == RecordRole::Event;
    }));
}

void TraceImage::read_tree(ImageReader& in, Trace& trace)
{
    std::vector<EventIndex> order;
    in.column(order, trace.columns_.starts.size());
    auto tree =
        in.is_good() ? EventTree::of_order(std::move(order), trace.columns_.parents) : std::nullopt;
    in.require(tree.has_value());
    if (tree)
        trace.tree_ = *std::move(tree);
}

void TraceImage::read_sparse(ImageReader& in, Trace& trace)
{
    const std::size_t count = trace.event_count();
    read_tokens(in, trace);
    std::vector<EventIndex> events;
    std::vector<Cost> costs;
    in.column(events);
    in.column(costs);
    in.require(std::all_of(costs.begin(), costs.end(), [](const Cost& cost) {
        return cost.provenance <= Provenance::Derived;
    }));
    trace.costs_ = made_column(in, std::move(events), std::move(costs), count);
    std::vector<StringId> words;
    events.clear();
    in.column(events);
    in.column(words);
    in.require(are_below(words, trace.strings_.size()));
    trace.action_words_ = made_column(in, std::move(events), std::move(words), count);
    read_tags(in, trace);
}

void TraceImage::read_tokens(ImageReader& in, Trace& trace)
{
    const std::size_t count = trace.event_count();
    std::vector<EventIndex> events;
    std::vector<TokenColumn::Packed> packed;
    in.column(events);
    in.column(packed);
    trace.tokens_.packed_ = made_column(in, std::move(events), std::move(packed), count);
    std::vector<EventIndex> other_events;
    std::vector<FullCounts> full;
    in.column(other_events);
    in.column(full);
    std::vector<TokenCounts> others;
    others.reserve(full.size());
    for (const FullCounts& counts : full)
        others.push_back(from_full(counts));
    trace.tokens_.others_ = made_column(in, std::move(other_events), std::move(others), count);
    const auto& column = trace.tokens_.packed_;
    for (std::size_t i = 0; i < column.size() && in.is_good(); ++i)
        in.require(!column.value(i).is_beside || trace.tokens_.others_.find(column.events()[i]));
}

void TraceImage::read_tags(ImageReader& in, Trace& trace)
{
    std::vector<EventIndex> events;
    std::vector<std::uint32_t> counts;
    std::vector<StringId> tags;
    in.column(events);
    in.column(counts, events.size());
    in.column(tags);
    in.require(are_in_order(events, trace.event_count()) && are_below(tags, trace.strings_.size()));
    std::span<const StringId> left(tags);
    for (std::size_t i = 0; i < events.size() && in.is_good(); ++i) {
        in.require(counts[i] <= left.size());
        if (!in.is_good())
            return;
        trace.tags_.set(events[i], left.first(counts[i]));
        left = left.subspan(counts[i]);
    }
    in.require(left.empty());
}

void TraceImage::read_notes(ImageReader& in, Trace& trace)
{
    trace.session_.infer_parents = in.number() != 0;
    trace.inferred_parents_ = static_cast<std::uint32_t>(in.number());
    Diagnostics notes;
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.is_good(); ++i) {
        Diagnostic note;
        const std::uint64_t severity = in.number();
        in.require(severity <= static_cast<std::uint64_t>(Severity::Error));
        note.severity = static_cast<Severity>(severity);
        note.code = in.text();
        note.message = in.text();
        note.remedy = in.text();
        note.count = in.number();
        const std::uint64_t places = in.number();
        for (std::uint64_t place = 0; place < places && in.is_good(); ++place)
            note.where.push_back(in.text());
        if (in.is_good())
            notes.add(std::move(note));
    }
    trace.diagnostics_ = std::move(notes);
}

} // namespace playhead
