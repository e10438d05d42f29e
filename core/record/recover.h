// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/record/sink.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::record {

/// Makes the sink that a run recorded to, from Sink::address().
using OpenSink = std::function<Result<std::unique_ptr<Sink>>(std::string_view address)>;

/// Of the addresses of this folder's sinks: JSON Lines files. Fails for any other.
[[nodiscard]] Result<std::unique_ptr<Sink>> open_sink(std::string_view address);

/// What a session says for its reason where its program ended before it: there is no end state.
inline constexpr std::string_view died_reason = "The program ended before it ended the session.";

struct Recovered {
    struct Session {
        std::string id;
        std::string address; ///< of the sink that has it
    };
    std::vector<Session> sessions; ///< that their program had not ended
    std::uint64_t events = 0;      ///< that were not in the sink before, parts of one counted each
    std::vector<Error> failures;   ///< of runs that stay where they are
};

/// Takes up what programs have left that ended, were killed or crashed before it was all written:
/// each event goes where it was to go, once, and each session that had not ended says so. Runs of
/// living programs are left alone, and so are those that another process takes up. Blocks.
[[nodiscard]] Recovered recover(const std::string& folder, const OpenSink& open);

} // namespace playhead::record
