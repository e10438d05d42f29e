// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/flat_header.h"

#include "ui/start/found_session_delegate.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int headerHeight = 28;

} // namespace

FlatHeader::FlatHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(false);
    setStretchLastSection(false);
    setFont(Theme::instance().smallFont());
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize FlatHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headerHeight};
}

void FlatHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    painter->fillRect(rect, theme.color(ColorRole::Panel));
    painter->setPen(theme.color(ColorRole::Line));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QString text = model()->headerData(section, orientation()).toString();
    if (isSorted)
        text += sortIndicatorOrder() == Qt::DescendingOrder ? u"  ↓"_s : u"  ↑"_s;
    QFont font = theme.smallFont();
    font.setWeight(isSorted ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(theme.color(isSorted ? ColorRole::Text : ColorRole::Dim));
    const int alignment =
        model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    const QRect room = FoundSessionDelegate::textRoom(rect, section);
    painter->drawText(room, alignment | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace playhead
