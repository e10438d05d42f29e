// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/session_database.h"

#include "core/native/session_file_schema.h"

namespace playhead::native {

Result<sqlite::Database> open_session_database(const std::string& path, const std::string& name)
{
    const auto as_named = [&name](Error error) {
        error.where = name;
        return error;
    };
    auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadOnly);
    if (!database)
        return as_named(database.error());
    const auto id = database->query_int64("PRAGMA application_id");
    if (!id)
        return as_named(id.error());
    if (id->value_or(0) != application_id)
        return Error{"This is an SQLite database, but not a Playhead session.", name,
                     "Choose another file."};
    const auto version = database->query_int64("PRAGMA user_version");
    if (!version)
        return as_named(version.error());
    if (version->value_or(0) > session_file_version)
        return Error{"The session file was written by a newer Playhead (format " +
                         std::to_string(version->value_or(0)) + ", this one reads " +
                         std::to_string(session_file_version) + ").",
                     name, "Update Playhead."};
    return database;
}

} // namespace playhead::native
