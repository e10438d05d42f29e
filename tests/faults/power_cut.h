// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a disk holds after the power failed. What was synced is there. Of what came later, any part
// may be there or not:
//
// - of a write, each sector of 512 bytes by itself, with the file as long as the last one needs;
// - of the names of a folder, each change by itself, whatever was synced of the files. A rename is
//   one change of both its folders, and is on the disk when the one it goes to was synced.
//
// That is harsher than today's file systems are, most of which keep changes of names in order.
#pragma once

#include "tests/faults/disk_journal.h"

#include <cstdint>
#include <random>
#include <string>

namespace playhead::faults {

/// Which part of what was not synced is on the disk.
enum class Survival : std::uint8_t {
    Nothing,
    Beginning, ///< what came before a random moment
    Anything,  ///< each piece by chance
    All,
};

struct PowerCut {
    std::size_t step = 0; ///< the first one that was not begun
    Survival survival = Survival::Nothing;
};

/// A cut at a random step of [0, steps], often behind the last one, with any kind of survival.
[[nodiscard]] PowerCut random_cut(const DiskJournal& journal, std::mt19937& chance);

/// Makes the folder `to` (which must not exist) hold what is left of the journal's root. False
/// where that cannot be written.
[[nodiscard]] bool write_what_is_left(const DiskJournal& journal, const PowerCut& cut,
                                      std::mt19937& chance, const std::string& to);

} // namespace playhead::faults
