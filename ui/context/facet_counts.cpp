// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/facet_counts.h"

#include "core/query/evaluate.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/session_context.h"

#include <memory>
#include <utility>

namespace playhead {

FacetCounts::FacetCounts(SessionContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_job(this)
{
    connect(&context, &SessionContext::traceChanged, this, &FacetCounts::followTrace);
    connect(&context, &SessionContext::traceGrown, this, [this] {
        // Counting that were begun anew with each growth might never end.
        if (m_job.isRunning())
            m_isOutOfDate = true;
        else
            m_pace.ask();
    });
    // As soon as can be: the counting goes on while the views work on what they show.
    connect(&context.filter(), &EventFilter::hitsFound, this, &FacetCounts::followFilter);
    connect(&context.filter(), &EventFilter::progressChanged, this, &FacetCounts::followFilter);
    followTrace();
}

void FacetCounts::followTrace()
{
    m_job.cancel();
    m_pace.cancel();
    m_isWaiting = false;
    if (m_context.trace())
        return count();
    m_facets.clear();
    Q_EMIT changed();
}

void FacetCounts::followFilter()
{
    const EventFilter& filter = m_context.filter();
    const bool isAnswered = m_isWaiting && !filter.isRunning();
    if (m_context.trace() && (isAnswered || !(filter.filter() == m_counted)))
        count();
}

void FacetCounts::count()
{
    const EventFilter& filter = m_context.filter();
    m_counted = filter.filter();
    m_isOutOfDate = false;
    m_isWaiting = false;
    const Filter rest = without_facets(m_counted);
    std::shared_ptr<const Bits> known;
    if (rest == m_counted) {
        m_isWaiting = reads_source(rest) && filter.isRunning();
        if (m_isWaiting)
            return m_job.cancel();
        if (!filter.isRunning())
            known = filter.hits(); // what has been found need not be found again
    }
    const bool areSetsKnown = m_setsOf.lock() == m_context.trace();
    m_job.start(
        [trace = m_context.trace(), annotations = m_context.annotations().current(),
         sets = areSetsKnown ? m_sets : nullptr, asked = m_counted, rest,
         known](const std::stop_token& stop) {
            Job job;
            job.stop = stop;
            const bool fits = known && known->size() == trace->event_count();
            const Bits hits =
                fits ? *known : evaluate(rest, *trace, job, {}, annotations.get()).hits;
            Counted counted{trace, sets, {}};
            if (!counted.sets)
                counted.sets = std::make_shared<const FacetSets>(facet_sets(*trace));
            auto values = facet_values(asked, *trace, hits, *counted.sets, job);
            for (std::size_t at = 0; at < values.size(); ++at)
                counted.facets.push_back({facet_keys()[at], std::move(values[at])});
            return counted;
        },
        [this](Counted counted) { take(std::move(counted)); });
}

void FacetCounts::take(Counted counted)
{
    m_sets = std::move(counted.sets);
    m_setsOf = counted.trace;
    m_facets = std::move(counted.facets);
    if (m_isOutOfDate)
        m_pace.ask();
    Q_EMIT changed();
}

} // namespace playhead
