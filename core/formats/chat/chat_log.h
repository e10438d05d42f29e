// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Logs of agents that are lists of messages, whoever writes them: what a person says, what a model
// answers, the tools that an answer calls and what these give back. A format says what a message
// of its own is (a Dialect); all that follows from that is here.
//
// Nesting: a prompt contains all that follows until the next one. Answers and the calls that they
// make stand beside each other in it. What a message says that it runs inside of, the call of a
// sub-agent, contains it: a talk of its own, with prompts and times of its own.
//
// Times, where messages have one: an answer begins as long before it was written as it took, or,
// where that is not recorded, when it was asked for, or, where nobody says that, when the message
// before it was written, which all is derived, and is not known where no time stands before it; a
// call takes from its message to that of its result, unless the format says more; a prompt ends
// with the last message before the next, which is derived.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_record.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace playhead::chat {

enum class Role : std::uint8_t {
    Prompt,   ///< a person asks for something
    Answer,   ///< of the model
    Results,  ///< of tools, or that one begins
    Reply,    ///< of a tool where a call waits for its result; else it asks, if it is the first
    Moment,   ///< something else that was said or happened
    Metadata, ///< of the session
    Unknown,
};

/// What a tool gave back. Values view the message's text.
struct Given {
    std::string call; ///< id or key; empty where the oldest call without a result is meant
    json::Value content;
    bool has_failed = false;
    std::string error;
    std::optional<std::int64_t> exit_code = {}; ///< other than 0: has failed
    std::string_view error_type = "tool error";
};

/// A call, by itself.
struct Call {
    std::string id;
    std::string key; ///< that results name it by, where that is not its id
    std::string name;
    json::Value arguments;     ///< a value, or JSON in a text
    std::string made;          ///< the arguments' JSON, where they do not stand there as such
    std::optional<Given> done; ///< where its result stands with it
    json::Value ended;         ///< time; Invalid where that is the message's
    std::string agent;         ///< who calls, where that is said
    json::Value inner;         ///< the call, where its record wraps it
    std::string_view action = "tool"; ///< action_type
};

struct Message {
    Role role = Role::Unknown;
    std::string id;
    std::string name;  ///< of what a moment is: "info"
    std::string agent; ///< empty for the dialect's own
    /// What an answer is called where a model plays somebody else than the assistant: "user". A
    /// prompt of such an author is an answer of that model first.
    std::string author;
    json::Value time;    ///< anything time_of_value() reads; Invalid where none is recorded
    json::Value begun;   ///< when an answer was asked for, where that is recorded
    DurationNs took = 0; ///< how long the answer took, where that is recorded; else 0
    json::Value said;    ///< what is shown of it: a text, parts, or the message itself
    json::Value inner;   ///< the message, where the record wraps it
    json::Value asked;   ///< of a moment: what a person had done by hand, `said` is what came of it
    json::Value thought; ///< before the answer, where that stands beside it
    std::string model;
    TokenCounts tokens;
    std::optional<double> cost;
    std::vector<json::Value> calls; ///< each one Call; of one that begins, what it is
    std::vector<Given> results;     ///< of calls; how that went which a moment `asked`
    std::string starts; ///< id of a call that begins now, not when the model asked for it
    std::string within; ///< id of the call that it runs inside of: a sub-agent's
    bool asks = false;  ///< a model is asked now: the next answer's beginning
    bool has_failed = false;
    std::string error;
};

/// A format's messages. Both functions are pure: decoders call them again.
struct Dialect {
    Message (*message)(json::Value record);
    Call (*call)(json::Value call);
    RecordDecoder prompt;
    RecordDecoder answer;
    RecordDecoder tool;
    RecordDecoder moment;
};

// What the decoders of a dialect do. The first record is the event's own, a message or a call;
// beside it, JSON strings and numbers are times, and objects messages with results; beside an
// answer, a string that is no time is the model where the message names none.
void decode_prompt(const Dialect& dialect, std::span<const Record> records, Event& event);
void decode_answer(const Dialect& dialect, std::span<const Record> records, Event& event);
void decode_tool(const Dialect& dialect, std::span<const Record> records, Event& event);
void decode_moment(const Dialect& dialect, std::span<const Record> records, Event& event);

/// What a result says of the event of its call, but for the times.
void read_result(const Given& result, Event& event);

/// The dialect with these functions: `dialect_of<message, call>()`.
template <Message (*message)(json::Value), Call (*call)(json::Value)>
[[nodiscard]] const Dialect& dialect_of()
{
    static const Dialect dialect = {message,
                                    call,
                                    [](std::span<const Record> records, Event& event) {
                                        decode_prompt(dialect_of<message, call>(), records, event);
                                    },
                                    [](std::span<const Record> records, Event& event) {
                                        decode_answer(dialect_of<message, call>(), records, event);
                                    },
                                    [](std::span<const Record> records, Event& event) {
                                        decode_tool(dialect_of<message, call>(), records, event);
                                    },
                                    [](std::span<const Record> records, Event& event) {
                                        decode_moment(dialect_of<message, call>(), records, event);
                                    }};
    return dialect;
}

/// Makes the events of one session from its messages, in their order.
class Log
{
public:
    /// All outlive the log. `agent` is who answers, where no message says it.
    Log(Importer& importer, TraceBuilder& builder, const Dialect& dialect)
        : importer_(importer), builder_(builder), dialect_(dialect)
    {
    }

    void add(const LogRecord& record) { add(record, dialect_.message(record.value)); }
    /// The same, of a record that was read as a message already.
    void add(const LogRecord& record, const Message& message);
    /// Says of the last prompts when what followed them ended, as far as that is known by now.
    void close_prompt();
    /// The model of all answers that name none, those that are there as well: a JSON string.
    void tell_model(Quoted model);
    [[nodiscard]] TraceBuilder& builder() { return builder_; }

private:
    /// What is said inside of one call, or outside of all.
    struct Talk {
        EventIndex prompt; ///< that is being answered
        EventIndex around; ///< the prompt outside of all calls that it began in
        Quoted last;       ///< time of the message before
        Quoted asked;      ///< when the next answer was asked for, where that was said
    };
    /// The one that the message is of.
    [[nodiscard]] Talk& talk() { return talks_[within_]; }
    void enter_talk(const Message& message);
    void leave_talk(const LogRecord& record, const Message& message);
    void close_prompt(const Talk& talk, const Quoted& end);
    [[nodiscard]] EventIndex parent() const;
    /// What a message is where it stands.
    [[nodiscard]] Role role_of(const Message& message);
    EventIndex add_event(const LogRecord& record, RecordDecoder decoder, const Quoted& beside);
    void add_answer(const LogRecord& record, const Message& message);
    void give_model(EventIndex answer);
    void add_calls(const LogRecord& record, const Message& message);
    bool add_begun(const LogRecord& record, const Message& message);
    bool add_results(const LogRecord& record, const Message& message);
    [[nodiscard]] Quoted moment_of(const LogRecord& record, json::Value time) const;

    Importer& importer_;
    TraceBuilder& builder_;
    const Dialect& dialect_;
    std::unordered_map<std::string, Talk> talks_; ///< by the call that they are inside of
    std::string within_;                          ///< key of the one that the message is of
    Quoted reached_;                   ///< time of the last message in the prompt outside of calls
    Quoted model_;                     ///< of answers that name none
    std::vector<EventIndex> nameless_; ///< answers that are without a model so far
    std::unordered_map<std::string, EventIndex> calls_;
    std::unordered_map<std::string, std::string> outer_; ///< calls inside of others, and these
    std::unordered_map<std::string, Quoted> started_;    ///< calls that run, where that is said
    std::unordered_set<std::string> begun_; ///< calls that began before a model asked for them
    std::deque<EventIndex> unanswered_;     ///< in their order
};

} // namespace playhead::chat
