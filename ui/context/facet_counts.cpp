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

namespace {

/// How long a session grows before it is counted anew: numbers that change faster are not read.
constexpr int growthPauseMs = 400;

} // namespace

FacetCounts::FacetCounts(SessionContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_job(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(growthPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FacetCounts::count);
    connect(&context, &SessionContext::traceChanged, this, &FacetCounts::followTrace);
    connect(&context, &SessionContext::traceGrown, this, [this] {
        // Counting that were begun anew with each growth might never end.
        if (m_job.isRunning())
            m_isOutOfDate = true;
        else if (!m_pause.isActive())
            m_pause.start();
    });
    connect(&context.filter(), &EventFilter::progressChanged, this, &FacetCounts::followFilter);
    followTrace();
}

void FacetCounts::followTrace()
{
    m_job.cancel();
    m_pause.stop();
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
    m_pause.stop();
    m_counted = filter.filter();
    m_isOutOfDate = false;
    m_isWaiting = false;
    const Filter rest = without_facets(m_counted);
    std::shared_ptr<const Bits> known;
    if (rest == m_counted && reads_source(rest)) {
        m_isWaiting = filter.isRunning();
        if (m_isWaiting)
            return m_job.cancel();
        known = filter.hits(); // what has been read need not be read again
    }
    m_job.start(
        [trace = m_context.trace(), annotations = m_context.annotations().current(),
         asked = m_counted, rest, known](const std::stop_token& stop) {
            Job job;
            job.stop = stop;
            const bool fits = known && known->size() == trace->event_count();
            const Bits hits =
                fits ? *known : evaluate(rest, *trace, job, {}, annotations.get()).hits;
            std::vector<Facet> facets;
            for (const FilterKey* key : facet_keys()) {
                if (stop.stop_requested())
                    break;
                facets.push_back({key, facet_values(asked, *key, *trace, hits)});
            }
            return facets;
        },
        [this](std::vector<Facet> facets) { take(std::move(facets)); });
}

void FacetCounts::take(std::vector<Facet> facets)
{
    m_facets = std::move(facets);
    if (m_isOutOfDate)
        m_pause.start();
    Q_EMIT changed();
}

} // namespace playhead
