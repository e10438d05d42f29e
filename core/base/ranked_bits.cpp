// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/ranked_bits.h"

#include <algorithm>

namespace playhead {

void RankedBits::count_all()
{
    before_.clear();
    before_.reserve(bits_.size() / block_bits + 1);
    count_ = 0;
    for (std::size_t first = 0; first < bits_.size(); first += block_bits) {
        before_.push_back(static_cast<std::uint32_t>(count_));
        count_ += bits_.count(first, std::min(first + block_bits, bits_.size()));
    }
}

std::size_t RankedBits::rank(std::size_t at) const
{
    const std::size_t block = at / block_bits;
    if (block >= before_.size())
        return count_;
    return before_[block] + bits_.count(block * block_bits, at);
}

std::size_t RankedBits::select(std::size_t rank) const
{
    const auto behind = std::upper_bound(before_.begin(), before_.end(), rank);
    const auto block = static_cast<std::size_t>(behind - before_.begin()) - 1;
    return bits_.select(rank - before_[block], block * block_bits);
}

} // namespace playhead
