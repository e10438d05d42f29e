// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace playhead {

/// Finds, in a row of moments, the last one before a place that lies after a time: in logarithmic
/// time, by the latest moment of every block of the row and of every pair, four, eight ... of
/// blocks. The moments themselves stay with the caller. Half a byte a moment.
class EndSearch
{
public:
    /// Moments are looked at block by block: few enough to be quick, enough to make the tree small.
    static constexpr std::size_t block_size = 32;

    EndSearch() = default;
    explicit EndSearch(std::span<const TimeNs> moments);

    /// The largest index below `before` whose moment is after `time`. `moment_at(index)` gives the
    /// moments that the search was built from.
    template <typename MomentAt>
    [[nodiscard]] std::optional<std::size_t> last_after(TimeNs time, std::size_t before,
                                                        const MomentAt& moment_at) const
    {
        while (before > 0) {
            const std::size_t block = (before - 1) / block_size;
            if (latest_of_block(block) > time) {
                for (std::size_t at = before; at-- > block * block_size;) {
                    if (moment_at(at) > time)
                        return at;
                }
            }
            const auto earlier = last_block_after(time, block);
            if (!earlier)
                return std::nullopt;
            before = (*earlier + 1) * block_size;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] TimeNs latest_of_block(std::size_t block) const
    {
        return latest_[leaves_ + block];
    }
    /// The last block before `block` that holds a moment after `time`.
    [[nodiscard]] std::optional<std::size_t> last_block_after(TimeNs time, std::size_t block) const;

    std::size_t leaves_ = 0;     ///< a power of two, at least the number of blocks
    std::vector<TimeNs> latest_; ///< a heap: 1 is the root, 2n and 2n + 1 are below n
};

} // namespace playhead
