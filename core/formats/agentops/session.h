// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/model/trace_builder.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::agentops {

/// Moves the notes of something that is no event of its own into the session's diagnostics.
void report_notes(const Event& event, TraceBuilder& builder, EventIndex index = {});

/// An error record before it is known whether its trigger comes.
struct ErrorRecord {
    std::string trigger;               ///< id of the event that it names; may be empty
    json::Value value;                 ///< the record, while it is added
    RecordDecoder decode;              ///< reads it as an event of its own
    void (*join)(json::Value, Event&); ///< joins it to its trigger, as `decode` of that does
};

/// A session of AgentOps while it is read: whatever order its parts come in, however often they are
/// sent.
class SessionReader
{
public:
    SessionReader(Importer& importer, TraceBuilder& builder);

    [[nodiscard]] TraceBuilder& builder() { return builder_; }

    /// Takes in a session object. Of several the last value counts that is not null, but the
    /// earliest start.
    void merge(json::Value session, const Slice& record);
    void add_agent(Agent agent, const Slice& record);
    /// The same of an agent that is told of by an event.
    void learn_agent(Agent agent, const Slice& record);
    EventIndex add_event(json::Value value, const Slice& record, RecordDecoder decoder);
    /// Joins an error to its trigger, at the end at the latest; adds it as an event where it has
    /// none.
    void add_error(const ErrorRecord& error, const Slice& record);

    /// The version of AgentOps that recorded the session, where a capture says so.
    void set_version(std::string_view version);
    /// Adds to the session's attributes what a capture says about itself.
    void add_attribute(std::string_view key, std::string_view json);
    /// The bearer token of the session's requests, where it is recorded.
    [[nodiscard]] const std::string& token() const { return token_; }

    /// Settles what may come late: triggers, agents, and whether times can be trusted.
    void finish();

private:
    struct PendingError {
        ErrorRecord error;
        Slice record;
    };

    void merge_member(std::string_view key, json::Value value, Event& scratch);
    void merge_times(std::string_view key, json::Value value, Event& scratch);
    void set_host_env(json::Value value);
    void write_attributes();
    void join(EventIndex event, const ErrorRecord& error, const Slice& record);
    void look_at_generation(json::Value event);
    void finish_errors();
    void finish_agents();
    void finish_zone();

    Importer& importer_;
    TraceBuilder& builder_;
    std::vector<std::pair<std::string, std::string>> attributes_; ///< key, JSON
    struct KnownAgent {
        std::string name;
        Slice record;
    };
    std::map<std::string, KnownAgent, std::less<>> agents_;
    std::vector<std::pair<EventIndex, std::string>> agents_to_come_;
    std::vector<PendingError> pending_errors_;
    std::string version_;
    std::string token_;
    bool has_record_ = false;
    bool has_end_ = false;
    bool has_moments_ = false;     ///< events with one timestamp: 0.0.2 to 0.0.4
    bool has_old_spans_ = false;   ///< events with two, of 0.0.5 to 0.0.8
    bool has_newer_spans_ = false; ///< events with members of 0.0.9 and later
};

} // namespace playhead::agentops
