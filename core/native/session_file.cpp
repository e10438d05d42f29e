// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/session_file.h"

#include "core/base/sqlite.h"
#include "core/base/stopping.h"
#include "core/native/session_database.h"
#include "core/native/session_file_schema.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace playhead {

namespace {

using sqlite::Database;
using sqlite::Statement;

/// Differs from what it was where somebody else has written to the database.
constexpr std::string_view data_version = "PRAGMA data_version";

/// Events count from 0; a smaller number is nobody's.
constexpr std::int64_t first_number = std::numeric_limits<std::int64_t>::min();

/// Rows of `sessions` have slices from here on, rows of `events` below.
constexpr std::uint64_t session_rows = std::uint64_t{1} << 63U;

std::uint32_t big_endian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (const char c : bytes)
        value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
}

std::uint32_t hash_of(std::string_view record)
{
    return static_cast<std::uint32_t>(XXH3_64bits(record.data(), record.size()));
}

/// Of a slice's row.
std::int64_t number_of(const Slice& slice)
{
    return static_cast<std::int64_t>(slice.offset < session_rows ? slice.offset
                                                                 : slice.offset - session_rows);
}

} // namespace

bool is_session_file(std::string_view head)
{
    constexpr std::string_view magic("SQLite format 3\0", 16);
    constexpr std::size_t id_offset = 68;
    return head.substr(0, magic.size()) == magic && head.size() >= id_offset + 4 &&
           big_endian(head.substr(id_offset, 4)) == native::application_id;
}

struct SessionFile::State {
    State(std::string shown_name, Database through, Statement sessions, Statement events,
          Database single, Statement session, Statement event)
        : name(std::move(shown_name))
        , database(std::move(through))
        , all_sessions(std::move(sessions))
        , all_events(std::move(events))
        , rows(std::move(single))
        , one_session(std::move(session))
        , one_event(std::move(event))
    {
    }

    /// What a row was when it was read through.
    struct Seen {
        std::uint64_t offset = 0;
        std::uint32_t hash = 0;
    };

    std::string name;
    std::uint64_t event_count = 0;
    // Reading through has a connection of its own, as readers of single rows come from any thread.
    Database database;
    Statement all_sessions;
    Statement all_events;
    std::optional<FileStamp> stamp;   ///< of the file when it was opened
    std::int64_t version = 0;         ///< data_version
    std::int64_t last = first_number; ///< number of the event that was read last
    bool is_in_events = false;        ///< all_events has its parameter
    mutable std::mutex mutex;
    Database rows; ///< one by one; guarded by mutex, as all that follows
    Statement one_session;
    Statement one_event;
    std::vector<Seen> seen_events; ///< by offset
    std::vector<Seen> seen_sessions;

    static Slice slice_of(std::uint64_t offset, std::string_view record)
    {
        return {offset, static_cast<std::uint32_t>(record.size()), 0, RecordRole::Event};
    }

    void see_event(std::uint64_t offset, std::string_view record)
    {
        const std::lock_guard lock(mutex);
        seen_events.push_back({offset, hash_of(record)});
    }

    void see_session(SessionRow& row)
    {
        const std::uint32_t hash = hash_of(row.record);
        const std::lock_guard lock(mutex);
        const auto place = std::lower_bound(
            seen_sessions.begin(), seen_sessions.end(), row.slice.offset,
            [](const Seen& seen, std::uint64_t offset) { return seen.offset < offset; });
        row.was_seen = place != seen_sessions.end() && place->offset == row.slice.offset;
        row.is_changed = row.was_seen && place->hash != hash;
        if (row.was_seen)
            place->hash = hash;
        else
            seen_sessions.insert(place, {row.slice.offset, hash});
    }

    /// Nothing where the record cannot be had so, is not what it was, or where it was stopped.
    std::optional<std::string> read_in_pieces(const Slice& slice, const std::stop_token& stop)
    {
        constexpr std::size_t most = std::size_t{4} << 20;
        const char* table = slice.offset < session_rows ? "events" : "sessions";
        const auto blob = rows.open_blob(table, "record", number_of(slice));
        if (!blob || blob->size() != slice.length)
            return std::nullopt;
        std::string record;
        record.reserve(slice.length);
        while (record.size() < slice.length) {
            if (stop.stop_requested())
                return std::nullopt;
            const std::size_t at = record.size();
            const std::size_t piece = std::min(most, slice.length - at);
            record.resize(at + piece);
            if (!blob->read(at, std::span(record).subspan(at)))
                return std::nullopt;
        }
        return is_unchanged(slice, record) ? std::optional(std::move(record)) : std::nullopt;
    }

    [[nodiscard]] bool is_unchanged(const Slice& slice, std::string_view record) const
    {
        const auto& seen = slice.offset < session_rows ? seen_events : seen_sessions;
        const auto found = std::lower_bound(
            seen.begin(), seen.end(), slice.offset,
            [](const Seen& row, std::uint64_t offset) { return row.offset < offset; });
        return record.size() == slice.length && found != seen.end() &&
               found->offset == slice.offset && found->hash == hash_of(record);
    }
};

SessionFile::SessionFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
SessionFile::~SessionFile() = default;

Result<std::shared_ptr<SessionFile>> SessionFile::open(const std::string& path, std::string name)
{
    auto through = native::open_session_database(path, name);
    if (!through)
        return through.error();
    auto single = native::open_session_database(path, name);
    if (!single)
        return single.error();
    auto sessions = through->prepare("SELECT number, id, record FROM sessions ORDER BY number");
    auto events = through->prepare("SELECT number, session, record FROM events "
                                   "WHERE number > ?1 ORDER BY number");
    auto session = single->prepare("SELECT record FROM sessions WHERE number = ?1");
    auto event = single->prepare("SELECT record FROM events WHERE number = ?1");
    for (const auto* statement : {&sessions, &events, &session, &event}) {
        if (!*statement)
            return Error{statement->error().what, name,
                         "The file says that it is a Playhead session, but lacks its tables."};
    }
    auto version = through->query_int64(data_version);
    // To count them, all pages would have to be read; numbers follow each other, mostly.
    auto count = through->query_int64("SELECT (SELECT max(number) FROM events) - "
                                      "(SELECT min(number) FROM events) + 1");
    auto state = std::make_unique<State>(std::move(name), std::move(*through), std::move(*sessions),
                                         std::move(*events), std::move(*single),
                                         std::move(*session), std::move(*event));
    state->stamp = FileStamp::of(path);
    state->version = std::move(version).value_or(std::optional<std::int64_t>(0)).value_or(0);
    // Where the rows cannot be counted, reading them will say why; until then the number is
    // unknown.
    state->event_count = static_cast<std::uint64_t>(
        std::move(count).value_or(std::optional<std::int64_t>(0)).value_or(0));
    return std::shared_ptr<SessionFile>(new SessionFile(std::move(state)));
}

Result<bool> SessionFile::next_session(SessionRow& row)
{
    State& state = *state_;
    auto there = state.all_sessions.step();
    if (!there || !*there) {
        state.all_sessions.reset();
        return there;
    }
    row.number = state.all_sessions.int64(0);
    row.id = state.all_sessions.text(1);
    row.record = state.all_sessions.text(2);
    row.slice = State::slice_of(session_rows + static_cast<std::uint64_t>(row.number), row.record);
    state.see_session(row);
    return true;
}

Result<bool> SessionFile::next_event(EventRow& row)
{
    State& state = *state_;
    if (!std::exchange(state.is_in_events, true))
        state.all_events.bind(1, state.last);
    auto there = state.all_events.step();
    if (!there || !*there) {
        state.all_events.reset();
        state.is_in_events = false;
        return there;
    }
    const std::int64_t number = state.all_events.int64(0);
    state.last = number;
    row.session = state.all_events.int64(1);
    row.record = state.all_events.text(2);
    row.slice = State::slice_of(static_cast<std::uint64_t>(number), row.record);
    state.see_event(row.slice.offset, row.record);
    return true;
}

const std::optional<FileStamp>& SessionFile::stamp() const
{
    return state_->stamp;
}

std::vector<std::uint32_t> SessionFile::event_marks() const
{
    const std::lock_guard lock(state_->mutex);
    std::vector<std::uint32_t> marks;
    marks.reserve(state_->seen_events.size());
    for (const State::Seen& seen : state_->seen_events)
        marks.push_back(seen.hash);
    return marks;
}

void SessionFile::restore_events(std::span<const Slice> rows, std::span<const std::uint32_t> marks)
{
    State& state = *state_;
    const std::lock_guard lock(state.mutex);
    state.seen_events.clear();
    state.seen_events.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        state.seen_events.push_back({rows[i].offset, marks[i]});
    if (!rows.empty())
        state.last = static_cast<std::int64_t>(rows.back().offset);
}

FileNews SessionFile::look()
{
    State& state = *state_;
    const auto named = FileStamp::of(state.name);
    if (!named)
        return FileNews::Deleted;
    if (!state.stamp || !named->is_same_file(*state.stamp))
        return FileNews::Replaced;
    const auto version = state.database.query_int64(data_version);
    if (!version) {
        // Whoever has locked it is not done.
        return was_busy() ? FileNews::None : FileNews::Replaced;
    }
    if (version->value_or(0) == state.version)
        return FileNews::None;
    state.version = version->value_or(0);
    return FileNews::Grown;
}

bool SessionFile::was_busy() const
{
    return state_->database.last_problem() == sqlite::Problem::Busy;
}

const std::string& SessionFile::name() const
{
    return state_->name;
}

std::uint64_t SessionFile::size() const
{
    return state_->event_count;
}

Result<std::string> SessionFile::read(const Slice& slice, const std::stop_token& stop) const
{
    constexpr std::uint32_t large = 1 << 20;
    const State& state = *state_;
    const std::lock_guard lock(state.mutex);
    if (slice.length >= large) {
        if (auto record = state_->read_in_pieces(slice, stop))
            return *std::move(record);
    }
    if (stop.stop_requested())
        return cancelled();
    const bool is_event = slice.offset < session_rows;
    Statement& statement = is_event ? state_->one_event : state_->one_session;
    statement.bind(1, number_of(slice));
    const auto there = statement.step();
    if (!there) {
        statement.reset();
        return Error{there.error().what, state.name, there.error().remedy};
    }
    std::string record(*there ? statement.text(0) : std::string_view());
    statement.reset();
    if (!*there || !state.is_unchanged(slice, record))
        return Error{"The session file was changed after it was opened.", state.name,
                     "Open it again to see what it holds now."};
    return record;
}

} // namespace playhead
