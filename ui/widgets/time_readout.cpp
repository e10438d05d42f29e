// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/time_readout.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int gap = 8;
constexpr DurationNs nsPerMinute = 60 * ns_per_second;
constexpr DurationNs nsPerHour = 60 * nsPerMinute;

QFont timeFont()
{
    QFont font = Theme::instance().font();
    font.setPixelSize(15);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TimeReadout::TimeReadout(QWidget* parent)
    : QWidget(parent)
    , m_timeFont(timeFont())
    , m_timeFigures(m_timeFont)
    , m_totalFigures(Theme::instance().font())
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateTexts();
}

QString TimeReadout::clockText(DurationNs time, DurationNs total)
{
    const auto digits = [](DurationNs number, int count) {
        return QString::number(number).rightJustified(count, u'0');
    };
    const QString rest = digits(time / nsPerMinute % 60, 2) % u':' %
                         digits(time / ns_per_second % 60, 2) % u'.' %
                         digits(time / ns_per_ms % 1000, 3);
    return total < nsPerHour ? rest : QString::number(time / nsPerHour) % u':' % rest;
}

void TimeReadout::setTime(DurationNs time)
{
    m_time = time;
    const QString before = m_timeText;
    m_timeText = clockText(m_time, m_total);
    if (m_timeText != before)
        update();
}

void TimeReadout::setTotal(DurationNs total)
{
    if (m_total == total)
        return;
    m_total = total;
    updateTexts();
}

void TimeReadout::updateTexts()
{
    m_timeText = clockText(m_time, m_total);
    m_totalText = u"/ "_s % clockText(m_total, m_total);
    updateGeometry();
    update();
}

QSize TimeReadout::sizeHint() const
{
    const double width =
        m_timeFigures.width(clockText(m_total, m_total)) + gap + m_totalFigures.width(m_totalText);
    return {static_cast<int>(std::ceil(width)), 24};
}

void TimeReadout::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const double totalWidth = m_totalFigures.width(m_totalText);
    painter.setPen(theme.color(ColorRole::Text));
    m_timeFigures.drawRight(painter, QRectF(rect()).adjusted(0, 0, -totalWidth - gap, 0),
                            m_timeText);
    painter.setPen(theme.color(ColorRole::Dim));
    m_totalFigures.drawRight(painter, rect(), m_totalText);
}

} // namespace playhead
