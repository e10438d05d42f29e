// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/log_model.h"

#include "core/base/json_write.h"
#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/theme/theme.h"

namespace playhead {

namespace {

constexpr std::size_t rowBytes = 600;

ColorRole roleOfLevel(std::string_view level)
{
    for (const std::string_view word : {"error", "critical", "fatal", "exception"}) {
        if (equals_ignoring_case(level, word))
            return ColorRole::Fail;
    }
    return equals_ignoring_case(level, "warning") || equals_ignoring_case(level, "warn")
               ? ColorRole::Tool
               : ColorRole::Dim;
}

} // namespace

LogModel::LogModel(FormatTime formatTime, QObject* parent)
    : QAbstractTableModel(parent), m_formatTime(std::move(formatTime))
{
}

void LogModel::setEntries(std::vector<LogEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void LogModel::updateTimes()
{
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

QString LogModel::wholeText(int row) const
{
    const LogEntry& entry = m_entries[static_cast<std::size_t>(row)];
    QString text = toQString(entry.text);
    if (entry.attributes.is_absent())
        return text;
    std::string attributes;
    json::append_pretty(attributes, entry.attributes.json());
    return text + (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + toQString(attributes);
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::text(const LogEntry& entry, int column) const
{
    switch (column) {
    case TimeColumn:
        return m_formatTime(entry.time);
    case LevelColumn:
        return toQString(elide(entry.name, rowBytes));
    default:
        break;
    }
    const bool hasText = !entry.text.empty() || entry.attributes.is_absent();
    return toQString(elide(hasText ? entry.text : entry.attributes.json(), rowBytes));
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const LogEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(wholeText(index.row()));
    case Qt::ForegroundRole:
        if (index.column() == TextColumn)
            return {};
        return Theme::instance().color(index.column() == LevelColumn ? roleOfLevel(entry.name)
                                                                     : ColorRole::Dim);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case LevelColumn:
        return tr("Level");
    default:
        return tr("Text");
    }
}

} // namespace playhead
