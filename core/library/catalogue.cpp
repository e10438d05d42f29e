// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/catalogue.h"

namespace playhead {

namespace {

/// The order in which read_entry() takes them.
constexpr std::string_view entry_columns =
    "session_id, recorded_name, given_name, start_ns, end_ns, end_state, outcome, events, errors, "
    "llm_calls, total_tokens, cost_usd, cost_is_computed, llm_calls_without_cost, recorder, "
    "origin, zone_trusted, is_complete, file_size, added_ns, updated_ns";

constexpr const char* put_sql = R"sql(
INSERT INTO session (session_id, file, incoming, recorded_name, start_ns, end_ns, end_state,
    outcome, events, errors, llm_calls, total_tokens, cost_usd, cost_is_computed,
    llm_calls_without_cost, recorder, origin, zone_trusted, is_complete, file_size, added_ns,
    updated_ns)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
    ?21, ?21)
ON CONFLICT (session_id) DO UPDATE SET
    file = excluded.file, incoming = excluded.incoming, recorded_name = excluded.recorded_name,
    start_ns = excluded.start_ns, end_ns = excluded.end_ns, end_state = excluded.end_state,
    outcome = excluded.outcome, events = excluded.events, errors = excluded.errors,
    llm_calls = excluded.llm_calls, total_tokens = excluded.total_tokens,
    cost_usd = excluded.cost_usd, cost_is_computed = excluded.cost_is_computed,
    llm_calls_without_cost = excluded.llm_calls_without_cost, recorder = excluded.recorder,
    origin = excluded.origin, zone_trusted = excluded.zone_trusted,
    is_complete = excluded.is_complete, file_size = excluded.file_size,
    updated_ns = excluded.updated_ns
)sql";

std::optional<std::int64_t> optional_int64(const sqlite::Statement& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.int64(column));
}

LibraryEntry read_entry(const sqlite::Statement& row)
{
    LibraryEntry entry;
    entry.session_id = row.text(0);
    entry.recorded_name = row.text(1);
    entry.name = row.is_null(2) ? row.text(1) : row.text(2);
    entry.start = optional_int64(row, 3).value_or(no_time);
    entry.end = optional_int64(row, 4).value_or(no_time);
    if (!row.is_null(5))
        entry.end_state = row.text(5);
    if (const std::int64_t outcome = row.int64(6); outcome >= 0 && outcome <= 2)
        entry.outcome = static_cast<EventResult>(outcome);
    entry.events = static_cast<std::uint32_t>(row.int64(7));
    entry.errors = static_cast<std::uint32_t>(row.int64(8));
    entry.llm_calls = static_cast<std::uint32_t>(row.int64(9));
    entry.total_tokens = optional_int64(row, 10);
    if (!row.is_null(11))
        entry.cost = row.real(11);
    entry.cost_is_computed = row.int64(12) != 0;
    entry.llm_calls_without_cost = static_cast<std::uint32_t>(row.int64(13));
    entry.recorder = row.text(14);
    entry.origin = row.text(15);
    entry.zone_trusted = row.int64(16) != 0;
    entry.is_complete = row.int64(17) != 0;
    entry.file_size = static_cast<std::uint64_t>(row.int64(18));
    entry.added = row.int64(19);
    entry.updated = row.int64(20);
    return entry;
}

void bind_time(sqlite::Statement& statement, int parameter, TimeNs time)
{
    if (time == no_time)
        statement.bind_null(parameter);
    else
        statement.bind(parameter, time);
}

} // namespace

Result<std::vector<LibraryEntry>> Catalogue::read_entries(std::string_view condition,
                                                          std::optional<std::string_view> value)
{
    auto statement = database_.prepare("SELECT " + std::string(entry_columns) + " FROM session " +
                                       std::string(condition));
    if (!statement)
        return statement.error();
    if (value)
        statement->bind(1, *value);
    std::vector<LibraryEntry> entries;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        entries.push_back(read_entry(*statement));
    }
    for (LibraryEntry& entry : entries) {
        if (auto read = read_tags(entry); !read)
            return read.error();
    }
    return entries;
}

Result<void> Catalogue::read_tags(LibraryEntry& entry)
{
    auto statement =
        database_.prepare("SELECT tag FROM tag WHERE session_id = ?1 ORDER BY position");
    if (!statement)
        return statement.error();
    statement->bind(1, entry.session_id);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        entry.tags.emplace_back(statement->text(0));
    }
}

Result<std::vector<LibraryEntry>> Catalogue::list()
{
    return read_entries("ORDER BY start_ns DESC NULLS LAST, session_id", std::nullopt);
}

Result<std::optional<LibraryEntry>> Catalogue::find(std::string_view session_id)
{
    auto entries = read_entries("WHERE session_id = ?1", session_id);
    if (!entries)
        return entries.error();
    if (entries->empty())
        return std::optional<LibraryEntry>();
    return std::optional(std::move(entries->front()));
}

Result<std::optional<SessionPlace>> Catalogue::place(std::string_view session_id)
{
    auto statement = database_.prepare("SELECT file, incoming FROM session WHERE session_id = ?1");
    if (!statement)
        return statement.error();
    statement->bind(1, session_id);
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<SessionPlace>();
    return std::optional(
        SessionPlace{std::string(statement->text(0)), std::string(statement->text(1))});
}

Result<bool> Catalogue::is_taken(std::string_view file)
{
    auto statement = database_.prepare("SELECT 1 FROM session WHERE file = ?1 UNION ALL "
                                       "SELECT 1 FROM outgoing WHERE file = ?1");
    if (!statement)
        return statement.error();
    statement->bind(1, file);
    return statement->step();
}

Result<void> Catalogue::put(const LibraryEntry& entry, const SessionPlace& place,
                            const KeptFiles* archive)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto written = write_entry(entry, place, archive); !written)
        return written;
    return transaction->commit();
}

Result<void> Catalogue::write_entry(const LibraryEntry& entry, const SessionPlace& place,
                                    const KeptFiles* archive)
{
    if (auto noted = note_other_file(entry, place); !noted)
        return noted;
    auto statement = database_.prepare(put_sql);
    if (!statement)
        return statement.error();
    statement->bind(1, entry.session_id);
    statement->bind(2, place.file);
    statement->bind(3, place.incoming);
    statement->bind(4, entry.recorded_name);
    bind_time(*statement, 5, entry.start);
    bind_time(*statement, 6, entry.end);
    if (entry.end_state)
        statement->bind(7, *entry.end_state);
    statement->bind(8, static_cast<std::int64_t>(entry.outcome));
    statement->bind(9, std::int64_t(entry.events));
    statement->bind(10, std::int64_t(entry.errors));
    statement->bind(11, std::int64_t(entry.llm_calls));
    if (entry.total_tokens)
        statement->bind(12, *entry.total_tokens);
    if (entry.cost)
        statement->bind(13, *entry.cost);
    statement->bind(14, std::int64_t(entry.cost_is_computed));
    statement->bind(15, std::int64_t(entry.llm_calls_without_cost));
    statement->bind(16, entry.recorder);
    statement->bind(17, entry.origin);
    statement->bind(18, std::int64_t(entry.zone_trusted));
    statement->bind(19, std::int64_t(entry.is_complete));
    statement->bind(20, static_cast<std::int64_t>(entry.file_size));
    statement->bind(21, entry.updated);
    if (auto done = statement->run(); !done)
        return done;
    const auto is_given = has_given_tags(entry.session_id);
    if (!is_given)
        return is_given.error();
    if (!*is_given) {
        if (auto done = write_tags(entry.session_id, entry.tags); !done)
            return done;
    }
    return write_archive(entry.session_id, archive);
}

Result<bool> Catalogue::has_given_tags(std::string_view session_id)
{
    auto given = database_.prepare("SELECT has_given_tags FROM session WHERE session_id = ?1");
    if (!given)
        return given.error();
    given->bind(1, session_id);
    const auto row = given->step();
    if (!row)
        return row.error();
    return *row && given->int64(0) != 0;
}

Result<void> Catalogue::write_tags(std::string_view session_id,
                                   const std::vector<std::string>& tags)
{
    if (auto cleared = run("DELETE FROM tag WHERE session_id = ?1", session_id); !cleared)
        return cleared;
    auto insert = database_.prepare("INSERT INTO tag VALUES (?1, ?2, ?3)");
    if (!insert)
        return insert.error();
    for (std::size_t i = 0; i < tags.size(); ++i) {
        insert->bind(1, session_id);
        insert->bind(2, static_cast<std::int64_t>(i));
        insert->bind(3, tags[i]);
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<void> Catalogue::arrived(std::string_view file)
{
    return run("UPDATE session SET incoming = '' WHERE file = ?1", file);
}

Result<void> Catalogue::never_came(std::string_view file)
{
    return run("DELETE FROM session WHERE file = ?1 AND incoming <> ''", file);
}

Result<std::vector<SessionPlace>> Catalogue::on_their_way()
{
    auto statement = database_.prepare("SELECT file, incoming FROM session WHERE incoming <> ''");
    if (!statement)
        return statement.error();
    std::vector<SessionPlace> places;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return places;
        places.push_back({std::string(statement->text(0)), std::string(statement->text(1))});
    }
}

Result<bool> Catalogue::rename(std::string_view session_id, std::string_view name)
{
    auto statement =
        database_.prepare("UPDATE session SET given_name = NULLIF(?2, '') WHERE session_id = ?1");
    if (!statement)
        return statement.error();
    statement->bind(1, session_id);
    statement->bind(2, name);
    if (auto done = statement->run(); !done)
        return done.error();
    return database_.changes() > 0;
}

Result<bool> Catalogue::set_tags(std::string_view session_id, const std::vector<std::string>& tags)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto done = run("UPDATE session SET has_given_tags = 1 WHERE session_id = ?1", session_id);
        !done)
        return done.error();
    if (database_.changes() == 0)
        return false;
    if (auto done = write_tags(session_id, tags); !done)
        return done.error();
    if (auto done = transaction->commit(); !done)
        return done.error();
    return true;
}

Result<void> Catalogue::discard(std::string_view session_id, std::string_view file)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto done = run("DELETE FROM session WHERE session_id = ?1", session_id); !done)
        return done;
    if (auto done = run("DELETE FROM annotation WHERE session_id = ?1", session_id); !done)
        return done;
    if (auto done = run("INSERT OR IGNORE INTO outgoing VALUES (?1)", file); !done)
        return done;
    return transaction->commit();
}

Result<void> Catalogue::deleted(std::string_view file)
{
    return run("DELETE FROM outgoing WHERE file = ?1", file);
}

Result<std::vector<std::string>> Catalogue::to_be_deleted()
{
    return texts("SELECT file FROM outgoing");
}

Result<void> Catalogue::run(std::string_view sql, std::string_view value)
{
    auto statement = database_.prepare(sql);
    if (!statement)
        return statement.error();
    statement->bind(1, value);
    return statement->run();
}

Result<std::vector<std::string>> Catalogue::texts(std::string_view sql)
{
    auto statement = database_.prepare(sql);
    if (!statement)
        return statement.error();
    std::vector<std::string> found;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        found.emplace_back(statement->text(0));
    }
}

} // namespace playhead
