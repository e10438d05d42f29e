// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/flat_tab_bar.h"

#include <QPainter>

namespace playhead {

namespace {

constexpr int padding = 10;
constexpr int barHeight = 34;
constexpr int underline = 2;

QFont currentTabFont(const QFont& font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

} // namespace

FlatTabBar::FlatTabBar(QWidget* parent) : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FlatTabBar::setTabShown(int index, bool isShown)
{
    if (isShown != isTabVisible(index))
        setTabVisible(index, isShown);
}

void FlatTabBar::setTabRole(int index, ColorRole role)
{
    setTabData(index, static_cast<int>(role));
    update();
}

QSize FlatTabBar::minimumSizeHint() const
{
    return {80, barHeight};
}

QSize FlatTabBar::tabSizeHint(int index) const
{
    // Room for the bold word, so that nothing moves when the current tab changes.
    const QFontMetrics metrics(currentTabFont(font()));
    return {metrics.horizontalAdvance(tabText(index)) + 2 * padding, barHeight};
}

QSize FlatTabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void FlatTabBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(ColorRole::Line));
    for (int tab = 0; tab < count(); ++tab) {
        if (!isTabVisible(tab))
            continue;
        const QRect area = tabRect(tab);
        const bool isCurrent = tab == currentIndex();
        const ColorRole role = tabData(tab).isValid() ? static_cast<ColorRole>(tabData(tab).toInt())
                               : isCurrent            ? ColorRole::Text
                                                      : ColorRole::Dim;
        painter.setFont(isCurrent ? currentTabFont(font()) : font());
        painter.setPen(theme.color(role));
        painter.drawText(area, Qt::AlignCenter, tabText(tab));
        if (isCurrent)
            painter.fillRect(QRect(area.left(), height() - underline, area.width(), underline),
                             theme.color(ColorRole::Accent));
        if (isCurrent && hasFocus()) {
            painter.setPen(theme.color(ColorRole::Accent));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(QRectF(area).adjusted(2.5, 5.5, -2.5, -5.5), 4, 4);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }
}

} // namespace playhead
