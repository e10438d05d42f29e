// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/annotations.h"
#include "core/model/trace.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace playhead {

class SecretMask;

/// Short texts about one event, the same wherever it is shown. Recorded text comes back as plain
/// text on one line, cut where it is very long, and with its secrets masked.
class EventTexts
{
    Q_DECLARE_TR_FUNCTIONS(playhead::EventTexts)

public:
    /// A figure as shown; empty where it is unknown, which is never 0.
    struct Figure {
        QString text;
        bool isRollUp = false; ///< a sum of the events below
    };

    [[nodiscard]] static QString name(const Trace& trace, EventIndex event, const SecretMask& mask);
    /// "LLM call", "Tool call", or the source's own word.
    [[nodiscard]] static QString kind(const Trace& trace, EventIndex event, const SecretMask& mask);
    /// "✕ Fail".
    [[nodiscard]] static QString result(EventResult result);
    [[nodiscard]] static QString resultWord(EventResult result);
    /// "3.40 s"; "running" or "no end" where the source records no end; empty for an instant. While
    /// the session is live and has come to `now`, "3.4 s…" for what has no end.
    [[nodiscard]] static QString duration(const Trace& trace, EventIndex event,
                                          TimeNs now = no_time);
    /// How long something has been going on: "3.4 s", and from ten seconds on in whole ones.
    [[nodiscard]] static QString elapsed(DurationNs length);
    /// The same of an event that runs; nothing for another, or in a session that is not live.
    [[nodiscard]] static std::optional<QString> runningFor(const Trace& trace, EventIndex event,
                                                           TimeNs now);
    /// duration() for screen readers: "running for 3 s".
    [[nodiscard]] static QString spokenDuration(const Trace& trace, EventIndex event, TimeNs now);
    /// The event's own tokens, or those of the events below; rounded from ten million on.
    [[nodiscard]] static Figure tokens(const Trace& trace, EventIndex event);
    /// The same for its cost: "≈" where it was computed from prices, "≥" where the cost of some
    /// calls is unknown.
    [[nodiscard]] static Figure cost(const Trace& trace, EventIndex event);
    /// Events with result Fail among the descendants.
    [[nodiscard]] static int failuresBelow(const Trace& trace, EventIndex event);
    /// For screen readers, of what the person keeps beside an event: ", bookmarked, with a note".
    /// Null, and so empty, where that is nothing.
    [[nodiscard]] static QString spokenAnnotation(const Annotation* annotation);
    /// For screen readers, of a bar: "LLM call, OpenAI Call, gpt-4, Fail, 3.40 s".
    [[nodiscard]] static QString spokenBar(const Trace& trace, EventIndex event,
                                           const SecretMask& mask, TimeNs now = no_time);
    /// Whole, for screen readers: "LLM call, OpenAI Call, gpt-4, Fail, 3.40 s, level 3, 2 children,
    /// collapsed".
    [[nodiscard]] static QString spoken(const Trace& trace, EventIndex event, bool isExpanded,
                                        const SecretMask& mask, TimeNs now = no_time);
};

} // namespace playhead
