// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/evaluate.h"

#include "core/query/compiled_term.h"
#include "core/query/filter_fold.h"
#include "core/query/keys.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <tuple>
#include <vector>

namespace playhead {

namespace diagnostics {
const DiagnosticKind not_searched = {Severity::Error, "not-searched",
                                     "Events could not be read, so the filter did not see them.",
                                     "Open the file again if it was moved or changed."};
}

namespace {

using Terms = std::vector<std::unique_ptr<CompiledTerm>>;

Terms compiled_terms(const Filter& filter, const Trace& trace, const Annotations* annotations)
{
    Terms terms;
    for (const FilterTerm& term : filter.terms())
        terms.push_back(compile(term, trace, annotations ? *annotations : trace.annotations()));
    return terms;
}

/// Works verdicts out for all events at once.
class ColumnVisitor
{
public:
    ColumnVisitor(Terms& terms, const Trace& trace, const Job& job)
        : terms_(terms), trace_(trace), job_(job)
    {
    }

    Verdict term(std::uint32_t number)
    {
        if (job_.is_cancelled())
            return {Bits(trace_.event_count()), Bits(trace_.event_count())};
        return terms_[number]->columns();
    }
    Verdict negated(Verdict value)
    {
        std::swap(value.sure, value.possible);
        value.sure.flip();
        value.possible.flip();
        return value;
    }
    void join(Filter::Kind kind, Verdict& sum, Verdict&& next)
    {
        if (kind == Filter::Kind::And) {
            sum.sure &= next.sure;
            sum.possible &= next.possible;
        } else {
            sum.sure |= next.sure;
            sum.possible |= next.possible;
        }
    }
    [[nodiscard]] bool is_settled(Filter::Kind kind, const Verdict& sum) const
    {
        return kind == Filter::Kind::And && sum.possible.none();
    }

private:
    Terms& terms_;
    const Trace& trace_;
    const Job& job_;
};

/// Works the answer out for one event that was read.
class EventVisitor
{
public:
    EventVisitor(Terms& terms, EventIndex index, const Event& event, const std::stop_token& stop)
        : terms_(terms), index_(index), event_(event), stop_(stop)
    {
    }

    bool term(std::uint32_t number) { return terms_[number]->test(index_, event_, stop_); }
    static bool negated(bool value) { return !value; }
    static void join(Filter::Kind kind, bool& sum, bool&& next)
    {
        sum = kind == Filter::Kind::And ? sum && next : sum || next;
    }
    static bool is_settled(Filter::Kind kind, const bool& sum)
    {
        return sum == (kind == Filter::Kind::Or);
    }

private:
    Terms& terms_;
    EventIndex index_;
    const Event& event_;
    const std::stop_token& stop_;
};

ColumnVerdict column_verdict(const Filter& filter, Terms& terms, const Trace& trace, const Job& job)
{
    if (filter.is_empty())
        return {Bits(trace.event_count(), true), Bits(trace.event_count())};
    ColumnVisitor visitor(terms, trace, job);
    Verdict verdict = FilterFold<Verdict>().run(filter, visitor);
    verdict.possible -= verdict.sure;
    return {std::move(verdict.sure), std::move(verdict.possible)};
}

std::vector<EventIndex> members(const Bits& bits)
{
    std::vector<EventIndex> events;
    events.reserve(bits.count());
    bits.for_each([&events](std::size_t at) { events.emplace_back(at); });
    return events;
}

/// Events as they lie in their sources.
std::vector<EventIndex> reading_order(const Trace& trace, const Bits& open)
{
    std::vector<EventIndex> events = members(open);
    const auto place = [&trace](EventIndex event) {
        const Slice& slice = trace.records(event).front();
        return std::tuple(slice.source, slice.offset);
    };
    const auto lies_before = [&place](EventIndex a, EventIndex b) { return place(a) < place(b); };
    if (!std::is_sorted(events.begin(), events.end(), lies_before))
        std::sort(events.begin(), events.end(), lies_before);
    return events;
}

/// Collects hits and gives them on, the first at once and the rest every few milliseconds.
class HitStream
{
public:
    explicit HitStream(const HitsFound& on_hits) : on_hits_(on_hits) {}

    void add(EventIndex event)
    {
        if (!on_hits_)
            return;
        pending_.push_back(event);
        if (Clock::now() >= next_)
            flush();
    }
    void add_all(const Bits& hits)
    {
        if (on_hits_ && !hits.none())
            on_hits_(members(hits));
    }
    void flush()
    {
        if (pending_.empty())
            return;
        on_hits_(pending_);
        pending_.clear();
        next_ = Clock::now() + period;
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds period{16};
    const HitsFound& on_hits_;
    std::vector<EventIndex> pending_;
    Clock::time_point next_;
};

} // namespace

ColumnVerdict evaluate_columns(const Filter& filter, const Trace& trace, const Job& job,
                               const Annotations* annotations)
{
    Terms terms = compiled_terms(filter, trace, annotations);
    return column_verdict(filter, terms, trace, job);
}

bool reads_source(const Filter& filter)
{
    return std::any_of(filter.terms().begin(), filter.terms().end(), [](const FilterTerm& term) {
        if (!std::holds_alternative<Presence>(term.key->reader))
            return term.key->is_in_source();
        const FilterKey* asked = find_filter_key(term.value);
        const auto* texts = asked ? std::get_if<SourceTexts>(&asked->reader) : nullptr;
        return texts && !texts->is_present_in_columns;
    });
}

bool reads_annotations(const Filter& filter)
{
    return std::any_of(filter.terms().begin(), filter.terms().end(), [](const FilterTerm& term) {
        const FilterKey* asked = std::holds_alternative<Presence>(term.key->reader)
                                     ? find_filter_key(term.value)
                                     : term.key;
        return asked && std::holds_alternative<AnnotationText>(asked->reader);
    });
}

FilterResult evaluate(const Filter& filter, const Trace& trace, const Job& job,
                      const HitsFound& on_hits, const Annotations* annotations)
{
    Terms terms = compiled_terms(filter, trace, annotations);
    ColumnVerdict verdict = column_verdict(filter, terms, trace, job);
    FilterResult result;
    result.hits = std::move(verdict.hits);
    if (job.is_cancelled()) {
        result.hits = Bits(trace.event_count());
        result.is_complete = false;
        return result;
    }
    HitStream stream(on_hits);
    stream.add_all(result.hits);

    const std::vector<EventIndex> open = reading_order(trace, verdict.open);
    FilterFold<bool> fold;
    std::uint64_t done = 0;
    for (const EventIndex event : open) {
        job.report(done++, open.size());
        if (job.is_cancelled())
            break;
        const auto loaded = trace.load(event);
        if (!loaded) {
            ++result.unread;
            result.diagnostics.add(diagnostics::not_searched, {event, {}, {}, loaded.error().what});
            continue;
        }
        EventVisitor visitor(terms, event, loaded->event, job.stop);
        const bool holds = fold.run(filter, visitor);
        // An answer that came while the stop did may rest on texts that were left unread.
        if (holds && !job.is_cancelled()) {
            result.hits.set(event.value());
            stream.add(event);
        }
    }
    stream.flush();
    result.is_complete = !job.is_cancelled();
    return result;
}

Bits ancestors_of(const Trace& trace, const Bits& hits)
{
    Bits ancestors(trace.event_count());
    hits.for_each([&](std::size_t hit) {
        for (EventIndex up = trace.parent(EventIndex(hit)); up && !ancestors.test(up.value());
             up = trace.parent(up))
            ancestors.set(up.value());
    });
    return ancestors;
}

} // namespace playhead
