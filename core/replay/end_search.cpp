// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/replay/end_search.h"

#include <algorithm>

namespace playhead {

EndSearch::EndSearch(std::span<const TimeNs> moments)
{
    const std::size_t blocks = (moments.size() + block_size - 1) / block_size;
    leaves_ = 1;
    while (leaves_ < blocks)
        leaves_ *= 2;
    latest_.assign(2 * leaves_, no_time);
    for (std::size_t at = 0; at < moments.size(); ++at) {
        TimeNs& latest = latest_[leaves_ + at / block_size];
        latest = std::max(latest, moments[at]);
    }
    for (std::size_t node = leaves_; node-- > 1;)
        latest_[node] = std::max(latest_[2 * node], latest_[2 * node + 1]);
}

std::optional<std::size_t> EndSearch::last_block_after(TimeNs time, std::size_t block) const
{
    for (std::size_t node = leaves_ + block; node > 1; node /= 2) {
        const bool is_right = node % 2 == 1;
        if (!is_right || latest_[node - 1] <= time)
            continue;
        --node;
        while (node < leaves_)
            node = latest_[2 * node + 1] > time ? 2 * node + 1 : 2 * node;
        return node - leaves_;
    }
    return std::nullopt;
}

} // namespace playhead
