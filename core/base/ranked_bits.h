// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace playhead {

/// A set that knows which of its members is the n-th, and the other way round: a bit and a
/// sixteenth for each number. Asking takes a few steps; a change counts all of them again, 64 at a
/// time.
class RankedBits
{
public:
    RankedBits() = default;
    explicit RankedBits(Bits bits) : bits_(std::move(bits)) { count_all(); }

    [[nodiscard]] const Bits& bits() const { return bits_; }
    [[nodiscard]] std::size_t size() const { return bits_.size(); }
    [[nodiscard]] bool test(std::size_t at) const { return bits_.test(at); }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// How many members are below `at`, which may be size().
    [[nodiscard]] std::size_t rank(std::size_t at) const;
    /// The member of which `rank` others are smaller; `rank` is less than count().
    [[nodiscard]] std::size_t select(std::size_t rank) const;

    /// Calls `change` with the set, which it may change in any way.
    template <typename Change>
    void change(Change change)
    {
        change(bits_);
        count_all();
    }

private:
    static constexpr std::size_t block_bits = 512;

    void count_all();

    Bits bits_;
    std::vector<std::uint32_t> before_; ///< how many members are below a block, by block
    std::size_t count_ = 0;
};

} // namespace playhead
