// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace playhead {

/// A session that lies on this computer, as its place, its first and its last bytes tell. What is
/// not known stays unknown: texts are empty then, times no_time.
struct FoundSession {
    std::string path;       ///< of the file that is opened to see it
    std::string session_id; ///< as recorded
    /// The file holds several sessions that were looked for: session_id says which one it is.
    bool is_one_of_several = false;
    std::string place;  ///< PlaceKind::id
    std::string format; ///< Format::id
    std::string agent;  ///< for people: "Claude Code"
    std::string recorder;
    std::string project;         ///< the folder that the agent worked in, as recorded
    std::string title;           ///< recorded, or what was asked for first; one line
    bool is_title_given = false; ///< recorded as a title
    std::string parent;          ///< id of the session that started it, as sub-agents have it
    TimeNs started = no_time;
    TimeNs last = no_time;             ///< the latest time that is recorded in what was read
    TimeNs written = no_time;          ///< when its files were written to last
    std::optional<std::uint64_t> size; ///< bytes of its files; unknown for a part of a database
    std::uint32_t files = 0;           ///< how many these are; 0 for a part of a database
    bool has_ended = false;            ///< it says so itself
    bool has_failed = false;           ///< what is told last is a failure
    std::string failure;               ///< what is said of that, or how it ended; one line

    /// Names it among all that are found.
    [[nodiscard]] std::string key() const
    {
        return is_one_of_several ? path + "\n" + session_id : path;
    }
    /// When something happened in it: as recorded, else as its files say.
    [[nodiscard]] TimeNs activity() const { return last != no_time ? last : written; }
    friend bool operator==(const FoundSession&, const FoundSession&) = default;
};

/// What is written to this recently and does not say that it ended, is going on: producers record
/// no more of that.
inline constexpr std::chrono::minutes live_after_writing{2};
/// But what was recorded this long before its file was written, is a copy.
inline constexpr std::chrono::hours copied_after{12};

enum class FoundState : std::uint8_t { Rests, Live, Failed };

/// A session that goes on is not said to have failed, whatever happened last.
[[nodiscard]] inline FoundState state_of(const FoundSession& session, TimeNs now)
{
    const DurationNs live = std::chrono::nanoseconds(live_after_writing).count();
    const DurationNs copied = std::chrono::nanoseconds(copied_after).count();
    const bool is_live = session.written != no_time && !session.has_ended &&
                         session.written <= now + live && now - session.written < live;
    const bool is_copy = session.last != no_time && session.last < session.written - copied;
    if (is_live && !is_copy)
        return FoundState::Live;
    return session.has_failed ? FoundState::Failed : FoundState::Rests;
}

} // namespace playhead
