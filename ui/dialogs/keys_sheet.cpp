// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/keys_sheet.h"

#include "ui/dialogs/menu_actions.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace playhead {

namespace {

constexpr int sheetWidth = 560;
constexpr int sheetHeight = 620;
constexpr int rowHeight = 24;

} // namespace

KeysSheet::KeysSheet(QMainWindow* window)
    : QDialog(window)
    , m_window(window)
    , m_line(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_model(new QStandardItemModel(0, 3, this))
{
    setWindowTitle(tr("Keys"));
    resize(sheetWidth, sheetHeight);
    m_line->setPlaceholderText(tr("Search keys and what they do"));
    m_line->setAccessibleName(tr("Search keys"));
    m_line->setClearButtonEnabled(true);

    auto* shown = new QSortFilterProxyModel(this);
    shown->setSourceModel(m_model);
    shown->setFilterKeyColumn(-1);
    shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(m_line, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
    m_model->setHorizontalHeaderLabels({tr("Key"), tr("Action"), tr("Menu")});
    m_table->setAccessibleName(tr("Keys"));
    m_table->setModel(shown);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_line);
    layout->addWidget(m_table, 1);
}

void KeysSheet::start()
{
    fill();
    m_line->clear();
    show();
    raise();
    activateWindow();
    m_line->setFocus();
}

void KeysSheet::fill()
{
    m_model->removeRows(0, m_model->rowCount());
    for (const MenuAction& each : actionsWithKeys(*m_window)) {
        QList<QStandardItem*> row;
        const QString place = each.place.isEmpty() ? tr("in its view") : each.place;
        for (const QString& text : {keysOf(*each.action), each.text, place})
            row += new QStandardItem(text);
        for (QStandardItem* item : row)
            item->setToolTip(each.action->statusTip());
        m_model->appendRow(row);
    }
}

} // namespace playhead
