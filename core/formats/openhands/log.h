// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/openhands/items.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_record.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::openhands {

/// Makes the events of one conversation from its records, in their order: openhands.cpp says how
/// they nest.
class Conversation
{
public:
    /// Both outlive it.
    Conversation(Importer& importer, TraceBuilder& builder)
        : importer_(importer), builder_(builder), agents_(1)
    {
    }

    void add(const LogRecord& record);
    /// What is said of the run beside its events, after them: costs and the model of its answers.
    void tell_run(std::span<const KeptMember> members);
    /// Says what follows from what stands there, at the end of it.
    void settle();
    [[nodiscard]] TraceBuilder& builder() { return builder_; }

private:
    /// Who is at work: the conversation's own agent, or one that it handed over to.
    struct Agent {
        EventIndex call;   ///< that handed over; none for the conversation's own
        EventIndex prompt; ///< that is being answered
        Quoted name;
    };

    /// What the conversation's state lists of a call.
    struct Call {
        std::string response;
        std::vector<Quoted> entries; ///< its tokens, and what else there is
        bool is_taken = false;       ///< by its answer
    };
    /// An answer, as far as it is known by itself.
    struct Answer {
        EventIndex event;
        bool has_model = false;
        bool has_usage = false;
    };

    [[nodiscard]] EventIndex parent() const;
    EventIndex add_event(const LogRecord& record, RecordDecoder decoder,
                         std::vector<const Quoted*> beside);
    EventIndex add_event(const LogRecord& record, RecordDecoder decoder,
                         std::vector<const Quoted*> beside, Event& event);
    void add_prompt(const LogRecord& record);
    void add_answer(const LogRecord& record, const Item& item);
    void add_action(const LogRecord& record, const Item& item);
    void add_call(const LogRecord& record, const Item& item);
    void add_observation(const LogRecord& record, const Item& item);
    void add_usage(const LogRecord& record, const Item& item);
    void flush_usage();
    void add_rest_of_usage();
    void learn_calls(const LogRecord& record, json::Value sums);
    void learn_model(const LogRecord& state);
    void take_model(const Answer& answer);
    [[nodiscard]] Call* call_listed_for(const std::string& response);
    void give_costs(const KeptMember& metrics);
    void give_model(const KeptMember& metadata);
    void add_moment(const LogRecord& record, const Item& item);
    void keep(const LogRecord& record);
    [[nodiscard]] EventIndex call_of(const Item& item) const;
    void begin_delegate(const LogRecord& record, EventIndex call);
    void end_delegate(EventIndex call);
    void close_prompt(const Agent& agent);
    void note_time(const LogRecord& record, const Item& item);
    void note_state(json::Value record);

    Importer& importer_;
    TraceBuilder& builder_;
    std::vector<Agent> agents_; ///< the last is at work
    EventIndex answer_;         ///< the last one
    std::string response_;      ///< that it is of
    Quoted usage_;              ///< sums up to the last answer
    std::string pending_;       ///< a record of sums that no answer has taken yet
    Slice pending_slice_;
    Quoted all_usage_;        ///< sums of the whole conversation, from beside its events
    std::vector<Call> calls_; ///< that are listed
    std::unordered_map<std::string, std::size_t> calls_by_response_;
    std::vector<Answer> answers_;
    Quoted model_; ///< the agent, of the conversation's state, which says its model
    Quoted last_time_;
    bool has_begun_ = false;
    std::unordered_map<std::string, EventIndex> by_id_;
    std::unordered_map<std::string, EventIndex> by_call_;
    EventIndex open_; ///< the last call, until something came of it
};

} // namespace playhead::openhands
