// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace playhead::bench {

/// A folder of its own, which goes with all that is in it.
class ScratchFolder
{
public:
    explicit ScratchFolder(
        const std::filesystem::path& below = std::filesystem::temp_directory_path())
    {
        std::string name = below / "playhead-bench-XXXXXX";
        if (::mkdtemp(name.data()))
            path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        if (!path_.empty())
            std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

} // namespace playhead::bench
