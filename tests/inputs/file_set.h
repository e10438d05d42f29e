// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace playhead::inputs {

struct InputFile {
    std::string path; ///< from the top of what holds it, with / between its parts
    std::string bytes;
};

/// What a format reads: a file, or several that lie together. One at least.
struct FileSet {
    std::vector<InputFile> files;

    [[nodiscard]] bool is_one_file() const { return files.size() == 1; }
};

/// A set as one text: the bytes of its file, or all files one after the other, each behind its path
/// and its size.
[[nodiscard]] std::string packed(const FileSet& set);
/// What packed() made; any other text is one file of this name.
[[nodiscard]] FileSet unpacked(std::string_view text, std::string_view name);

} // namespace playhead::inputs
