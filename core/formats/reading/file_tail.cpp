// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/file_tail.h"

namespace playhead {

using std::chrono::milliseconds;

bool FileTail::wait(bool is_torn, const Job& job)
{
    const auto now = Clock::now();
    if (!is_torn) {
        auto most = longest_wait_;
        if (!has_rested() && (!most || *most > long_rest - rested_))
            most = long_rest - rested_;
        watch_.wait(job.stop, most);
        rested_ += std::chrono::ceil<milliseconds>(Clock::now() - now);
        return true;
    }
    if (!torn_since_)
        torn_since_ = now - rested_;
    const auto left = std::chrono::ceil<milliseconds>(*torn_since_ + torn_patience - now);
    ended_torn_ = left.count() <= 0;
    if (!ended_torn_)
        watch_.wait(job.stop, left);
    return !ended_torn_;
}

void FileTail::rest_until(Clock::time_point time, const Job& job)
{
    const auto now = Clock::now();
    if (time > now)
        watch_.rest(job.stop, std::chrono::ceil<milliseconds>(time - now));
}

} // namespace playhead
