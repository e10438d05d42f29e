// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/byte_scan.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Tells records that cannot hold a text from those that may, by their bytes as they were recorded:
/// JSON in UTF-8, in which any character can stand as itself or as an escape, within strings within
/// strings, too. Never wrong about what cannot: what it lets pass is to be decoded and matched.
///
/// It looks for a part of the text whose characters stand side by side in the bytes as well, as
/// letters of ASCII do, in either case; and for what could be such a character in disguise.
class ByteScreen
{
public:
    /// A record that holds this text, in letters of any case as Regex ignores it, passes. False
    /// where the text is of the kind that this says nothing about; then the screen is of no use.
    [[nodiscard]] bool add_text(std::string_view text);

    /// Whether it holds back anything at all.
    [[nodiscard]] bool is_empty() const { return runs_.empty(); }

    /// Adds places within `bytes`, ascending: a record without one in it holds none of the texts.
    /// `bytes` is shorter than 4 GiB. What lies across its ends is not seen: whoever searches in
    /// pieces lets them overlap by `overlap`.
    void find(std::string_view bytes, std::vector<std::uint32_t>& places) const;
    static constexpr std::size_t overlap = 32;

private:
    /// Bytes to be found, letters of ASCII in either case.
    struct Run {
        std::string bytes;     ///< small letters
        std::size_t first = 0; ///< the place of the pair in it
        BytePair pair;
    };

    bool add_run(std::string_view bytes);
    bool add_character(std::string_view character);
    void add_best_run(std::string_view text);
    [[nodiscard]] bool is_disguise(std::string_view bytes, std::size_t at) const;

    std::vector<Run> runs_;
    std::bitset<128> sought_; ///< characters that count where they stand as an escape
};

} // namespace playhead
