// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead {

class SessionContext;

/// Back and forward through the events that were selected, for each session by itself. Every jump
/// is a place of its own; walking from row to row is one place, the last row that was come to.
/// Lives on the GUI thread.
class SelectionHistory : public QObject
{
    Q_OBJECT

public:
    /// Whether two events are rows next to each other.
    using AreNeighbours = std::function<bool(EventIndex a, EventIndex b)>;

    /// `context` outlives the history.
    SelectionHistory(SessionContext& context, AreNeighbours areNeighbours,
                     QObject* parent = nullptr);

    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const;

public Q_SLOTS:
    /// Selects and reveals. Does nothing where there is nothing to go to.
    void goBack();
    void goForward();

Q_SIGNALS:
    /// What can be gone to changed.
    void changed();

private:
    struct Trail {
        std::vector<EventIndex> places;
        std::size_t at = 0;     ///< in `places`, where there are any
        bool isWalking = false; ///< the place was come to row by row
        EventIndex walkedFrom;  ///< the row before, while walking
    };

    [[nodiscard]] const Trail& trail() const;
    Trail& trail();
    [[nodiscard]] bool isAtPlace() const;
    void record(EventIndex event);
    void recordJump(EventIndex event);
    void go();
    void push(Trail& trail, EventIndex event);

    SessionContext& m_context;
    AreNeighbours m_areNeighbours;
    std::unordered_map<std::string, Trail> m_trails; ///< by session id
    bool m_isGoing = false;
};

} // namespace playhead
