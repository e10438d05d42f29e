// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The tool calls of one conversation that lines tell of. Lines name no call: which end belongs to
// which start, and which call of an answer, follows from names, arguments and times.
#pragma once

#include "core/formats/openclaw/records.h"
#include "core/formats/reading/log_record.h"

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::openclaw {

/// What is known so far of an event that more records may tell of.
struct Known {
    EventIndex event;
    std::string name;
    EventResult result = EventResult::Indeterminate;
    TimeNs start = no_time;
    TimeNs end = no_time;
    Provenance start_from = Provenance::Absent;
    Provenance end_from = Provenance::Absent;

    /// By what the event said when it was added or brought up to date.
    void learn(const Event& seen);
    /// An event that knows as much, for one more record.
    [[nodiscard]] Event so_far() const;
};

struct ToolCall : Known {
    Quoted started;         ///< the time of its first line, where that is its start
    bool is_joined = false; ///< an answer's call is known to be this one
};

/// A call as an answer makes it, with what it gave back.
struct MadeCall {
    json::Value call;
    json::Value result; ///< Invalid where none is there
    TimeNs asked = no_time;
    TimeNs given = no_time;
};

class ToolCalls
{
public:
    /// A line tells of one that nothing told of: `waits` for its end, or has it.
    void add(ToolCall call, json::Value line, bool waits);
    /// The one that a line ends; null where none waits for it. It waits no more.
    [[nodiscard]] ToolCall* end(json::Value line);
    /// For each call, in their order, the one that lines told of, or null.
    [[nodiscard]] std::vector<ToolCall*> join(std::span<const MadeCall> made);
    /// Those that lines told of since the last run ended.
    [[nodiscard]] std::span<ToolCall> of_run() { return std::span(calls_).subspan(earlier_); }
    /// What comes now is of another run. Calls of this one may still wait for their ends.
    void end_run();

private:
    struct Keys {
        std::string id;
        std::string name;
        std::string likeness; ///< name and arguments
        bool waits = false;
    };
    /// Numbers of calls, in their order.
    using Queue = std::deque<std::size_t>;

    void index(std::size_t number);
    [[nodiscard]] ToolCall* waiting(const std::string& key, json::Value line);
    [[nodiscard]] ToolCall* take(const std::string& key, const MadeCall& made);

    std::vector<ToolCall> calls_;                 ///< first the earlier ones
    std::vector<Keys> keys_;                      ///< by call
    std::size_t earlier_ = 0;                     ///< of the run before, that wait for their ends
    std::unordered_map<std::string, Queue> open_; ///< by id or name
    std::unordered_map<std::string, Queue> unjoined_; ///< by id, likeness or name
};

} // namespace playhead::openclaw
