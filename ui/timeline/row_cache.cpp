// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/row_cache.h"

#include "ui/bridge/elision.h"
#include "ui/bridge/plural.h"
#include "ui/context/event_headlines.h"
#include "ui/models/event_rows_model.h"
#include "ui/models/event_texts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/annotation_mark.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace waterfall;

namespace {

constexpr int smallestCutName = 60; ///< where less would be left, the rest says less
constexpr int smallestHeadline = 48;
constexpr int depthMarkGap = 4;
constexpr QChar hitGlyph = u'•';

/// Words the depth and the failures below, and cuts the name to what they leave.
class NameFitter
{
public:
    NameFitter(const Trace& trace, LabelCache& names, const QFont& smallFont)
        : m_trace(trace), m_names(names), m_metrics(names.font()), m_small(smallFont)
    {
    }

    /// `below` in full, and for where there is little room.
    struct Below {
        QString text;
        QString shortText;
    };

    /// Returns the room that is left behind all of it.
    int fit(RowItem& item, const Below& below, const EventCellLayout& layout)
    {
        int room = layout.name.width();
        item.depthMark = layout.isIndentCut ? u'·' + QString::number(item.depth) : QString();
        item.depthMarkWidth = 0;
        if (layout.isIndentCut)
            item.depthMarkWidth = m_small.horizontalAdvance(item.depthMark) + depthMarkGap;
        room -= item.depthMarkWidth;
        if (item.result == EventResult::Fail)
            room -= failGlyphWidth + nameGap;
        if (const int marks = annotation_mark::width(item.isBookmarked, item.hasNote); marks > 0)
            room -= marks + nameGap;
        if (!below.text.isEmpty()) {
            setBelow(item, below.text);
            if (room - item.belowWidth < smallestCutName)
                setBelow(item, below.shortText);
            room -= item.belowWidth + nameGap;
        }
        const LabelCache::Label& whole = m_names.label(m_trace, item.event);
        item.name = whole.text;
        item.nameWidth = whole.width;
        if (whole.width > room)
            cut(item, room);
        return room - static_cast<int>(std::ceil(item.nameWidth)) - nameGap;
    }

private:
    void cut(RowItem& item, int room) const
    {
        const QString text =
            m_metrics.elidedText(item.name.text(), Qt::ElideRight, std::max(0, room));
        item.name.setText(text);
        item.nameWidth = m_metrics.horizontalAdvance(text);
    }

    void setBelow(RowItem& item, const QString& text) const
    {
        item.below = text;
        item.belowWidth = m_small.horizontalAdvance(text) + 2 * chipPadding;
    }

    const Trace& m_trace;
    LabelCache& m_names;
    QFontMetrics m_metrics;
    QFontMetrics m_small;
};

void fill(RowItem& item, const EventRowsModel& model, EventIndex event)
{
    const Trace& trace = *model.trace();
    item.event = event;
    item.depth = static_cast<int>(trace.tree().depth(event));
    item.actionType = trace.action_type(event);
    item.result = trace.result(event);
    item.isParent = model.isParent(event);
    item.isExpanded = model.rows().is_expanded(event);
    item.isHit = model.rows().is_hit(event);
    item.isFound = model.isFound(event);
    item.isFaded = model.rows().is_filtered() && !item.isHit;
    const Annotation* annotation = model.annotation(event);
    item.isBookmarked = annotation && annotation->is_bookmarked;
    item.hasNote = annotation && !annotation->note.empty();
    item.below.clear();
    item.isRunning = EventTexts::runningFor(trace, event, model.now()).has_value();
    item.duration = EventTexts::duration(trace, event, model.now());
    const EventTexts::Figure tokens = EventTexts::tokens(trace, event);
    const EventTexts::Figure cost = EventTexts::cost(trace, event);
    item.tokens = tokens.text;
    item.isTokensRollUp = tokens.isRollUp;
    item.cost = cost.text;
    item.isCostRollUp = cost.isRollUp;
}

/// What a collapsed event hides: under a filter its hits, which are what is asked for.
NameFitter::Below belowOf(const EventRowsModel& model, EventIndex event)
{
    if (model.rows().is_expanded(event))
        return {};
    if (model.rows().is_filtered()) {
        const std::uint32_t hits = model.rows().hits_below(event);
        if (hits == 0)
            return {};
        return {hits == 1 ? EventRowsModel::tr("1 hit below")
                          : EventRowsModel::tr("%1 hits below", nullptr, formOf(hits)).arg(hits),
                hitGlyph % u' ' % QString::number(hits)};
    }
    const int failures = EventTexts::failuresBelow(*model.trace(), event);
    if (failures == 0)
        return {};
    const QString glyph = Theme::glyph(EventResult::Fail);
    return {EventRowsModel::tr("%1 %2 below").arg(glyph).arg(failures),
            glyph % u' ' % QString::number(failures)};
}

} // namespace

EventCellLayout layOutEventCell(const QRect& cell, int depth)
{
    constexpr int fixedWidth = leftPadding + expanderWidth + iconSize + iconGap;
    const int most = std::max(0, cell.width() - fixedWidth - smallestName);
    const std::int64_t wanted = static_cast<std::int64_t>(depth - 1) * indent;
    const int in = static_cast<int>(std::min<std::int64_t>(wanted, most));
    EventCellLayout layout;
    layout.isIndentCut = wanted > most;
    layout.expander =
        QRect(cell.left() + leftPadding + in, cell.top(), expanderWidth, cell.height());
    layout.icon = QRect(layout.expander.right() + 1, cell.top() + (cell.height() - iconSize) / 2,
                        iconSize, iconSize);
    const int nameLeft = layout.icon.right() + 1 + iconGap;
    layout.name =
        QRect(nameLeft, cell.top(), std::max(0, cell.right() + 1 - nameLeft - 4), cell.height());
    return layout;
}

void RowCache::rebuild(const EventRowsModel& model, int first, int last, const QRect& eventCell,
                       LabelCache& names, const QFont& smallFont, EventHeadlines* headlines)
{
    const Trace& trace = *model.trace();
    NameFitter fitter(trace, names, smallFont);
    m_first = std::max(first, 0);
    m_items.resize(static_cast<std::size_t>(std::max(0, last - m_first)));
    for (int row = m_first; row < last; ++row) {
        RowItem& item = m_items[static_cast<std::size_t>(row - m_first)];
        fill(item, model, model.rows().event_at(row));
        const int room =
            fitter.fit(item, belowOf(model, item.event), layOutEventCell(eventCell, item.depth));
        const bool isRoom = headlines && room >= smallestHeadline;
        const QString headline = isRoom ? headlines->of(item.event) : QString();
        item.headline =
            headline.isEmpty() ? QStaticText() : laidOut(item.event, headline, room, names.font());
    }
}

const QStaticText& RowCache::laidOut(EventIndex event, const QString& headline, int room,
                                     const QFont& font)
{
    constexpr std::size_t most = 2048; // many screens full
    if (m_headlines.size() >= most && !m_headlines.contains(event.value()))
        m_headlines.clear();
    LaidHeadline& known = m_headlines[event.value()];
    if (known.text != headline || known.room != room) {
        known = {headline, room, {}};
        known.laid.setTextFormat(Qt::PlainText);
        known.laid.setText(QFontMetrics(font).elidedText(headline, elisionOf(headline), room));
        known.laid.prepare({}, font);
    }
    return known.laid;
}

void RowCache::tick(const EventRowsModel& model)
{
    for (RowItem& item : m_items) {
        if (item.isRunning)
            item.duration = EventTexts::duration(*model.trace(), item.event, model.now());
    }
}

void RowCache::clear()
{
    m_items.clear();
    m_headlines.clear();
    m_first = 0;
}

} // namespace playhead
