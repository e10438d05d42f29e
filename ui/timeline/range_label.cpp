// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/range_label.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/models/total_texts.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

RangeLabel::RangeLabel(SessionContext& context, QWidget* view) : QLabel(view), m_context(context)
{
    setTextFormat(Qt::PlainText);
    setFont(Theme::instance().smallFont());
    setContentsMargins(8, 3, 8, 3);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&context.time(), &TimeViewport::markedChanged, this, &RangeLabel::measure);
    connect(&context.indexes(), &SessionIndexes::changed, this, &RangeLabel::measure);
    measure();
}

void RangeLabel::measure()
{
    const auto& marked = m_context.time().marked();
    setVisible(marked.has_value());
    if (!marked)
        return;
    QStringList parts{toQString(format_duration(saturating_length(marked->begin, marked->end)))};
    if (const TimeIndexes* indexes = m_context.indexes().current()) {
        const Totals totals = indexes->replay->totals_within(*marked).figures;
        parts += totals.events == 1 ? tr("1 event")
                                    : tr("%1 events", nullptr, formOf(totals.events))
                                          .arg(toQString(format_count(totals.events)));
        if (totals.total_tokens)
            parts += tr("%1 tokens", nullptr, formOf(*totals.total_tokens))
                         .arg(toQString(format_count(*totals.total_tokens)));
        const QString cost = TotalTexts::cost(TotalTexts::costOf(totals));
        if (!cost.isEmpty())
            parts += cost;
        if (totals.failures > 0)
            parts += tr("%1 failed").arg(toQString(format_count(totals.failures)));
    }
    setText(parts.join(u" · "_s));
    setAccessibleName(tr("Marked time: %1").arg(text()));
    adjustSize();
}

void RangeLabel::placeOver(const QRect& area, const TimeAxis& axis)
{
    const auto& marked = m_context.time().marked();
    if (!marked)
        return;
    constexpr int gap = 4;
    const double middle = (axis.x(marked->begin) + axis.x(marked->end)) / 2;
    // Where it has no room beside the columns of figures it reaches over them, and can be read.
    const double last = area.width() - width();
    const double left = std::min(std::max(middle - width() / 2.0, 0.0), last);
    move(area.left() + static_cast<int>(left), area.top() + gap);
    raise();
}

void RangeLabel::paintEvent(QPaintEvent*)
{
    constexpr double radius = 4;
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(ColorRole::Accent));
    painter.setBrush(theme.color(ColorRole::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace playhead
