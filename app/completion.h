// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What the last of the words after the program's name may become: it is still being typed, and may
/// be empty. Each is a whole word. None where that is the name of a file, or anything at all.
[[nodiscard]] std::vector<std::string> completions(std::span<const std::string_view> words);

} // namespace playhead
