// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/panels/test_session.h"
#include "ui/context/session_context.h"
#include "ui/panels/event_view.h"

#include <QString>
#include <QStringList>

class QScrollBar;

namespace playhead {

/// An event view in an active window, and a session to show in it.
struct ShownEventView {
    TestSession session;
    SessionContext context;
    EventView view{context};

    /// Fails the test where the window does not become active.
    ShownEventView();

    /// Shows the session, to which nothing is added afterwards.
    void showSession() { context.setTrace(session.trace()); }
    /// A session of three events: plan, search inside it, and bare, which has a beginning alone.
    void showSmallSession();

    /// What a person does; both wait until the view shows all of it.
    void select(EventIndex event);
    void choose(const QString& tab);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QStringList tabs() const;
    /// The upright one that can be moved, of those in sight; null where there is none.
    [[nodiscard]] QScrollBar* scrollBar() const;
};

/// The events of showSmallSession().
inline constexpr EventIndex plan(0U);
inline constexpr EventIndex search(1U);
inline constexpr EventIndex bare(2U);

} // namespace playhead
