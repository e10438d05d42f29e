// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_lanes.h"

#include "ui/accessibility/accessible_lane.h"
#include "ui/timeline/lanes_view.h"

namespace playhead {

namespace {

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<LanesView*>(object);
    return view ? new AccessibleLanes(view) : nullptr;
}

AccessibleLanes* interfaceOf(LanesView& view)
{
    return dynamic_cast<AccessibleLanes*>(QAccessible::queryAccessibleInterface(&view));
}

} // namespace

AccessibleLanes::AccessibleLanes(LanesView* view) : QAccessibleWidget(view, QAccessible::Tree)
{
    m_connection = QObject::connect(view, &LanesView::lanesChanged, [this, view] {
        forget();
        QAccessibleEvent announcement(view, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&announcement);
    });
}

AccessibleLanes::~AccessibleLanes()
{
    QObject::disconnect(m_connection);
    forget();
}

void AccessibleLanes::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(&makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

void AccessibleLanes::announce(LanesView& view, QAccessible::Event what, EventIndex event)
{
    const AccessibleLanes* lanes = interfaceOf(view);
    if (!lanes || !event || view.barRect(event).isEmpty())
        return;
    QAccessibleEvent announcement(lanes->bar(event), what);
    QAccessible::updateAccessibility(&announcement);
}

LanesView& AccessibleLanes::view() const
{
    return *static_cast<LanesView*>(widget());
}

int AccessibleLanes::childCount() const
{
    const Lanes* lanes = view().shownLanes();
    return lanes ? static_cast<int>(lanes->layout->groups().size()) : 0;
}

QAccessibleInterface* AccessibleLanes::child(int number) const
{
    if (number < 0 || number >= childCount())
        return nullptr;
    const auto known = m_lanes.find(number);
    if (known != m_lanes.end())
        return QAccessible::accessibleInterface(known->second);
    QAccessibleInterface* made = new AccessibleLane(view(), number);
    m_lanes.emplace(number, QAccessible::registerAccessibleInterface(made));
    return made;
}

QAccessibleInterface* AccessibleLanes::bar(EventIndex event) const
{
    const auto known = m_bars.find(event);
    if (known != m_bars.end())
        return QAccessible::accessibleInterface(known->second);
    QAccessibleInterface* made = new AccessibleLaneBar(view(), event);
    m_bars.emplace(event, QAccessible::registerAccessibleInterface(made));
    return made;
}

int AccessibleLanes::indexOfChild(const QAccessibleInterface* child) const
{
    for (const auto& [number, id] : m_lanes) {
        if (QAccessible::accessibleInterface(id) == child)
            return number;
    }
    return -1;
}

QAccessibleInterface* AccessibleLanes::childAt(int x, int y) const
{
    for (int number = 0; number < childCount(); ++number) {
        if (QAccessibleInterface* lane = child(number); lane->rect().contains(x, y))
            return lane;
    }
    return nullptr;
}

QAccessibleInterface* AccessibleLanes::focusChild() const
{
    const EventIndex selected = view().selectedEvent();
    return selected && !view().barRect(selected).isEmpty() ? bar(selected) : nullptr;
}

void AccessibleLanes::forget()
{
    for (const auto& [number, id] : m_lanes)
        QAccessible::deleteAccessibleInterface(id);
    for (const auto& [event, id] : m_bars)
        QAccessible::deleteAccessibleInterface(id);
    m_lanes.clear();
    m_bars.clear();
}

} // namespace playhead
