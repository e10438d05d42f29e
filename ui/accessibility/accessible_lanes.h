// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "ui/accessibility/accessible_items.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace playhead {

class LanesView;

/// The lanes for screen readers: a tree whose items are the lanes, and in each the bars that are in
/// sight. Items are made when they are asked for, and kept until the lanes change.
class AccessibleLanes final : public QAccessibleWidget
{
public:
    explicit AccessibleLanes(LanesView* view);
    ~AccessibleLanes() override;
    AccessibleLanes(const AccessibleLanes&) = delete;
    AccessibleLanes& operator=(const AccessibleLanes&) = delete;

    /// Makes QAccessible know lanes; does nothing the second time.
    static void install();
    /// Tells what has happened to an event's bar, if that is in sight.
    static void announce(LanesView& view, QAccessible::Event what, EventIndex event);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int number) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    /// The item of an event's bar.
    [[nodiscard]] QAccessibleInterface* bar(EventIndex event) const;

private:
    [[nodiscard]] LanesView& view() const;

    QMetaObject::Connection m_connection;
    mutable AccessibleItems<int> m_lanes; ///< by number
    mutable AccessibleItems<EventIndex> m_bars;
};

} // namespace playhead
