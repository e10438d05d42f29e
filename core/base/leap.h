// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>

namespace playhead {

/// The first place in [first, last) for which `holds(place)` is false, where it is true up to there
/// and false from there on; `last` where it is true throughout. Looks at places ever further away,
/// so that it costs the logarithm of the distance and not of the whole.
template <typename Holds>
[[nodiscard]] std::size_t leap(std::size_t first, std::size_t last, const Holds& holds)
{
    std::size_t step = 1;
    std::size_t beyond = first;
    while (beyond < last && holds(beyond)) {
        first = beyond + 1;
        beyond = last - first < step ? last : first + step;
        step *= 2;
    }
    last = std::min(beyond, last);
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (holds(middle))
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

} // namespace playhead
