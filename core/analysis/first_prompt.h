// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <string>

namespace playhead {

/// What was asked for first in a session, as headline() says it: what to call one that has no name.
/// A command ("/review") only where nothing else was asked for. Empty where nothing of either kind
/// is near the beginning. Reads an event from the source: not for the GUI thread.
[[nodiscard]] std::string first_prompt(const Trace& trace);

} // namespace playhead
