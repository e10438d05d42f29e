// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "tests/bench/sessions/claude.h"
#include "tests/bench/sessions/plan.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace playhead::bench {

/// Keeps the sessions that rows are measured with in a folder, under their plan_name(), so that a
/// later run finds them there. Of those of more than half a gigabyte, one at a time, which goes in
/// the end.
class SessionFiles
{
public:
    /// The ones of this program.
    [[nodiscard]] static SessionFiles& instance();

    /// Before the first path().
    void use(const std::string& folder, bool keeps_large);
    [[nodiscard]] const std::string& folder() const { return folder_; }

    /// The path of the session, which is written where it is not there yet. It has been read
    /// through, so that the system has it in memory. Fails where there is no room.
    [[nodiscard]] Result<std::string> path(const SessionPlan& plan);
    /// The same of a file or folder of Claude Code's.
    [[nodiscard]] Result<std::string> path(const ClaudePlan& plan);
    void remove_large();

private:
    using Write = std::function<Result<void>(const std::string& path)>;
    [[nodiscard]] Result<std::string> made(const std::string& name, std::uint64_t size,
                                           const Write& write);

    std::string folder_ = ".";
    bool keeps_large_ = false;
    std::string large_; ///< the path of the one there is
    std::string warm_;  ///< the one that was read last
};

/// The files of a folder and all below it, sorted; the path itself where it is a file.
[[nodiscard]] std::vector<std::string> files_in(const std::string& path);

/// Bytes of a file, followed by as many of nothing; fewer where it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t room_behind = 0);

} // namespace playhead::bench
