// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>

namespace playhead::fuzz {

/// Ends the process where what must hold of every input does not, so that the fuzzer keeps it.
inline void expect(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace playhead::fuzz
