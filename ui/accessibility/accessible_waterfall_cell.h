// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/accessibility/accessible_leaf.h"

#include <QAccessible>
#include <QModelIndex>
#include <QPointer>

namespace playhead {

class WaterfallView;

/// One cell of the waterfall: an item of the tree in the Event column, a cell beside it elsewhere.
class AccessibleWaterfallCell final : public AccessibleLeaf,
                                      public QAccessibleTableCellInterface,
                                      public QAccessibleActionInterface
{
public:
    AccessibleWaterfallCell(WaterfallView& view, int row, int column);

    [[nodiscard]] void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QString text(QAccessible::Text text) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;

    [[nodiscard]] bool isSelected() const override;
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override;
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override;
    [[nodiscard]] int rowIndex() const override { return m_row; }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override { return parent(); }

    /// Select, and expand or collapse where there is anything to expand.
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString& name) const override;

private:
    [[nodiscard]] QModelIndex index() const;
    [[nodiscard]] bool isExpandable() const;

    QPointer<WaterfallView> m_view;
    int m_row;
    int m_column; ///< of the model
};

/// The name of a column.
class AccessibleWaterfallHeader final : public AccessibleLeaf
{
public:
    AccessibleWaterfallHeader(WaterfallView& view, int column);

    [[nodiscard]] bool isValid() const override { return !m_view.isNull(); }
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QString text(QAccessible::Text text) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    [[nodiscard]] QAccessible::State state() const override { return {}; }

private:
    QPointer<WaterfallView> m_view;
    int m_column;
};

} // namespace playhead
