// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/bars.h"
#include "ui/accessibility/accessible_leaf.h"

#include <QAccessible>
#include <QPointer>

namespace playhead {

class AccessibleLanes;
class LanesView;

/// One lane: an item of the tree, whose items are its bars in sight.
class AccessibleLane final : public QAccessibleInterface
{
public:
    AccessibleLane(LanesView& view, int number);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int number) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override;

private:
    /// Of the bars in sight, those in the lane.
    [[nodiscard]] std::vector<EventIndex> events() const;

    QPointer<LanesView> m_view;
    int m_number;
};

/// The bar of one event, or of all that a block holds.
class AccessibleLaneBar final : public AccessibleLeaf, public QAccessibleActionInterface
{
public:
    AccessibleLaneBar(LanesView& view, EventIndex event);

    [[nodiscard]] void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QString text(QAccessible::Text text) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    [[nodiscard]] QAccessible::State state() const override;

    /// Selects.
    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

    [[nodiscard]] EventIndex event() const { return m_event; }

private:
    QPointer<LanesView> m_view;
    EventIndex m_event;
};

} // namespace playhead
