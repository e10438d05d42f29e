// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/wall_clock.h"

#include <ctime>

namespace playhead {

TimeNs wall_clock() noexcept
{
    timespec time = {};
    ::clock_gettime(CLOCK_REALTIME, &time); // cannot fail
    return TimeNs{time.tv_sec} * ns_per_second + time.tv_nsec;
}

} // namespace playhead
