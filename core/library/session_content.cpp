// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/session_content.h"

#include "core/base/hex.h"
#include "core/base/sqlite.h"

#include <xxhash.h>

#include <memory>
#include <string_view>

namespace playhead {

Result<std::string> content_of(const std::string& path)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadOnly);
    if (!database)
        return database.error();
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                                XXH3_freeState);
    XXH3_128bits_reset(state.get());
    for (const char* sql : {"SELECT id, record FROM sessions ORDER BY number",
                            "SELECT session, record FROM events ORDER BY number"}) {
        auto rows = database->prepare(sql);
        if (!rows)
            return rows.error();
        for (;;) {
            const auto row = rows->step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            for (int column = 0; column < 2; ++column) {
                const std::string_view text = rows->text(column);
                const std::string size = std::to_string(text.size()) + ":";
                XXH3_128bits_update(state.get(), size.data(), size.size());
                XXH3_128bits_update(state.get(), text.data(), text.size());
            }
        }
    }
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return hex_of(hash.high64) + hex_of(hash.low64);
}

Result<void> rename_session(const std::string& path, const std::string& id)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
    if (!database)
        return database.error();
    auto update = database->prepare("UPDATE sessions SET id = ?1, record = json_set(record, "
                                    "'$.session_id', ?1)");
    if (!update)
        return update.error();
    update->bind(1, id);
    return update->run();
}

} // namespace playhead
