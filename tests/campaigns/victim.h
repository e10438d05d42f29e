// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace playhead::campaign {

constexpr std::size_t victim_threads = 4;

/// What a process that is going to be killed says of itself, in memory that it shares.
struct Told {
    /// By thread: how many of its events record() has returned from.
    std::array<std::atomic<std::uint64_t>, victim_threads> recorded;
    std::atomic<bool> has_failed; ///< it could not even begin
};

/// The name of an event, which tells its thread and its number there, from 1.
[[nodiscard]] std::string event_name(std::size_t thread, std::uint64_t number);

struct Victim {
    std::string recording; ///< folder of the rings
    std::string library;
    unsigned seed = 0;
};

/// Records with all its threads as fast as it can, small and large, until it is killed.
[[noreturn]] void record_until_killed(const Victim& victim, Told& told);

} // namespace playhead::campaign
