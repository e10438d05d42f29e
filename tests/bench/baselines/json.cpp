// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/baselines/json.h"

#include <simdjson.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace playhead::bench {

namespace {

using simdjson::SUCCESS;
namespace ondemand = simdjson::ondemand;

static_assert(json_padding >= simdjson::SIMDJSON_PADDING);

/// Lines are longer on average: arrays that are made for it need not grow.
constexpr std::size_t shortest_line = 100;

struct PlainEvent {
    std::string_view id;
    std::string_view parent;
    std::string_view type;
    std::string_view agent;
    double start = 0;
    double end = 0;
};

/// The text between the quotes, as it is written.
bool take_text(ondemand::value value, std::string_view& text)
{
    const std::string_view token = value.raw_json_token();
    if (token.size() < 2 || token.front() != '"')
        return false;
    const std::size_t end = token.rfind('"');
    text = token.substr(1, end - 1);
    return end > 0;
}

bool take_field(std::string_view key, ondemand::value value, PlainEvent& event)
{
    if (key == "id")
        return take_text(value, event.id);
    if (key == "parent_id")
        return take_text(value, event.parent);
    if (key == "event_type")
        return take_text(value, event.type);
    if (key == "agent")
        return take_text(value, event.agent);
    if (key == "init_timestamp")
        return value.get_double().get(event.start) == SUCCESS;
    if (key == "end_timestamp")
        return value.get_double().get(event.end) == SUCCESS;
    return !value.raw_json_token().empty();
}

/// The key's text: our own keys have no escapes.
std::string_view text_of(const ondemand::raw_json_string& key)
{
    const char* const begin = key.raw();
    return {begin, static_cast<std::size_t>(std::strchr(begin, '"') - begin)};
}

bool parse_line(ondemand::parser& parser, std::string_view line, std::size_t readable,
                PlainEvent& event)
{
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(line.data(), line.size(), readable).get(document) != SUCCESS ||
        document.get_object().get(object) != SUCCESS)
        return false;
    for (auto field : object) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (field.key().get(key) != SUCCESS || field.value().get(value) != SUCCESS ||
            !take_field(text_of(key), value, event))
            return false;
    }
    return true;
}

/// Calls `take` with each line and its event. What has no id is a session's own line.
template <typename Take>
bool parse_each(std::string_view bytes, const Take& take)
{
    ondemand::parser parser;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end) {
        const auto left = static_cast<std::size_t>(end - at);
        const void* const found = std::memchr(at, '\n', left);
        const auto* const stop = found ? static_cast<const char*>(found) : end;
        const std::string_view line(at, static_cast<std::size_t>(stop - at));
        PlainEvent event;
        if (!parse_line(parser, line, left + json_padding, event))
            return false;
        if (!event.id.empty() && !take(line, event))
            return false;
        at = stop + 1;
    }
    return true;
}

class PlainImport
{
public:
    explicit PlainImport(const std::string& path)
    {
        is_fine_ = sqlite3_open(path.c_str(), &database_) == SQLITE_OK;
        run("PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE events (id INTEGER PRIMARY KEY, parent INTEGER, type INTEGER,"
            " agent INTEGER, start INTEGER, end INTEGER, offset INTEGER, length INTEGER,"
            " flags INTEGER, payload BLOB);"
            "BEGIN");
        is_fine_ = is_fine_ &&
                   sqlite3_prepare_v2(database_,
                                      "INSERT INTO events VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
                                      -1, &insert_, nullptr) == SQLITE_OK;
    }
    PlainImport(const PlainImport&) = delete;
    PlainImport& operator=(const PlainImport&) = delete;
    ~PlainImport()
    {
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
    }

    bool insert(const std::array<sqlite3_int64, 9>& numbers, std::string_view payload)
    {
        int column = 0;
        for (const sqlite3_int64 number : numbers)
            sqlite3_bind_int64(insert_, ++column, number);
        sqlite3_bind_blob64(insert_, ++column, payload.data(), payload.size(), SQLITE_STATIC);
        is_fine_ = is_fine_ && sqlite3_step(insert_) == SQLITE_DONE;
        sqlite3_reset(insert_);
        return is_fine_;
    }

    bool commit()
    {
        run("COMMIT");
        return is_fine_;
    }

private:
    void run(const char* sql)
    {
        is_fine_ = is_fine_ && sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }

    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    bool is_fine_ = false;
};

bool sync_file(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    const bool is_synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return is_synced;
}

sqlite3_int64 nanoseconds(double seconds)
{
    constexpr double ns_in_second = 1e9;
    return static_cast<sqlite3_int64>(seconds * ns_in_second);
}

} // namespace

bool parse_plainly(std::string_view bytes, PlainEvents& events)
{
    const std::size_t most = bytes.size() / shortest_line;
    events.ids.reserve(most);
    events.parents.reserve(most);
    events.types.reserve(most);
    events.agents.reserve(most);
    events.starts.reserve(most);
    events.ends.reserve(most);
    events.lines.reserve(most);
    return parse_each(bytes, [&events](std::string_view line, const PlainEvent& event) {
        events.ids.push_back(event.id);
        events.parents.push_back(event.parent);
        events.types.push_back(event.type);
        events.agents.push_back(event.agent);
        events.starts.push_back(event.start);
        events.ends.push_back(event.end);
        events.lines.push_back(line);
        return true;
    });
}

bool import_plainly(std::string_view bytes, const std::string& database)
{
    bool is_fine = false;
    {
        PlainImport import(database);
        sqlite3_int64 number = 0;
        is_fine =
            parse_each(bytes,
                       [&](std::string_view line, const PlainEvent& event) {
                           const auto length = [](std::string_view text) {
                               return static_cast<sqlite3_int64>(text.size());
                           };
                           const std::array<sqlite3_int64, 9> numbers = {number++,
                                                                         length(event.parent),
                                                                         length(event.type),
                                                                         length(event.agent),
                                                                         nanoseconds(event.start),
                                                                         nanoseconds(event.end),
                                                                         line.data() - bytes.data(),
                                                                         length(line),
                                                                         0};
                           return import.insert(numbers, line);
                       }) &&
            import.commit();
    }
    return is_fine && sync_file(database);
}

std::size_t count_plainly(std::string_view bytes, std::string_view text)
{
    std::size_t count = 0;
    for (std::string_view left = bytes; !left.empty(); ++count) {
        const void* const found = ::memmem(left.data(), left.size(), text.data(), text.size());
        if (!found)
            break;
        left.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(found) - left.data()) +
                           text.size());
    }
    return count;
}

} // namespace playhead::bench
