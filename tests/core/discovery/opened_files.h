// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace playhead::testkit {

/// Counts which files this program opens, while it lives: it stands between the program and the
/// system's open(). Folders are not counted. One at a time.
class OpenedFiles
{
public:
    /// Of files whose path begins so.
    explicit OpenedFiles(std::string below);
    ~OpenedFiles();
    OpenedFiles(const OpenedFiles&) = delete;
    OpenedFiles& operator=(const OpenedFiles&) = delete;

    /// How often each was.
    [[nodiscard]] std::map<std::string, int> counts() const;
    /// Those that were opened to be written, or made.
    [[nodiscard]] int written() const;
};

} // namespace playhead::testkit
