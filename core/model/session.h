// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/payload.h"
#include "core/model/source.h"

#include <optional>
#include <string>
#include <vector>

namespace playhead {

/// An agent that a session's source lists.
struct Agent {
    std::string id;
    std::string name;
};

/// What is recorded about a session as a whole.
struct Session {
    std::string id;   ///< as written; where the source has none, one derived from its name
    std::string name; ///< a title where recorded, may be empty
    TimeNs init_timestamp = no_time;
    TimeNs end_timestamp = no_time;
    std::optional<std::string> end_state; ///< as recorded, whatever the word
    std::string end_state_reason;
    std::vector<std::string> tags;
    std::vector<Agent> agents;
    /// False where absolute times are off by an unknown offset (local time marked Z). Differences
    /// between times hold.
    bool zone_trusted = true;
    /// Whether events without a recorded parent are placed into the tightest event around them.
    /// Set by formats that record no parents.
    bool infer_parents = false;
    std::string recorder;       ///< who wrote it, with version, where known: "AgentOps 0.3.10"
    std::string format;         ///< id of the format it was read from
    Payload host_env;           ///< object, or absent; owned
    Payload attributes;         ///< an object with all that is left, or absent; owned
    std::vector<Slice> records; ///< the source's own bytes of the session, without its events
};

} // namespace playhead
