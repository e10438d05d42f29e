// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The calls that only ask: of these nothing is told to the journal.
#include "tests/faults/real_call.h"
#include "tests/faults/watched_call.h"

#include <sys/stat.h>
#include <unistd.h>

using playhead::faults::Call;
using playhead::faults::fail;
using playhead::faults::WatchedCall;

namespace {

/// What a call that only asks returns where it is to fail; 0 where it is to be made.
int looks(const char* name)
{
    const WatchedCall call(Call::Look, name);
    return call.error() != 0 ? fail(call.error()) : 0;
}
int looks(int descriptor)
{
    const WatchedCall call(Call::Look, descriptor);
    return call.error() != 0 ? fail(call.error()) : 0;
}

} // namespace

PLAYHEAD_CALL int access(const char* name, int how) noexcept
{
    return looks(name) != 0 ? -1 : PLAYHEAD_REAL(access)(name, how);
}
PLAYHEAD_CALL int stat(const char* name, struct stat* to) noexcept
{
    return looks(name) != 0 ? -1 : PLAYHEAD_REAL(stat)(name, to);
}
PLAYHEAD_CALL int stat64(const char* name, struct stat64* to) noexcept
{
    return looks(name) != 0 ? -1 : PLAYHEAD_REAL(stat64)(name, to);
}
PLAYHEAD_CALL int lstat(const char* name, struct stat* to) noexcept
{
    return looks(name) != 0 ? -1 : PLAYHEAD_REAL(lstat)(name, to);
}
PLAYHEAD_CALL int lstat64(const char* name, struct stat64* to) noexcept
{
    return looks(name) != 0 ? -1 : PLAYHEAD_REAL(lstat64)(name, to);
}
PLAYHEAD_CALL int fstat(int descriptor, struct stat* to) noexcept
{
    return looks(descriptor) != 0 ? -1 : PLAYHEAD_REAL(fstat)(descriptor, to);
}
PLAYHEAD_CALL int fstat64(int descriptor, struct stat64* to) noexcept
{
    return looks(descriptor) != 0 ? -1 : PLAYHEAD_REAL(fstat64)(descriptor, to);
}
