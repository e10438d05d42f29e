// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The calls themselves: each asks whether it is to fail, makes the one of the C library, and tells
// the journal. Those with and without 64 in their names are the same where Playhead runs.
#include "tests/faults/real_call.h"
#include "tests/faults/watched_call.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

using playhead::faults::Call;
using playhead::faults::DiskJournal;
using playhead::faults::fail;
using playhead::faults::path_below;
using playhead::faults::WatchedCall;

namespace {

std::size_t asked(const WatchedCall& call, std::size_t count)
{
    return call.is_short() && count > 1 ? count / 2 : count;
}

int open_watched(int folder, const char* name, int flags, mode_t mode)
{
    const WatchedCall call(Call::Open, path_below(folder, name), (flags & O_CREAT) != 0);
    if (call.error() != 0)
        return fail(call.error());
    const int descriptor = PLAYHEAD_REAL(openat)(folder, name, flags, mode);
    if (descriptor < 0 || !call.is_watched())
        return descriptor;
    call.opened(descriptor);
    struct stat status = {};
    if (DiskJournal* journal = call.journal();
        journal && PLAYHEAD_REAL(fstat)(descriptor, &status) == 0)
        journal->opened(descriptor, call.path(), S_ISDIR(status.st_mode), (flags & O_TRUNC) != 0);
    return descriptor;
}

/// Of the arguments that are there only where a file is made.
#define PLAYHEAD_MODE(flags, last)                                                                 \
    mode_t mode = 0;                                                                               \
    if (((flags)&O_CREAT) != 0 || ((flags)&O_TMPFILE) == O_TMPFILE) {                              \
        va_list rest;                                                                              \
        va_start(rest, last);                                                                      \
        mode = va_arg(rest, mode_t);                                                               \
        va_end(rest);                                                                              \
    }

ssize_t write_watched(int descriptor, const void* bytes, std::size_t count, off_t at)
{
    const WatchedCall call(Call::Write, descriptor);
    if (call.error() != 0)
        return fail(call.error());
    count = asked(call, count);
    const ssize_t written = at >= 0 ? PLAYHEAD_REAL(pwrite)(descriptor, bytes, count, at)
                                    : PLAYHEAD_REAL(write)(descriptor, bytes, count);
    if (DiskJournal* journal = call.journal(); journal && written > 0) {
        const off_t end = at >= 0 ? at + written : ::lseek(descriptor, 0, SEEK_CUR);
        journal->wrote(descriptor, static_cast<std::uint64_t>(end - written),
                       {static_cast<const char*>(bytes), static_cast<std::size_t>(written)});
    }
    return written;
}

ssize_t read_watched(int descriptor, void* to, std::size_t count, off_t at)
{
    const WatchedCall call(Call::Read, descriptor);
    if (call.error() != 0)
        return fail(call.error());
    count = asked(call, count);
    return at >= 0 ? PLAYHEAD_REAL(pread)(descriptor, to, count, at)
                   : PLAYHEAD_REAL(read)(descriptor, to, count);
}

/// True, and nothing more to do, where the call is watched: what is not on a disk need not go
/// there.
bool sync_watched(int descriptor, int& result)
{
    const WatchedCall call(Call::Sync, descriptor);
    if (!call.is_watched())
        return false;
    result = call.error() != 0 ? fail(call.error()) : 0;
    if (DiskJournal* journal = call.journal(); journal && result == 0)
        journal->synced(descriptor);
    return true;
}

int resize_watched(int descriptor, off_t size)
{
    const WatchedCall call(Call::Resize, descriptor);
    if (call.error() != 0)
        return fail(call.error());
    const int result = PLAYHEAD_REAL(ftruncate)(descriptor, size);
    if (DiskJournal* journal = call.journal(); journal && result == 0)
        journal->resized(descriptor, static_cast<std::uint64_t>(size));
    return result;
}

FILE* fopen_watched(const char* name, const char* how)
{
    const bool is_made = how[0] != 'r';
    const WatchedCall call(Call::Open, path_below(AT_FDCWD, name), is_made);
    if (call.error() != 0) {
        errno = call.error();
        return nullptr;
    }
    FILE* const file = PLAYHEAD_REAL(fopen)(name, how);
    if (!file || !call.is_watched())
        return file;
    call.opened(::fileno(file));
    if (DiskJournal* journal = call.journal())
        journal->opened(::fileno(file), call.path(), false, how[0] == 'w');
    return file;
}

void* map_watched(void* at, std::size_t size, int access, int flags, int descriptor, off_t offset)
{
    if (descriptor >= 0) {
        const WatchedCall call(Call::Map, descriptor);
        if (call.error() != 0) {
            errno = call.error();
            return MAP_FAILED;
        }
    }
    return PLAYHEAD_REAL(mmap)(at, size, access, flags, descriptor, offset);
}

int remove_watched(int folder, const char* name, int flags)
{
    const WatchedCall call(Call::Remove, path_below(folder, name));
    if (call.error() != 0)
        return fail(call.error());
    const int result = PLAYHEAD_REAL(unlinkat)(folder, name, flags);
    if (DiskJournal* journal = call.journal(); journal && result == 0)
        journal->removed(call.path());
    return result;
}

int made_folder(const WatchedCall& call, int result)
{
    if (DiskJournal* journal = call.journal(); journal && result == 0)
        journal->made_folder(call.path());
    return result;
}

} // namespace

PLAYHEAD_CALL int open(const char* name, int flags, ...)
{
    PLAYHEAD_MODE(flags, flags)
    return open_watched(AT_FDCWD, name, flags, mode);
}
PLAYHEAD_CALL int open64(const char* name, int flags, ...)
{
    PLAYHEAD_MODE(flags, flags)
    return open_watched(AT_FDCWD, name, flags, mode);
}
PLAYHEAD_CALL int openat(int folder, const char* name, int flags, ...)
{
    PLAYHEAD_MODE(flags, flags)
    return open_watched(folder, name, flags, mode);
}
PLAYHEAD_CALL int openat64(int folder, const char* name, int flags, ...)
{
    PLAYHEAD_MODE(flags, flags)
    return open_watched(folder, name, flags, mode);
}
PLAYHEAD_CALL FILE* fopen(const char* name, const char* how)
{
    return fopen_watched(name, how);
}
PLAYHEAD_CALL FILE* fopen64(const char* name, const char* how)
{
    return fopen_watched(name, how);
}

PLAYHEAD_CALL int close(int descriptor)
{
    const WatchedCall call(Call::Close, descriptor);
    call.closed(descriptor);
    const int result = PLAYHEAD_REAL(close)(descriptor); // it is closed, whatever it says
    return call.error() != 0 ? fail(call.error()) : result;
}
PLAYHEAD_CALL int fclose(FILE* file)
{
    const WatchedCall call(Call::Close, ::fileno(file));
    call.closed(::fileno(file));
    const int result = PLAYHEAD_REAL(fclose)(file);
    return call.error() != 0 ? fail(call.error()) : result;
}
PLAYHEAD_CALL int closedir(DIR* folder)
{
    const WatchedCall call(Call::Close, ::dirfd(folder));
    call.closed(::dirfd(folder));
    return PLAYHEAD_REAL(closedir)(folder);
}

PLAYHEAD_CALL ssize_t read(int descriptor, void* to, std::size_t count)
{
    return read_watched(descriptor, to, count, -1);
}
PLAYHEAD_CALL ssize_t pread(int descriptor, void* to, std::size_t count, off_t at)
{
    return read_watched(descriptor, to, count, at);
}
PLAYHEAD_CALL ssize_t pread64(int descriptor, void* to, std::size_t count, off64_t at)
{
    return read_watched(descriptor, to, count, at);
}
PLAYHEAD_CALL ssize_t write(int descriptor, const void* bytes, std::size_t count)
{
    return write_watched(descriptor, bytes, count, -1);
}
PLAYHEAD_CALL ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t at)
{
    return write_watched(descriptor, bytes, count, at);
}
PLAYHEAD_CALL ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t at)
{
    return write_watched(descriptor, bytes, count, at);
}
PLAYHEAD_CALL ssize_t writev(int descriptor, const iovec* parts, int count)
{
    ssize_t all = 0;
    for (int i = 0; i < count; ++i) {
        const ssize_t written = write_watched(descriptor, parts[i].iov_base, parts[i].iov_len, -1);
        if (written < 0)
            return all > 0 ? all : written;
        all += written;
        if (static_cast<std::size_t>(written) < parts[i].iov_len)
            break;
    }
    return all;
}

PLAYHEAD_CALL int fsync(int descriptor)
{
    int result = 0;
    return sync_watched(descriptor, result) ? result : PLAYHEAD_REAL(fsync)(descriptor);
}
PLAYHEAD_CALL int fdatasync(int descriptor)
{
    int result = 0;
    return sync_watched(descriptor, result) ? result : PLAYHEAD_REAL(fdatasync)(descriptor);
}
PLAYHEAD_CALL int ftruncate(int descriptor, off_t size) noexcept
{
    return resize_watched(descriptor, size);
}
PLAYHEAD_CALL int ftruncate64(int descriptor, off64_t size) noexcept
{
    return resize_watched(descriptor, size);
}
PLAYHEAD_CALL int posix_fallocate(int descriptor, off_t offset, off_t size)
{
    const WatchedCall call(Call::Resize, descriptor);
    if (call.error() != 0)
        return call.error();
    const int result = PLAYHEAD_REAL(posix_fallocate)(descriptor, offset, size);
    if (DiskJournal* journal = call.journal(); journal && result == 0)
        journal->resized(descriptor, static_cast<std::uint64_t>(offset + size));
    return result;
}

PLAYHEAD_CALL int rename(const char* from, const char* to) noexcept
{
    const WatchedCall call(Call::Rename, from);
    if (call.error() != 0)
        return fail(call.error());
    const int result = PLAYHEAD_REAL(rename)(from, to);
    if (DiskJournal* journal = call.journal(); journal && result == 0)
        journal->renamed(from, to);
    return result;
}
PLAYHEAD_CALL int unlink(const char* name) noexcept
{
    return remove_watched(AT_FDCWD, name, 0);
}
PLAYHEAD_CALL int unlinkat(int folder, const char* name, int flags) noexcept
{
    return remove_watched(folder, name, flags);
}
PLAYHEAD_CALL int rmdir(const char* name) noexcept
{
    return remove_watched(AT_FDCWD, name, AT_REMOVEDIR);
}
PLAYHEAD_CALL int mkdir(const char* name, mode_t mode) noexcept
{
    const WatchedCall call(Call::MakeFolder, name);
    return call.error() != 0 ? fail(call.error())
                             : made_folder(call, PLAYHEAD_REAL(mkdir)(name, mode));
}
PLAYHEAD_CALL char* mkdtemp(char* name) noexcept
{
    std::optional<int> error;
    {
        const WatchedCall asked_for(Call::MakeFolder, name);
        if (asked_for.error() != 0)
            error = asked_for.error();
        else if (char* const made = PLAYHEAD_REAL(mkdtemp)(name); !made)
            error = errno;
        else if (DiskJournal* journal = asked_for.journal())
            journal->made_folder(made);
    }
    if (!error)
        return name;
    errno = *error;
    return nullptr;
}

PLAYHEAD_CALL int chmod(const char* name, mode_t mode) noexcept
{
    const WatchedCall call(Call::SetMode, name);
    return call.error() != 0 ? fail(call.error()) : PLAYHEAD_REAL(chmod)(name, mode);
}
PLAYHEAD_CALL int fchmod(int descriptor, mode_t mode) noexcept
{
    const WatchedCall call(Call::SetMode, descriptor);
    return call.error() != 0 ? fail(call.error()) : PLAYHEAD_REAL(fchmod)(descriptor, mode);
}
PLAYHEAD_CALL int flock(int descriptor, int what) noexcept
{
    const WatchedCall call(Call::Lock, descriptor);
    return call.error() != 0 ? fail(call.error()) : PLAYHEAD_REAL(flock)(descriptor, what);
}
PLAYHEAD_CALL int fcntl64(int descriptor, int what, ...)
{
    va_list rest;
    va_start(rest, what);
    void* const argument = va_arg(rest, void*);
    va_end(rest);
    if (what == F_SETLK || what == F_SETLKW) {
        const WatchedCall call(Call::Lock, descriptor);
        if (call.error() != 0)
            return fail(call.error());
    }
    return PLAYHEAD_REAL(fcntl64)(descriptor, what, argument);
}

PLAYHEAD_CALL void* mmap(void* at, std::size_t size, int access, int flags, int descriptor,
                         off_t offset) noexcept
{
    return map_watched(at, size, access, flags, descriptor, offset);
}
PLAYHEAD_CALL void* mmap64(void* at, std::size_t size, int access, int flags, int descriptor,
                           off64_t offset) noexcept
{
    return map_watched(at, size, access, flags, descriptor, offset);
}
