// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The sessions of a store, whatever it is: each with those that it started, of which the records
// may lie anywhere.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/importer.h"
#include "core/formats/opencode/log.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::opencode {

/// A session as it stands in a store.
struct StoredSession {
    std::string id;
    std::string parent; ///< that started it; empty where none is recorded
    std::string json;   ///< its record, empty where there is none
    Slice slice;
};
[[nodiscard]] StoredSession stored_session(const LogRecord& record);

/// What a record says of the session.
void learn_session(json::Value record, Session& session);

/// Shows the messages of a session and their parts to the log, in their order. False where the work
/// is to be broken off.
using ShowSession = std::function<bool(const std::string& id, SessionLog& log)>;
/// Makes the sessions of a store, in their order; those that another started are inside of it.
void build_sessions(Importer& importer, const std::vector<StoredSession>& sessions,
                    const ShowSession& show);

/// Records in files of which no order is known before all have been seen.
class Shelf
{
public:
    explicit Shelf(Importer& importer) : importer_(importer) {}

    /// The last record of an id counts; those before it say the same, or less.
    void put_session(const LogRecord& record);
    void put_message(const LogRecord& record);
    /// `message` is the one that it is of, where the record does not say it.
    void put_part(const LogRecord& record, const std::string& message = {});
    /// A part whose record need not be looked at.
    void put_part(const Slice& slice, const std::string& message);

    /// Makes all sessions of what was put here.
    void build();

private:
    struct StoredMessage {
        std::string id;
        std::string session;
        TimeNs created = no_time;
        Slice slice;
    };
    struct StoredPart {
        std::string id;
        Slice slice;
    };

    bool show(const std::string& session, SessionLog& log);
    bool show_parts(const std::string& message, SessionLog& log);
    void add_sessions_without_record();
    void show_loose_parts(SessionLog& log);
    /// False where it cannot be read.
    template <typename Use>
    bool read(const Slice& slice, SessionLog& log, Use use);

    Importer& importer_;
    std::vector<StoredSession> sessions_;
    std::unordered_map<std::string, std::size_t> session_of_id_;
    std::vector<StoredMessage> messages_;
    std::unordered_map<std::string, std::size_t> message_of_id_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_session_; ///< of messages_
    std::unordered_map<std::string, std::vector<StoredPart>> parts_;       ///< by message
    std::unordered_map<std::string, std::size_t> part_of_id_; ///< its place in the list
};

} // namespace playhead::opencode
