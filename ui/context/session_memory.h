// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/trace.h"

#include <QObject>
#include <QVariant>

#include <memory>
#include <vector>

namespace playhead {

class SessionContext;
class SessionStore;
struct SessionEntry;

/// Remembers where the person was in each session - what was selected, which stretch of time was on
/// the screen, where the playhead stood, whether idle gaps were drawn short - and goes back there
/// when the session is shown again, unless the person has selected or zoomed meanwhile. A session
/// that is shown for the first time is drawn as it was recorded. Lives on the GUI thread.
class SessionMemory : public QObject
{
    Q_OBJECT

public:
    /// Context and store outlive it.
    SessionMemory(SessionContext& context, SessionStore& store, QObject* parent = nullptr);

    /// Names a session across restarts: its file and its id.
    [[nodiscard]] static QString nameOf(const SessionEntry& entry);

    /// For the settings. What is no such value is passed over.
    [[nodiscard]] QVariantList save() const;
    void restore(const QVariantList& saved);

private:
    struct Place {
        QString session; ///< nameOf()
        EventIndex selection;
        TimeRange range{no_time, no_time}; ///< in the session's time; none: all of it
        TimeNs playhead = no_time;
        bool isIdleCompressed = false;
    };

    void enter();
    void grow();
    void remember();
    void goBack();
    [[nodiscard]] Place* find(const QString& session);

    SessionContext& m_context;
    SessionStore& m_store;
    std::vector<Place> m_places;          ///< the one used last is the last
    std::shared_ptr<const Trace> m_trace; ///< whose place is the last one
    bool m_isGoingBack = false;           ///< as soon as all of the session is there
};

} // namespace playhead
