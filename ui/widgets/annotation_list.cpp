// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/annotation_list.h"

#include "ui/context/session_context.h"
#include "ui/models/event_roles.h"
#include "ui/theme/theme.h"
#include "ui/timeline/annotation_mark.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

namespace playhead {

namespace {

constexpr int rowHeight = 26;
constexpr int padding = 14;
constexpr int markRoom = 30; ///< for both marks: names begin below each other

/// The marks, then the text.
class MarkedEventDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + (isMarked(index) ? padding + markRoom : 0), rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        if (!isMarked(index))
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem background = option;
        background.state &= ~QStyle::State_HasFocus;
        if (const QWidget* view = option.widget)
            view->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter, view);
        const double top = option.rect.top() + (option.rect.height() - annotation_mark::height) / 2;
        const bool isBookmarked = index.data(IsBookmarkedRole).toBool();
        const bool hasNote = index.data(HasNoteRole).toBool();
        const auto mirrored = [&option](const QRect& rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        const QRect marks(option.rect.left() + padding, option.rect.top(),
                          annotation_mark::width(isBookmarked, hasNote), option.rect.height());
        annotation_mark::paint(*painter, {double(mirrored(marks).left()), top}, isBookmarked,
                               hasNote);
        QStyleOptionViewItem text = option;
        text.rect = mirrored(option.rect.adjusted(padding + markRoom - 6, 0, 0, 0));
        QStyledItemDelegate::paint(painter, text, index);
    }

private:
    static bool isMarked(const QModelIndex& index)
    {
        return index.column() == AnnotationListModel::EventColumn;
    }
};

} // namespace

AnnotationList::AnnotationList(SessionContext& context, QWidget* parent)
    : QTreeView(parent), m_context(context), m_model(new AnnotationListModel(context, this))
{
    constexpr int eventWidth = 190;
    setModel(m_model);
    setItemDelegate(new MarkedEventDelegate(this));
    setAccessibleName(tr("Bookmarks and notes"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setFont(Theme::instance().font());
    header()->setFont(Theme::instance().smallFont());
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->resizeSection(AnnotationListModel::EventColumn, eventWidth);
    connect(this, &QTreeView::activated, this, &AnnotationList::follow);
    connect(this, &QTreeView::clicked, this, &AnnotationList::follow);
    connect(m_model, &QAbstractItemModel::rowsInserted, viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &QAbstractItemModel::rowsRemoved, viewport(), qOverload<>(&QWidget::update));
}

void AnnotationList::follow(const QModelIndex& index)
{
    const EventIndex event = m_model->eventAt(index);
    if (!event)
        return;
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

void AnnotationList::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    constexpr int margin = 24;
    QPainter painter(viewport());
    painter.setPen(Theme::instance().color(ColorRole::Dim));
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap),
                     tr("No event of this session is bookmarked or noted. Ctrl+B bookmarks the "
                        "selected one, N notes it."));
}

} // namespace playhead
