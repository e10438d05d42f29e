// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/file_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace playhead {

namespace {

using std::chrono::milliseconds;

/// How long, after a change, to look by itself, and how often.
constexpr auto lively_time = std::chrono::seconds(2);
constexpr milliseconds lively_poll{50};

/// File systems on which somebody else's changes are not told. From statfs(2).
constexpr std::array<std::uint32_t, 8> remote_file_systems = {
    0x6969,     // NFS
    0x517B,     // SMB
    0xFF534D42, // CIFS
    0xFE534D42, // SMB2
    0x65735546, // FUSE
    0x00C36400, // Ceph
    0x01021997, // 9P
    0x5346414F, // AFS
};

bool is_on_remote_file_system(const std::string& path)
{
    struct statfs status = {};
    if (::statfs(path.c_str(), &status) != 0)
        return false;
    const auto type = static_cast<std::uint32_t>(status.f_type);
    return std::find(remote_file_systems.begin(), remote_file_systems.end(), type) !=
           remote_file_systems.end();
}

} // namespace

FileWatch::FileWatch(std::string folder, std::vector<std::string> names, milliseconds poll)
    : folder_(std::move(folder))
    , names_(std::move(names))
    , poll_(poll)
    , events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
    , wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    watch();
}

FileWatch FileWatch::of_file(const std::string& path, const std::vector<std::string_view>& suffixes)
{
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    std::vector<std::string> names = {name};
    for (const std::string_view suffix : suffixes)
        names.push_back(name + std::string(suffix));
    std::string folder = ".";
    if (slash != std::string::npos)
        folder = slash == 0 ? "/" : path.substr(0, slash);
    return {std::move(folder), std::move(names)};
}

FileWatch::FileWatch(FileWatch&& other) noexcept
    : folder_(std::move(other.folder_))
    , names_(std::move(other.names_))
    , poll_(other.poll_)
    , events_(std::exchange(other.events_, -1))
    , watch_(std::exchange(other.watch_, -1))
    , wake_(std::exchange(other.wake_, -1))
    , is_remote_(other.is_remote_)
    , lively_until_(other.lively_until_)
{
}

FileWatch::~FileWatch()
{
    for (const int descriptor : {events_, wake_}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

void FileWatch::watch()
{
    // The folder, not the file: whoever replaces a file makes another one and renames it.
    constexpr std::uint32_t changes = IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE |
                                      IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF |
                                      IN_ONLYDIR;
    if (events_ >= 0 && watch_ < 0)
        watch_ = ::inotify_add_watch(events_, folder_.c_str(), changes);
    is_remote_ = is_on_remote_file_system(folder_);
}

bool FileWatch::take_events()
{
    bool is_ours = false;
    alignas(inotify_event) std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t count = ::read(events_, buffer.data(), buffer.size());
        if (count <= 0)
            return is_ours;
        for (std::size_t at = 0; at < static_cast<std::size_t>(count);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* const name = buffer.data() + at + sizeof event;
            at += sizeof event + event.len;
            if ((event.mask & IN_MOVE_SELF) != 0 && watch_ >= 0)
                ::inotify_rm_watch(events_, watch_); // gone elsewhere: IN_IGNORED follows
            if ((event.mask & IN_IGNORED) != 0)
                watch_ = -1;
            const bool is_of_folder = event.len == 0; // the folder itself, or events were lost
            is_ours = is_ours || is_of_folder || names_.empty() ||
                      std::find(names_.begin(), names_.end(), name) != names_.end();
        }
    }
}

void FileWatch::rest(const std::stop_token& stop, milliseconds time)
{
    const std::stop_callback wake(stop, [this] { (void)::eventfd_write(wake_, 1); });
    pollfd awaited = {wake_, POLLIN, 0};
    (void)::poll(&awaited, 1, static_cast<int>(time.count()));
}

bool FileWatch::wait(const std::stop_token& stop, std::optional<milliseconds> at_most)
{
    const std::stop_callback wake(stop, [this] { (void)::eventfd_write(wake_, 1); });
    const auto give_up = at_most ? Clock::now() + *at_most : Clock::time_point::max();
    bool is_new_watch = false;
    if (watch_ < 0) {
        watch();
        is_new_watch = watch_ >= 0; // what happened before is not told
    }
    while (!stop.stop_requested() && !is_new_watch) {
        const auto now = Clock::now();
        if (now >= give_up)
            return false;
        auto until = give_up;
        if (watch_ < 0 || is_remote_)
            until = std::min(until, now + poll_);
        else if (now < lively_until_)
            until = std::min(until, now + lively_poll);
        const bool is_look = until != give_up;
        int timeout = -1;
        if (until != Clock::time_point::max())
            timeout =
                static_cast<int>(std::chrono::ceil<milliseconds>(
                                     std::min<Clock::duration>(until - now, std::chrono::hours(1)))
                                     .count());
        std::array<pollfd, 2> awaited = {pollfd{wake_, POLLIN, 0}, pollfd{events_, POLLIN, 0}};
        const int ready = ::poll(awaited.data(), awaited.size(), timeout);
        if (ready > 0 && awaited[1].revents != 0 && take_events()) {
            lively_until_ = Clock::now() + lively_time;
            return true;
        }
        if (ready == 0 && is_look)
            return true;
    }
    eventfd_t ignored = 0;
    (void)::eventfd_read(wake_, &ignored);
    return is_new_watch;
}

} // namespace playhead
