// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Before main(), gives the test a home of its own and no display, so that it neither reads nor
// writes the settings and the library of whoever runs it, by ctest or by hand.

#include <stdlib.h>
#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace {

class Isolation
{
public:
    Isolation()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "playhead-test-XXXXXX";
        if (!mkdtemp(pattern.data())) {
            std::perror("a test's home folder cannot be made");
            std::_Exit(1);
        }
        home_ = pattern;
        setenv("HOME", home_.c_str(), 1);
        point_at_folder("XDG_CONFIG_HOME", "config");
        point_at_folder("XDG_DATA_HOME", "data");
        point_at_folder("XDG_CACHE_HOME", "cache");
        point_at_folder("XDG_STATE_HOME", "state");
        point_at_folder("XDG_RUNTIME_DIR", "runtime");
        setenv("QT_QPA_PLATFORM", "offscreen", 0);
    }

    ~Isolation()
    {
        std::error_code ignored;
        std::filesystem::remove_all(home_, ignored);
    }

    Isolation(const Isolation&) = delete;
    Isolation& operator=(const Isolation&) = delete;

private:
    void point_at_folder(const char* variable, const char* name) const
    {
        const std::string folder = home_ / name;
        // Qt wants the runtime folder to be readable by its owner alone.
        if (mkdir(folder.c_str(), S_IRWXU) != 0) {
            std::perror(folder.c_str());
            std::_Exit(1);
        }
        setenv(variable, folder.c_str(), 1);
    }

    std::filesystem::path home_;
};

const Isolation isolation;

} // namespace
