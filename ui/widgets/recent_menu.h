// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMenu>
#include <QStringList>
#include <QTimer>

namespace playhead {

class RecentFiles;
class SessionStore;
struct RecentFile;

/// What was opened last, to be opened again: the first nine by their number. What is gone is there,
/// too, but cannot be chosen. Of sessions of libraries those are listed that are in the window's.
class RecentMenu : public QMenu
{
    Q_OBJECT

public:
    /// `files` and `store` outlive it.
    RecentMenu(RecentFiles& files, SessionStore& store, QWidget* parent = nullptr);

    /// What files are called where they stand in one list: by their names, and those that share one
    /// with as much of their folder as tells them apart: "run.json — monday".
    [[nodiscard]] static QStringList namesOf(const QStringList& paths);

Q_SIGNALS:
    void fileChosen(const QString& path);
    /// By the key of its entry in the session list.
    void sessionChosen(const QString& key);

private:
    struct Line {
        QString name;
        QString place; ///< where it is
        bool isThere = true;
    };

    void updateSoon();
    void update();
    void show(QAction& action, int number, const Line& line) const;
    [[nodiscard]] std::vector<RecentFile> listed() const;
    [[nodiscard]] Line sessionLine(const RecentFile& file) const;
    void choose(const RecentFile& file);

    RecentFiles& m_files;
    SessionStore& m_store;
    QList<QAction*> m_entries; ///< as many as there may be; those that are not needed are not seen
    QAction* m_clear;
    QTimer m_soon;
};

} // namespace playhead
