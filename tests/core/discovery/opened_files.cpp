// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/discovery/opened_files.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>
#include <mutex>
#include <utility>

namespace playhead::testkit {

namespace {

struct Counting {
    std::mutex mutex;
    bool is_on = false;
    std::string below;
    std::map<std::string, int> counts;
    int written = 0;
};

Counting& counting()
{
    static Counting counting;
    return counting;
}

void count(const char* path, int flags)
{
    Counting& all = counting();
    const std::lock_guard lock(all.mutex);
    if (!all.is_on || (flags & O_DIRECTORY) != 0 || std::string(path).rfind(all.below, 0) != 0)
        return;
    ++all.counts[path];
    all.written += (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 ? 1 : 0;
}

int open_counted(int at, const char* path, int flags, va_list more)
{
    const bool makes = (flags & (O_CREAT | O_TMPFILE)) != 0;
    const mode_t mode = makes ? va_arg(more, mode_t) : 0;
    const auto descriptor = static_cast<int>(::syscall(SYS_openat, at, path, flags, mode));
    if (descriptor >= 0)
        count(path, flags);
    return descriptor;
}

} // namespace

OpenedFiles::OpenedFiles(std::string below)
{
    Counting& all = counting();
    const std::lock_guard lock(all.mutex);
    all.below = std::move(below);
    all.counts.clear();
    all.written = 0;
    all.is_on = true;
}

OpenedFiles::~OpenedFiles()
{
    Counting& all = counting();
    const std::lock_guard lock(all.mutex);
    all.is_on = false;
}

std::map<std::string, int> OpenedFiles::counts() const
{
    Counting& all = counting();
    const std::lock_guard lock(all.mutex);
    return all.counts;
}

int OpenedFiles::written() const
{
    Counting& all = counting();
    const std::lock_guard lock(all.mutex);
    return all.written;
}

} // namespace playhead::testkit

// What the program, and the libraries that it uses, call instead of the C library's.
extern "C" {

int open(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int descriptor = playhead::testkit::open_counted(AT_FDCWD, path, flags, more);
    va_end(more);
    return descriptor;
}

int open64(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int descriptor = playhead::testkit::open_counted(AT_FDCWD, path, flags, more);
    va_end(more);
    return descriptor;
}

int openat(int at, const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int descriptor = playhead::testkit::open_counted(at, path, flags, more);
    va_end(more);
    return descriptor;
}

int openat64(int at, const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int descriptor = playhead::testkit::open_counted(at, path, flags, more);
    va_end(more);
    return descriptor;
}
}
