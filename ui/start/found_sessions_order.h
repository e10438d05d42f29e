// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

namespace playhead {

class FoundSessionsModel;

/// The sessions that were found, as searched and sorted by the person: by a column, and what is
/// equal in it by the last activity, the latest first. What is not known stands last, whichever way
/// round.
class FoundSessionsOrder : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit FoundSessionsOrder(FoundSessionsModel& model, QObject* parent = nullptr);

    /// Every word has to be in the title, the project, the agent's name, the state or the path.
    void setSearch(const QString& text);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    /// Below 0 where `a` comes first in an ascending order.
    [[nodiscard]] int compare(int a, int b, int column) const;

    const FoundSessionsModel& m_model;
    QCollator m_names;
    QStringList m_words;
};

} // namespace playhead
