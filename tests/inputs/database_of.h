// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/inputs/chance.h"

#include <string>
#include <string_view>

namespace playhead::inputs {

/// The file of an SQLite database that these statements make. Empty where they fail.
[[nodiscard]] std::string database_of(const std::string& sql);

[[nodiscard]] bool is_database(std::string_view bytes);

/// Changes what the rows of a database hold, or its tables: a value becomes what `change` makes of
/// it, rows and columns vanish, change names, are there twice. As it was where it cannot be read.
[[nodiscard]] std::string mutated_database(const std::string& bytes,
                                           std::string (*change)(std::string_view, Chance&),
                                           Chance& chance);

} // namespace playhead::inputs
