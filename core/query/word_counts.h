// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/query/keys.h"

#include <cstdint>
#include <vector>

namespace playhead {

/// How many events have each word of a column, by the word's number; among `under` alone where that
/// is not null. An event that has a word twice counts once.
[[nodiscard]] std::vector<std::uint32_t> count_words(const Trace& trace, const WordColumn& column,
                                                     const Bits* under = nullptr);

} // namespace playhead
