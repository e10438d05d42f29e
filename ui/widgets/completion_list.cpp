// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/completion_list.h"

#include "core/base/text.h"
#include "ui/bridge/core_text.h"
#include "ui/bridge/text.h"
#include "ui/context/secret_mask.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace playhead {

namespace {

constexpr int rowsShown = 10;
constexpr int rowHeight = 26;
constexpr int sideRoom = 10;
constexpr int leastWidth = 280;
constexpr int mostWidth = 620;
constexpr int widestWord = 300;
constexpr int gap = 20;
constexpr int countRole = Qt::UserRole;

/// A word, and at its right what it is or how many events have it.
class CandidateDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where what a word is about begins, so that all of them make a column.
    int aboutLeft = 0;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.color(ColorRole::Selection));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.color(ColorRole::Window));
        const QRect room = option.rect.adjusted(sideRoom, 0, -sideRoom, 0);
        const QModelIndex more = index.siblingAtColumn(1);
        const bool isCount = more.data(countRole).toBool();
        const QString note = more.data().toString();
        const QFontMetrics metrics(theme.font());

        QRect noteRoom = room;
        if (isCount)
            noteRoom.setLeft(room.right() - metrics.horizontalAdvance(note));
        else if (!note.isEmpty())
            noteRoom.setLeft(room.left() + aboutLeft);
        painter->setFont(theme.font());
        painter->setPen(theme.color(ColorRole::Dim));
        painter->drawText(noteRoom, Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(note, Qt::ElideRight, noteRoom.width() + 1));

        const int wordRoom =
            note.isEmpty() ? room.width() : noteRoom.left() - room.left() - gap / 2;
        const QString word = index.data().toString();
        painter->setFont(theme.monospaceFont());
        painter->setPen(theme.color(ColorRole::Text));
        painter->drawText(
            room, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(theme.monospaceFont()).elidedText(word, Qt::ElideMiddle, wordRoom));
    }
};

int widest(const QAbstractItemModel& model, int column, const QFont& font)
{
    const QFontMetrics metrics(font);
    int width = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        width =
            std::max(width, metrics.horizontalAdvance(model.index(row, column).data().toString()));
    return width;
}

} // namespace

CompletionList::CompletionList(QWidget& line)
    : QListView(line.window()), m_line(line), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new CandidateDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setAccessibleName(tr("What can be typed next"));
    connect(this, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT accepted(index.row()); });
    connect(&Theme::instance(), &Theme::changed, this, &CompletionList::dress);
    dress();
    hide();
}

/// The frame is drawn in the colour of text.
void CompletionList::dress()
{
    const Theme& theme = Theme::instance();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme.mixed(ColorRole::Line, ColorRole::Dim, 0.4));
    setPalette(colors);
}

void CompletionList::offer(const std::vector<Completion::Candidate>& candidates,
                           const SecretMask& mask, int x)
{
    m_model->clear();
    for (const Completion::Candidate& candidate : candidates) {
        const bool isCount = candidate.count.has_value();
        auto* more = new QStandardItem(isCount ? toQString(format_count(*candidate.count))
                                               : coreText(candidate.about));
        more->setData(isCount, countRole);
        m_model->appendRow({new QStandardItem(mask.word(candidate.label)), more});
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
    const Theme& theme = Theme::instance();
    const int wordWidth = std::min(widestWord, widest(*m_model, 0, theme.monospaceFont())) + gap;
    static_cast<CandidateDelegate*>(itemDelegate())->aboutLeft = wordWidth;
    const int rows = m_model->rowCount();
    const int bar = rows > rowsShown ? verticalScrollBar()->sizeHint().width() : 0;
    const int wanted =
        wordWidth + widest(*m_model, 1, theme.font()) + 2 * sideRoom + bar + 2 * frameWidth();
    const QSize window = parentWidget()->size();
    const int width = std::min(std::clamp(wanted, leastWidth, mostWidth), window.width());
    const int height = std::min(rows, rowsShown) * rowHeight + 2 * frameWidth();
    const QPoint at = m_line.mapTo(parentWidget(), QPoint(x - sideRoom, m_line.height() + 6));
    setGeometry(std::clamp(at.x(), 0, window.width() - width), at.y(), width,
                std::min(height, std::max(0, window.height() - at.y())));
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
    QListView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    const QString more = current.siblingAtColumn(1).data().toString();
    m_line.setAccessibleDescription(current.data().toString() + u' ' + more);
    QAccessibleEvent event(&m_line, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace playhead
