// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <random>
#include <string>

namespace playhead::tests {

/// A valid expression: any key with any operator it knows, written in any way, in any nesting.
[[nodiscard]] std::string random_expression(std::mt19937& random);

} // namespace playhead::tests
