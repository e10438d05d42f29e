// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/event_filter.h"

#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

#include <atomic>
#include <mutex>
#include <utility>

namespace playhead {

namespace {

constexpr int typingPauseMs = 120;
constexpr int pollMs = 40;
constexpr qsizetype longestHistory = 200;

Bits resized(const Bits& bits, std::size_t size)
{
    Bits result(size);
    bits.for_each([&](std::size_t at) {
        if (at < size)
            result.set(at);
    });
    return result;
}

} // namespace

/// Written by the worker, emptied by the GUI thread.
struct EventFilter::Stream {
    std::mutex mutex;
    std::vector<EventIndex> hits;
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> total = 0;
};

EventFilter::EventFilter(SessionContext& context)
    : QObject(&context), m_context(context), m_job(this)
{
    m_pause.setSingleShot(true);
    m_poll.setInterval(pollMs);
    connect(&m_pause, &QTimer::timeout, this, &EventFilter::readSource);
    connect(&m_poll, &QTimer::timeout, this, &EventFilter::takeStreamed);
    // Made with the context, so before any view is connected: they find the hits of the new trace.
    connect(&context, &SessionContext::traceChanged, this, &EventFilter::followTrace);
    connect(&context, &SessionContext::traceGrown, this, &EventFilter::followGrowth);
}

EventFilter::~EventFilter() = default;

// ---------------------------------------------------------------------------------- the text

void EventFilter::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_parsed = parse_filter(toStdString(text));
    const bool isAnother =
        m_parsed.state == ParsedFilter::State::Valid && !(m_parsed.filter == m_filter);
    if (isAnother) {
        m_filter = m_parsed.filter;
        m_areHitsOfFilter = false;
        evaluateAnew(typingPauseMs);
    }
    Q_EMIT textChanged();
    if (isAnother)
        announceHits();
    Q_EMIT historyChanged();
}

bool EventFilter::isUncommitted() const
{
    return m_text != m_history.at(m_place) && m_parsed.state == ParsedFilter::State::Valid;
}

void EventFilter::commit()
{
    if (!isUncommitted())
        return;
    m_history.resize(m_place + 1);
    m_history += m_text;
    if (m_history.size() > longestHistory)
        m_history.removeFirst();
    m_place = m_history.size() - 1;
    Q_EMIT historyChanged();
}

void EventFilter::apply(const Filter& filter)
{
    commit();
    setText(toQString(filter.print()));
    commit();
}

bool EventFilter::canGoForward() const
{
    return m_place + 1 < m_history.size() && !isUncommitted();
}

void EventFilter::back()
{
    commit();
    if (m_place > 0) {
        --m_place;
        showHistory();
    }
}

void EventFilter::forward()
{
    if (canGoForward()) {
        ++m_place;
        showHistory();
    }
}

void EventFilter::showHistory()
{
    setText(QString(m_history.at(m_place)));
    Q_EMIT historyChanged();
}

void EventFilter::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    Q_EMIT modeChanged();
}

// ---------------------------------------------------------------------------------- the hits

void EventFilter::followTrace()
{
    m_hits = nullptr; // another session's
    m_areHitsOfFilter = true;
    evaluateAnew(0);
    announceHits();
}

/// Event numbers stay, so hits found so far do, too. A worker that is reading goes on, else one
/// that never rests would never give an answer.
void EventFilter::followGrowth()
{
    if (m_stream) {
        m_hasGrown = true;
        setHits(std::make_shared<Bits>(resized(*m_hits, m_context.trace()->event_count())));
    } else {
        evaluateAnew(0);
    }
    announceHits();
}

void EventFilter::evaluateAnew(int pauseMs)
{
    m_job.cancel();
    m_stream = nullptr;
    m_poll.stop();
    m_pause.stop();
    m_hasGrown = false;
    m_isRunning = false;
    m_unread = 0;
    const std::shared_ptr<const Trace>& trace = m_context.trace();
    if (!trace || !isActive()) {
        m_areHitsOfFilter = true;
        return setHits(nullptr);
    }
    ColumnVerdict verdict = evaluate_columns(m_filter, *trace);
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

void EventFilter::readSource()
{
    m_stream = std::make_shared<Stream>();
    m_poll.start();
    m_job.start(
        [trace = m_context.trace(), filter = m_filter, stream = m_stream](std::stop_token stop) {
            Job job;
            job.stop = std::move(stop);
            job.on_progress = [&stream](Progress progress) {
                stream->total = progress.total;
                stream->done = progress.done;
            };
            return evaluate(filter, *trace, job, [&stream](std::span<const EventIndex> hits) {
                const std::lock_guard lock(stream->mutex);
                stream->hits.insert(stream->hits.end(), hits.begin(), hits.end());
            });
        },
        [this](const FilterResult& result) { finish(result); });
}

void EventFilter::takeStreamed()
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
        Q_EMIT hitsChanged();
    }
    Q_EMIT progressChanged();
}

void EventFilter::finish(const FilterResult& result)
{
    m_poll.stop();
    m_stream = nullptr;
    m_isRunning = false;
    m_areHitsOfFilter = true;
    m_unread = result.unread;
    setHits(std::make_shared<Bits>(resized(result.hits, m_context.trace()->event_count())));
    if (m_hasGrown)
        evaluateAnew(0);
    announceHits();
}

void EventFilter::announceHits()
{
    Q_EMIT hitsChanged();
    Q_EMIT progressChanged();
}

void EventFilter::setHits(std::shared_ptr<const Bits> hits)
{
    m_hits = std::move(hits);
    m_hitCount = 0;
    m_shown = nullptr;
    if (!m_hits)
        return;
    m_hitCount = static_cast<std::uint32_t>(m_hits->count());
    auto shown = std::make_shared<Bits>(ancestors_of(*m_context.trace(), *m_hits));
    *shown |= *m_hits;
    m_shown = std::move(shown);
}

double EventFilter::progress() const
{
    const std::uint64_t total = m_stream ? m_stream->total.load() : 0;
    if (total == 0)
        return m_isRunning ? 0 : 1;
    return static_cast<double>(m_stream->done.load()) / static_cast<double>(total);
}

EventIndex EventFilter::hitAfter(EventIndex event, bool forward) const
{
    if (m_hitCount == 0)
        return {};
    const EventTree& tree = m_context.trace()->tree();
    const std::uint32_t count = tree.size();
    std::uint32_t at = event ? tree.position(event) : (forward ? count - 1 : 0);
    for (std::uint32_t step = 0; step < count; ++step) {
        at = forward ? (at + 1) % count : (at + count - 1) % count;
        if (m_hits->test(tree.order()[at].value()))
            return tree.order()[at];
    }
    return {};
}

} // namespace playhead
