// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where Claude Code keeps what of a session: the folder of a project holds SESSION.jsonl for each,
// and SESSION/subagents/agent-AGENT.jsonl with agent-AGENT.meta.json beside it for those that a
// session started; late 2.0 put agent-AGENT.jsonl beside the session.
#pragma once

#include "core/formats/reading/bundle.h"

#include <array>
#include <string>
#include <string_view>

namespace playhead::claude {

/// What a file is, by its path.
struct FileName {
    bool is_agent = false; ///< of a sub-agent
    bool is_meta = false;  ///< what is said of a sub-agent
    std::string agent;     ///< its id
    std::string session;   ///< whose it is, where the path says so
};
[[nodiscard]] FileName file_name_of(std::string_view path);

/// What may lie beside a session.
inline constexpr std::array<std::string_view, 2> beside_session = {"{stem}/subagents/**",
                                                                   "agent-*.jsonl"};

/// Format::group: all sessions of a folder, the oldest first, and behind them their sub-agents. One
/// session may go on in the next file, and copy what was before: such a file comes behind the one
/// that it begins like.
void group(FileGroups& groups);

} // namespace playhead::claude
