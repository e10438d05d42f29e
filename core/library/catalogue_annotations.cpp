// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the person noted of events, in the catalogue.
#include "core/library/catalogue.h"

namespace playhead {

namespace {

/// Since when the catalogue knows annotations.
constexpr std::int64_t first_version = 2;
constexpr std::int64_t by_id = -1;

constexpr const char* put_sql = R"sql(
INSERT INTO annotation (session_id, event_id, event_number, event_start_ns, note, is_bookmarked,
    changed_ns)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (session_id, event_id, event_number) DO UPDATE SET
    event_start_ns = excluded.event_start_ns, note = excluded.note,
    is_bookmarked = excluded.is_bookmarked, changed_ns = excluded.changed_ns
    WHERE NOT ?8 OR changed_ns IS NULL OR excluded.changed_ns > changed_ns
)sql";

constexpr const char* forget_sql =
    "DELETE FROM annotation WHERE session_id = ?1 AND event_id = ?2 AND event_number = ?3";

KeptAnnotation read_annotation(const sqlite::Statement& row)
{
    KeptAnnotation kept;
    kept.key.id = row.text(0);
    if (const std::int64_t number = row.int64(1);
        number >= 0 && number < std::int64_t(EventIndex::none_value))
        kept.key.number = static_cast<std::uint32_t>(number);
    kept.key.start = row.is_null(2) ? no_time : row.int64(2);
    kept.annotation = Annotation{std::string(row.text(3)), row.int64(4) != 0,
                                 row.is_null(5) ? no_time : row.int64(5)};
    return kept;
}

void bind_key(sqlite::Statement& statement, std::string_view session_id, const EventKey& key)
{
    statement.bind(1, session_id);
    statement.bind(2, key.id);
    statement.bind(3, key.number ? std::int64_t(*key.number) : by_id);
}

void bind_time(sqlite::Statement& statement, int parameter, TimeNs time)
{
    if (time == no_time)
        statement.bind_null(parameter);
    else
        statement.bind(parameter, time);
}

} // namespace

Result<std::vector<KeptAnnotation>> Catalogue::annotations(std::string_view session_id)
{
    const auto found = version();
    if (!found)
        return found.error();
    std::vector<KeptAnnotation> annotations;
    if (*found < first_version)
        return annotations;
    auto statement = database_.prepare("SELECT event_id, event_number, event_start_ns, note, "
                                       "is_bookmarked, changed_ns FROM annotation "
                                       "WHERE session_id = ?1");
    if (!statement)
        return statement.error();
    statement->bind(1, session_id);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return annotations;
        annotations.push_back(read_annotation(*statement));
    }
}

Result<std::vector<std::string>> Catalogue::annotated_sessions()
{
    const auto found = version();
    if (!found)
        return found.error();
    return *found < first_version ? std::vector<std::string>()
                                  : texts("SELECT DISTINCT session_id FROM annotation");
}

Result<void> Catalogue::put_annotations(std::string_view session_id,
                                        const std::vector<KeptAnnotation>& annotations,
                                        bool only_later)
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    if (auto written = write_annotations(session_id, annotations, only_later); !written)
        return written;
    return transaction->commit();
}

Result<void> Catalogue::write_annotations(std::string_view session_id,
                                          const std::vector<KeptAnnotation>& annotations,
                                          bool only_later)
{
    auto put = database_.prepare(put_sql);
    if (!put)
        return put.error();
    auto forget = database_.prepare(forget_sql);
    if (!forget)
        return forget.error();
    for (const auto& [key, annotation] : annotations) {
        sqlite::Statement& statement = annotation ? *put : *forget;
        bind_key(statement, session_id, key);
        if (annotation) {
            bind_time(statement, 4, key.start);
            statement.bind(5, annotation->note);
            statement.bind(6, std::int64_t(annotation->is_bookmarked));
            bind_time(statement, 7, annotation->changed);
            statement.bind(8, std::int64_t(only_later));
        }
        if (auto done = statement.run(); !done)
            return done;
    }
    return {};
}

} // namespace playhead
