// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/claude/session.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_record.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::claude {

/// A session of what Claude Code prints, while it is read: claude_stream.cpp says how it nests.
class StreamSession
{
public:
    StreamSession(Importer& importer, TraceBuilder& builder)
        : importer_(importer), builder_(builder)
    {
    }

    void add(const LogRecord& line);
    void add_unreadable(const Slice& slice);
    /// Takes what is there of a message that is being written, and says of what runs when it ended,
    /// as far as that is known by now.
    void settle();

private:
    /// The person's, or that of a sub-agent.
    struct Talk {
        EventIndex parent;   ///< of a sub-agent its tool call
        Quoted name;         ///< of a sub-agent
        Quoted last;         ///< time of the line before
        std::string writing; ///< id of the message that is being written
    };
    struct Written {
        EventIndex event;
        std::int64_t completion = 0;
        bool has_model = false;
        bool has_start = false;
    };
    /// Lines that follow each other with pieces of one message.
    struct Pieces {
        Talk* talk = nullptr;
        Slice slice;
    };

    Talk& talk_of(json::Value line);
    [[nodiscard]] EventIndex parent_of(const Talk& talk) const;
    EventIndex add_event(Records& records, RecordDecoder decoder, const Talk& talk);

    void begin_run(const LogRecord& line);
    void end_run(const LogRecord& line);
    void end_by_now();
    void add_prompt(const LogRecord& line, Talk& talk);
    void add_piece(const LogRecord& line, Talk& talk);
    void flush_pieces();
    void add_message(const LogRecord& line, Talk& talk);
    void add_to_message(const std::string& id, const LogRecord& record, Talk& talk);
    void add_calls(const LogRecord& line, const Talk& talk);
    void add_results(const LogRecord& line, const Talk& talk);
    void add_progress(const LogRecord& line, const Talk& talk);
    void add_moment(const LogRecord& line, const Talk& talk);

    Importer& importer_;
    TraceBuilder& builder_;
    std::map<std::string, Talk> talks_; ///< by tool call, "" the person's
    std::unordered_map<std::string, Written> messages_;
    std::unordered_map<std::string, Call> calls_;
    EventIndex run_;    ///< that goes on
    EventIndex prompt_; ///< that is being answered
    Quoted last_time_;
    Pieces pieces_;
};

} // namespace playhead::claude
