// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/keys.h"

#include <array>

namespace playhead::keys {

namespace {

std::optional<std::int64_t> read_duration(const Trace& trace, EventIndex event)
{
    return trace.duration(event);
}

std::optional<std::int64_t> read_start(const Trace& trace, EventIndex event)
{
    const TimeNs start = trace.start(event);
    return start == no_time ? std::nullopt : std::optional(start);
}

std::optional<std::int64_t> read_tokens(const Trace& trace, EventIndex event)
{
    const auto tokens = trace.tokens(event);
    return tokens ? tokens->sum() : std::nullopt;
}

/// For columns that hold something of every event. The comparison is chosen once.
template <auto read>
Bits where_any(const Trace& trace, FilterOperator op, std::int64_t limit)
{
    const auto where = [&](auto holds) {
        return Bits::where(trace.event_count(), [&](std::size_t e) {
            const std::optional<std::int64_t> value = read(trace, EventIndex(e));
            return value && holds(*value);
        });
    };
    using Op = FilterOperator;
    switch (op) {
    case Op::Less:
        return where([limit](std::int64_t value) { return value < limit; });
    case Op::AtMost:
        return where([limit](std::int64_t value) { return value <= limit; });
    case Op::More:
        return where([limit](std::int64_t value) { return value > limit; });
    case Op::AtLeast:
        return where([limit](std::int64_t value) { return value >= limit; });
    case Op::Matches:
    case Op::Equals:
    case Op::Differs:
    case Op::Searches:
        break;
    }
    return where([limit](std::int64_t value) { return value == limit; });
}

/// For what few events have.
template <typename Column, typename Read, typename T>
Bits where_kept(const Trace& trace, const Column& column, Read read, FilterOperator op, T limit)
{
    Bits hits(trace.event_count());
    for (std::size_t i = 0; i < column.size(); ++i) {
        const std::optional<T> value = read(column.value(i));
        if (value && compares(op, *value, limit))
            hits.set(column.events()[i].value());
    }
    return hits;
}

Bits where_tokens(const Trace& trace, FilterOperator op, std::int64_t limit)
{
    return where_kept(
        trace, trace.all_tokens(), [](const TokenCounts& tokens) { return tokens.sum(); }, op,
        limit);
}

template <std::optional<std::int64_t> TokenCounts::*count>
Bits where_count(const Trace& trace, FilterOperator op, std::int64_t limit)
{
    return where_kept(
        trace, trace.all_tokens(), [](const TokenCounts& tokens) { return tokens.*count; }, op,
        limit);
}

Bits where_cost(const Trace& trace, FilterOperator op, double limit)
{
    return where_kept(
        trace, trace.all_costs(), [](const Cost& cost) { return std::optional(cost.usd); }, op,
        limit);
}

template <std::optional<std::int64_t> TokenCounts::*count>
std::optional<std::int64_t> read_count(const Trace& trace, EventIndex event)
{
    const auto tokens = trace.tokens(event);
    return tokens ? (*tokens).*count : std::nullopt;
}

std::optional<double> read_cost(const Trace& trace, EventIndex event)
{
    const Cost* cost = trace.cost(event);
    return cost ? std::optional(cost->usd) : std::nullopt;
}

std::optional<std::int64_t> read_depth(const Trace& trace, EventIndex event)
{
    return trace.tree().depth(event);
}

using Kind = FilterValueKind;

const std::array<FilterKey, 7> rows = {{
    {"duration", "how long it took", Kind::Duration, true, "duration>2s",
     CountColumn{read_duration, where_any<read_duration>}},
    {"start", "when it started: since the session's first moment, or a date and time", Kind::Moment,
     true, "start>=12.5s", CountColumn{read_start, where_any<read_start>}},
    {"tokens", "tokens in all: the recorded total, else prompt and completion", Kind::Count, true,
     "tokens>1.5k", CountColumn{read_tokens, where_tokens}},
    {"prompt_tokens", "tokens of the prompt", Kind::Count, true, "prompt_tokens>=1000",
     CountColumn{read_count<&TokenCounts::prompt>, where_count<&TokenCounts::prompt>}},
    {"completion_tokens", "tokens of the completion", Kind::Count, true, "completion_tokens<50",
     CountColumn{read_count<&TokenCounts::completion>, where_count<&TokenCounts::completion>}},
    {"cost", "what it cost in US dollars, recorded or computed", Kind::Money, true, "cost>0.01",
     MoneyColumn{read_cost, where_cost}},
    {"depth", "its level in the tree, 1 for a root", Kind::Count, false, "depth<=2",
     CountColumn{read_depth, where_any<read_depth>}},
}};

} // namespace

std::span<const FilterKey> figures()
{
    return rows;
}

} // namespace playhead::keys
