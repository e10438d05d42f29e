// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/sessions/chance.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::bench {

/// A megabyte of sentences, as they stand inside a JSON string, from which texts are cut.
class Prose
{
public:
    Prose(bool is_escaped, Chance& chance);

    /// About `length` bytes from somewhere, up to a whole word; longer texts than there are go
    /// round.
    void append(std::string& out, std::size_t length, Chance& chance) const;
    /// What is planted, with its letters in either case.
    void append_needle(std::string& out, Chance& chance) const;

private:
    bool is_escaped_;
    std::string text_;
    std::vector<std::uint32_t> words_; ///< where they begin
};

} // namespace playhead::bench
