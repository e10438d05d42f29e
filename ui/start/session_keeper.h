// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/discovery/found_session.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <deque>
#include <stop_token>
#include <string>
#include <vector>

namespace playhead {

class LibraryStore;
class SessionSearch;

/// Keeps sessions that were found on this computer in the library: their files as they are, packed,
/// and read through again before they count as kept. Those that the person asks for, at once; and
/// by a rule, which is remembered, those that were written to since it was set, when they have
/// rested for a while. One after the other, on a thread of low priority. Lives on the GUI thread.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the keeper.
    SessionKeeper(SessionSearch& search, LibraryStore& library, QObject* parent = nullptr);
    ~SessionKeeper() override;

    void keep(const std::vector<FoundSession>& sessions);
    /// How many are waiting or being kept.
    [[nodiscard]] int waiting() const
    {
        return static_cast<int>(m_queue.size()) + (m_isBusy ? 1 : 0);
    }
    /// What is being kept stays as it was in the library, and those that wait are forgotten.
    void stop();

    /// The rule of a place (PlaceKind::id), or of all of them where the id is empty.
    [[nodiscard]] bool hasRule(const QString& place) const { return m_rules.contains(place); }
    void setRule(const QString& place, bool isOn);
    /// How long a session rests before the rule takes it.
    void setRest(std::chrono::nanoseconds rest) { m_rest = rest; }

Q_SIGNALS:
    /// The rules, or how many wait.
    void changed();
    /// One is kept now, by what it is called.
    void kept(const QString& title);
    void failed(const playhead::Error& error);

private:
    struct Task {
        FoundSession session;
        bool isAsked = false; ///< by the person, who wants to hear of failures
    };

    void readKept();
    void applyRules();
    [[nodiscard]] bool isWantedByRule(const FoundSession& session) const;
    void next();
    void finish(const Task& task, const Result<void>& done, TimeNs begun);

    SessionSearch& m_search;
    LibraryStore& m_library;
    QThreadPool m_thread;
    std::stop_source m_alive;
    std::stop_source m_stop; ///< of the one that is being kept
    std::deque<Task> m_queue;
    bool m_isBusy = false;
    std::string m_busyWith;         ///< key of the one that is being kept
    QHash<QString, TimeNs> m_rules; ///< by place, since when
    QSet<QString> m_tried;          ///< what the rule is done with, kept or not: keys and times
    QTimer m_timer;                 ///< looks while nobody else does
    std::chrono::nanoseconds m_rest{std::chrono::minutes(10)};
};

} // namespace playhead
