// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/quiet_open.h"

#include <fcntl.h>

#include <cerrno>

namespace playhead {

int open_quietly(int at, const char* path, int flags)
{
    const int usual = flags | O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    const int descriptor = ::openat(at, path, usual | O_NOATIME);
    if (descriptor >= 0 || errno != EPERM)
        return descriptor;
    return ::openat(at, path, usual); // only a file's owner may read it the other way
}

} // namespace playhead
