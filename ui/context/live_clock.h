// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <unordered_map>

namespace playhead {

class SessionContext;

/// The time of a live session, which goes on between its snapshots. Ticks as often as the views
/// want to show it, and once a second where none does; not at all where no session is live. Lives
/// on the GUI thread.
///
/// It is this machine's clock. A session whose latest time is far from that, as another machine's
/// or one that is played back, has its own: it goes on from its latest time.
class LiveClock : public QObject
{
    Q_OBJECT

public:
    /// Nanoseconds since the epoch.
    using Source = std::function<TimeNs()>;

    /// Owned by the context, which outlives it.
    explicit LiveClock(SessionContext& context);

    /// As of the last tick or snapshot, so that all views draw the same moment; no_time where the
    /// session is not live.
    [[nodiscard]] TimeNs now() const { return m_now; }
    /// Reads another clock than the machine's.
    void setSource(Source source) { m_source = std::move(source); }
    /// How often a view has something else to show, in milliseconds; 0 while it has not.
    void setWanted(const QObject* view, int interval);
    /// Where nothing is to move on the screen by itself, figures still go on, once a second.
    void setAnimated(bool isAnimated);

    // For the context.

    /// The session is another, or live by now, or no longer.
    void begin();
    /// The session has another snapshot.
    void takeUp();
    /// Time goes on; by the timer.
    void tick();

Q_SIGNALS:
    void ticked();

private:
    /// `longest`: how long nothing may have happened without this being another clock.
    void compareWithSession(DurationNs longest);
    void updateInterval();

    SessionContext& m_context;
    Source m_source;
    TimeNs m_now = no_time;
    TimeNs m_latest = no_time; ///< of the snapshot before
    DurationNs m_lag = 0;      ///< the session's clock behind m_source
    std::unordered_map<const QObject*, int> m_wanted;
    bool m_isAnimated = true;
    QTimer m_timer;
};

} // namespace playhead
