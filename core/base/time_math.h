// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

namespace playhead {

/// `to` minus `from` in nanoseconds. The subtraction is exact for all moments, also where the
/// difference does not fit into an int64; only then does it become a double.
[[nodiscard]] double signed_distance(TimeNs from, TimeNs to);

/// `time` plus `length`, held at the ends of what TimeNs can hold; never no_time.
[[nodiscard]] TimeNs saturating_add(TimeNs time, DurationNs length);

/// The same for a length that is not whole nanoseconds yet; rounds to the nearest.
[[nodiscard]] TimeNs saturating_add(TimeNs time, double length);

/// end - begin, held at the largest DurationNs.
[[nodiscard]] DurationNs saturating_length(TimeNs begin, TimeNs end);

} // namespace playhead
