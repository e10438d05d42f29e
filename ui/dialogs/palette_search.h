// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "ui/dialogs/palette_model.h"

#include <QList>

#include <optional>
#include <stop_token>
#include <vector>

namespace playhead {

class SessionContext;
class SessionListModel;
struct MenuAction;

/// The actions that match a text, those that cannot be used now left out; all where it is empty.
[[nodiscard]] std::vector<PaletteEntry> paletteActions(const QString& text,
                                                       const QList<MenuAction>& actions);

/// The sessions of the list whose name matches.
[[nodiscard]] std::vector<PaletteEntry> paletteSessions(const QString& text,
                                                        const SessionListModel& sessions);

/// What a text that names a place leads to: "#37", "@12.5s" since the session began, a link. One
/// entry, or none where there is no such place; nothing where the text names no place at all.
[[nodiscard]] std::optional<std::vector<PaletteEntry>> palettePlaces(const QString& text,
                                                                     const SessionContext& context);

/// The events whose type matches best, of two that match alike the earlier one; at most `most`. May
/// be called on any thread.
[[nodiscard]] std::vector<EventIndex> searchEvents(const Trace& trace, const QString& text,
                                                   std::size_t most, const std::stop_token& stop);

/// The entries for such events: a match is told by what is shown, with its secrets masked.
[[nodiscard]] std::vector<PaletteEntry> paletteEvents(const QString& text,
                                                      const std::vector<EventIndex>& events,
                                                      const SessionContext& context);

/// "12.5s", "500ms", "2m", "1h" or "1:05" as a length of time.
[[nodiscard]] std::optional<DurationNs> spanOf(QStringView text);

} // namespace playhead
