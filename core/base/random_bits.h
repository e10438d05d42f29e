// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace playhead {

/// 64 bits that nobody can guess, from the system. Where it gives none, 64 bits that no other call
/// gives, on this machine, which may be guessed. From any thread.
[[nodiscard]] std::uint64_t random_bits() noexcept;

} // namespace playhead
