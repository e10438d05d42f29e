// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>
#include <QList>
#include <QMap>
#include <QObject>
#include <QVariantMap>

namespace playhead {

/// The widths of the columns of the sessions that were found, as they go with the room there is: a
/// person's own, for each room, where they set any.
class FoundColumns : public QObject
{
    Q_OBJECT

public:
    enum class Room { Wide, Narrow, Least };

    /// The header is that of a FoundSessionsModel, and the columns' parent.
    explicit FoundColumns(QHeaderView& header);

    /// Shows and sizes what goes with a view of this width; does nothing while its room stays.
    void fit(int viewWidth);

    /// The widths that a person set, and what the sessions are sorted by. Kept by whoever keeps
    /// settings; what is damaged is left out.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap& state);

private:
    void fit(Room room);
    void remember(int column, int before, int now);

    QHeaderView& m_header;
    Room m_room = Room::Wide;
    bool m_isFitting = false;
    QMap<Room, QList<int>> m_widths; ///< by column; 0: as it goes with the room
};

} // namespace playhead
