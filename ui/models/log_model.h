// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace playhead {

/// The lines of an event's log: time, level, text.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, LevelColumn, TextColumn, ColumnCount };
    using FormatTime = std::function<QString(TimeNs)>;

    explicit LogModel(FormatTime formatTime, QObject* parent = nullptr);

    void setEntries(std::vector<LogEntry> entries);
    /// The way to write times changed.
    void updateTimes();
    /// The whole text of a line, with its attributes.
    [[nodiscard]] QString wholeText(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const LogEntry& entry, int column) const;

    FormatTime m_formatTime;
    std::vector<LogEntry> m_entries;
};

} // namespace playhead
