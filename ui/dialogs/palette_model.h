// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/model/session_link.h"

#include <QAbstractListModel>
#include <QPointer>

#include <variant>
#include <vector>

class QAction;

namespace playhead {

/// A moment of the session, and what last began before it.
struct PaletteTime {
    TimeNs time = no_time;
    EventIndex event;
};

/// What choosing an entry does: an action, an event, a moment, a session by its key, a link.
using PaletteTarget =
    std::variant<QPointer<QAction>, EventIndex, PaletteTime, QString, SessionLink>;

struct PaletteEntry {
    QString text;
    QString note;           ///< what it is or where it is found, in small words at the right
    QString keys;           ///< of an action
    std::vector<int> marks; ///< characters of `text` that were typed
    int score = 0;
    PaletteTarget target;
};

/// The entries of the command palette, the best first.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        NoteRole = Qt::UserRole + 1, ///< text
        KeysRole,                    ///< text
        MarksRole,                   ///< QVariantList of int
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const PaletteEntry& entry(int row) const
    {
        return m_entries[static_cast<std::size_t>(row)];
    }
    /// Sorts by score; entries with the same keep their order.
    void setEntries(std::vector<PaletteEntry> entries);

private:
    std::vector<PaletteEntry> m_entries;
};

} // namespace playhead
