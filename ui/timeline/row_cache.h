// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/model/event.h"
#include "ui/timeline/label_cache.h"

#include <QFont>
#include <QRect>
#include <QStaticText>
#include <QString>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace playhead {

class EventHeadlines;
class EventRowsModel;

/// Where things stand in a cell of the Event column.
struct EventCellLayout {
    QRect expander;
    QRect icon;
    QRect name; ///< to the end of the cell
    /// It would move in farther, but for the room that names need: its depth is written instead.
    bool isIndentCut = false;
};
/// Deep events stop moving in where no room for a name would be left.
[[nodiscard]] EventCellLayout layOutEventCell(const QRect& cell, int depth);

/// A row as it is drawn: everything looked up, worded and cut to its column.
struct RowItem {
    EventIndex event;
    int depth = 1;
    ActionType actionType = ActionType::Action;
    EventResult result = EventResult::Indeterminate;
    bool isParent = false;
    bool isExpanded = true;
    bool isHit = false;   ///< of the filter
    bool isFound = false; ///< holds the text that is looked for
    bool isBookmarked = false;
    bool hasNote = false;   ///< of the person's
    bool isFaded = false;   ///< there is a filter, and this is no hit
    bool isRunning = false; ///< in a live session, without an end
    bool isTokensRollUp = false;
    bool isCostRollUp = false;
    QString depthMark; ///< "·57" where the indent does not say it, or empty
    int depthMarkWidth = 0;
    QStaticText name;
    double nameWidth = 0;
    QString below; ///< "✕ 2 below" or "3 hits below" on a collapsed event, or empty
    int belowWidth = 0;
    QStaticText headline; ///< what the event did, as far as there is room for it; or empty
    QString duration;
    QString tokens;
    QString cost;
};

/// The rows on the screen, so that moving the selection, hovering and zooming word nothing anew.
class RowCache
{
public:
    /// Rows [first, last).
    /// `names` is of the font that names are drawn in, `smallFont` that of what stands behind.
    /// Without `headlines` there are none.
    void rebuild(const EventRowsModel& model, int first, int last, const QRect& eventCell,
                 LabelCache& names, const QFont& smallFont, EventHeadlines* headlines);
    void clear();
    /// Words anew how long the running ones take by now.
    void tick(const EventRowsModel& model);

    [[nodiscard]] int first() const { return m_first; }
    [[nodiscard]] int last() const { return m_first + static_cast<int>(m_items.size()); }
    [[nodiscard]] const RowItem& at(int row) const
    {
        return m_items[static_cast<std::size_t>(row - m_first)];
    }

private:
    /// A headline that was cut and laid out, which takes longer than to draw it.
    struct LaidHeadline {
        QString text;
        int room = 0;
        QStaticText laid;
    };

    const QStaticText& laidOut(EventIndex event, const QString& headline, int room,
                               const QFont& font);

    std::unordered_map<std::uint32_t, LaidHeadline> m_headlines; ///< by event
    std::vector<RowItem> m_items;
    int m_first = 0;
};

} // namespace playhead
