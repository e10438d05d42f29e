// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a session is, from little of it.
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/discovery/file_ends.h"
#include "core/discovery/found_session.h"
#include "core/discovery/walk.h"
#include "core/formats/format.h"

#include <map>
#include <string>
#include <vector>

namespace playhead {

/// Reads the first and the last bytes of candidates. Each file is opened once, nothing is locked or
/// written. Used by one thread.
///
/// The format is asked (Format::glimpse); else its read() is shown the whole lines of both ends, as
/// if they were the file: what it makes of them is what the window makes of them.
class Glimpser
{
public:
    explicit Glimpser(const Job& job) : job_(job) {}

    /// The sessions of a candidate. None where no format knows it; an Error where it cannot be
    /// read.
    [[nodiscard]] Result<std::vector<FoundSession>> look(const SessionCandidate& candidate);

private:
    [[nodiscard]] std::string project_of(const SessionCandidate& candidate);

    const Job& job_;
    std::map<std::string, std::string> projects_; ///< by the file that names them
};

} // namespace playhead
