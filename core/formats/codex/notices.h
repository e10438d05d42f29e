// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Codex says while it works, to the window that shows it: as events of its own protocol
// (codex_tui.cpp) or as the notifications of its app server (codex_app_server.cpp). Each notice is
// told from its record alone.
//
// Tokens: input includes what was read from the cache, output includes reasoning; those of the last
// call count, each once: what repeats the sum so far says them again.
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace playhead::codex {

enum class NoticeKind : std::uint8_t {
    Session, ///< a session begins, or what is said of it
    TurnStart,
    TurnEnd,
    Prompt,
    PromptEcho, ///< the person's words once more
    Part,       ///< of an answer: reasoning, a message
    Delta,      ///< a piece of one, before it is there as a whole
    Call,       ///< of a tool
    CallMore,   ///< its output so far
    CallEnd,
    Usage,
    Moment,
    Echo,  ///< says again, for older programs, what another notice says
    Noise, ///< of the window: keys, drawing
    Unknown,
};

struct Notice {
    explicit Notice(json::Value line);
    /// Of an event of the protocol that stands elsewhere.
    Notice(json::Value event, json::Value when) : time(when) { read_event(event); }

    NoticeKind kind = NoticeKind::Unknown;
    std::string type;    ///< its own word
    json::Value body;    ///< what it says: an event, an item, parameters
    json::Value time;    ///< Invalid where the log records none
    std::string session; ///< id, empty where it says none
    std::string call;    ///< id of the call or item that it is about

private:
    void read_window_line(json::Value line);
    void read_event(json::Value event);
    void read_operation(json::Value line);
    void read_notification(json::Value message);
    void read_item(bool is_done);
};

/// Of the last call, by a notice of usage.
[[nodiscard]] TokenCounts tokens_of(const Notice& notice);
/// The sum so far, by which a repeated notice is told; -1 where it is not said.
[[nodiscard]] std::int64_t tokens_so_far(const Notice& notice);
/// What a call is called: a tool's name where it is said, else what the sessions that Codex keeps
/// call it.
[[nodiscard]] std::string name_of_call(const Notice& notice);

} // namespace playhead::codex
