// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/event_filter.h"

#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

#include <utility>

namespace playhead {

namespace {

constexpr int typingPauseMs = 120;
constexpr qsizetype longestHistory = 200;

} // namespace

EventFilter::EventFilter(SessionContext& context)
    : QObject(&context), m_context(context), m_hits(context, typingPauseMs, nullptr)
{
    connect(&m_hits, &FilterHits::changed, this, &EventFilter::hitsFound);
    connect(&m_hits, &FilterHits::changed, this, &EventFilter::showHits);
    connect(&m_hits, &FilterHits::progressChanged, this, &EventFilter::progressChanged);
}

EventFilter::~EventFilter() = default;

// ---------------------------------------------------------------------------------- the text

void EventFilter::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_parsed = parse_filter(toStdString(text));
    if (m_parsed.state == ParsedFilter::State::Valid)
        m_hits.setFilter(m_parsed.filter);
    Q_EMIT textChanged();
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

void EventFilter::showHits()
{
    m_shown = nullptr;
    m_shownAt = Bits();
    if (hits()) {
        m_shownAt = m_context.trace()->tree().ancestors_at(hitsAt());
        m_shownAt |= hitsAt();
    }
    Q_EMIT hitsChanged();
}

std::shared_ptr<const Bits> EventFilter::shown() const
{
    if (!m_shown && hits())
        m_shown = std::make_shared<const Bits>(m_context.trace()->tree().events_at(m_shownAt));
    return m_shown;
}

} // namespace playhead
