// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// All that Playhead writes to a disk, in small pieces of work that claim what they have done, and
// the look at what is left afterwards.
#pragma once

#include "tests/faults/claims.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::faults {

/// Where the work is done. `sources` has what prepare_sources() has put there.
struct WorkPlace {
    std::string sources; ///< files of producers, which are read only
    std::string disk;    ///< all that is written is below

    [[nodiscard]] std::string library() const { return disk + "/library"; }
    [[nodiscard]] std::string recording() const { return disk + "/recording"; }
    [[nodiscard]] std::string saved() const { return disk + "/saved.txt"; }
    [[nodiscard]] std::string lines() const { return disk + "/recorded.jsonl"; }
    [[nodiscard]] std::string source(const std::string& name) const
    {
        return sources + "/" + name + ".jsonl";
    }
};

struct Work {
    std::string_view name;
    /// Comes before, and meets with no fault; null for nothing.
    void (*prepare)(const WorkPlace& place, const Claims& claims);
    void (*run)(const WorkPlace& place, const Claims& claims);
};

/// All of them, each for an empty disk.
[[nodiscard]] std::span<const Work> all_work();

void prepare_sources(const std::string& folder);

/// How the program has ended before one looks.
enum class Ended {
    ByItself,   ///< what it recorded is in its rings, however its work failed
    Refused,    ///< the same, while the system would not let it delete
    ByPowerCut, ///< what was not synced may be gone
};

/// Opens all that is there as the next program would, and says what does not hold, a line each.
[[nodiscard]] std::vector<std::string> look_at(const WorkPlace& place,
                                               const Expectations& expectations, Ended ended);

} // namespace playhead::faults
