// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Waits until files of one folder change, by inotify. Where that tells nothing (network file
/// systems, a folder that is not there yet, no watches left) it looks as often as `poll` says. Used
/// by one thread.
///
/// A file at rest costs nothing. After a change it looks a few times more by itself: the system
/// tells of bytes, and what they mean may come behind them, as with a commit to SQLite's log.
class FileWatch
{
public:
    static constexpr std::chrono::milliseconds usual_poll{50};

    /// Changes of the files of these names count; of all where there are none.
    FileWatch(std::string folder, std::vector<std::string> names,
              std::chrono::milliseconds poll = usual_poll);
    /// The file at this path, and those beside it named after it with one of the suffixes.
    static FileWatch of_file(const std::string& path,
                             const std::vector<std::string_view>& suffixes = {});
    FileWatch(FileWatch&& other) noexcept;
    FileWatch& operator=(FileWatch&&) = delete;
    ~FileWatch();

    /// Waits until something may have changed since the last call, the time is over or a stop is
    /// asked for, which ends it at once. True where it may have changed: look.
    bool wait(const std::stop_token& stop,
              std::optional<std::chrono::milliseconds> at_most = std::nullopt);

    /// Waits until the time is over or a stop is asked for; what changes meanwhile makes the next
    /// wait() return at once.
    void rest(const std::stop_token& stop, std::chrono::milliseconds time);

private:
    using Clock = std::chrono::steady_clock;

    void watch();
    [[nodiscard]] bool take_events();

    std::string folder_;
    std::vector<std::string> names_;
    std::chrono::milliseconds poll_;
    int events_ = -1; ///< inotify
    int watch_ = -1;
    int wake_ = -1; ///< eventfd, written to by a stop
    bool is_remote_ = false;
    Clock::time_point lively_until_{};
};

} // namespace playhead
