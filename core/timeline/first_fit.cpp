// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/first_fit.h"

#include <algorithm>
#include <limits>

namespace playhead {

namespace {

/// Of a track that does not exist yet: no stretch begins then, as it ends later.
constexpr TimeNs never = std::numeric_limits<TimeNs>::max();

} // namespace

FirstFit::FirstFit() : free_from_(2, never) {}

std::size_t FirstFit::add(TimeNs begin, TimeNs end)
{
    std::size_t track = tracks_;
    if (free_from_[1] <= begin) {
        std::size_t node = 1;
        while (node < capacity_)
            node = free_from_[2 * node] <= begin ? 2 * node : 2 * node + 1;
        track = node - capacity_;
    } else {
        if (tracks_ == capacity_)
            double_capacity();
        ++tracks_;
    }
    set_end(track, end);
    return track;
}

void FirstFit::double_capacity()
{
    std::vector<TimeNs> wider(4 * capacity_, never);
    std::copy(free_from_.begin() + static_cast<std::ptrdiff_t>(capacity_), free_from_.end(),
              wider.begin() + static_cast<std::ptrdiff_t>(2 * capacity_));
    capacity_ *= 2;
    free_from_ = std::move(wider);
    for (std::size_t node = capacity_; node-- > 1;)
        free_from_[node] = std::min(free_from_[2 * node], free_from_[2 * node + 1]);
}

void FirstFit::set_end(std::size_t track, TimeNs end)
{
    std::size_t node = capacity_ + track;
    free_from_[node] = end;
    while ((node /= 2) > 0)
        free_from_[node] = std::min(free_from_[2 * node], free_from_[2 * node + 1]);
}

} // namespace playhead
