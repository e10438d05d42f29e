// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_waterfall.h"

#include "ui/accessibility/accessible_waterfall_cell.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"

namespace playhead {

AccessibleWaterfall::AccessibleWaterfall(WaterfallView* view)
    : QAccessibleWidget(view, QAccessible::Tree)
{
}

void AccessibleWaterfall::install()
{
    installAccessible<WaterfallView, AccessibleWaterfall>();
}

int AccessibleWaterfall::childNumber(const WaterfallView& view, const QModelIndex& index)
{
    if (!index.isValid() || view.header()->isSectionHidden(index.column()))
        return -1;
    int column = 0;
    for (int logical = 0; logical < index.column(); ++logical)
        column += view.header()->isSectionHidden(logical) ? 0 : 1;
    const int columns = view.header()->count() - view.header()->hiddenSectionCount();
    return (index.row() + 1) * columns + column;
}

WaterfallView& AccessibleWaterfall::view() const
{
    return *static_cast<WaterfallView*>(widget());
}

void* AccessibleWaterfall::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::Role AccessibleWaterfall::role() const
{
    return QAccessible::Tree;
}

int AccessibleWaterfall::columnCount() const
{
    return view().header()->count() - view().header()->hiddenSectionCount();
}

int AccessibleWaterfall::rowCount() const
{
    return view().rowsModel().rowCount();
}

int AccessibleWaterfall::childCount() const
{
    return (rowCount() + 1) * columnCount();
}

int AccessibleWaterfall::logicalColumn(int column) const
{
    for (int logical = 0; logical < view().header()->count(); ++logical) {
        if (view().header()->isSectionHidden(logical))
            continue;
        if (column-- == 0)
            return logical;
    }
    return -1;
}

QAccessibleInterface* AccessibleWaterfall::make(int number) const
{
    const int row = number / columnCount() - 1;
    const int column = logicalColumn(number % columnCount());
    if (row < 0)
        return new AccessibleWaterfallHeader(view(), column);
    return new AccessibleWaterfallCell(view(), row, column);
}

QAccessibleInterface* AccessibleWaterfall::child(int number) const
{
    if (number < 0 || number >= childCount())
        return nullptr;
    return m_cells.item(number, [&] { return make(number); });
}

int AccessibleWaterfall::indexOfChild(const QAccessibleInterface* child) const
{
    return m_cells.keyOf(child).value_or(-1);
}

QAccessibleInterface* AccessibleWaterfall::childAt(int x, int y) const
{
    const QPoint point(x, y);
    const QPoint inHeader = view().header()->viewport()->mapFromGlobal(point);
    if (view().header()->viewport()->rect().contains(inHeader)) {
        const int logical = view().header()->logicalIndexAt(inHeader);
        for (int column = 0; column < columnCount(); ++column) {
            if (logicalColumn(column) == logical)
                return child(column);
        }
        return nullptr;
    }
    const QModelIndex index = view().indexAt(view().viewport()->mapFromGlobal(point));
    return child(childNumber(view(), index));
}

QAccessibleInterface* AccessibleWaterfall::focusChild() const
{
    return child(childNumber(view(), view().currentIndex()));
}

QAccessibleInterface* AccessibleWaterfall::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    return child((row + 1) * columnCount() + column);
}

int AccessibleWaterfall::selectedRowCount() const
{
    return view().currentIndex().isValid() ? 1 : 0;
}

int AccessibleWaterfall::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface*> AccessibleWaterfall::selectedCells() const
{
    QList<QAccessibleInterface*> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column)
            cells += cellAt(row, column);
    }
    return cells;
}

QList<int> AccessibleWaterfall::selectedRows() const
{
    const QModelIndex current = view().currentIndex();
    return current.isValid() ? QList<int>{current.row()} : QList<int>();
}

bool AccessibleWaterfall::isRowSelected(int row) const
{
    return view().currentIndex().isValid() && view().currentIndex().row() == row;
}

QString AccessibleWaterfall::columnDescription(int column) const
{
    return view()
        .rowsModel()
        .headerData(logicalColumn(column), Qt::Horizontal, Qt::DisplayRole)
        .toString();
}

QString AccessibleWaterfall::rowDescription(int row) const
{
    return view().rowsModel().index(row, 0).data(Qt::AccessibleTextRole).toString();
}

bool AccessibleWaterfall::selectRow(int row)
{
    const QModelIndex index = view().rowsModel().index(row, 0);
    if (!index.isValid())
        return false;
    view().setCurrentIndex(index);
    return true;
}

bool AccessibleWaterfall::unselectRow(int row)
{
    if (!isRowSelected(row))
        return false;
    view().setCurrentIndex({});
    return true;
}

void AccessibleWaterfall::modelChange(QAccessibleTableModelChangeEvent*)
{
    // Numbers mean other cells now.
    m_cells.forget();
}

} // namespace playhead
