// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/session_link.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace playhead {

class SessionContext;
class SessionStore;
class Trace;

/// Copies a link to an event. Does nothing where the session has no id.
void copyLink(const Trace& trace, EventIndex event);

/// Follows links: finds the session among those that are open, then in the library, shows it, and
/// selects the event as soon as it is read. Whoever chooses another session meanwhile goes there
/// instead. Lives on the GUI thread.
class LinkOpener : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the opener.
    LinkOpener(SessionContext& context, SessionStore& store, QObject* parent = nullptr);

    void open(const SessionLink& link);
    /// The same for a session of the library, and the event that a row of its file is.
    void openRow(const std::string& sessionId, std::int64_t row);
    /// Whether a link waits for its session to be listed or read.
    [[nodiscard]] bool isWaiting() const { return m_link.has_value(); }

Q_SIGNALS:
    void failed(const playhead::Error& error);

private:
    void proceed();
    void selectEvent();
    void goTo(EventIndex event);
    void fail(const Error& error);
    [[nodiscard]] QString findSession() const;

    SessionContext& m_context;
    SessionStore& m_store;
    std::optional<SessionLink> m_link;
    std::optional<std::int64_t> m_row; ///< in place of the link's event
    QString m_shown;                   ///< key of the session that the link led to
};

} // namespace playhead
