// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

namespace playhead {

class SessionListModel;

/// How the session list is ordered. What is written to settings is the number.
enum class SessionOrder {
    AsOpened, ///< files as they were opened, then the library, newest first
    Newest,
    Name,
    FailedFirst,
    Longest,
    MostEvents,
    MostExpensive,
};
inline constexpr int sessionOrderCount = 7;

/// The session list as searched and ordered by the person. What is not known of a session puts it
/// behind those of which it is; what is equal stays as it was opened.
class OrderedSessions : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit OrderedSessions(SessionListModel& model, QObject* parent = nullptr);

    void setOrder(SessionOrder order);
    [[nodiscard]] SessionOrder order() const { return m_order; }
    /// Every word has to be in the name, a tag ("#nightly" or "nightly"), the outcome or the path.
    void setSearch(const QString& text);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    const SessionListModel& m_model;
    QCollator m_names; ///< "run 9" before "run 10"
    SessionOrder m_order = SessionOrder::AsOpened;
    QStringList m_words;
};

} // namespace playhead
