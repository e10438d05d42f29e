// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/notes_view.h"

#include "ui/models/notes_model.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int glyphWidth = 20;
constexpr int above = 6;
constexpr int between = 2;
constexpr int placeHeight = 20;
constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

/// A note as a paragraph with its remedy below; a place as one line.
class NoteDelegate : public QStyledItemDelegate
{
public:
    explicit NoteDelegate(QTreeView* view) : QStyledItemDelegate(view), m_view(view) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        if (index.parent().isValid())
            return {100, placeHeight};
        const int width = m_view->viewport()->width() - m_view->indentation();
        const Texts texts = layout(option, index, QRect(0, 0, width, 10'000));
        return {100, texts.remedyRect.bottom() + above};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem ground = option;
        m_view->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, m_view);
        painter->save();
        if (index.parent().isValid())
            paintPlace(*painter, option, index);
        else
            paintNote(*painter, option, index);
        painter->restore();
    }

private:
    struct Texts {
        QString message;
        QString remedy;
        QRect messageRect;
        QRect remedyRect;
    };

    [[nodiscard]] static Texts layout(const QStyleOptionViewItem& option, const QModelIndex& index,
                                      const QRect& room)
    {
        Texts texts;
        texts.message = index.data(NotesModel::MessageRole).toString();
        const QString count = index.data(NotesModel::CountRole).toString();
        if (!count.isEmpty())
            texts.message += u" · "_s + count;
        texts.remedy = index.data(NotesModel::RemedyRole).toString();
        const QRect inside = room.adjusted(glyphWidth, above, -10, 0);
        const QFontMetrics metrics(option.font);
        texts.messageRect = metrics.boundingRect(inside, wrapped, texts.message);
        const QRect below = inside.adjusted(0, texts.messageRect.height() + between, 0, 0);
        texts.remedyRect = metrics.boundingRect(below, wrapped, texts.remedy);
        if (texts.remedy.isEmpty())
            texts.remedyRect = QRect(below.topLeft(), QSize(1, 0));
        return texts;
    }

    static void paintNote(QPainter& painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        const auto severity = static_cast<Severity>(index.data(NotesModel::SeverityRole).toInt());
        const Texts texts = layout(option, index, option.rect);
        painter.setFont(option.font);
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(texts.messageRect.adjusted(0, 0, 1, 1), wrapped, texts.message);
        painter.setPen(theme.color(ColorRole::Dim));
        painter.drawText(texts.remedyRect.adjusted(0, 0, 1, 1), wrapped, texts.remedy);
        QFont bold = option.font;
        bold.setWeight(QFont::Bold);
        painter.setFont(bold);
        painter.setPen(theme.color(severityRole(severity)));
        painter.drawText(QRect(option.rect.left(), option.rect.top() + above, glyphWidth - 6,
                               painter.fontMetrics().height()),
                         Qt::AlignHCenter | Qt::AlignTop, severityGlyph(severity));
    }

    static void paintPlace(QPainter& painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index)
    {
        const bool leads = index.data(NotesModel::EventRole).isValid();
        painter.setFont(option.font);
        painter.setPen(Theme::instance().color(leads ? ColorRole::Accent : ColorRole::Dim));
        const QRect room = option.rect.adjusted(glyphWidth, 0, -10, 0);
        painter.drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString() + (leads ? u" ↗"_s : QString()),
                                          Qt::ElideRight, room.width()));
    }

    QTreeView* m_view;
};

} // namespace

NotesView::NotesView(QWidget* parent) : QTreeView(parent), m_model(new NotesModel(this))
{
    setModel(m_model);
    setItemDelegate(new NoteDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(16);
    setWordWrap(true);
    setAccessibleName(tr("Data notes"));
    const auto follow = [this](const QModelIndex& index) {
        const QVariant event = index.data(NotesModel::EventRole);
        if (event.isValid())
            Q_EMIT eventRequested(EventIndex(event.toUInt()));
    };
    connect(this, &QTreeView::activated, this, follow);
    connect(this, &QTreeView::clicked, this, follow);
}

void NotesView::setNotes(std::vector<Diagnostic> notes)
{
    m_model->setNotes(std::move(notes));
    constexpr int fewNotes = 8;
    if (m_model->rowCount() <= fewNotes)
        expandAll();
}

void NotesView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    // Paragraphs break anew.
    scheduleDelayedItemsLayout();
}

} // namespace playhead
