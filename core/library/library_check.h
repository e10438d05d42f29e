// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

enum class LibraryDamage : std::uint8_t {
    Catalogue, ///< damaged itself, so that nothing else could be looked at
    Missing,   ///< a session without its file
    Session,   ///< a session file that is damaged
    Archive,   ///< an archive that is damaged, or not what was kept
    Orphan,    ///< a file in sessions/ that the catalogue does not know
    LeftOver,  ///< what an interrupted program left, which goes when the library is next written to
    Index,     ///< of words: it is made anew
};
/// In one word: "orphan".
[[nodiscard]] std::string_view name_of(LibraryDamage damage);

struct LibraryProblem {
    LibraryDamage damage = LibraryDamage::Catalogue;
    std::string session_id; ///< empty where it is of none
    Error error;            ///< with what mends it
};

struct LibraryCheck {
    std::size_t sessions = 0; ///< that were looked at, archives among them
    std::size_t archives = 0;
    std::vector<LibraryProblem> problems;
};

/// Reads all of a library and changes nothing: the catalogue, each session file page by page, each
/// archive with its hash, and what lies in the folder that nobody knows. An Error where there is no
/// library that can be opened. Blocks; progress is in sessions. Cancelled, it ends with
/// cancelled().
[[nodiscard]] Result<LibraryCheck> check_library(const std::string& folder, const Job& job);

} // namespace playhead
