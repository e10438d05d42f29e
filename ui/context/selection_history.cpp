// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/selection_history.h"

#include "ui/context/session_context.h"

namespace playhead {

namespace {

constexpr std::size_t mostPlaces = 500;

} // namespace

SelectionHistory::SelectionHistory(SessionContext& context, AreNeighbours areNeighbours,
                                   QObject* parent)
    : QObject(parent), m_context(context), m_areNeighbours(std::move(areNeighbours))
{
    connect(&m_context, &SessionContext::selectionChanged, this, &SelectionHistory::record);
    connect(&m_context, &SessionContext::revealRequested, this, &SelectionHistory::recordJump);
    connect(&m_context, &SessionContext::traceChanged, this, &SelectionHistory::changed);
}

const SelectionHistory::Trail& SelectionHistory::trail() const
{
    static const Trail none;
    const auto found =
        m_context.trace() ? m_trails.find(m_context.trace()->session().id) : m_trails.end();
    return found == m_trails.end() ? none : found->second;
}

SelectionHistory::Trail& SelectionHistory::trail()
{
    return m_trails[m_context.trace()->session().id];
}

/// Else the first step back leads to the place itself: nothing is selected, or an event that was
/// not come to through here.
bool SelectionHistory::isAtPlace() const
{
    const Trail& now = trail();
    return !now.places.empty() && now.places[now.at] == m_context.selection();
}

bool SelectionHistory::canGoBack() const
{
    const Trail& now = trail();
    return !now.places.empty() && (now.at > 0 || !isAtPlace());
}

bool SelectionHistory::canGoForward() const
{
    const Trail& now = trail();
    return now.at + 1 < now.places.size();
}

void SelectionHistory::push(Trail& trail, EventIndex event)
{
    if (!trail.places.empty())
        trail.places.resize(trail.at + 1);
    trail.places.push_back(event);
    if (trail.places.size() > mostPlaces)
        trail.places.erase(trail.places.begin());
    trail.at = trail.places.size() - 1;
}

void SelectionHistory::record(EventIndex event)
{
    if (!m_isGoing && event && m_context.trace()) {
        Trail& now = trail();
        const bool isStep = !now.places.empty() && m_areNeighbours(now.places[now.at], event);
        now.walkedFrom = isStep && now.isWalking ? now.places[now.at] : EventIndex();
        if (now.walkedFrom) {
            now.places.resize(now.at + 1);
            now.places[now.at] = event;
        } else if (now.places.empty() || now.places[now.at] != event) {
            push(now, event);
        }
        now.isWalking = isStep;
    }
    Q_EMIT changed();
}

/// Whoever asks to see the event that was just selected jumped to it, though it may be next door.
void SelectionHistory::recordJump(EventIndex event)
{
    if (m_isGoing || !m_context.trace())
        return;
    Trail& now = trail();
    if (now.places.empty() || now.places[now.at] != event || !now.isWalking)
        return;
    if (now.walkedFrom) {
        now.places[now.at] = now.walkedFrom;
        push(now, event);
    }
    now.isWalking = false;
    now.walkedFrom = {};
    Q_EMIT changed();
}

void SelectionHistory::go()
{
    Trail& now = trail();
    now.isWalking = false;
    const EventIndex event = now.places[now.at];
    m_isGoing = true;
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
    m_isGoing = false;
    Q_EMIT changed();
}

void SelectionHistory::goBack()
{
    if (!canGoBack())
        return;
    if (isAtPlace())
        --trail().at;
    go();
}

void SelectionHistory::goForward()
{
    if (!canGoForward())
        return;
    ++trail().at;
    go();
}

} // namespace playhead
