// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Conditions that a trace's columns answer, without its source. Internal to core/query.
#pragma once

#include "core/query/compiled_term.h"
#include "core/query/keys.h"
#include "core/query/matcher.h"

#include <optional>
#include <utility>

namespace playhead {

/// What is known of every event.
[[nodiscard]] Verdict settled(Bits hits);

/// The events for which `holds` is true.
template <typename Holds>
[[nodiscard]] Bits events_where(const Trace& trace, Holds holds)
{
    return Bits::where(trace.event_count(),
                       [&holds](std::size_t event) { return holds(EventIndex(event)); });
}

/// A condition that columns answer for each event. The trace outlives it.
class ColumnTerm : public CompiledTerm
{
public:
    explicit ColumnTerm(const Trace& trace) : trace_(trace) {}

    [[nodiscard]] virtual bool holds(EventIndex event) = 0;

    Verdict columns() override { return settled(hits()); }
    bool add_to_screen(ByteScreen& /*screen*/) const override { return true; }
    bool test(EventIndex event, const Event& /*loaded*/, const std::stop_token& /*stop*/) override
    {
        return holds(event);
    }

protected:
    [[nodiscard]] virtual Bits hits()
    {
        return events_where(trace_, [this](EventIndex event) { return holds(event); });
    }

    const Trace& trace_;
};

/// What a matcher says of the words of a column.
class MatchingWords final : public WordAnswers
{
public:
    MatchingWords(const Trace& trace, const WordColumn& column, WordMatcher matcher);

    /// Whether all words are few enough to ask for each, and the condition holds for none.
    [[nodiscard]] bool none();

private:
    [[nodiscard]] bool work_out(StringId word) const override;

    const Trace& trace_;
    const WordColumn& column_;
    WordMatcher matcher_;
};

/// Holds where one of the event's words matches.
class WordTerm final : public ColumnTerm
{
public:
    WordTerm(const Trace& trace, const WordColumn& column, WordMatcher matcher)
        : ColumnTerm(trace), column_(column), answers_(trace, column, std::move(matcher))
    {
    }

    bool holds(EventIndex event) override;

private:
    [[nodiscard]] Bits hits() override;

    const WordColumn& column_;
    MatchingWords answers_;
};

/// Holds where there is a figure that compares so.
template <typename Column, typename T>
class FigureTerm final : public ColumnTerm
{
public:
    FigureTerm(const Trace& trace, const Column& column, FilterOperator op, T limit)
        : ColumnTerm(trace), column_(column), op_(op), limit_(limit)
    {
    }

    bool holds(EventIndex event) override
    {
        const std::optional<T> value = column_.read(trace_, event);
        return value && compares(op_, *value, limit_);
    }

private:
    [[nodiscard]] Bits hits() override { return column_.where(trace_, op_, limit_); }

    const Column& column_;
    FilterOperator op_;
    T limit_;
};

/// has: over columns.
class RecordedTerm final : public ColumnTerm
{
public:
    RecordedTerm(const Trace& trace, const FilterKey& key) : ColumnTerm(trace), key_(key) {}

    bool holds(EventIndex event) override;

private:
    const FilterKey& key_;
};

class NeverTerm final : public ColumnTerm
{
public:
    using ColumnTerm::ColumnTerm;
    bool holds(EventIndex /*event*/) override { return false; }
};

} // namespace playhead
