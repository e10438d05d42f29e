// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

namespace playhead {

/// How far a job is. `total` is 0 while it is not known.
struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

/// What long work is given besides its input: a token that says when to stop, and a function to
/// tell how far it is. The function is called on the worker's thread, as often as the work likes;
/// whoever shows it does the thinning.
struct Job {
    std::stop_token stop;
    std::function<void(Progress)> on_progress;

    [[nodiscard]] bool is_cancelled() const { return stop.stop_requested(); }
    void report(std::uint64_t done, std::uint64_t total) const
    {
        if (on_progress)
            on_progress({done, total});
    }
};

} // namespace playhead
