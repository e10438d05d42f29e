// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/folder_listing.h"

#include "core/base/quiet_open.h"
#include "core/base/text.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace playhead {

namespace {

constexpr std::int64_t ns_per_s = 1'000'000'000;

bool is_before(const FolderListing::Entry& a, const FolderListing::Entry& b)
{
    return a.name < b.name;
}

} // namespace

FolderListing::FolderListing(int descriptor, std::string path)
    : descriptor_(descriptor), path_(std::move(path))
{
}

FolderListing::FolderListing(FolderListing&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1))
    , path_(std::move(other.path_))
    , device_(other.device_)
    , inode_(other.inode_)
    , entries_(std::move(other.entries_))
{
}

FolderListing::~FolderListing()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<std::optional<FolderListing>> FolderListing::list(int descriptor, std::string path)
{
    if (descriptor < 0) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP)
            return std::optional<FolderListing>();
        return Error{"The folder cannot be read: " + system_text(errno) + ".", std::move(path),
                     "Check that you may read it."};
    }
    std::optional listing(FolderListing(descriptor, std::move(path)));
    listing->read();
    return listing;
}

Result<std::optional<FolderListing>> FolderListing::open(const std::string& path)
{
    return list(open_quietly(AT_FDCWD, path.c_str(), O_DIRECTORY), path);
}

Result<std::optional<FolderListing>> FolderListing::open_within(const FolderListing& folder,
                                                                const std::string& name)
{
    return list(open_quietly(folder.descriptor_, name.c_str(), O_DIRECTORY | O_NOFOLLOW),
                folder.path_of(name));
}

void FolderListing::read()
{
    struct stat own = {};
    if (::fstat(descriptor_, &own) == 0) {
        device_ = own.st_dev;
        inode_ = own.st_ino;
    }
    // It closes what it is given.
    DIR* names = ::fdopendir(::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0));
    if (!names)
        return;
    // No other thread reads this stream.
    // cppcheck-suppress readdirCalled
    while (const dirent* entry = ::readdir(names)) { // NOLINT(concurrency-mt-unsafe)
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        unsigned char type = entry->d_type;
        struct stat status = {};
        if (type == DT_UNKNOWN &&
            ::fstatat(descriptor_, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
            type = S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_LNK;
        if (type == DT_DIR || type == DT_REG)
            entries_.push_back({std::string(name), type == DT_DIR});
    }
    ::closedir(names);
    std::sort(entries_.begin(), entries_.end(), is_before);
}

bool FolderListing::has(std::string_view name, bool is_folder) const
{
    const auto at = std::lower_bound(
        entries_.begin(), entries_.end(), name,
        [](const Entry& entry, std::string_view wanted) { return entry.name < wanted; });
    return at != entries_.end() && at->name == name && at->is_folder == is_folder;
}

std::string FolderListing::path_of(const std::string& name) const
{
    return path_.ends_with('/') ? path_ + name : path_ + "/" + name;
}

std::optional<FileStamp> FolderListing::stamp_of(const Entry& entry) const
{
    struct stat status = {};
    if (::fstatat(descriptor_, entry.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode))
        return std::nullopt;
    return FileStamp{status.st_dev, status.st_ino, status.st_size,
                     status.st_mtim.tv_sec * ns_per_s + status.st_mtim.tv_nsec};
}

} // namespace playhead
