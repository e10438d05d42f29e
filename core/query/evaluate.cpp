// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/evaluate.h"

#include "core/query/compiled_term.h"
#include "core/query/filter_fold.h"
#include "core/query/keys.h"
#include "core/query/source_scan.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
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
            return {Bits(trace_.event_count()), Bits(trace_.event_count()),
                    Bits(trace_.event_count())};
        return terms_[number]->columns();
    }
    Verdict negated(Verdict value)
    {
        std::swap(value.sure, value.possible);
        value.sure.flip();
        value.possible.flip();
        value.unless_found.flip();
        return value;
    }
    void join(Filter::Kind kind, Verdict& sum, Verdict&& next)
    {
        if (kind == Filter::Kind::And) {
            sum.sure &= next.sure;
            sum.possible &= next.possible;
            sum.unless_found &= next.unless_found;
        } else {
            sum.sure |= next.sure;
            sum.possible |= next.possible;
            sum.unless_found |= next.unless_found;
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

Verdict column_verdict(const Filter& filter, Terms& terms, const Trace& trace, const Job& job)
{
    if (filter.is_empty()) {
        const Bits all(trace.event_count(), true);
        return {all, all, all};
    }
    ColumnVisitor visitor(terms, trace, job);
    return FilterFold<Verdict>().run(filter, visitor);
}

/// Empty where the source has to be read without one.
ByteScreen screen_of(const Terms& terms)
{
    ByteScreen screen;
    const bool tells_all = std::all_of(terms.begin(), terms.end(), [&screen](const auto& term) {
        return term->add_to_screen(screen);
    });
    return tells_all ? screen : ByteScreen();
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
        return std::pair(slice.source, slice.offset);
    };
    std::pair<std::uint16_t, std::uint64_t> last;
    const bool is_sorted = std::all_of(events.begin(), events.end(), [&](EventIndex event) {
        return std::exchange(last, place(event)) <= last;
    });
    if (!is_sorted)
        std::sort(events.begin(), events.end(),
                  [&place](EventIndex a, EventIndex b) { return place(a) < place(b); });
    return events;
}

/// Collects hits and gives them on, the first at once and the rest every few milliseconds. For any
/// number of threads.
class HitStream
{
public:
    explicit HitStream(const HitsFound& on_hits) : on_hits_(on_hits) {}

    void add(std::span<const EventIndex> events)
    {
        if (!on_hits_ || events.empty())
            return;
        const std::lock_guard lock(mutex_);
        pending_.insert(pending_.end(), events.begin(), events.end());
        if (Clock::now() >= next_)
            give();
    }
    void add_all(const Bits& hits)
    {
        if (on_hits_ && !hits.none())
            on_hits_(members(hits));
    }
    void flush()
    {
        const std::lock_guard lock(mutex_);
        give();
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds period{16};

    void give()
    {
        if (pending_.empty())
            return;
        on_hits_(pending_);
        pending_.clear();
        next_ = Clock::now() + period;
    }

    const HitsFound& on_hits_;
    std::mutex mutex_;
    std::vector<EventIndex> pending_;
    Clock::time_point next_;
};

/// The events that have to be read for a filter, read by as many threads as there are cores.
class OpenEvents
{
public:
    OpenEvents(const Filter& filter, const Trace& trace, const Job& job,
               const Annotations* annotations, HitStream& stream)
        : filter_(filter), trace_(trace), job_(job), annotations_(annotations), stream_(stream)
    {
    }

    /// `unless_found`: those for which the filter holds where the screen finds nothing in them.
    void read(const Bits& open, const Bits& unless_found, const ByteScreen& screen,
              unsigned threads, FilterResult& result);

private:
    class Worker;
    /// What came of a stretch.
    struct Outcome {
        std::vector<EventIndex> hits;
        std::uint32_t unread = 0;
        Diagnostics diagnostics;
    };

    void work();
    void report(std::size_t events);

    const Filter& filter_;
    const Trace& trace_;
    const Job& job_;
    const Annotations* annotations_;
    HitStream& stream_;
    const ByteScreen* screen_ = nullptr;
    const Bits* unless_found_ = nullptr;
    std::vector<EventIndex> events_;
    std::vector<Stretch> stretches_;
    std::vector<Outcome> outcomes_; ///< by stretch, each written by whoever read it
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
    std::size_t done_ = 0; ///< guarded by mutex_
};

/// Puts the events of one thread to the filter.
class OpenEvents::Worker final : public EventSink
{
public:
    explicit Worker(OpenEvents& all)
        : all_(all)
        , terms_(compiled_terms(all.filter_, all.trace_, all.annotations_))
        , reader_(all.trace_, all.screen_, all.job_.stop)
    {
    }

    void read(std::size_t stretch)
    {
        outcome_ = &all_.outcomes_[stretch];
        given_ = 0;
        reader_.read(all_.events_, all_.stretches_[stretch], *this);
        give_hits();
    }

    void take(EventIndex index, const Event& event) override
    {
        EventVisitor visitor(terms_, index, event, all_.job_.stop);
        const bool holds = fold_.run(all_.filter_, visitor);
        // An answer that came while the stop did may rest on texts that were left unread.
        if (!holds || all_.job_.is_cancelled())
            return;
        outcome_->hits.push_back(index);
        give_hits();
    }
    void pass_over(EventIndex index) override
    {
        if (all_.unless_found_->test(index.value()))
            outcome_->hits.push_back(index);
    }
    void fail(EventIndex index, const Error& error) override
    {
        ++outcome_->unread;
        outcome_->diagnostics.add(diagnostics::not_searched, {index, {}, {}, error.what});
    }

private:
    void give_hits()
    {
        all_.stream_.add(std::span(outcome_->hits).subspan(given_));
        given_ = outcome_->hits.size();
    }

    OpenEvents& all_;
    Terms terms_;
    FilterFold<bool> fold_;
    StretchReader reader_;
    Outcome* outcome_ = nullptr;
    std::size_t given_ = 0; ///< of its hits
};

void OpenEvents::read(const Bits& open, const Bits& unless_found, const ByteScreen& screen,
                      unsigned threads, FilterResult& result)
{
    screen_ = screen.is_empty() ? nullptr : &screen;
    unless_found_ = &unless_found;
    events_ = reading_order(trace_, open);
    stretches_ = stretches_of(trace_, events_);
    outcomes_.resize(stretches_.size());
    const std::size_t cores = threads > 0 ? threads : std::thread::hardware_concurrency();
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(cores, stretches_.size()); ++i)
            others.emplace_back([this] { work(); });
        work();
    }
    for (const Outcome& outcome : outcomes_) {
        for (const EventIndex hit : outcome.hits)
            result.hits.set(hit.value());
        result.unread += outcome.unread;
        result.diagnostics.merge(outcome.diagnostics);
    }
}

void OpenEvents::work()
{
    Worker worker(*this);
    for (std::size_t stretch = next_++; stretch < stretches_.size(); stretch = next_++) {
        if (job_.is_cancelled())
            return;
        worker.read(stretch);
        report(stretches_[stretch].count);
    }
}

void OpenEvents::report(std::size_t events)
{
    const std::lock_guard lock(mutex_);
    done_ += events;
    job_.report(done_, events_.size());
}

} // namespace

ColumnVerdict evaluate_columns(const Filter& filter, const Trace& trace, const Job& job,
                               const Annotations* annotations)
{
    Terms terms = compiled_terms(filter, trace, annotations);
    Verdict verdict = column_verdict(filter, terms, trace, job);
    verdict.possible -= verdict.sure;
    return {std::move(verdict.sure), std::move(verdict.possible)};
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
                      const HitsFound& on_hits, const Annotations* annotations, unsigned threads)
{
    Terms terms = compiled_terms(filter, trace, annotations);
    Verdict verdict = column_verdict(filter, terms, trace, job);
    verdict.possible -= verdict.sure;
    FilterResult result;
    result.hits = std::move(verdict.sure);
    if (job.is_cancelled()) {
        result.hits = Bits(trace.event_count());
        result.is_complete = false;
        return result;
    }
    HitStream stream(on_hits);
    stream.add_all(result.hits);

    if (!verdict.possible.none()) {
        OpenEvents events(filter, trace, job, annotations, stream);
        events.read(verdict.possible, verdict.unless_found, screen_of(terms), threads, result);
    }
    stream.flush();
    result.is_complete = !job.is_cancelled();
    return result;
}

} // namespace playhead
