// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The sessions of a file of request bodies (AgentOps before 0.4).
#pragma once

#include "core/formats/agentops/session.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace playhead::agentops {

/// What the request around a part tells of the session it belongs to. Empty where it does not.
struct WireOrigin {
    std::string token;
    std::string session; ///< id
};

/// Puts the parts of bodies into their sessions. A part belongs to the session it names, else to
/// the one its body names, else to the one with its request's token, else to the one that was named
/// last, else to the first that will be named, else to one named after the file.
class WireSessions
{
public:
    explicit WireSessions(Importer& importer) : importer_(importer) {}

    void add_session(json::Value value, const Slice& record);
    void add_event(json::Value event, const Slice& record, const WireOrigin& origin);
    void add_agent(json::Value agent, const Slice& record, const WireOrigin& origin);

    /// Where a part belongs; makes the session where there is none yet.
    SessionReader& session_of(json::Value part, const WireOrigin& origin);

    /// A member of a capture, which tells of all sessions so far.
    void add_about_all(std::string_view key, const std::string& json);

    void finish();

private:
    SessionReader& session(const std::string& id);

    Importer& importer_;
    std::map<std::string, std::unique_ptr<SessionReader>, std::less<>> sessions_;
    std::string current_;     ///< id of the session that a session's own body told of last
    std::string named_;       ///< id of the one that another part named last
    std::string provisional_; ///< id made up for events that came before any session
};

} // namespace playhead::agentops
