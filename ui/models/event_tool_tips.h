// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QCoreApplication>
#include <QStringList>

namespace playhead {

class SessionContext;

/// What hovering over an event tells. As rich text in which recorded text is escaped: Qt would take
/// plain text that looks like HTML for HTML.
class EventToolTips
{
    Q_DECLARE_TR_FUNCTIONS(playhead::EventToolTips)

public:
    /// Name, kind, result and all that was inferred or repaired.
    [[nodiscard]] static QString event(const SessionContext& context, EventIndex event);
    /// Start, end and exact duration, and what is doubtful about them.
    [[nodiscard]] static QString times(const SessionContext& context, EventIndex event);
    /// All of both, for a bar without a row of its own.
    [[nodiscard]] static QString bar(const SessionContext& context, EventIndex event);
    /// The parts of the figure and the rule it is counted by; empty where there is no figure.
    [[nodiscard]] static QString tokens(const Trace& trace, EventIndex event);
    [[nodiscard]] static QString cost(const Trace& trace, EventIndex event);

    /// Lines of plain text, as rich text that shows them as they are.
    [[nodiscard]] static QString fromPlainText(const QString& lines);

private:
    [[nodiscard]] static QStringList eventLines(const SessionContext& context, EventIndex event);
    [[nodiscard]] static QStringList timeLines(const SessionContext& context, EventIndex event);
};

} // namespace playhead
