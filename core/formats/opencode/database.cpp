// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/opencode/database.h"

#include "core/base/json_write.h"
#include "core/base/sqlite.h"
#include "core/base/text.h"

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace playhead::opencode {

namespace {

using sqlite::Statement;

enum class Table : std::uint8_t { Session, Message, Part };

/// Slices of a table begin here; below are its row numbers.
constexpr std::uint64_t first_row(Table table)
{
    return static_cast<std::uint64_t>(table) << 60U;
}
constexpr std::uint64_t row_mask = (std::uint64_t{1} << 60U) - 1;

std::uint64_t offset_of(Table table, std::int64_t row)
{
    return first_row(table) + (static_cast<std::uint64_t>(row) & row_mask);
}
/// Numbers of rows may be negative.
std::int64_t row_of(std::uint64_t offset)
{
    return static_cast<std::int64_t>(offset << 4U) >> 4;
}

// The first column is the number of the row.
constexpr std::string_view session_columns =
    "SELECT rowid, id, parent_id, project_id, directory, title, version, time_created, "
    "time_updated FROM session ";
constexpr std::string_view message_columns = "SELECT rowid, id, session_id, data FROM message ";
constexpr std::string_view part_columns =
    "SELECT rowid, id, session_id, message_id, data FROM part ";

std::string query(std::string_view columns, std::string_view rest)
{
    return std::string(columns) + std::string(rest);
}

void add_text(std::string& json, std::string_view key, std::string_view text)
{
    json += json.size() > 1 ? "," : "";
    json += json::quote(key) + ":" + json::quote(text);
}

/// The object in `data` with members before its own.
std::string with_members(std::string json, std::string_view data)
{
    const std::string_view inside = trimmed(data);
    if (!inside.starts_with('{'))
        return std::string(data); // is shown as what it is
    const std::string_view rest = trimmed(inside.substr(1));
    json += rest.starts_with('}') ? "" : ",";
    json += rest;
    return json;
}

std::string session_record(const Statement& row)
{
    std::string json = "{";
    add_text(json, "id", row.text(1));
    constexpr std::array<std::string_view, 5> keys = {"parentID", "projectID", "directory", "title",
                                                      "version"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!row.is_null(static_cast<int>(i) + 2))
            add_text(json, keys[i], row.text(static_cast<int>(i) + 2));
    }
    json += R"(,"time":{"created":)" + std::to_string(row.int64(7)) + R"(,"updated":)" +
            std::to_string(row.int64(8)) + "}}";
    return json;
}

std::string message_record(const Statement& row)
{
    std::string json = "{";
    add_text(json, "id", row.text(1));
    add_text(json, "sessionID", row.text(2));
    return with_members(std::move(json), row.text(3));
}

std::string part_record(const Statement& row)
{
    std::string json = "{";
    add_text(json, "id", row.text(1));
    add_text(json, "sessionID", row.text(2));
    add_text(json, "messageID", row.text(3));
    return with_members(std::move(json), row.text(4));
}

std::string record_of(Table table, const Statement& row)
{
    switch (table) {
    case Table::Session:
        return session_record(row);
    case Table::Message:
        return message_record(row);
    case Table::Part:
        break;
    }
    return part_record(row);
}

std::uint64_t hash_of(std::string_view record)
{
    return XXH3_64bits(record.data(), record.size());
}

/// What is in none of the indexes.
std::string_view own_text(Table table, const Statement& row)
{
    constexpr int title = 5;
    constexpr int message_data = 3;
    constexpr int part_data = 4;
    switch (table) {
    case Table::Session:
        return row.text(title);
    case Table::Message:
        return row.text(message_data);
    case Table::Part:
        break;
    }
    return row.text(part_data);
}

} // namespace

struct Database::State {
    State(std::string shown_name, sqlite::Database opened)
        : name(std::move(shown_name)), database(std::move(opened))
    {
    }

    std::string name;
    std::uint64_t rows = 0;
    sqlite::Database database;  ///< guarded by mutex, as all that follows
    std::vector<Statement> all; ///< by table
    std::vector<Statement> one; ///< a row by its number, by table
    /// The same by a look at all rows: in a damaged table a row may stand where its number does not
    /// lead.
    std::vector<Statement> scanned;
    std::unordered_map<std::uint64_t, std::uint64_t> seen; ///< hashes of rows, by slice
    std::mutex mutex;

    /// Of the rows that the statement finds, the one that was read before; nothing where it has
    /// changed or is gone. With the lock held.
    Result<std::optional<std::string>> find_seen(Statement& statement, std::uint64_t offset)
    {
        const auto hash = seen.find(offset);
        statement.bind(1, row_of(offset));
        for (;;) {
            const auto there = statement.step();
            if (!there || !*there) {
                statement.reset();
                if (!there)
                    return Error{there.error().what, name, there.error().remedy};
                return std::optional<std::string>();
            }
            std::string record = record_of(static_cast<Table>(offset >> 60U), statement);
            if (hash == seen.end() || hash->second != hash_of(record))
                continue;
            statement.reset();
            return std::optional<std::string>(std::move(record));
        }
    }

    /// SQLite lists a column from the index that has it, which in a damaged file may say otherwise
    /// than the row; it is the row that will be read again. With the lock held.
    std::string listed_record(Table table, const Statement& listed)
    {
        Statement& row = one[static_cast<std::size_t>(table)];
        row.bind(1, listed.int64(0));
        const auto there = row.step();
        const bool is_same = there && *there && own_text(table, row) == own_text(table, listed);
        std::string record = record_of(table, is_same ? row : listed);
        row.reset();
        return record;
    }

    /// `owner` is the session or message whose rows are meant; null for all.
    Result<void> for_each(Table table, const std::string* owner, const Use& use)
    {
        Statement& statement = all[static_cast<std::size_t>(table)];
        if (owner)
            statement.bind(1, *owner);
        for (;;) {
            std::string record;
            Slice slice;
            {
                const std::lock_guard lock(mutex);
                const auto there = statement.step();
                if (!there || !*there) {
                    statement.reset();
                    return there ? Result<void>()
                                 : Error{there.error().what, name, there.error().remedy};
                }
                record = listed_record(table, statement);
                slice.offset = offset_of(table, statement.int64(0));
                slice.length = static_cast<std::uint32_t>(record.size());
                seen[slice.offset] = hash_of(record);
            }
            if (use(record, slice))
                continue;
            const std::lock_guard lock(mutex);
            statement.reset();
            return {};
        }
    }
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

Result<std::shared_ptr<Database>> Database::open(const std::string& path, std::string name)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::Still);
    if (!database)
        return Error{database.error().what, name, database.error().remedy};
    auto state = std::make_unique<State>(std::move(name), std::move(*database));
    const auto prepare = [&state](std::vector<Statement>& to, const std::string& sql) {
        auto statement = state->database.prepare(sql);
        if (statement)
            to.push_back(std::move(*statement));
        return statement.has_value();
    };
    bool has_tables =
        prepare(state->all, query(session_columns, "ORDER BY time_created, id")) &&
        prepare(state->all,
                query(message_columns, "WHERE session_id = ?1 ORDER BY time_created, id")) &&
        prepare(state->all, query(part_columns, "WHERE message_id = ?1 ORDER BY id"));
    for (const std::string_view columns : {session_columns, message_columns, part_columns}) {
        // No index serves an expression.
        has_tables = has_tables && prepare(state->one, query(columns, "WHERE rowid = ?1")) &&
                     prepare(state->scanned, query(columns, "WHERE +rowid = ?1"));
    }
    if (!has_tables)
        return Error{"The database has not the tables of OpenCode's sessions.", state->name,
                     "It may be of a version that this one does not know. \"opencode export\" "
                     "writes a session as JSON."};
    const auto rows = state->database.query_int64(
        "SELECT (SELECT max(rowid) FROM message) + (SELECT max(rowid) FROM part)");
    if (rows)
        state->rows = static_cast<std::uint64_t>(rows->value_or(0));
    return std::shared_ptr<Database>(new Database(std::move(state)));
}

Result<void> Database::for_each_session(const Use& use)
{
    return state_->for_each(Table::Session, nullptr, use);
}

Result<void> Database::for_each_message(const std::string& session, const Use& use)
{
    return state_->for_each(Table::Message, &session, use);
}

Result<void> Database::for_each_part(const std::string& message, const Use& use)
{
    return state_->for_each(Table::Part, &message, use);
}

std::uint64_t Database::row_count() const
{
    return state_->rows;
}

const std::string& Database::name() const
{
    return state_->name;
}

std::string Database::row_name(const Slice& slice)
{
    static constexpr std::array<std::string_view, 3> tables = {"session", "message", "part"};
    const std::uint64_t table = slice.offset >> 60U;
    std::string name = "row " + std::to_string(row_of(slice.offset));
    if (table < tables.size())
        name += " of " + std::string(tables.at(table));
    return name;
}

Result<std::string> Database::read(const Slice& slice, const std::stop_token& /*stop*/) const
{
    State& state = *state_;
    const std::lock_guard lock(state.mutex);
    const std::uint64_t table = slice.offset >> 60U;
    if (table >= state.one.size())
        return Error{"This is no row of the database.", state.name, {}};
    for (auto* statements : {&state.one, &state.scanned}) {
        auto record = state.find_seen((*statements)[table], slice.offset);
        if (!record)
            return record.error();
        if (*record)
            return std::move(**record);
    }
    return Error{"The database was changed after it was opened.", state.name,
                 "Open it again to see what it holds now."};
}

} // namespace playhead::opencode
