// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/filter_hits.h"

#include "ui/context/event_annotations.h"
#include "ui/context/session_context.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

namespace playhead {

namespace {

constexpr int firstPollMs = 10;
constexpr int pollMs = 40;

Bits resized(const Bits& bits, std::size_t size)
{
    Bits result(size);
    result.copy(0, std::min(size, bits.size()), bits, 0);
    return result;
}

} // namespace

/// Written by the worker, emptied by the GUI thread.
struct FilterHits::Stream {
    std::mutex mutex;
    std::vector<EventIndex> hits;
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> total = 0;
};

FilterHits::FilterHits(SessionContext& context, int pauseMs, QObject* parent)
    : QObject(parent), m_context(context), m_pauseMs(pauseMs), m_job(this)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FilterHits::readSource);
    connect(&m_poll, &QTimer::timeout, this, &FilterHits::takeStreamed);
    // Made with the context, so before any view is connected: they find the hits of the new trace.
    connect(&context, &SessionContext::traceChanged, this, &FilterHits::followTrace);
    connect(&context, &SessionContext::traceGrown, this, &FilterHits::followGrowth);
    connect(&context.annotations(), &EventAnnotations::changed, this,
            &FilterHits::followAnnotations);
}

FilterHits::~FilterHits() = default;

void FilterHits::setFilter(const Filter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_areHitsOfFilter = false;
    evaluateAnew(m_pauseMs);
    announce();
}

void FilterHits::followTrace()
{
    m_hits = nullptr; // another session's
    m_areHitsOfFilter = true;
    evaluateAnew(0);
    announce();
}

/// Event numbers stay, so hits found so far do, too. A worker that is reading goes on, else one
/// that never rests would never give an answer.
void FilterHits::followGrowth()
{
    if (m_stream) {
        m_hasGrown = true;
        setHits(std::make_shared<Bits>(resized(*m_hits, m_context.trace()->event_count())));
    } else {
        evaluateAnew(0);
    }
    announce();
}

void FilterHits::followAnnotations()
{
    if (!m_context.trace() || !reads_annotations(m_filter))
        return;
    evaluateAnew(0);
    announce();
}

void FilterHits::evaluateAnew(int pauseMs)
{
    m_job.cancel();
    m_stream = nullptr;
    m_poll.stop();
    m_pause.stop();
    m_hasGrown = false;
    m_isRunning = false;
    m_unread = 0;
    const std::shared_ptr<const Trace>& trace = m_context.trace();
    if (!trace || m_filter.is_empty()) {
        m_areHitsOfFilter = true;
        return setHits(nullptr);
    }
    ColumnVerdict verdict =
        evaluate_columns(m_filter, *trace, {}, m_context.annotations().current().get());
    if (verdict.open.none()) {
        m_areHitsOfFilter = true;
        return setHits(std::make_shared<Bits>(std::move(verdict.hits)));
    }
    m_isRunning = true;
    if (!m_hits) {
        m_areHitsOfFilter = true;
    } else if (m_areHitsOfFilter) { // the same filter, of a trace that has grown
        verdict.open &= resized(*m_hits, verdict.open.size());
        verdict.hits |= verdict.open;
    } else {
        verdict.hits = resized(*m_hits, verdict.open.size());
    }
    setHits(std::make_shared<Bits>(std::move(verdict.hits)));
    m_pause.start(pauseMs);
}

void FilterHits::readSource()
{
    m_stream = std::make_shared<Stream>();
    m_poll.start(firstPollMs);
    m_job.start(
        [trace = m_context.trace(), annotations = m_context.annotations().current(),
         filter = m_filter, stream = m_stream](std::stop_token stop) {
            Job job;
            job.stop = std::move(stop);
            job.on_progress = [&stream](Progress progress) {
                stream->total = progress.total;
                stream->done = progress.done;
            };
            const auto found = [&stream](std::span<const EventIndex> hits) {
                const std::lock_guard lock(stream->mutex);
                stream->hits.insert(stream->hits.end(), hits.begin(), hits.end());
            };
            return evaluate(filter, *trace, job, found, annotations.get());
        },
        [this](const FilterResult& result) { finish(result); });
}

void FilterHits::takeStreamed()
{
    std::vector<EventIndex> found;
    {
        const std::lock_guard lock(m_stream->mutex);
        found.swap(m_stream->hits);
    }
    if (!found.empty()) {
        auto hits = m_areHitsOfFilter ? std::make_shared<Bits>(*m_hits)
                                      : std::make_shared<Bits>(m_hits->size());
        m_areHitsOfFilter = true;
        for (const EventIndex event : found)
            hits->set(event.value());
        setHits(std::move(hits));
        m_poll.setInterval(pollMs); // the first are there
        Q_EMIT changed();
    }
    Q_EMIT progressChanged();
}

void FilterHits::finish(const FilterResult& result)
{
    m_poll.stop();
    m_stream = nullptr;
    m_isRunning = false;
    m_areHitsOfFilter = true;
    m_unread = result.unread;
    setHits(std::make_shared<Bits>(resized(result.hits, m_context.trace()->event_count())));
    if (m_hasGrown)
        evaluateAnew(0);
    announce();
}

void FilterHits::announce()
{
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

void FilterHits::setHits(std::shared_ptr<const Bits> hits)
{
    m_hits = std::move(hits);
    m_byPosition.reset();
    m_count = 0;
    if (m_hits)
        m_count = static_cast<std::uint32_t>(m_hits->count());
}

double FilterHits::progress() const
{
    const std::uint64_t total = m_stream ? m_stream->total.load() : 0;
    if (total == 0)
        return m_isRunning ? 0 : 1;
    return static_cast<double>(m_stream->done.load()) / static_cast<double>(total);
}

bool FilterHits::isHit(EventIndex event) const
{
    return m_hits && event && event.value() < m_hits->size() && m_hits->test(event.value());
}

const Bits& FilterHits::byPosition() const
{
    if (!m_byPosition)
        m_byPosition = m_context.trace()->tree().positions_of(*m_hits);
    return *m_byPosition;
}

std::uint32_t FilterHits::placeOf(EventIndex event) const
{
    if (!isHit(event))
        return 0;
    const std::uint32_t position = m_context.trace()->tree().position(event);
    return static_cast<std::uint32_t>(byPosition().rank(position)) + 1;
}

EventIndex FilterHits::after(EventIndex event, bool forward) const
{
    if (m_count == 0)
        return {};
    const EventTree& tree = m_context.trace()->tree();
    const std::size_t end = tree.size();
    std::size_t at = end;
    if (event) {
        const std::size_t from = tree.position(event);
        at = forward ? byPosition().next(from + 1) : byPosition().previous(from);
    }
    if (at == end)
        at = forward ? byPosition().next(0) : byPosition().previous(end);
    return tree.order()[at];
}

} // namespace playhead
