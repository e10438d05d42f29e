// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/completion_list.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/secret_mask.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

namespace playhead {

namespace {

constexpr int rowsShown = 10;
constexpr int leastWidth = 280;
constexpr int mostWidth = 620;
constexpr int widestWord = 300;
constexpr int gap = 20;

QStandardItem* itemOf(const QString& text, const QFont& font)
{
    auto* item = new QStandardItem(text);
    item->setFont(font);
    return item;
}

} // namespace

CompletionList::CompletionList(QWidget& line)
    : QTreeView(line.window()), m_line(line), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("What can be typed next"));
    connect(this, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT accepted(index.row()); });
    hide();
}

void CompletionList::offer(const std::vector<Completion::Candidate>& candidates,
                           const SecretMask& mask, int x)
{
    m_model->clear();
    const Theme& theme = Theme::instance();
    for (const Completion::Candidate& candidate : candidates) {
        QStandardItem* word = itemOf(mask.word(candidate.label), theme.monospaceFont());
        const bool isCount = candidate.count.has_value();
        QStandardItem* more =
            itemOf(isCount ? toQString(format_count(*candidate.count)) : toQString(candidate.about),
                   theme.font());
        more->setForeground(theme.color(ColorRole::Dim));
        if (isCount)
            more->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_model->appendRow({word, more});
    }
    setCurrentIndex({});
    setVisible(!candidates.empty());
    if (candidates.empty())
        return;
    place(x);
    raise();
}

void CompletionList::place(int x)
{
    const int wordWidth = std::min(widestWord, sizeHintForColumn(0) + gap);
    const int rows = m_model->rowCount();
    const int bar = rows > rowsShown ? verticalScrollBar()->sizeHint().width() : 0;
    const int wanted = wordWidth + sizeHintForColumn(1) + bar + 2 * frameWidth() + gap;
    const QSize window = parentWidget()->size();
    const int width = std::min(std::clamp(wanted, leastWidth, mostWidth), window.width());
    const int height = std::min(rows, rowsShown) * sizeHintForRow(0) + 2 * frameWidth();
    const QPoint at = m_line.mapTo(parentWidget(), QPoint(x, m_line.height() + 6));
    setGeometry(std::clamp(at.x(), 0, window.width() - width), at.y(), width,
                std::min(height, std::max(0, window.height() - at.y())));
    setColumnWidth(0, wordWidth);
    header()->setStretchLastSection(true);
    scrollToTop();
}

bool CompletionList::handleKey(int key)
{
    const int rows = m_model->rowCount();
    int row = chosen();
    switch (key) {
    case Qt::Key_Down:
        row = row + 1 < rows ? row + 1 : 0;
        break;
    case Qt::Key_Up:
        row = row > 0 ? row - 1 : rows - 1;
        break;
    case Qt::Key_PageDown:
        row = std::min(row + rowsShown, rows - 1);
        break;
    case Qt::Key_PageUp:
        row = std::max(row - rowsShown, 0);
        break;
    default:
        return false;
    }
    setCurrentIndex(m_model->index(row, 0));
    return true;
}

/// The focus stays in the line, so that screen readers are told what is gone to.
void CompletionList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    const QString more = current.siblingAtColumn(1).data().toString();
    m_line.setAccessibleDescription(current.data().toString() + u' ' + more);
    QAccessibleEvent event(&m_line, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace playhead
