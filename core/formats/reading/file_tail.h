// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/file_watch.h"
#include "core/base/job.h"
#include "core/model/source.h"

#include <chrono>
#include <optional>

namespace playhead {

/// The end of a file that is read on, where its reader waits. Used by one thread, the reader's.
class FileTail
{
public:
    using Clock = std::chrono::steady_clock;

    /// How long something torn at the end may rest before it is taken for all there will be.
    static constexpr std::chrono::milliseconds torn_patience{2000};

    /// How long a file rests before it is taken to be done for now.
    static constexpr std::chrono::milliseconds long_rest{2000};

    /// `rested` is how long ago the file was written to.
    FileTail(FileWatch& watch, std::chrono::milliseconds rested) : watch_(watch), rested_(rested) {}

    /// Waits until the file may have changed. False where its end is torn and has rested so long
    /// that nobody will complete it soon.
    bool wait(bool is_torn, const Job& job);
    /// For what the watch does not see, other files: wait() takes no longer than this.
    void look_every(std::chrono::milliseconds time) { longest_wait_ = time; }
    /// Whether the file has not grown for so long that it may never again.
    [[nodiscard]] bool has_rested() const { return rested_ >= long_rest; }
    /// Lets changes gather until then.
    void rest_until(Clock::time_point time, const Job& job);
    void grew()
    {
        rested_ = std::chrono::milliseconds(0);
        torn_since_.reset();
    }
    /// Says why the file is not read on.
    void end(FileNews why) { end_ = why; }
    /// None where it was not the file.
    [[nodiscard]] FileNews why_ended() const { return end_; }
    [[nodiscard]] bool ended_torn() const { return ended_torn_; }

private:
    FileWatch& watch_;
    std::chrono::milliseconds rested_; ///< as far as that was waited for
    std::optional<Clock::time_point> torn_since_;
    std::optional<std::chrono::milliseconds> longest_wait_;
    FileNews end_ = FileNews::None;
    bool ended_torn_ = false;
};

} // namespace playhead
