// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/formats/format.h"
#include "core/formats/reading/record_tally.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace playhead::campaign {

/// What is opened at once: a file, or several that are one session.
struct Unit {
    std::vector<std::string> files; ///< below the folder
    const Format* format = nullptr; ///< of several files, which one reads them together
};

/// All files in a folder and those within it, each in one unit.
[[nodiscard]] Result<std::vector<Unit>> units_of(const std::string& folder);

/// What came of a unit.
struct Outcome {
    std::string format; ///< title; empty where nothing was opened
    std::string refusal;
    bool is_named = false; ///< the refusal says what the file is instead
    std::string finding;   ///< what must not be, in words
    std::uint64_t bytes = 0;
    std::uint64_t sessions = 0;
    std::uint64_t events = 0;
    std::uint64_t unknown = 0; ///< events of a kind that nobody knows
    RecordTally records;
    /// Records that stand in the files for whoever knows JSON and nothing of the format: lines, or
    /// the elements of a list at the top. 0 where there is nothing to count.
    std::uint64_t countable = 0;
    std::map<std::string, std::uint64_t> notes; ///< how often, by code
    double seconds = 0;                         ///< of the processor, for reading
};

/// Opens a unit in a child process. That it crashed or hung is a finding.
[[nodiscard]] Outcome open_watched(const std::string& folder, const Unit& unit);

} // namespace playhead::campaign
