// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/scratch_folder.h"

#include <filesystem>
#include <string>

namespace playhead::bench {

/// Gives this program and those that it starts a home of its own, and no display unless one is
/// asked for: neither settings nor sessions of whoever runs it are read or written. To be made
/// before any thread is started, and once.
class ScratchHome
{
public:
    ScratchHome()
    {
        set("HOME", "");
        set("XDG_CONFIG_HOME", "config");
        set("XDG_DATA_HOME", "data");
        set("XDG_CACHE_HOME", "cache");
        set("XDG_STATE_HOME", "state");
        set("XDG_RUNTIME_DIR", "runtime");
        ::setenv("QT_QPA_PLATFORM", "offscreen", 0); // NOLINT(concurrency-mt-unsafe)
    }

private:
    void set(const char* variable, const std::string& name) const
    {
        const std::filesystem::path path = folder_.path(name);
        std::error_code ignored;
        std::filesystem::create_directories(path, ignored);
        // Qt wants the runtime folder to be readable by its owner alone.
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, ignored);
        ::setenv(variable, path.c_str(), 1); // NOLINT(concurrency-mt-unsafe)
    }

    ScratchFolder folder_;
};

} // namespace playhead::bench
