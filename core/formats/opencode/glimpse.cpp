// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/opencode/glimpse.h"

#include "core/base/json_value.h"
#include "core/formats/opencode/events.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <string>
#include <string_view>
#include <utility>

namespace playhead::opencode {

namespace {

using json::Value;
using sqlite::Statement;

TimeNs time_of_milliseconds(std::int64_t milliseconds)
{
    TimeNs time = 0;
    return milliseconds > 0 && !__builtin_mul_overflow(milliseconds, ns_per_ms, &time) ? time
                                                                                       : no_time;
}

std::string recorder_of(std::string_view version)
{
    return version.empty() ? "OpenCode" : "OpenCode " + std::string(version);
}

/// The last message of a session, where it can be found without reading all messages.
class LastMessages
{
public:
    explicit LastMessages(sqlite::Database& database)
    {
        const auto indexes = database.query_int64(
            "SELECT count(*) FROM pragma_index_list('message') AS list, "
            "pragma_index_info(list.name) AS part WHERE part.seqno = 0 AND part.name = "
            "'session_id'");
        if (!indexes || indexes->value_or(0) == 0)
            return;
        auto statement = database.prepare("SELECT data FROM message WHERE session_id = ?1 "
                                          "ORDER BY time_created DESC, id DESC LIMIT 1");
        if (statement)
            statement_.emplace(std::move(*statement));
    }

    void look(SessionGlimpse& session)
    {
        if (!statement_)
            return;
        statement_->bind(1, session.session_id);
        if (statement_->step().value_or(false)) {
            const std::string data(statement_->text(0));
            const Value error = Value(data).find("error");
            session.has_failed = error.is_object();
            session.failure = text_of(error.at_path({"data", "message"}));
            if (session.failure.empty())
                session.failure = text_of(error.find("name"));
        }
        statement_->reset();
    }

private:
    std::optional<Statement> statement_;
};

std::vector<SessionGlimpse> sessions_in(sqlite::Database& database)
{
    std::vector<SessionGlimpse> sessions;
    auto rows = database.prepare("SELECT id, parent_id, directory, title, version, time_created, "
                                 "time_updated FROM session ORDER BY time_updated DESC");
    if (!rows)
        return sessions;
    LastMessages last_messages(database);
    while (rows->step().value_or(false)) {
        SessionGlimpse session;
        session.session_id = rows->text(0);
        session.parent = rows->text(1);
        session.project = rows->text(2);
        session.title = rows->text(3);
        session.recorder = recorder_of(rows->text(4));
        session.started = time_of_milliseconds(rows->int64(5));
        session.last = time_of_milliseconds(rows->int64(6));
        last_messages.look(session);
        sessions.push_back(std::move(session));
    }
    return sessions;
}

} // namespace

std::vector<SessionGlimpse> glimpse(const GlimpseInput& input)
{
    if (input.database) {
        auto database = input.database();
        return database ? sessions_in(*database) : std::vector<SessionGlimpse>();
    }
    const Value record(input.head);
    SessionGlimpse session;
    switch (kind_of(record)) {
    case StoredKind::Message:
    case StoredKind::Part: // in a file of its own: a part of a session
        session.parent = text_of(record.find("sessionID"));
        return session.parent.empty() ? std::vector<SessionGlimpse>() : std::vector{session};
    case StoredKind::Unknown:
        return {};
    case StoredKind::Session:
        break;
    }
    session.session_id = text_of(record.find("id"));
    session.parent = text_of(record.find("parentID"));
    session.project = text_of(record.find("directory"));
    session.title = text_of(record.find("title"));
    session.recorder = recorder_of(text_of(record.find("version")));
    session.started = time_of_value(record.at_path({"time", "created"}));
    session.last = time_of_value(record.at_path({"time", "updated"}));
    return {std::move(session)};
}

} // namespace playhead::opencode
