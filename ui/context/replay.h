// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/replay/replay_clock.h"
#include "core/replay/replay_index.h"
#include "core/replay/steps.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace playhead {

class SessionContext;
class SessionIndexes;

/// The playhead of the session shown: plays, stops and steps, and says where it stands. It is off
/// until the person plays or scrubs; then every view shows the session as it was at playhead().
/// Lives on the GUI thread.
class Replay : public QObject
{
    Q_OBJECT

public:
    /// What says how late it is.
    using Now = std::function<SteadyNs()>;
    [[nodiscard]] static SteadyNs steadyNow();

    /// Follows the context and the indexes, which outlive this.
    Replay(SessionContext& context, SessionIndexes& indexes, Now now, QObject* parent = nullptr);

    /// no_time while off.
    [[nodiscard]] TimeNs playhead() const { return m_playhead; }
    [[nodiscard]] bool isActive() const { return m_playhead != no_time; }
    [[nodiscard]] bool isPlaying() const { return m_clock.is_playing(); }
    /// Whether what the playhead passes is passed in playing: also in the tick that ends it.
    [[nodiscard]] bool isMovedByPlaying() const { return isPlaying() || m_isInLastTick; }
    /// From the session's first moment to its last; no_time twice where it has none.
    [[nodiscard]] TimeRange session() const { return m_clock.session(); }
    [[nodiscard]] bool canPlay() const { return session().begin != no_time; }
    [[nodiscard]] double speed() const { return m_clock.speed(); }
    [[nodiscard]] bool isFitted() const { return m_clock.is_fitted(); }
    [[nodiscard]] bool skipsIdle() const { return m_clock.skips_idle(); }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] bool stopsAt(StopReason reason) const;

    /// Where an event stands at the playhead; done where that is off, or not known yet.
    [[nodiscard]] EventState state(EventIndex event) const { return stateAt(event, m_playhead); }
    [[nodiscard]] EventState stateAt(EventIndex event, TimeNs time) const;

public Q_SLOTS:
    void play();
    void pause();
    void togglePlaying();
    /// Puts the playhead within the session, and shows it where that is out of view.
    void seek(playhead::TimeNs time);
    /// Does not play while a pointer holds the playhead; goes on, where it did, when let go.
    void hold();
    void letGo();
    /// Pauses, and takes the playhead off.
    void leave();
    void toStart();
    void toEnd();

    void setSpeed(double speed);
    /// To the next of 0.25, 0.5, 1 ... 64.
    void faster();
    void slower();
    /// The whole session in 30 s.
    void fit();
    void setSkipIdle(bool skip);
    /// Whether the time on the screen moves on when the playhead comes to its end.
    void setFollowing(bool following);
    void setStop(playhead::StopReason reason, bool stops);

    /// Selects and shows the next or previous event of a kind: from the selected one, but from the
    /// playhead where that stands elsewhere. The playhead goes with it, unless it is off.
    void step(playhead::StepTo what, bool forward);
    void stepSibling(bool forward);

    /// Moves the playhead to where it should be by now. Called once a frame while playing.
    void advance();

Q_SIGNALS:
    void playheadChanged(playhead::TimeNs time);
    /// Playing, speed, rules, or what there is to play.
    void stateChanged();
    /// Came to what it is to stop at; no event for a gap.
    void stopped(playhead::StopReason reason, playhead::EventIndex event);

private:
    void beginSession();
    void useIndexes();
    void updateStops();
    void setPlayhead(TimeNs time);
    void stopAt(const StopMoment& stop);
    void goTo(EventIndex event);
    [[nodiscard]] TimeRange sessionRange() const;
    /// Whether a step starts at the selected event, not at the playhead.
    [[nodiscard]] bool isAtSelection() const;

    SessionContext& m_context;
    SessionIndexes& m_indexes;
    Now m_now;
    ReplayClock m_clock;
    QTimer m_frames;
    TimeNs m_playhead = no_time;
    bool m_isInLastTick = false;
    bool m_goesOn = false; ///< when let go
    bool m_isFollowing = true;
    bool m_stopsAtFailure = false;
    bool m_stopsAtMatch = false;
    bool m_stopsAtGap = false;
};

} // namespace playhead
