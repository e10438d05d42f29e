// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_lanes.h"

#include "ui/accessibility/accessible_lane.h"
#include "ui/timeline/lanes_view.h"

namespace playhead {

namespace {

AccessibleLanes* interfaceOf(LanesView& view)
{
    return dynamic_cast<AccessibleLanes*>(QAccessible::queryAccessibleInterface(&view));
}

} // namespace

AccessibleLanes::AccessibleLanes(LanesView* view) : QAccessibleWidget(view, QAccessible::Tree)
{
    m_connection = QObject::connect(view, &LanesView::lanesChanged, view, [this, view] {
        m_lanes.forget();
        m_bars.forget();
        QAccessibleEvent announcement(view, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&announcement);
    });
}

AccessibleLanes::~AccessibleLanes()
{
    QObject::disconnect(m_connection);
}

void AccessibleLanes::install()
{
    installAccessible<LanesView, AccessibleLanes>();
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
    return m_lanes.item(number, [&] { return new AccessibleLane(view(), number); });
}

QAccessibleInterface* AccessibleLanes::bar(EventIndex event) const
{
    return m_bars.item(event, [&] { return new AccessibleLaneBar(view(), event); });
}

int AccessibleLanes::indexOfChild(const QAccessibleInterface* child) const
{
    return m_lanes.keyOf(child).value_or(-1);
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

} // namespace playhead
