// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/codex/notices.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace playhead::codex {

/// A session of Codex's notices, while it is read.
///
/// Nesting: what a person asks for, or a turn where no words of theirs are recorded, contains all
/// that follows until the turn ends. An answer of the model (its reasoning, messages and calls up
/// to the end of a call, which no notice holds together) and the calls it makes stand beside each
/// other in it.
///
/// Times, where notices have them: an answer begins with what it answers, a prompt or a call's end,
/// which is derived; a call takes from its beginning to its end.
class Conversation
{
public:
    Conversation(Importer& importer, TraceBuilder& builder) : importer_(importer), builder_(builder)
    {
    }

    void add(const LogRecord& line, const Notice& notice);
    /// Takes what is there of a part that is being written, and says of a turn that goes on when it
    /// ended, as far as that is known by now.
    void settle();
    /// A line that says nothing of what happened.
    void keep(const Slice& slice);
    [[nodiscard]] TraceBuilder& builder() { return builder_; }

private:
    void learn(const Notice& notice, const LogRecord& line);
    void begin_turn(const LogRecord& line, const Notice& notice);
    void end_turn(const LogRecord& line, const Notice& notice);
    void end_turn_by_now();
    void open_turn();
    void add_prompt(const LogRecord& line, const Notice& notice);
    void add_part(const LogRecord& line);
    void add_piece(const LogRecord& line);
    void take_pieces();
    void add_to_answer(const LogRecord& record);
    void add_call(const LogRecord& line, const Notice& notice);
    void end_call(const LogRecord& line, const Notice& notice);
    void add_usage(const LogRecord& line, const Notice& notice);
    void flush_usage();
    void add_moment(const LogRecord& line);
    void say_again(const Slice& slice);
    [[nodiscard]] EventIndex add_event(const LogRecord& line, RecordDecoder decoder);

    Importer& importer_;
    TraceBuilder& builder_;
    std::optional<Slice> turn_start_; ///< that nothing has followed yet
    EventIndex turn_;                 ///< or its prompt
    bool is_turn_open_ = false;       ///< its start was seen
    EventIndex answer_;
    bool has_call_ended_ = false; ///< since the answer
    bool has_usage_ = false;      ///< the answer
    std::optional<Slice> usage_;  ///< of an answer that is not there yet
    std::int64_t tokens_so_far_ = -1;
    std::optional<Slice> pieces_; ///< of a part that is not there as a whole
    std::unordered_map<std::string, EventIndex> calls_;
    Quoted boundary_; ///< time by which the next answer was asked for
    Quoted model_;
    Quoted last_time_;
};

} // namespace playhead::codex
