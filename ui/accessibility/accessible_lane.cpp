// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_lane.h"

#include "core/base/text.h"
#include "ui/accessibility/accessible_lanes.h"
#include "ui/bridge/text.h"
#include "ui/models/event_texts.h"
#include "ui/timeline/lanes_view.h"

#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace playhead {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(playhead::AccessibleLane)
};

AccessibleLanes* interfaceOf(LanesView* view)
{
    return dynamic_cast<AccessibleLanes*>(QAccessible::queryAccessibleInterface(view));
}

} // namespace

// ---------------------------------------------------------------------------------- a lane

AccessibleLane::AccessibleLane(LanesView& view, int number) : m_view(&view), m_number(number) {}

bool AccessibleLane::isValid() const
{
    const Lanes* lanes = m_view ? m_view->shownLanes() : nullptr;
    return lanes && static_cast<std::size_t>(m_number) < lanes->layout->groups().size();
}

QWindow* AccessibleLane::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface* AccessibleLane::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

std::vector<EventIndex> AccessibleLane::events() const
{
    std::vector<EventIndex> events;
    if (!isValid())
        return events;
    const QRect lane = m_view->groupRect(static_cast<std::size_t>(m_number));
    for (const Bar& bar : m_view->bars()) {
        if (bar.y >= lane.top() && bar.y < lane.bottom() && bar.has(BarFlag::Visible))
            events.push_back(bar.event);
    }
    return events;
}

int AccessibleLane::childCount() const
{
    return static_cast<int>(events().size());
}

QAccessibleInterface* AccessibleLane::child(int number) const
{
    const auto own = events();
    if (number < 0 || number >= static_cast<int>(own.size()))
        return nullptr;
    return interfaceOf(m_view)->bar(own[static_cast<std::size_t>(number)]);
}

int AccessibleLane::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* bar = dynamic_cast<const AccessibleLaneBar*>(child);
    if (!bar)
        return -1;
    const auto own = events();
    const auto found = std::find(own.begin(), own.end(), bar->event());
    return found == own.end() ? -1 : static_cast<int>(found - own.begin());
}

QAccessibleInterface* AccessibleLane::childAt(int x, int y) const
{
    for (const EventIndex event : events()) {
        QAccessibleInterface* bar = interfaceOf(m_view)->bar(event);
        if (bar->rect().contains(x, y))
            return bar;
    }
    return nullptr;
}

QString AccessibleLane::text(QAccessible::Text text) const
{
    if (text != QAccessible::Name || !isValid())
        return {};
    const auto number = static_cast<std::size_t>(m_number);
    const QString name = m_view->groupName(number);
    return Words::tr("%1, events: %2")
        .arg(name.isEmpty() ? Words::tr("No agent recorded") : name,
             toQString(format_count(m_view->shownLanes()->layout->groups()[number].event_count)));
}

QRect AccessibleLane::rect() const
{
    return isValid() ? onScreen(*m_view->viewport(),
                                m_view->groupRect(static_cast<std::size_t>(m_number)))
                     : QRect();
}

QAccessible::State AccessibleLane::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    if (state.invalid)
        return state;
    state.expanded = true;
    state.offscreen = !m_view->viewport()->rect().intersects(
        m_view->groupRect(static_cast<std::size_t>(m_number)));
    return state;
}

// ---------------------------------------------------------------------------------- a bar

AccessibleLaneBar::AccessibleLaneBar(LanesView& view, EventIndex event)
    : AccessibleLeaf(view), m_view(&view), m_event(event)
{
}

void* AccessibleLaneBar::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                : nullptr;
}

bool AccessibleLaneBar::isValid() const
{
    return m_view && m_view->shownLanes() && m_view->shownLanes()->rowOf(m_event);
}

QAccessibleInterface* AccessibleLaneBar::parent() const
{
    if (!isValid())
        return QAccessible::queryAccessibleInterface(m_view);
    const LaneLayout& layout = *m_view->shownLanes()->layout;
    const std::size_t group = layout.group_of_row(layout.row_of(m_event).value_or(0));
    return interfaceOf(m_view)->child(static_cast<int>(group));
}

QString AccessibleLaneBar::text(QAccessible::Text text) const
{
    if (text != QAccessible::Name || !isValid())
        return {};
    const auto& bars = m_view->bars();
    const auto own = std::find_if(bars.begin(), bars.end(),
                                  [this](const Bar& bar) { return bar.event == m_event; });
    const bool isBlock = own != bars.end() && own->has(BarFlag::Merged);
    if (isBlock && m_view->selectedEvent() != m_event) {
        const QString count = toQString(format_count(own->count));
        return own->has(BarFlag::Failed) ? Words::tr("%1 events, %2 failed")
                                               .arg(count, toQString(format_count(own->failures)))
                                         : Words::tr("%1 events").arg(count);
    }
    return m_view->spokenName(m_event);
}

QRect AccessibleLaneBar::rect() const
{
    return isValid() ? onScreen(*m_view->viewport(), m_view->barRect(m_event).toAlignedRect())
                     : QRect();
}

QAccessible::State AccessibleLaneBar::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    if (state.invalid)
        return state;
    state.selectable = true;
    state.focusable = true;
    state.selected = m_view->selectedEvent() == m_event;
    state.focused = state.selected && m_view->hasFocus();
    state.offscreen =
        !m_view->viewport()->rect().intersects(m_view->barRect(m_event).toAlignedRect());
    return state;
}

void AccessibleLaneBar::doAction(const QString& name)
{
    if (isValid() && name == setFocusAction())
        m_view->reveal(m_event);
}

} // namespace playhead
