// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Programs that a row starts to measure them from outside: this one again, as something else.
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::bench {

/// The first argument of such a program.
inline constexpr std::string_view child_word = "--child";

/// Starts this program as `kind` and waits for it: the figure that it told.
[[nodiscard]] Result<double> run_child(std::string_view kind,
                                       const std::vector<std::string>& words);

/// What such a program does, with what stands behind child_word. Returns what it ends with.
int be_child(std::span<char*> words);

} // namespace playhead::bench
