// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/formats/claude/lines.h"
#include "core/formats/importer.h"
#include "core/formats/reading/id_map.h"
#include "core/formats/reading/log_record.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace playhead::claude {

/// What an event is read from.
struct Records {
    std::vector<Record> records;
    std::vector<Slice> slices;

    Records()
    {
        constexpr std::size_t usual_count = 3;
        records.reserve(usual_count);
        slices.reserve(usual_count);
    }

    void add(std::string_view bytes, const Slice& slice)
    {
        records.push_back({slice.role, bytes});
        slices.push_back(slice);
    }
    void add(const LogRecord& record)
    {
        records.push_back(record.record(record.slice.role));
        slices.push_back(record.slice);
    }
};

/// One conversation: the person's, or that of a sub-agent.
struct Conversation {
    EventIndex parent; ///< the prompt that is being answered; of a sub-agent its tool call
    bool is_side = false;
    bool has_open_prompt = false;
    Quoted name;     ///< of a sub-agent, where its call says it
    Slice last_time; ///< of the line before
    TimeNs last = no_time;
};

/// A message of the model, of which more lines may come.
struct Message {
    EventIndex event;
    std::int64_t completion = 0;
};

/// What is said of a sub-agent elsewhere.
struct Starter {
    std::string call; ///< id
    Quoted name;
};

/// A tool that was called.
struct Call {
    EventIndex event;
    std::string id;
    std::string prompt; ///< beginning of what a sub-agent is asked for
    Quoted name;        ///< of the sub-agent
    bool has_result = false;
    bool has_agent = false;
};

struct Moment {
    Slice slice; ///< of the time's text
    TimeNs time = no_time;
};

/// A session while it is read.
class SessionLines
{
public:
    SessionLines(Importer& importer, TraceBuilder& builder) : importer_(importer), builder_(builder)
    {
    }

    /// `agent` is the sub-agent whose file the line stands in, where it does.
    void add(const LogRecord& line, const std::string& agent = {});
    /// A line that is shown in `original`, with what follows from it for the lines that come.
    void add_copy(const LogRecord& line, const SessionLines& original);
    /// A line about the session, which calls it so unless the title means another one.
    void add_metadata(const Slice& slice, const Title& title);
    /// Unless it has one that counts for more.
    void call(const Title& title);
    /// What stands beside the file of a sub-agent.
    void add_agent(const std::string& agent, const LogRecord& meta);
    [[nodiscard]] TraceBuilder& builder() { return builder_; }
    void add_unreadable(const Slice& slice)
    {
        playhead::add_unreadable(importer_, builder_, slice);
    }
    /// Says of what was answered when that ended, as far as it is known by now.
    void close_prompts();

private:
    void add_prompt(const LogRecord& line, Conversation& conversation);
    void add_message(const LogRecord& line, Conversation& conversation, TimeNs time);
    void add_calls(const LogRecord& line, Conversation& conversation);
    void add_results(const LogRecord& line, Conversation& conversation, TimeNs time);
    void add_progress(const LogRecord& line);
    void add_moment(const LogRecord& line, Conversation& conversation);
    void learn(json::Value line);
    void close(const Conversation& conversation);
    EventIndex add_event(Records& records, RecordDecoder decoder, const Conversation& conversation);
    EventIndex add_event(Records& records, RecordDecoder decoder, const Conversation& conversation,
                         Event& event);

    Conversation& conversation_of(json::Value line, const std::string& agent_of_file);
    [[nodiscard]] Call* find_call(std::string_view id);
    [[nodiscard]] Call* call_before(json::Value result);
    bool number_call(const std::string& id, json::Value line);
    Call* starter_of(json::Value line, const std::string& agent);

    Importer& importer_;
    TraceBuilder& builder_;
    std::map<std::string, Conversation, std::less<>> conversations_; ///< by agent, "" the person's
    IdMap<const std::string*> agent_of_line_;                        ///< of sub-agents, by uuid
    IdMap<Moment> moments_;                                          ///< by uuid
    IdMap<Message> messages_;                                        ///< by id
    std::vector<Call> calls_;
    IdMap<std::size_t> call_numbers_;                   ///< by id
    IdMap<std::size_t> nameless_calls_;                 ///< by the uuid of the line with just one
    std::unordered_map<std::string, Starter> starters_; ///< of sub-agents, by their id
    std::string title_;
    int title_rank_ = 0;
};

} // namespace playhead::claude
