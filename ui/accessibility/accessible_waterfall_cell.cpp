// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/accessibility/accessible_waterfall_cell.h"

#include "ui/accessibility/accessible_waterfall.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_view.h"

namespace playhead {

AccessibleWaterfallCell::AccessibleWaterfallCell(WaterfallView& view, int row, int column)
    : AccessibleLeaf(view), m_view(&view), m_row(row), m_column(column)
{
}

void* AccessibleWaterfallCell::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface*>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

bool AccessibleWaterfallCell::isValid() const
{
    return m_view && m_row < m_view->rowsModel().rowCount();
}

QModelIndex AccessibleWaterfallCell::index() const
{
    return isValid() ? m_view->rowsModel().index(m_row, m_column) : QModelIndex();
}

QAccessibleInterface* AccessibleWaterfallCell::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

QString AccessibleWaterfallCell::text(QAccessible::Text text) const
{
    return text == QAccessible::Name ? index().data(Qt::AccessibleTextRole).toString() : QString();
}

QRect AccessibleWaterfallCell::rect() const
{
    return isValid() ? onScreen(*m_view->viewport(), m_view->visualRect(index())) : QRect();
}

QAccessible::Role AccessibleWaterfallCell::role() const
{
    return m_column == EventRowsModel::EventColumn ? QAccessible::TreeItem : QAccessible::Cell;
}

bool AccessibleWaterfallCell::isExpandable() const
{
    return m_column == EventRowsModel::EventColumn && index().data(HasChildrenRole).toBool();
}

bool AccessibleWaterfallCell::isSelected() const
{
    return isValid() && m_view->currentIndex().isValid() && m_view->currentIndex().row() == m_row;
}

QAccessible::State AccessibleWaterfallCell::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.selectable = true;
    state.focusable = true;
    state.selected = isSelected();
    state.focused =
        isSelected() && m_view->hasFocus() && m_column == m_view->currentIndex().column();
    state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
    if (isExpandable()) {
        state.expandable = true;
        state.expanded = index().data(IsExpandedRole).toBool();
        state.collapsed = !state.expanded;
    }
    return state;
}

QList<QAccessibleInterface*> AccessibleWaterfallCell::columnHeaderCells() const
{
    QAccessibleInterface* waterfall = parent();
    QAccessibleInterface* header = waterfall ? waterfall->child(columnIndex()) : nullptr;
    return header ? QList<QAccessibleInterface*>{header} : QList<QAccessibleInterface*>();
}

int AccessibleWaterfallCell::columnIndex() const
{
    int column = 0;
    for (int logical = 0; m_view && logical < m_column; ++logical)
        column += m_view->header()->isSectionHidden(logical) ? 0 : 1;
    return column;
}

QStringList AccessibleWaterfallCell::actionNames() const
{
    QStringList names = {setFocusAction()};
    if (isExpandable())
        names += toggleAction();
    return names;
}

void AccessibleWaterfallCell::doAction(const QString& name)
{
    if (!isValid())
        return;
    if (name == setFocusAction())
        m_view->setCurrentIndex(index());
    else if (name == toggleAction())
        m_view->setExpanded(m_view->rowsModel().eventAt(index()),
                            !index().data(IsExpandedRole).toBool());
}

QStringList AccessibleWaterfallCell::keyBindingsForAction(const QString& name) const
{
    if (name != toggleAction())
        return {};
    return {QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText)};
}

AccessibleWaterfallHeader::AccessibleWaterfallHeader(WaterfallView& view, int column)
    : AccessibleLeaf(view), m_view(&view), m_column(column)
{
}

QAccessibleInterface* AccessibleWaterfallHeader::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

QString AccessibleWaterfallHeader::text(QAccessible::Text text) const
{
    if (!m_view || text != QAccessible::Name)
        return {};
    return m_view->rowsModel().headerData(m_column, Qt::Horizontal, Qt::DisplayRole).toString();
}

QRect AccessibleWaterfallHeader::rect() const
{
    if (!m_view)
        return {};
    const WaterfallHeader* header = m_view->header();
    return onScreen(*header->viewport(),
                    {header->sectionViewportPosition(m_column), 0, header->sectionSize(m_column),
                     header->viewport()->height()});
}

} // namespace playhead
