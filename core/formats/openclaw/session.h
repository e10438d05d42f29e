// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/openclaw/tool_calls.h"
#include "core/formats/reading/log_lines.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::openclaw {

/// The session of a file of telemetry while it is read: openclaw_telemetry.cpp says how it nests.
class Telemetry : public LogLines
{
public:
    explicit Telemetry(Importer& importer) : importer_(importer) {}

    void add(const LogRecord& line) override;
    void add_unreadable(const Slice& slice) override
    {
        playhead::add_unreadable(importer_, builder(), slice);
    }
    [[nodiscard]] bool has_begun() const override { return builder_ != nullptr; }
    void settle() override {} // no line says when a run ends by now

private:
    /// What is known by a session's key.
    struct Conversation {
        Known run; ///< the last one, if any
        bool is_running = false;
        bool may_start_again = false;  ///< nothing came since the line that the run began with
        bool has_prompt = false;       ///< that its start says
        bool has_answers = false;      ///< that say what they used
        TimeNs last_message = no_time; ///< of all that runs ended with
        EventIndex spawned_by;
        std::vector<EventIndex> runs;
        ToolCalls tools;
    };
    /// What an event is read from, beside the record that it is.
    struct Beside {
        std::vector<Record> records;
        std::vector<Slice> slices;
        void add(const LogRecord& line, json::Value value);
        void add(const Quoted& quoted);
    };
    /// The line that ends a run, and whose it is.
    struct RunEnd {
        const LogRecord& line;
        Conversation& conversation;
        Beside names;
    };

    TraceBuilder& builder();
    [[nodiscard]] Conversation& conversation_of(json::Value line);
    /// Adds what a record is; `seen` is what it says.
    EventIndex add_event(const LogRecord& record, RecordDecoder decoder, EventIndex parent,
                         const Beside& beside, Event& seen);
    EventIndex add_line(const LogRecord& line, RecordDecoder decoder, EventIndex parent,
                        Event& seen);
    /// Takes one record more for an event; `add_to` says what it tells.
    void join(Known& known, const LogRecord& part, void (*add_to)(const Record&, Event&));
    void open_run(const LogRecord& line, Conversation& conversation);
    void begin_run(const LogRecord& line);
    void end_run(const LogRecord& line);
    void add_messages(const RunEnd& end);
    void add_answer(const RunEnd& end, json::Value answer, const Quoted& ended);
    void add_aside(const RunEnd& end, json::Value message);
    void add_made_call(const RunEnd& end, const MadeCall& made, ToolCall* known);
    void note_spawned(json::Value result, EventIndex call, const Conversation& by);
    void begin_tool(const LogRecord& line);
    void end_tool(const LogRecord& line);
    void add_usage(const LogRecord& line);

    Importer& importer_;
    TraceBuilder* builder_ = nullptr;
    std::unordered_map<std::string, Conversation> conversations_; ///< by key
};

} // namespace playhead::openclaw
