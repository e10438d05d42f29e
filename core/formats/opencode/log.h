// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/opencode/events.h"
#include "core/formats/reading/log_record.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::opencode {

/// Makes the events of a session, and of those that it started, from its messages and their parts:
/// opencode.cpp says how they nest. Records may be files, pieces of files or rows.
class SessionLog
{
public:
    /// Both outlive it.
    SessionLog(Importer& importer, TraceBuilder& builder) : importer_(importer), builder_(builder)
    {
    }

    /// The messages that follow are of this session, which an event of another started, or none.
    void begin(EventIndex started_by);
    void add_message(const LogRecord& record);
    /// Of a message that was added.
    void add_part(const LogRecord& record);
    /// Says when the last prompt ended.
    void end();
    /// The call that started a session.
    [[nodiscard]] EventIndex call_of(const std::string& session) const;
    [[nodiscard]] TraceBuilder& builder() { return builder_; }

private:
    /// A record that is needed later, with its bytes.
    struct Kept {
        std::string json;
        Slice slice;
    };
    struct Message {
        EventIndex event;
        Kept record;
        std::vector<std::string> steps; ///< parts that say what was used
    };

    EventIndex add_event(const LogRecord& record, RecordDecoder decoder, EventIndex parent,
                         const Kept* beside);
    /// It may be the end of the prompt.
    void note_end(const LogRecord& record);
    void join_part(Message& message, const LogRecord& record);
    void note(const DiagnosticKind& kind, const LogRecord& record, EventIndex event);

    Importer& importer_;
    TraceBuilder& builder_;
    EventIndex started_by_;
    EventIndex prompt_;                                 ///< the last one
    std::optional<Kept> last_;                          ///< of what followed it, what ended last
    std::unordered_map<std::string, Message> messages_; ///< by id
    std::string last_message_;
    std::unordered_map<std::string, EventIndex> calls_; ///< by the session that they started
};

} // namespace playhead::opencode
