// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <string>

namespace playhead {

/// Sessions begin with it: what comes behind so many events is not looked at.
inline constexpr std::uint32_t first_prompt_within = 4096;

/// What was asked for first in a session, as headline() says it: what to call one that has no name.
/// A command ("/review") only where nothing else was asked for. Empty where nothing of either kind
/// is near the beginning. Reads an event from the source: not for the GUI thread.
[[nodiscard]] std::string first_prompt(const Trace& trace);

} // namespace playhead
