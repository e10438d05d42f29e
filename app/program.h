// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/io.h"

#include <span>
#include <string_view>

namespace playhead {

/// The whole program: finds the command that `words` (the arguments without the program's name)
/// ask for, runs it, and returns what to end with. Whatever is no command is for the window.
[[nodiscard]] int runProgram(std::span<const std::string_view> words, Io& io);

} // namespace playhead
