// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <unordered_map>

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
    /// What was handed out would stand for other lanes and events now.
    void forget();

    QMetaObject::Connection m_connection;
    // QAccessible owns what these name.
    mutable std::unordered_map<int, QAccessible::Id> m_lanes;
    mutable std::unordered_map<EventIndex, QAccessible::Id> m_bars;
};

} // namespace playhead
