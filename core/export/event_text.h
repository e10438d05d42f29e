// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// One event as a person puts it into a message, an issue or an editor.
#pragma once

#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <string>

namespace playhead {

/// The event's JSON object as the native format has it, one member a line.
[[nodiscard]] std::string pretty_event_json(const Trace& trace, EventIndex event,
                                            const LoadedEvent& loaded, const Redactor* redactor);

/// The event in words: a headline, a line for each fact that is recorded, then its error and
/// payloads. A payload that is a text stands as that text. Not to be read back.
[[nodiscard]] std::string event_text(const Trace& trace, EventIndex event,
                                     const LoadedEvent& loaded, const Redactor* redactor);

} // namespace playhead
