// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/trace.h"

#include <QObject>
#include <QVariant>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace playhead {

class SessionContext;
class SessionStore;
struct SessionEntry;

/// Remembers where the person was in each session - what was selected, which stretch of time was on
/// the screen, where the playhead stood, whether idle gaps were drawn short, which rows were
/// collapsed, which event was pinned - and goes back there when the session is shown again, unless
/// the person has done any of it meanwhile. A session that is shown for the first time is drawn as
/// it was recorded. Lives on the GUI thread.
class SessionMemory : public QObject
{
    Q_OBJECT

public:
    /// Context and store outlive it.
    SessionMemory(SessionContext& context, SessionStore& store, QObject* parent = nullptr);

    /// Names a session across restarts: its file and its id.
    [[nodiscard]] static QString nameOf(const SessionEntry& entry);

    /// For the settings. What is no such value is passed over.
    [[nodiscard]] QVariantList save();
    void restore(const QVariantList& saved);

    // What the context does not hold is told here by who holds it.
    /// Tells which rows of the session shown are collapsed, in order of the events' numbers.
    using CollapsedRows = std::function<std::vector<EventIndex>()>;
    /// `rows` is asked when a session is left or saved, and not at each change: of a million rows
    /// it takes a while.
    void askForCollapsed(CollapsedRows rows) { m_collapsedRows = std::move(rows); }
    /// The person has collapsed or expanded some.
    void rememberCollapsed();
    void rememberPinned(EventIndex event);

Q_SIGNALS:
    /// These rows are to be collapsed, and no others.
    void collapsedWanted(const std::vector<playhead::EventIndex>& events);
    void pinnedWanted(playhead::EventIndex event);

private:
    /// What is collapsed of the events that hold others. Few numbers say it, also where all are.
    struct Collapsed {
        bool areOthers = false;             ///< whether all but the exceptions are
        std::vector<EventIndex> exceptions; ///< in order
    };
    struct Place {
        QString session; ///< nameOf()
        EventIndex selection;
        TimeRange range{no_time, no_time}; ///< in the session's time; none: all of it
        TimeNs playhead = no_time;
        bool isIdleCompressed = false;
        Collapsed rows;
        EventIndex pinned;
    };

    void enter();
    void grow();
    void remember();
    void takeCollapsed();
    void goBack();
    [[nodiscard]] bool isOfPlace() const;
    [[nodiscard]] std::vector<EventIndex> collapsedIn(const Trace& trace,
                                                      const Collapsed& rows) const;
    [[nodiscard]] Place* find(const QString& session);

    SessionContext& m_context;
    SessionStore& m_store;
    std::vector<Place> m_places;          ///< the one used last is the last
    std::shared_ptr<const Trace> m_trace; ///< whose place is the last one
    CollapsedRows m_collapsedRows;
    bool m_areRowsStale = false; ///< those of the last place
    bool m_isGoingBack = false;  ///< as soon as all of the session is there
};

} // namespace playhead
