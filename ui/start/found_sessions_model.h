// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/found_session.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace playhead {

/// A session that was found, as it is shown: made off the GUI thread, where its recorded texts are
/// looked through for secrets.
struct FoundRow {
    explicit FoundRow(FoundSession found);

    FoundSession session;
    QString key;
    // Masked.
    QString title;
    QString project;
    QString failure;
};

/// The sessions that were found on this computer, in the order in which they were. Lives on the GUI
/// thread.
class FoundSessionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Agent, Title, Project, Activity, Size, State };
    static constexpr int columns = 6;
    enum Role {
        BadgeRole = Qt::UserRole + 1, ///< text: two letters that stand for the agent
        StateRole,                    ///< int of FoundState
        IsUnknownRole,                ///< what is shown stands for what is not recorded
    };

    explicit FoundSessionsModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    [[nodiscard]] const FoundSession& session(int row) const { return at(row).session; }
    /// -1 where there is none.
    [[nodiscard]] int rowOf(const QString& key) const { return m_rows.value(key, -1); }
    [[nodiscard]] const QString& keyOf(int row) const { return at(row).key; }
    /// Whether a word, in lower case, is in what is shown of a session, or in its path.
    [[nodiscard]] bool holds(int row, const QString& word) const;
    /// How many agents there are sessions of.
    [[nodiscard]] int agentCount() const { return static_cast<int>(m_agents.size()); }
    /// How many sessions lie below a folder.
    [[nodiscard]] int countBelow(const std::string& folder) const;
    /// Whether the library has a session as it is; false where it has grown since.
    [[nodiscard]] bool isKept(int row) const;
    /// Whether setKept() told which are.
    [[nodiscard]] bool knowsKept() const { return m_knowsKept; }

    /// Adds sessions, or replaces those with their keys.
    void put(std::vector<FoundRow> found);
    /// In one step for all that stand together.
    void remove(const std::vector<std::string>& keys);
    void clear();
    /// Says how long ago things were by the time it is now, and what is live by now.
    void setNow(TimeNs now);
    [[nodiscard]] TimeNs now() const { return m_now; }
    void setRevealing(bool isRevealing);
    /// When sessions were taken into the library, by their keys.
    void setKept(QHash<QString, TimeNs> kept);
    /// The same for one of them.
    void addKept(const QString& key, TimeNs kept);

private:
    [[nodiscard]] const FoundRow& at(int row) const
    {
        return m_found[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] QString titleOf(const FoundRow& row) const;
    [[nodiscard]] QString projectOf(const FoundRow& row) const;
    [[nodiscard]] QString stateText(const FoundRow& row) const;
    [[nodiscard]] QString stateToolTip(const FoundRow& row) const;
    /// no_time where the library does not have it.
    [[nodiscard]] TimeNs keptAt(const FoundRow& row) const;
    [[nodiscard]] QString text(const FoundRow& row, int column) const;
    [[nodiscard]] QString toolTip(const FoundRow& row, int column) const;
    [[nodiscard]] static bool isUnknown(const FoundRow& row, int column);
    void countAgent(const FoundRow& row, int by);

    std::vector<FoundRow> m_found;
    QHash<QString, int> m_rows;          ///< by key
    std::map<std::string, int> m_agents; ///< how many sessions each has
    QString m_home;
    TimeNs m_now;
    bool m_isRevealing = false;
    QHash<QString, TimeNs> m_kept;
    bool m_knowsKept = false;
};

} // namespace playhead
