// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/found_session_delegate.h"

#include "core/discovery/found_session.h"
#include "ui/bridge/direction.h"
#include "ui/start/found_sessions_model.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowHeight = 30;
constexpr int sideRoom = 10;
constexpr int roomAtEdge = 20; ///< at the left of all, as the texts above have it
constexpr QSize badgeSize(26, 18);
constexpr int badgeRadius = 4;

void drawBadge(QPainter* painter, const QRect& cell, const QString& letters)
{
    const Theme& theme = Theme::instance();
    QRect badge(QPoint(), badgeSize);
    badge.moveCenter(cell.center());
    badge.moveLeft(cell.left());
    badge = QStyle::visualRect(painter->layoutDirection(), cell, badge);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.mixed(ColorRole::Chip, ColorRole::Dim, 0.25));
    painter->drawRoundedRect(badge, badgeRadius, badgeRadius);
    QFont font = theme.smallFont();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(theme.color(ColorRole::Text));
    painter->drawText(badge, Qt::AlignCenter, letters);
}

/// The sign that a state has beside its word.
QString signOf(FoundState state)
{
    switch (state) {
    case FoundState::Live:
        return u"● "_s;
    case FoundState::Failed:
        return Theme::glyph(EventResult::Fail) + u' ';
    case FoundState::Rests:
        break;
    }
    return {};
}

ColorRole roleOf(const QModelIndex& index, FoundState state)
{
    if (index.column() == FoundSessionsModel::State && state == FoundState::Live)
        return ColorRole::Playhead;
    if (index.column() == FoundSessionsModel::State && state == FoundState::Failed)
        return ColorRole::Fail;
    const bool isTitle = index.column() == FoundSessionsModel::Title;
    const bool isUnknown = index.data(FoundSessionsModel::IsUnknownRole).toBool();
    return isTitle && !isUnknown ? ColorRole::Text : ColorRole::Dim;
}

} // namespace

QRect FoundSessionDelegate::textRoom(const QRect& cell, int column)
{
    return cell.adjusted(column == 0 ? roomAtEdge : sideRoom, 0, -sideRoom, 0);
}

QSize FoundSessionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, rowHeight};
}

void FoundSessionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const auto state = static_cast<FoundState>(index.data(FoundSessionsModel::StateRole).toInt());
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.color(ColorRole::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(ColorRole::Code));
    painter->setPen(theme.color(ColorRole::Line));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const QRect room = textRoom(option.rect, index.column());
    QRect cell = QStyle::visualRect(option.direction, option.rect, room);
    if (index.column() == FoundSessionsModel::Agent) {
        drawBadge(painter, cell, index.data(FoundSessionsModel::BadgeRole).toString());
        const int taken = badgeSize.width() + 8;
        cell = QStyle::visualRect(option.direction, cell, cell.adjusted(taken, 0, 0, 0));
    }
    QString text = index.data().toString().simplified();
    if (index.column() == FoundSessionsModel::State)
        text.prepend(signOf(state));
    const bool isPath = index.column() == FoundSessionsModel::Project;
    const QFont font = theme.font();
    painter->setFont(font);
    painter->setPen(theme.color(roleOf(index, state)));
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    painter->drawText(cell, alignment | Qt::TextSingleLine,
                      inOwnDirection(QFontMetrics(font).elidedText(
                          text, isPath ? Qt::ElideLeft : Qt::ElideRight, cell.width())));
    painter->restore();
}

} // namespace playhead
