// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_folder.h"

#include "core/base/hex.h"
#include "core/base/text.h"
#include "core/model/id_hash.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

namespace playhead {

namespace {

namespace fs = std::filesystem;

constexpr mode_t private_folder = 0700;
constexpr mode_t private_file = 0600;
constexpr auto lock_poll = std::chrono::milliseconds(10);

/// Opens and locks (flock) a file, -1 with errno where it cannot.
int open_locked(const std::string& path)
{
    const int descriptor =
        ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, private_file);
    if (descriptor < 0)
        return -1;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    const int code = errno;
    ::close(descriptor);
    errno = code;
    return -1;
}

Error cannot(const std::string& doing, const std::string& path)
{
    const int code = errno;
    return {"Cannot " + doing + ": " + system_text(code) + ".", path,
            code == ENOSPC ? "Make room on the disk, then try again."
                           : "Check that you may write there."};
}

Result<void> sync_file(const std::string& path, int flags)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (descriptor < 0)
        return cannot("open the file", path);
    const bool is_synced = ::fsync(descriptor) == 0;
    const int code = errno;
    ::close(descriptor);
    errno = code;
    if (!is_synced)
        return cannot("write the file to the disk", path);
    return {};
}

bool is_harmless(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

} // namespace

LibraryPaths::LibraryPaths(std::string library_folder)
    : folder(std::move(library_folder))
    , catalogue(folder + "/catalogue.db")
    , sessions(folder + "/sessions")
    , incoming(folder + "/incoming")
    , lock(folder + "/lock")
    , search(folder + "/search.db")
{
}

std::string LibraryPaths::staged(const std::string& name) const
{
    return incoming + "/" + name + "/session.playhead";
}

std::string session_file_name(std::string_view session_id, std::string_view suffix)
{
    constexpr std::size_t longest = 100;
    std::string name;
    std::copy_if(session_id.begin(), session_id.end(), std::back_inserter(name), is_harmless);
    if (name.empty() || name != session_id || name.size() > longest) {
        name.resize(std::min(name.size(), longest / 2));
        // The dot tells it from an id that is harmless.
        name += std::string(name.empty() ? "" : ".") + hex_of(id_hash(session_id));
    }
    return name.append(suffix);
}

bool is_plain_name(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

Result<FolderLock> FolderLock::take(const LibraryPaths& paths, std::chrono::milliseconds patience)
{
    const auto give_up = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const int descriptor = open_locked(paths.lock);
        if (descriptor >= 0)
            return FolderLock(descriptor);
        if (errno != EWOULDBLOCK)
            return cannot("lock the library", paths.lock);
        if (std::chrono::steady_clock::now() >= give_up)
            return Error{"The library is in use by another program.", paths.folder,
                         "Close the other program, or try again when it is done."};
        std::this_thread::sleep_for(lock_poll);
    }
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1))
{
}

FolderLock::~FolderLock()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<Staging> Staging::make(const LibraryPaths& paths, const FolderLock& /*lock*/)
{
    std::string folder = paths.incoming + "/XXXXXX";
    if (!::mkdtemp(folder.data()))
        return cannot("make a folder", paths.incoming);
    const int descriptor = open_locked(folder + "/lock");
    std::string name = folder.substr(paths.incoming.size() + 1);
    Staging staging(folder, std::move(name), descriptor);
    if (descriptor < 0)
        return cannot("lock a file", folder);
    return staging;
}

Staging::Staging(Staging&& other) noexcept
    : folder_(std::exchange(other.folder_, {}))
    , name_(std::move(other.name_))
    , descriptor_(std::exchange(other.descriptor_, -1))
{
}

Staging::~Staging()
{
    std::error_code ignored; // what stays is deleted by whoever opens the library next
    if (!folder_.empty())
        fs::remove_all(folder_, ignored);
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

std::string Staging::file() const
{
    return folder_ + "/session.playhead";
}

Result<void> Staging::sync() const
{
    if (auto synced = sync_file(file(), 0); !synced)
        return synced;
    if (auto synced = sync_folder(folder_); !synced)
        return synced;
    return sync_folder(fs::path(folder_).parent_path());
}

bool is_being_written(const std::string& staging_folder)
{
    const int descriptor =
        ::open((staging_folder + "/lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    // Of several that record into one file, each holds a part of the lock.
    const bool is_free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close(descriptor);
    return !is_free;
}

void delete_abandoned(const LibraryPaths& paths, const FolderLock& /*lock*/)
{
    std::error_code ignored;
    std::vector<fs::path> folders;
    for (fs::directory_iterator entry(paths.incoming, ignored), end; entry != end;
         entry.increment(ignored)) {
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored))
            folders.push_back(entry->path());
    }
    for (const fs::path& folder : folders) {
        const int descriptor = open_locked(folder / "lock");
        if (descriptor < 0)
            continue;
        fs::remove_all(folder, ignored);
        ::close(descriptor);
    }
}

bool file_exists(const std::string& path)
{
    return ::access(path.c_str(), F_OK) == 0;
}

Result<bool> is_there(const std::string& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) == 0)
        return true;
    if (errno == ENOENT || errno == ENOTDIR)
        return false;
    return cannot("look at the file", path);
}

Result<void> sync_folder(const std::string& path)
{
    return sync_file(path, O_DIRECTORY);
}

Result<void> make_folders(const std::string& path)
{
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const std::string part = path.substr(0, slash);
        if (::mkdir(part.c_str(), private_folder) == 0) {
            // A folder that one may write to but not read cannot be synced: so be it.
            const fs::path above = fs::path(part).parent_path();
            if (auto synced = sync_folder(above); !synced && ::access(above.c_str(), R_OK) == 0)
                return synced;
        } else if (errno != EEXIST && !file_exists(part)) {
            return cannot("make the folder", part);
        }
        if (slash == std::string::npos)
            return {};
    }
}

Result<void> move_into_place(const std::string& from, const std::string& to)
{
    if (::chmod(from.c_str(), private_file) != 0)
        return cannot("set the permissions", from);
    if (auto synced = sync_file(from, 0); !synced)
        return synced;
    if (::rename(from.c_str(), to.c_str()) != 0)
        return cannot("put the file in its place", to);
    return sync_folder(fs::path(to).parent_path());
}

} // namespace playhead
