// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace playhead {

class OrderedSessions;
class SessionListModel;

/// The left side of the window: the sessions that can be shown, a field to find some by name, tag
/// or outcome, and the order they stand in, which is kept from start to start.
class SessionList : public QWidget
{
    Q_OBJECT

public:
    SessionList(SessionListModel& model, QWidget* parent = nullptr);

    /// Marks the entry that is shown: nobody chose it here.
    void setCurrent(const QString& key);
    void focusSearch();

Q_SIGNALS:
    /// The person chose an entry, with the pointer or the keyboard.
    void chosen(const QString& key);
    /// The person clicked the entry that is shown.
    void shownAgain();
    /// The person wants an entry out of the list: closes a file; what the library holds stays.
    void closeRequested(const QString& key);
    // Of a session of the library.
    void renameRequested(const QString& key);
    void tagRequested(const QString& key);
    void deleteRequested(const QString& key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QToolButton* makeOrderButton();
    void addKeys();
    void followRows();
    void markShown();
    void showNothing();
    void showMenu(const QPoint& position);

    SessionListModel& m_model;
    OrderedSessions* m_proxy;
    QLineEdit* m_search;
    QLabel* m_nothing; ///< seen where no session is as searched for
    QListView* m_view;
    QString m_shown;              ///< key
    bool m_isPersonAtWork = true; ///< else the current index moves by itself
};

} // namespace playhead
