// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/theme/window_style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barWidth = 12;
constexpr int leastThumb = 28;
constexpr int gap = 2;

/// Where the thumb is along a groove: the share of the document that is visible, and its place.
QRect thumbRect(const QStyleOptionSlider& bar)
{
    const bool isVertical = bar.orientation == Qt::Vertical;
    const int room = isVertical ? bar.rect.height() : bar.rect.width();
    const int range = bar.maximum - bar.minimum;
    int length = room;
    if (range > 0)
        length = std::max<int>(leastThumb, static_cast<int>(qint64(room) * bar.pageStep /
                                                            (qint64(range) + bar.pageStep)));
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                   room - length, bar.upsideDown);
    return isVertical ? QRect(bar.rect.left(), bar.rect.top() + at, bar.rect.width(), length)
                      : QRect(bar.rect.left() + at, bar.rect.top(), length, bar.rect.height());
}

} // namespace

WindowStyle::WindowStyle() : QProxyStyle(u"Fusion"_s) {}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Theme& theme = Theme::instance();
    painter->save();
    painter->fillRect(bar->rect, theme.color(ColorRole::Panel));
    const bool isHeld = bar->state.testFlag(State_Sunken) || bar->state.testFlag(State_MouseOver);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.mixed(ColorRole::Line, ColorRole::Dim, isHeld ? 0.9 : 0.35));
    const QRect thumb = thumbRect(*bar).adjusted(gap, gap, -gap, -gap);
    const double radius = std::min(thumb.width(), thumb.height()) / 2.0;
    painter->drawRoundedRect(thumb, radius, radius);
    painter->restore();
}

QRect WindowStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                  SubControl part, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect thumb = thumbRect(*bar);
    const bool isVertical = bar->orientation == Qt::Vertical;
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return thumb;
    case SC_ScrollBarSubPage:
        return isVertical
                   ? QRect(bar->rect.topLeft(), QPoint(bar->rect.right(), thumb.top() - 1))
                   : QRect(bar->rect.topLeft(), QPoint(thumb.left() - 1, bar->rect.bottom()));
    case SC_ScrollBarAddPage:
        return isVertical
                   ? QRect(QPoint(bar->rect.left(), thumb.bottom() + 1), bar->rect.bottomRight())
                   : QRect(QPoint(thumb.right() + 1, bar->rect.top()), bar->rect.bottomRight());
    default:
        return {}; // no arrows
    }
}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                             const QWidget* widget) const
{
    if (metric == PM_ScrollBarExtent)
        return barWidth;
    if (metric == PM_ScrollBarSliderMin)
        return leastThumb;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace playhead
