// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/recording_mark.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

namespace playhead {

namespace {

/// No name that Staging makes has a dot.
std::string folder_of(const LibraryPaths& paths, const std::string& file)
{
    return paths.incoming + "/" + file + ".recording";
}

} // namespace

RecordingMark::RecordingMark(LibraryPaths paths, std::string folder, int descriptor)
    : paths_(std::move(paths)), folder_(std::move(folder)), descriptor_(descriptor)
{
}

Result<RecordingMark> RecordingMark::make(const LibraryPaths& paths, const FolderLock& /*lock*/,
                                          const std::string& file)
{
    const std::string folder = folder_of(paths, file);
    if (auto made = make_folders(folder); !made)
        return made.error();
    constexpr mode_t private_file = 0600;
    const int descriptor =
        ::open((folder + "/lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, private_file);
    RecordingMark mark(paths, folder, descriptor);
    // Who only wants to know holds it for a moment: that is waited for.
    if (descriptor < 0 || ::flock(descriptor, LOCK_SH) != 0)
        return Error{
            "Cannot mark the session as being recorded: " + system_text(errno) + ".", folder, {}};
    return mark;
}

RecordingMark::RecordingMark(RecordingMark&& other) noexcept
    : paths_(std::move(other.paths_))
    , folder_(std::move(other.folder_))
    , descriptor_(std::exchange(other.descriptor_, -1))
{
}

RecordingMark::~RecordingMark()
{
    if (descriptor_ < 0)
        return;
    // Under the lock, so that nobody marks a folder that is being deleted. Whoever else opens the
    // library for writing does it where this cannot.
    const auto lock = FolderLock::take(paths_, std::chrono::milliseconds(0));
    if (lock && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    ::close(descriptor_);
}

bool RecordingMark::is_set(const LibraryPaths& paths, const std::string& file)
{
    return is_being_written(folder_of(paths, file));
}

} // namespace playhead
