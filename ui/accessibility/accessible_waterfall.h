// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/accessibility/accessible_items.h"

#include <QAccessible>
#include <QAccessibleWidget>

class QModelIndex;

namespace playhead {

class WaterfallView;

/// The waterfall for screen readers: a tree whose visible rows are the children, cell by cell, with
/// a first row of column headers. Qt has an interface for its own item views only.
///
/// Children are numbered as Qt numbers those of a table: row by row, of visible columns, headers
/// first. Cells are made when they are asked for, so that a million rows cost nothing.
class AccessibleWaterfall final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit AccessibleWaterfall(WaterfallView* view);

    /// Makes QAccessible know waterfalls; does nothing the second time.
    static void install();
    /// The number of an index among the children, -1 for one that is not shown.
    [[nodiscard]] static int childNumber(const WaterfallView& view, const QModelIndex& index);

    [[nodiscard]] void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int number) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override;
    [[nodiscard]] int selectedCellCount() const override;
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override;
    [[nodiscard]] QString columnDescription(int column) const override;
    [[nodiscard]] QString rowDescription(int row) const override;
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override;
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int row) override;
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent* event) override;

private:
    [[nodiscard]] WaterfallView& view() const;
    /// The model's column of a visible one.
    [[nodiscard]] int logicalColumn(int column) const;
    [[nodiscard]] QAccessibleInterface* make(int number) const;

    mutable AccessibleItems<int> m_cells; ///< by number
};

} // namespace playhead
