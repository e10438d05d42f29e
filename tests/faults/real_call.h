// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How a call of the system is taken the place of. Internal to tests/faults.
#pragma once

#include <dlfcn.h>

#include <cerrno>

#define PLAYHEAD_CALL extern "C" __attribute__((visibility("default")))
/// The C library's function of the same name.
#define PLAYHEAD_REAL(name)                                                                        \
    ([] {                                                                                          \
        static const auto found = reinterpret_cast<decltype(&::name)>(::dlsym(RTLD_NEXT, #name));  \
        return found;                                                                              \
    }())

namespace playhead::faults {

/// -1 with errno, as a call that fails returns.
inline int fail(int number)
{
    errno = number;
    return -1;
}

} // namespace playhead::faults
