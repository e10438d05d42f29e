// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/command.h"

#include <string>

namespace playhead {

/// What `playhead --help` prints.
[[nodiscard]] std::string programHelp();
/// What `playhead COMMAND --help` prints.
[[nodiscard]] std::string commandHelp(const Command& command);
/// "-o, --output OUT", or "    --json" where it has no letter.
[[nodiscard]] std::string optionName(const Option& option);
/// --help, which every command has beside its own.
[[nodiscard]] const Option& helpOption();
/// "playhead 0.1.0"
[[nodiscard]] std::string versionLine();

} // namespace playhead
