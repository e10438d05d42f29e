// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <vector>

namespace playhead {

/// Lays stretches of time that come in order of their begins onto as few tracks as possible, each
/// on the first where it overlaps nothing. Logarithmic in the number of tracks.
class FirstFit
{
public:
    FirstFit();

    /// The track for a stretch from `begin` to before `end`, which is later. No earlier stretch
    /// began later.
    std::size_t add(TimeNs begin, TimeNs end);
    [[nodiscard]] std::size_t track_count() const { return tracks_; }

private:
    void double_capacity();
    void set_end(std::size_t track, TimeNs end);

    std::size_t capacity_ = 1; ///< a power of two
    std::size_t tracks_ = 0;
    /// A heap of when tracks become free, the earliest of each subtree: 1 is the root.
    std::vector<TimeNs> free_from_;
};

} // namespace playhead
