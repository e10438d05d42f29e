// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/session_file_appender.h"

#include "core/base/json_write.h"
#include "core/native/session_file_schema.h"

#include <utility>

namespace playhead {

namespace {

constexpr const char* session_sql = "INSERT INTO sessions VALUES (0, ?1, ?2) "
                                    "ON CONFLICT (number) DO UPDATE SET record = excluded.record";
constexpr const char* event_sql = "INSERT INTO events VALUES (?1, 0, ?2)";
constexpr const char* meta_sql = "INSERT INTO meta VALUES (?1, ?2) "
                                 "ON CONFLICT (key) DO UPDATE SET value = excluded.value";

Result<void> make_schema(sqlite::Database& database, const std::string& session_id)
{
    auto transaction = sqlite::Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    const std::string version = std::to_string(native::session_file_version);
    if (auto made =
            database.exec("PRAGMA application_id = " + std::to_string(native::application_id) +
                          ";PRAGMA user_version = " + version + ";" + native::session_file_schema +
                          "INSERT INTO meta VALUES ('format', 'playhead-session'), "
                          "('version', '" +
                          version + "');");
        !made)
        return made;
    // A session that only has events so far must be one for its readers, too.
    auto session = database.prepare(session_sql);
    if (!session)
        return session.error();
    std::string record;
    json::Writer(record).begin_object().key("session_id").text(session_id).end_object();
    session->bind(1, session_id);
    session->bind(2, record);
    if (auto done = session->run(); !done)
        return done;
    return transaction->commit();
}

} // namespace

SessionFileAppender::SessionFileAppender(sqlite::Database database, std::string session_id,
                                         std::int64_t next)
    : database_(std::move(database)), session_id_(std::move(session_id)), next_(next)
{
}

Result<SessionFileAppender> SessionFileAppender::open(const std::string& path,
                                                      const std::string& session_id)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::Create);
    if (!database)
        return database.error();
    const auto application = database->query_int64("PRAGMA application_id");
    const auto tables = database->query_int64("SELECT count(*) FROM sqlite_schema");
    if (!application || !tables)
        return application ? tables.error() : application.error();
    if (*application != native::application_id && tables->value_or(0) != 0)
        return Error{"This is not a Playhead session file.", path, "Record to another one."};
    if (*application != native::application_id) {
        if (auto made = make_schema(*database, session_id); !made)
            return made.error();
    }
    // Behind the schema: until the log is merged, readers know the file by what stands in it.
    // Commits are not synced: what was recorded has to survive the program, not the system.
    if (auto set = database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"); !set)
        return set.error();
    const auto next = database->query_int64("SELECT coalesce(max(number) + 1, 0) FROM events");
    if (!next)
        return next.error();
    return SessionFileAppender(std::move(database).value(), session_id, next->value_or(0));
}

Result<void> SessionFileAppender::append(std::span<const Record> records, std::string_view meta_key,
                                         std::string_view meta_value)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (!insert_) {
        auto prepared = database_.prepare(event_sql);
        if (!prepared)
            return prepared.error();
        insert_.emplace(std::move(prepared).value());
    }
    std::int64_t next = next_;
    for (const Record& record : records) {
        if (!record.is_session) {
            insert_->bind(1, next++);
            insert_->bind(2, record.json);
            if (auto done = insert_->run(); !done)
                return done;
            continue;
        }
        auto session = database_.prepare(session_sql);
        if (!session)
            return session.error();
        session->bind(1, session_id_);
        session->bind(2, record.json);
        if (auto done = session->run(); !done)
            return done;
    }
    auto meta = database_.prepare(meta_sql);
    if (!meta)
        return meta.error();
    meta->bind(1, meta_key);
    meta->bind(2, meta_value);
    if (auto done = meta->run(); !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return done;
    next_ = next;
    return {};
}

Result<std::optional<std::string>> SessionFileAppender::meta(std::string_view key)
{
    auto statement = database_.prepare("SELECT value FROM meta WHERE key = ?1");
    if (!statement)
        return statement.error();
    statement->bind(1, key);
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<std::string>();
    return std::optional(std::string(statement->text(0)));
}

Result<void> SessionFileAppender::rest()
{
    insert_.reset();
    return database_.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
}

} // namespace playhead
