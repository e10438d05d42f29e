// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Work that may crash or never end, done by a process that nobody misses.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace playhead::campaign {

/// What a child says while it works, in memory that its parent sees.
class Told
{
public:
    /// What is begun now. Whoever watches waits anew.
    void begin(std::uint64_t step) { step_ = step; }
    [[nodiscard]] std::uint64_t step() const { return step_; }
    /// Replaces what was said before; the end of what is too long is left out.
    void say(std::string_view text);
    [[nodiscard]] std::string said() const;

private:
    std::atomic<std::uint64_t> step_ = 0;
    std::atomic<std::size_t> length_ = 0;
    std::array<char, 256 * 1024> text_{};
};

/// How a child ended.
struct Ending {
    std::uint64_t step = 0; ///< that it had begun last
    std::string said;
    std::string problem; ///< that it crashed or hung, in words; empty where it returned 0
};

struct Patience {
    std::chrono::seconds at_work{10};              ///< of the processor's time, for one step
    std::chrono::seconds altogether{120};          ///< of the clock, which others delay
    std::uint64_t memory = std::uint64_t{2} << 30; ///< bytes it may take; sanitizers know no limit
};

/// Does the work in a child. What it returns is what the child ends with.
[[nodiscard]] Ending run_watched(const std::function<int(Told&)>& work, const Patience& patience);

} // namespace playhead::campaign
