// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <fstream>
#include <string>

namespace playhead::bench {

/// Bytes of this process in memory that are no file's: RssAnon and RssShmem of Linux.
[[nodiscard]] inline double resident_memory()
{
    constexpr double kilobyte = 1024;
    std::ifstream status("/proc/self/status");
    double sum = 0;
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:") || line.starts_with("RssShmem:"))
            sum += std::stod(line.substr(line.find(':') + 1)) * kilobyte;
    }
    return sum;
}

} // namespace playhead::bench
