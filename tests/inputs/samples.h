// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The inputs of our own making that the tree holds, by the format that reads them.
#pragma once

#include "core/formats/format.h"
#include "tests/inputs/file_set.h"

#include <string>
#include <string_view>
#include <vector>

namespace playhead::inputs {

struct Sample {
    std::string name; ///< "claude-code.jsonl", "openhands/folders"
    FileSet set;
};

/// What is read in one way, and inputs of it.
struct SampledFormat {
    std::string id;                 ///< the format's, or "packed"
    const Format* format = nullptr; ///< null for packed files, which hold files of any
    std::vector<Sample> samples;    ///< one at least
};

/// All formats, and packed files. resources/samples and tests/golden are read below the folder
/// `source`; databases and archives, which are no text to keep in a tree, are made of them.
[[nodiscard]] std::vector<SampledFormat> sampled_formats(const std::string& source);

} // namespace playhead::inputs
