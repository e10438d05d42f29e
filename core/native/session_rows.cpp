// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/session_rows.h"

#include "core/native/session_database.h"

namespace playhead {

Result<SessionRows> SessionRows::open(const std::string& path)
{
    auto database = native::open_session_database(path, path);
    if (!database)
        return database.error();
    auto behind =
        database->prepare("SELECT number, record FROM events WHERE number > ?1 ORDER BY number");
    auto one = database->prepare("SELECT record FROM events WHERE number = ?1");
    for (const auto* statement : {&behind, &one}) {
        if (!*statement)
            return Error{statement->error().what, path,
                         "The file says that it is a Playhead session, but lacks its tables."};
    }
    return SessionRows(std::move(*behind), std::move(*one));
}

void SessionRows::go_behind(std::int64_t number)
{
    behind_.reset();
    behind_.bind(1, number);
}

Result<bool> SessionRows::next(Row& row)
{
    auto there = behind_.step();
    if (!there || !*there) {
        behind_.reset();
        return there;
    }
    row.number = behind_.int64(0);
    row.record = behind_.text(1);
    return true;
}

Result<std::optional<std::string>> SessionRows::find(std::int64_t number)
{
    one_.bind(1, number);
    const auto there = one_.step();
    if (!there) {
        one_.reset();
        return there.error();
    }
    std::optional<std::string> record;
    if (*there)
        record.emplace(one_.text(0));
    one_.reset();
    return record;
}

} // namespace playhead
