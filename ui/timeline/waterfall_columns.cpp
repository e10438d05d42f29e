// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_columns.h"

#include "ui/models/event_rows_model.h"
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
constexpr int defaultCostWidth = 90;
/// Of the width, what the timeline gets before results are written out.
constexpr double roomyTimeline = 0.33;
constexpr int narrowResultWidth = 58; ///< glyphs without words, below the column's title
constexpr int widestColumn = 4000;    ///< more is not what a person has dragged
constexpr int timelessTimeline = 24;  ///< where there are no times, an end of the rows
constexpr quint8 stateVersion = 1;

/// All but the Timeline, which takes what is left.
constexpr int sizedColumns = EventRowsModel::TimelineColumn;

} // namespace

WaterfallColumns::WaterfallColumns(QHeaderView& header, int resultWidth, int durationWidth,
                                   QObject* parent)
    : QObject(parent)
    , m_header(header)
    , m_usualResultWidth(resultWidth)
    , m_nameWidth(defaultNameWidth)
    , m_resultWidth(resultWidth)
{
    connect(&header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { remember(column, width); });
    header.resizeSection(EventRowsModel::EventColumn, defaultNameWidth);
    header.resizeSection(EventRowsModel::ResultColumn, resultWidth);
    header.resizeSection(EventRowsModel::DurationColumn,
                         std::max(leastDurationWidth, durationWidth));
    header.resizeSection(EventRowsModel::TokensColumn, defaultTokensWidth);
    header.resizeSection(EventRowsModel::CostColumn, defaultCostWidth);
}

void WaterfallColumns::remember(int column, int width)
{
    // A hidden column is resized to nothing.
    if (m_isFitting || width == 0)
        return;
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
    int room = width - leastTimeline;
    for (int column = EventRowsModel::ResultColumn + 1; column < sizedColumns; ++column)
        room -= m_header.sectionSize(column);
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
    m_isFitting = true;
    if (hasResults)
        m_header.resizeSection(EventRowsModel::ResultColumn, results);
    m_header.resizeSection(EventRowsModel::EventColumn,
                           std::max(smallestEventColumn, std::min(name, room)));
    m_isFitting = false;
}

void WaterfallColumns::setWidth(int column, int width)
{
    m_header.resizeSection(column, std::clamp(width, m_header.minimumSectionSize(), widestColumn));
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
        int width = m_header.sectionSize(column);
        if (column == EventRowsModel::EventColumn)
            width = m_nameWidth;
        else if (column == EventRowsModel::ResultColumn)
            width = m_resultWidth;
        out << m_header.isSectionHidden(column) << qint32(width);
    }
    return state;
}

bool WaterfallColumns::restoreState(const QByteArray& state)
{
    struct Column {
        bool isHidden = false;
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
        in >> column.isHidden >> column.width;
    if (in.status() != QDataStream::Ok)
        return false;
    for (int i = 0; i < sizedColumns; ++i) {
        const Column& column = columns.at(static_cast<std::size_t>(i));
        // Rows need their name.
        m_header.setSectionHidden(i, column.isHidden && i != EventRowsModel::EventColumn);
        if (column.width > 0)
            setWidth(i, column.width);
    }
    return true;
}

} // namespace playhead
