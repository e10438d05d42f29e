// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/theme/window_style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStyleOptionFrame>
#include <QStyleOptionSlider>
#include <QTabBar>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barWidth = 12;
constexpr int leastThumb = 28;
constexpr int gap = 2;
constexpr int fieldPadding = 4;
constexpr int menuSignWidth = 6; ///< on either side, since the text is in the middle

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

void drawPanel(QPainter& painter, const QRect& rect, const QColor& line, const QColor& fill,
               bool hasFocus)
{
    constexpr double radius = 5;
    const double width = hasFocus ? 2 : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            radius, radius);
    painter.restore();
}

bool isDefault(const QStyleOption& option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
           option.state.testFlag(QStyle::State_Enabled);
}

void drawButton(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::instance();
    const bool isAccented = isDefault(option);
    const bool isDown = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver) &&
                           option.state.testFlag(QStyle::State_Enabled);
    const ColorRole ground = isAccented ? ColorRole::Accent : ColorRole::Panel;
    const QColor fill = theme.mixed(ground, ColorRole::Text, isDown ? 0.2 : isHovered ? 0.08 : 0);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    // A ring in the accent would not show around what is filled with it.
    const QColor line = hasFocus     ? theme.color(isAccented ? ColorRole::Text : ColorRole::Accent)
                        : isAccented ? fill
                                     : theme.mixed(ColorRole::Line, ColorRole::Dim, 0.3);
    drawPanel(painter, option.rect, line, fill, hasFocus);
}

/// A line edit, where it has a frame of its own.
void drawField(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::instance();
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    drawPanel(painter, option.rect,
              hasFocus ? theme.color(ColorRole::Accent)
                       : theme.mixed(ColorRole::Line, ColorRole::Dim, 0.3),
              option.palette.color(QPalette::Base), hasFocus);
}

/// Fusion's box has a line in a shade of its ground, which nobody sees where that is dark.
void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    constexpr double radius = 3;
    const Theme& theme = Theme::instance();
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const bool isFilled = isPartly || option.state.testFlag(QStyle::State_On);
    const QColor line = theme.mixed(ColorRole::Line, ColorRole::Dim, isEnabled ? 0.8 : 0.3);
    const QColor fill = theme.color(isEnabled ? ColorRole::Accent : ColorRole::Dim);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isFilled ? fill : line);
    painter.setBrush(isFilled ? fill : option.palette.color(QPalette::Base));
    painter.drawRoundedRect(box, radius, radius);
    if (isFilled) {
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        QPolygonF sign;
        if (isPartly)
            sign << at(0.25, 0.5) << at(0.75, 0.5);
        else
            sign << at(0.22, 0.52) << at(0.42, 0.72) << at(0.78, 0.3);
        painter.setPen(QPen(theme.color(ColorRole::Panel), box.width() / 7, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(sign);
    }
    painter.restore();
}

/// A tool button with text whose whole face opens its menu.
bool opensMenu(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup) &&
           !button->text.isEmpty();
}

} // namespace

WindowStyle::WindowStyle() : QProxyStyle(u"Fusion"_s) {}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(*painter, *option);
    case PE_IndicatorCheckBox:
        return drawCheckBox(*painter, *option);
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            return drawField(*painter, *option);
        break;
    case PE_FrameFocusRect:
        if (qstyleoption_cast<const QStyleOptionButton*>(option))
            return; // the button itself shows it
        break;
    case PE_IndicatorArrowDown:
        // Qt puts it into the lower corner, below the text's baseline.
        if (widget && opensMenu(option)) {
            QStyleOption centred = *option;
            centred.rect.moveCenter(QPoint(option->rect.center().x(), widget->rect().center().y()));
            return QProxyStyle::drawPrimitive(element, &centred, painter, widget);
        }
        break;
    case PE_PanelButtonTool:
        // The arrows of a tab bar whose tabs do not fit.
        if (widget && qobject_cast<const QTabBar*>(widget->parentWidget())) {
            const bool isHovered = option->state.testFlag(State_MouseOver);
            painter->fillRect(option->rect, Theme::instance().color(isHovered ? ColorRole::Chip
                                                                              : ColorRole::Panel));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WindowStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (element != CE_PushButtonLabel || !button || !isDefault(*button)) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    QStyleOptionButton onAccent(*button);
    onAccent.palette.setColor(QPalette::ButtonText, Theme::instance().color(ColorRole::Panel));
    QProxyStyle::drawControl(element, &onAccent, painter, widget);
}

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

QRect WindowStyle::subElementRect(SubElement element, const QStyleOption* option,
                                  const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    const bool isField = element == SE_LineEditContents && frame && frame->lineWidth > 0;
    return isField ? rect.adjusted(fieldPadding, 0, -fieldPadding, 0) : rect;
}

QSize WindowStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                    const QSize& contents, const QWidget* widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton)
        return size + QSize(12, 6);
    if (type == CT_LineEdit)
        return size + QSize(0, 4);
    if (type == CT_ToolButton && opensMenu(option))
        return size + QSize(2 * menuSignWidth, 0);
    return size;
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* data) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
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
