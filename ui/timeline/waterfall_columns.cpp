// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_columns.h"

#include "ui/models/event_rows_model.h"
#include "ui/timeline/row_painter.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>

#include <algorithm>
#include <array>

namespace playhead {

using namespace waterfall;

namespace {

constexpr int defaultNameWidth = 250;
constexpr int widestUsualName = 420;
constexpr int leastDurationWidth = 70;
constexpr int defaultTokensWidth = 80; ///< millions, and some room before them
constexpr int leastCostWidth = 90;
/// Of the width, what the timeline gets before results are written out.
constexpr double roomyTimeline = 0.33;
constexpr int narrowResultWidth = 58; ///< glyphs without words, below the column's title
constexpr int widestColumn = 4000;    ///< more is not what a person has dragged
constexpr int timelessTimeline = 24;  ///< where there are no times, an end of the rows
constexpr quint8 stateVersion = 1;

/// Names that are shorter than this get the room of what yieldsToNames.
constexpr int comfortableName = 190;
/// What an event's panels say as well; the one that stays the longest comes first.
constexpr std::array yieldsToNames = {EventRowsModel::TokensColumn, EventRowsModel::CostColumn};

std::size_t at(int column)
{
    return static_cast<std::size_t>(column);
}

} // namespace

WaterfallColumns::WaterfallColumns(QHeaderView& header, const RowPainter& rows, QObject* parent)
    : QObject(parent)
    , m_header(header)
    , m_usualResultWidth(rows.resultWidth())
    , m_nameWidth(defaultNameWidth)
    , m_resultWidth(m_usualResultWidth)
{
    connect(&header, &QHeaderView::sectionResized, this,
            [this](int column, int oldWidth, int width) { remember(column, oldWidth, width); });
    header.resizeSection(EventRowsModel::EventColumn, defaultNameWidth);
    header.resizeSection(EventRowsModel::ResultColumn, m_resultWidth);
    header.resizeSection(EventRowsModel::DurationColumn,
                         std::max(leastDurationWidth, rows.durationWidth()));
    header.resizeSection(EventRowsModel::TokensColumn, defaultTokensWidth);
    header.resizeSection(EventRowsModel::CostColumn, std::max(leastCostWidth, rows.costWidth()));
}

void WaterfallColumns::remember(int column, int oldWidth, int width)
{
    if (m_isFitting || column >= sizedColumns)
        return;
    // A column that is hidden is resized to nothing.
    if (width == 0 || oldWidth == 0) {
        m_wishes.at(at(column)) = width == 0 ? Wish::Hidden : Wish::Shown;
        // Later: the header is not done with it yet.
        QMetaObject::invokeMethod(
            this, [this] { fitInto(m_room, m_hasTimes); }, Qt::QueuedConnection);
        return;
    }
    if (column == EventRowsModel::EventColumn)
        m_nameWidth = width;
    else if (column == EventRowsModel::ResultColumn)
        m_resultWidth = width;
}

void WaterfallColumns::fitInto(int width, bool hasTimes)
{
    m_room = width;
    m_hasTimes = hasTimes;
    const int leastTimeline = hasTimes ? smallestTimeline : timelessTimeline;
    const double timelineShare = hasTimes ? roomyTimeline : 0;
    m_isFitting = true;
    int room = yieldColumns(width - leastTimeline);
    const bool hasResults = !m_header.isSectionHidden(EventRowsModel::ResultColumn);
    // Glyphs say the result without its word; half the room for a word is of no use. A width that
    // the person has chosen counts for more than the timeline's.
    const bool isUsual = m_resultWidth == m_usualResultWidth;
    const int taken =
        isUsual ? std::max(0, static_cast<int>(width * timelineShare) - leastTimeline) : 0;
    const bool hasWords = m_resultWidth <= room - m_nameWidth - taken;
    const int results = hasWords ? m_resultWidth : std::min(m_resultWidth, narrowResultWidth);
    if (hasResults)
        room -= results;
    int name = m_nameWidth;
    if (name == defaultNameWidth) { // what stands behind the names has what the timeline can spare
        const int spare = room + leastTimeline - static_cast<int>(width * timelineShare);
        name = std::clamp(spare, defaultNameWidth, hasTimes ? widestUsualName : widestColumn);
    }
    if (hasResults)
        m_header.resizeSection(EventRowsModel::ResultColumn, results);
    m_header.resizeSection(EventRowsModel::EventColumn,
                           std::max(smallestEventColumn, std::min(name, room)));
    m_isFitting = false;
}

/// Shows what leaves the names enough of the room, and returns what is left of it for them and the
/// results.
int WaterfallColumns::yieldColumns(int room)
{
    const bool hasResults = !m_header.isSectionHidden(EventRowsModel::ResultColumn);
    const int names = std::min(m_nameWidth, comfortableName) +
                      (hasResults ? std::min(m_resultWidth, narrowResultWidth) : 0);
    room -= m_header.sectionSize(EventRowsModel::DurationColumn);
    for (const int column : yieldsToNames) {
        const Wish wish = m_wishes.at(at(column));
        if (wish == Wish::Hidden)
            continue;
        int& hiddenWidth = m_hiddenWidths.at(at(column));
        const bool isHidden = m_header.isSectionHidden(column);
        const int size = isHidden ? hiddenWidth : m_header.sectionSize(column);
        const bool isShown = wish == Wish::Shown || room - size >= names;
        if (isShown)
            room -= size;
        else
            hiddenWidth = size;
        if (isShown == isHidden)
            m_header.setSectionHidden(column, !isShown);
    }
    return room;
}

void WaterfallColumns::setWidth(int column, int width)
{
    width = std::clamp(width, m_header.minimumSectionSize(), widestColumn);
    m_header.resizeSection(column, width);
    if (column < sizedColumns && m_header.isSectionHidden(column))
        m_hiddenWidths.at(at(column)) = width;
    fitInto(m_room, m_hasTimes);
}

QByteArray WaterfallColumns::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << stateVersion << quint8(sizedColumns);
    for (int column = 0; column < sizedColumns; ++column) {
        // Where it is hidden, a column's own is 0: it comes back with its usual one.
        const Wish wish = m_wishes.at(at(column));
        const bool hasYielded = m_header.isSectionHidden(column) && wish != Wish::Hidden;
        int width = hasYielded ? m_hiddenWidths.at(at(column)) : m_header.sectionSize(column);
        if (column == EventRowsModel::EventColumn)
            width = m_nameWidth;
        else if (column == EventRowsModel::ResultColumn)
            width = m_resultWidth;
        out << static_cast<quint8>(wish) << qint32(width);
    }
    return state;
}

bool WaterfallColumns::restoreState(const QByteArray& state)
{
    struct Column {
        quint8 wish = 0;
        qint32 width = 0;
    };
    std::array<Column, sizedColumns> columns;
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    quint8 count = 0;
    in >> version >> count;
    if (version != stateVersion || count != sizedColumns)
        return false;
    for (Column& column : columns)
        in >> column.wish >> column.width;
    if (in.status() != QDataStream::Ok)
        return false;
    m_isFitting = true;
    for (int i = 0; i < sizedColumns; ++i) {
        const quint8 wish = columns.at(at(i)).wish;
        // Rows need their name.
        const bool isHidden =
            wish == static_cast<quint8>(Wish::Hidden) && i != EventRowsModel::EventColumn;
        const bool isShown = wish == static_cast<quint8>(Wish::Shown);
        m_wishes.at(at(i)) = isHidden ? Wish::Hidden : isShown ? Wish::Shown : Wish::None;
        m_header.setSectionHidden(i, isHidden);
    }
    m_isFitting = false;
    for (int i = 0; i < sizedColumns; ++i) {
        if (const int width = columns.at(at(i)).width; width > 0)
            setWidth(i, width);
    }
    return true;
}

} // namespace playhead
