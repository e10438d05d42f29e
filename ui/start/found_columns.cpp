// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/found_columns.h"

#include "ui/start/found_sessions_model.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

// The title takes what is left, and the moment what it needs.
constexpr std::array wideColumns = {160, 0, 220, 0, 92, 168};
constexpr std::array narrowColumns = {148, 0, 156, 0, 0, 152};
constexpr int leastWide = 1000;
constexpr int leastNarrow = 760;

constexpr int leastWidth = 24;
constexpr int mostWidth = 4000;

constexpr std::array rooms = {FoundColumns::Room::Wide, FoundColumns::Room::Narrow,
                              FoundColumns::Room::Least};

QString keyOf(FoundColumns::Room room)
{
    constexpr std::array names = {"wide", "narrow", "least"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(room)));
}

} // namespace

FoundColumns::FoundColumns(QHeaderView& header) : QObject(&header), m_header(header)
{
    m_header.setSectionResizeMode(QHeaderView::Interactive);
    m_header.setSectionResizeMode(FoundSessionsModel::Title, QHeaderView::Stretch);
    fit(m_room);
    connect(&m_header, &QHeaderView::sectionResized, this, &FoundColumns::remember);
}

void FoundColumns::fit(int viewWidth)
{
    const Room room = viewWidth >= leastWide     ? Room::Wide
                      : viewWidth >= leastNarrow ? Room::Narrow
                                                 : Room::Least;
    if (room != m_room)
        fit(room);
}

void FoundColumns::fit(Room room)
{
    const QScopedValueRollback fitting(m_isFitting, true);
    m_room = room;
    const auto& widths = room == Room::Wide ? wideColumns : narrowColumns;
    const QList<int> own = m_widths.value(room);
    m_header.setSectionHidden(FoundSessionsModel::Size, room != Room::Wide);
    m_header.setSectionHidden(FoundSessionsModel::Project, room == Room::Least);
    for (int column = 0; column < FoundSessionsModel::columns; ++column) {
        int width = widths.at(static_cast<std::size_t>(column));
        if (column == FoundSessionsModel::Activity) {
            constexpr int gaps = 24;
            // The widest moment, as shortMoment() has it.
            const QFontMetrics cells(Theme::instance().font()); // the header's own is smaller
            width = cells.horizontalAdvance(u"28. Nov. 2025 00:00"_s) + gaps;
        }
        if (own.value(column) > 0)
            width = own.value(column);
        if (width > 0 && !m_header.isSectionHidden(column))
            m_header.resizeSection(column, width);
    }
}

void FoundColumns::remember(int column, int before, int now)
{
    const bool isOurs = m_isFitting || column == FoundSessionsModel::Title;
    if (isOurs || before == 0 || now == 0) // hidden, or shown again
        return;
    QList<int>& own = m_widths[m_room];
    own.resize(FoundSessionsModel::columns);
    own[column] = now;
}

QVariantMap FoundColumns::saveState() const
{
    QVariantMap state;
    for (const Room room : rooms) {
        if (m_widths.contains(room))
            state.insert(keyOf(room), QVariant::fromValue(m_widths.value(room)).toList());
    }
    state.insert(u"sortedBy"_s, m_header.sortIndicatorSection());
    state.insert(u"isRising"_s, m_header.sortIndicatorOrder() == Qt::AscendingOrder);
    return state;
}

void FoundColumns::restoreState(const QVariantMap& state)
{
    m_widths.clear();
    for (const Room room : rooms) {
        const QVariantList kept = state.value(keyOf(room)).toList();
        if (kept.size() != FoundSessionsModel::columns)
            continue;
        QList<int>& own = m_widths[room];
        for (const QVariant& width : kept) {
            const int pixels = width.toInt();
            own.append(pixels > 0 ? std::clamp(pixels, leastWidth, mostWidth) : 0);
        }
    }
    fit(m_room);
    const int sortedBy = state.value(u"sortedBy"_s, -1).toInt();
    if (sortedBy >= 0 && sortedBy < FoundSessionsModel::columns)
        m_header.setSortIndicator(sortedBy, state.value(u"isRising"_s).toBool()
                                                ? Qt::AscendingOrder
                                                : Qt::DescendingOrder);
}

} // namespace playhead
