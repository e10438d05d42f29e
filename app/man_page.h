// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace playhead {

/// The manual page playhead(1), in the man macros of roff: what programHelp() and commandHelp() say
/// of every command and option, and what they do not say: environment and files.
[[nodiscard]] std::string manPage();

} // namespace playhead
