// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/row_cache.h"

#include "ui/models/event_rows_model.h"
#include "ui/models/event_texts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_metrics.h"

#include <algorithm>

namespace playhead {

using namespace waterfall;

namespace {

constexpr int glyphRoom = 18; // for the ✕ behind a failed event's name

QString failuresText(int failures)
{
    return failures == 0 ? QString()
                         : EventRowsModel::tr("%1 %2 below")
                               .arg(Theme::glyph(EventResult::Fail))
                               .arg(failures);
}

void fill(RowItem& item, const EventRowsModel& model, EventIndex event)
{
    const Trace& trace = *model.trace();
    item.event = event;
    item.depth = static_cast<int>(trace.tree().depth(event));
    item.actionType = trace.action_type(event);
    item.result = trace.result(event);
    item.isParent = trace.tree().has_children(event);
    item.isExpanded = model.rows().is_expanded(event);
    item.failuresBelow =
        item.isExpanded ? QString() : failuresText(EventTexts::failuresBelow(trace, event));
    item.resultText = EventTexts::resultWord(item.result);
    item.duration = EventTexts::duration(trace, event);
    const EventTexts::Figure tokens = EventTexts::tokens(trace, event);
    const EventTexts::Figure cost = EventTexts::cost(trace, event);
    item.tokens = tokens.text;
    item.isTokensRollUp = tokens.isRollUp;
    item.cost = cost.text;
    item.isCostRollUp = cost.isRollUp;
}

} // namespace

EventCellLayout layOutEventCell(const QRect& cell, int depth)
{
    constexpr int fixedWidth = leftPadding + expanderWidth + iconSize + iconGap;
    const int most = std::max(0, cell.width() - fixedWidth - smallestName);
    const int in = std::min(static_cast<int>(std::min<std::int64_t>(
                                static_cast<std::int64_t>(depth - 1) * indent, most)),
                            most);
    EventCellLayout layout;
    layout.expander = QRect(cell.left() + leftPadding + in, cell.top(), expanderWidth,
                            cell.height());
    layout.icon = QRect(layout.expander.right() + 1,
                        cell.top() + (cell.height() - iconSize) / 2, iconSize, iconSize);
    const int nameLeft = layout.icon.right() + 1 + iconGap;
    layout.name = QRect(nameLeft, cell.top(), std::max(0, cell.right() + 1 - nameLeft - 4),
                        cell.height());
    return layout;
}

void RowCache::rebuild(const EventRowsModel& model, int first, int last, const QRect& eventCell,
                       const QFontMetrics& metrics)
{
    m_first = std::max(first, 0);
    m_items.resize(static_cast<std::size_t>(std::max(0, last - m_first)));
    for (int row = m_first; row < last; ++row) {
        RowItem& item = m_items[static_cast<std::size_t>(row - m_first)];
        fill(item, model, model.rows().event_at(row));
        int room = layOutEventCell(eventCell, item.depth).name.width();
        if (item.result == EventResult::Fail)
            room -= glyphRoom;
        if (!item.failuresBelow.isEmpty())
            room -= metrics.horizontalAdvance(item.failuresBelow) + glyphRoom / 2;
        item.name = metrics.elidedText(EventTexts::name(*model.trace(), item.event),
                                       Qt::ElideRight, std::max(0, room));
        item.nameWidth = metrics.horizontalAdvance(item.name);
    }
}

void RowCache::clear()
{
    m_items.clear();
    m_first = 0;
}

} // namespace playhead
