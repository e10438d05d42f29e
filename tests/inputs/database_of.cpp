// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/database_of.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace playhead::inputs {

namespace {

struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

Database in_memory()
{
    sqlite3* database = nullptr;
    sqlite3_open(":memory:", &database);
    return Database(database);
}

Statement prepared(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    return Statement(statement);
}

std::string bytes_of(sqlite3* database)
{
    sqlite3_int64 size = 0;
    unsigned char* const bytes = sqlite3_serialize(database, "main", &size, 0);
    if (!bytes)
        return {};
    std::string copy(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return copy;
}

Database opened(const std::string& bytes)
{
    Database database = in_memory();
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    auto* const copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    if (!copy)
        return nullptr;
    std::copy(bytes.begin(), bytes.end(), copy);
    // A WAL has no place in memory: the version numbers of the header say that there is none.
    constexpr std::size_t versions_at = 18;
    if (bytes.size() > versions_at + 1)
        copy[versions_at] = copy[versions_at + 1] = 1;
    const int done =
        sqlite3_deserialize(database.get(), "main", copy, size, size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    return done == SQLITE_OK ? std::move(database) : nullptr;
}

/// The first column of all rows.
std::vector<std::string> all_texts(sqlite3* database, const std::string& sql, int column = 0)
{
    std::vector<std::string> texts;
    const Statement statement = prepared(database, sql);
    while (statement && sqlite3_step(statement.get()) == SQLITE_ROW) {
        const auto* const text =
            reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), column));
        texts.emplace_back(text ? text : "");
    }
    return texts;
}

std::string quoted(const std::string& name)
{
    std::string text = "\"";
    for (const char letter : name)
        text += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return text + "\"";
}

class Mutation
{
public:
    Mutation(sqlite3* database, std::string (*change)(std::string_view, Chance&), Chance& chance)
        : database_(database), change_(change), chance_(chance)
    {
    }

    void run()
    {
        auto tables =
            all_texts(database_, "SELECT name FROM sqlite_master WHERE type = 'table' AND name "
                                 "NOT LIKE 'sqlite_%'");
        if (tables.empty())
            return;
        table_ = chance_.any_of(tables);
        auto columns = all_texts(database_, "PRAGMA table_info(" + quoted(table_) + ")", 1);
        if (columns.empty())
            return;
        column_ = chance_.any_of(columns);
        switch (chance_.below(12)) {
        case 0:
            return change_schema();
        case 1:
            return execute("DELETE FROM " + quoted(table_) + some_row());
        case 2:
            return execute("INSERT OR REPLACE INTO " + quoted(table_) + " SELECT * FROM " +
                           quoted(chance_.any_of(tables)) + some_row());
        case 3:
            return execute("UPDATE OR REPLACE " + quoted(table_) + " SET " + quoted(column_) +
                           " = " + odd_value() + some_row());
        default:
            return change_value();
        }
    }

private:
    void execute(const std::string& sql)
    {
        sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    }
    std::string some_row()
    {
        return " WHERE rowid = (SELECT rowid FROM " + quoted(table_) + " LIMIT 1 OFFSET " +
               std::to_string(chance_.below(8)) + ")";
    }
    std::string odd_value()
    {
        static constexpr std::array<const char*, 8> values = {
            "NULL",  "x'00ff7b'",       "''",  "-1", "9223372036854775807",
            "1e300", "zeroblob(70000)", "'[]'"};
        return chance_.any_of(values);
    }
    void change_schema()
    {
        const std::string table = "ALTER TABLE " + quoted(table_);
        switch (chance_.below(3)) {
        case 0:
            return execute("DROP TABLE " + quoted(table_));
        case 1:
            return execute(table + " RENAME COLUMN " + quoted(column_) + " TO other");
        default:
            return execute(table + " DROP COLUMN " + quoted(column_));
        }
    }
    void change_value()
    {
        const std::string where = some_row();
        const auto values =
            all_texts(database_, "SELECT " + quoted(column_) + " FROM " + quoted(table_) + where);
        if (values.empty())
            return;
        const std::string value = change_(values.front(), chance_);
        const Statement update =
            prepared(database_, "UPDATE OR REPLACE " + quoted(table_) + " SET " + quoted(column_) +
                                    " = ?1" + where);
        if (!update)
            return;
        const auto size = static_cast<sqlite3_uint64>(value.size());
        sqlite3_bind_text64(update.get(), 1, value.data(), size, SQLITE_STATIC, SQLITE_UTF8);
        sqlite3_step(update.get());
    }

    sqlite3* database_;
    std::string (*change_)(std::string_view, Chance&);
    Chance& chance_;
    std::string table_;
    std::string column_;
};

} // namespace

std::string database_of(const std::string& sql)
{
    const Database database = in_memory();
    const bool is_made =
        sqlite3_exec(database.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    return is_made ? bytes_of(database.get()) : std::string();
}

bool is_database(std::string_view bytes)
{
    return bytes.starts_with("SQLite format 3");
}

std::string mutated_database(const std::string& bytes,
                             std::string (*change)(std::string_view, Chance&), Chance& chance)
{
    const Database database = opened(bytes);
    if (!database)
        return bytes;
    Mutation(database.get(), change, chance).run();
    std::string mutated = bytes_of(database.get());
    return mutated.empty() ? bytes : mutated;
}

} // namespace playhead::inputs
