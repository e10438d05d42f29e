// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "ui/context/secret_mask.h"
#include "ui/context/time_viewport.h"

#include <QObject>

#include <memory>
#include <optional>

namespace playhead {

class EventAnnotations;
class EventFilter;
class EventHeadlines;
class Find;
class Follow;
class LiveClock;
class Replay;
class SessionIndexes;

/// How moments are written.
enum class TimeDisplay {
    Relative, ///< since the session's first event
    Utc,
    Local,
};

/// What the window looks at: one session, one selected event, one visible stretch of time. Every
/// view is a function of it, and changes it only through here; views do not know each other.
/// Lives on the GUI thread.
class SessionContext : public QObject
{
    Q_OBJECT

public:
    explicit SessionContext(QObject* parent = nullptr);
    ~SessionContext() override;

    /// Null where no session is shown.
    [[nodiscard]] const std::shared_ptr<const Trace>& trace() const { return m_trace; }
    /// Shows another session: selection and visible range start anew.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// A later snapshot of the same session: numbers of events and texts, selection and range stay.
    void growTrace(std::shared_ptr<const Trace> trace);
    /// Whether the session is being recorded while it is shown.
    [[nodiscard]] bool isLive() const { return m_isLive; }
    /// The moment that a live session has come to: what has no end runs until then. no_time where
    /// the session is not live.
    [[nodiscard]] TimeNs now() const;

    /// None where nothing is selected.
    [[nodiscard]] EventIndex selection() const { return m_selection; }
    [[nodiscard]] EventIndex hovered() const { return m_hovered; }
    /// The stretch of time that is on the screen.
    [[nodiscard]] TimeViewport& time() { return m_time; }
    [[nodiscard]] const TimeViewport& time() const { return m_time; }
    /// The person's bookmarks and notes.
    [[nodiscard]] EventAnnotations& annotations() const { return *m_annotations; }
    /// Which of the session's events are asked for.
    [[nodiscard]] EventFilter& filter() { return *m_filter; }
    [[nodiscard]] const EventFilter& filter() const { return *m_filter; }
    /// A text that is looked for in its events.
    [[nodiscard]] Find& find() const { return *m_find; }
    /// What events did, in a few words.
    [[nodiscard]] EventHeadlines& headlines() const { return *m_headlines; }
    /// What questions about the session's time are answered from.
    [[nodiscard]] SessionIndexes& indexes() const { return *m_indexes; }
    /// The playhead.
    [[nodiscard]] Replay& replay() const { return *m_replay; }
    /// What tells views of a live session that time goes on.
    [[nodiscard]] LiveClock& clock() const { return *m_clock; }
    /// Whether views stay at the end of a live session.
    [[nodiscard]] Follow& follow() const { return *m_follow; }
    /// What an event covers as far as it is recorded: a moment where only its start or its end is.
    [[nodiscard]] std::optional<TimeRange> timeOf(EventIndex event) const;
    /// Whether the session's idle gaps are drawn short, as soon as they are known.
    [[nodiscard]] bool isIdleCompressed() const { return m_isIdleCompressed; }
    [[nodiscard]] TimeDisplay timeDisplay() const { return m_timeDisplay; }
    [[nodiscard]] bool areSecretsRevealed() const { return m_mask.isRevealing(); }
    /// What every view passes recorded text through before it shows or copies it.
    [[nodiscard]] const SecretMask& mask() const { return m_mask; }

    /// A moment as the person wants to read it: "+17.118 s", or a date and time.
    [[nodiscard]] QString formatTime(TimeNs time) const;

public Q_SLOTS:
    /// Ignores events that the session does not have.
    void select(playhead::EventIndex event);
    void setHovered(playhead::EventIndex event);
    void setTimeDisplay(playhead::TimeDisplay display);
    void setSecretsRevealed(bool revealed);
    void setIdleCompressed(bool compressed);
    /// Of the session shown; another is not live until this is said of it, too.
    void setLive(bool live);

Q_SIGNALS:
    /// The last moment in which the session is still there: what is being edited is kept now.
    void traceAboutToChange();
    /// Another session, or none.
    void traceChanged();
    /// The same session, with more events.
    void traceGrown();
    void selectionChanged(playhead::EventIndex event);
    void hoveredChanged(playhead::EventIndex event);
    void timeDisplayChanged(playhead::TimeDisplay display);
    void secretsRevealedChanged(bool revealed);
    void idleCompressedChanged(bool compressed);
    void liveChanged(bool live);
    /// The person wants to see the event: views scroll to it and open what hides it.
    void revealRequested(playhead::EventIndex event);

private:
    void indexHits();
    void compressIdle();
    void extendTime();
    [[nodiscard]] TimeRange whole(const CompressedTime& compressed) const;

    std::shared_ptr<const Trace> m_trace;
    bool m_isLive = false;
    EventIndex m_selection;
    EventIndex m_hovered;
    TimeViewport m_time;
    bool m_isIdleCompressed = false;
    TimeDisplay m_timeDisplay = TimeDisplay::Relative;
    SecretMask m_mask;
    /// Before the filter: it lets go of a session before there are hits of the next.
    std::unique_ptr<SessionIndexes> m_indexes;
    EventAnnotations* m_annotations; ///< a child; before the filter, which may ask for them
    EventFilter* m_filter;           ///< a child
    Find* m_find;                    ///< a child
    EventHeadlines* m_headlines;     ///< a child
    std::unique_ptr<Replay> m_replay;
    LiveClock* m_clock;         ///< a child
    Follow* m_follow = nullptr; ///< a child
};

} // namespace playhead
