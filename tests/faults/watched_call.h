// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What system_calls.cpp asks about each call. Internal to tests/faults.
#pragma once

#include "tests/faults/disk_calls.h"

#include <atomic>
#include <map>
#include <mutex>

namespace playhead::faults {

struct WatchState {
    std::atomic<bool> is_watching = false;
    std::mutex mutex; ///< of all that follows
    std::string root;
    std::optional<Fault> fault;
    DiskJournal* journal = nullptr;
    std::vector<Call> calls;
    std::string struck;
    std::map<int, std::string> open; ///< by descriptor: the path it was opened by

    [[nodiscard]] bool is_below(std::string_view path) const;
};
[[nodiscard]] WatchState& watch_state();

/// One call, while it is made: it holds the lock where the call is watched, so that the journal has
/// the order in which things happened.
class WatchedCall
{
public:
    WatchedCall(Call call, std::string path, bool may_need_room = true);
    WatchedCall(Call call, int descriptor);

    [[nodiscard]] bool is_watched() const { return is_watched_; }
    /// What errno is to be instead of making the call; 0 where it is to be made.
    [[nodiscard]] int error() const { return error_; }
    [[nodiscard]] bool is_short() const { return is_short_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Null where nobody keeps one, or the call is not watched.
    [[nodiscard]] DiskJournal* journal() const;
    void opened(int descriptor) const;
    void closed(int descriptor) const;

private:
    void begin(WatchState& state, Call call, bool may_need_room);

    std::unique_lock<std::mutex> lock_;
    std::string path_;
    bool is_watched_ = false;
    bool is_short_ = false;
    int error_ = 0;
};

/// The path of a name in a folder that is open, as openat() takes it.
[[nodiscard]] std::string path_below(int folder, const char* name);

} // namespace playhead::faults
