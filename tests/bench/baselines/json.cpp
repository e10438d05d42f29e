// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/baselines/json.h"

#include <simdjson.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <chrono>
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

/// "2026-11-20T14:07:25.848Z" as seconds, without a look at whether it is one.
double seconds_of(std::string_view text)
{
    constexpr std::size_t length = 24;
    if (text.size() != length)
        return 0;
    const auto number = [text](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i)
            value = value * 10 + (text[i] - '0');
        return value;
    };
    const auto day =
        std::chrono::sys_days(std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2));
    constexpr double seconds_in_day = 86'400;
    constexpr double milli = 1e-3;
    return static_cast<double>(day.time_since_epoch().count()) * seconds_in_day +
           number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2) + number(20, 3) * milli;
}

bool take_claude_field(std::string_view key, ondemand::value value, PlainEvent& event)
{
    const auto take_text_or_null = [&value](std::string_view& text) {
        return value.is_null() || take_text(value, text);
    };
    std::string_view time;
    if (key == "uuid")
        return take_text(value, event.id);
    if (key == "parentUuid")
        return take_text_or_null(event.parent);
    if (key == "type")
        return take_text(value, event.type);
    if (key == "agentId")
        return take_text(value, event.agent);
    if (key != "timestamp")
        return !value.raw_json_token().empty();
    const bool is_text = take_text(value, time);
    event.start = event.end = seconds_of(time);
    return is_text;
}

using TakeField = bool (*)(std::string_view key, ondemand::value value, PlainEvent& event);

template <TakeField take>
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
            !take(text_of(key), value, event))
            return false;
    }
    return true;
}

/// Calls `take_event` with each line and its event. What has no id is a session's own line.
template <TakeField take, typename Take>
bool parse_each(std::string_view bytes, const Take& take_event)
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
        if (!parse_line<take>(parser, line, left + json_padding, event))
            return false;
        if (!event.id.empty() && !take_event(line, event))
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

void make_room(std::size_t bytes, PlainEvents& events)
{
    const std::size_t most = bytes / shortest_line;
    events.ids.reserve(most);
    events.parents.reserve(most);
    events.types.reserve(most);
    events.agents.reserve(most);
    events.starts.reserve(most);
    events.ends.reserve(most);
    events.lines.reserve(most);
}

void add(std::string_view line, const PlainEvent& event, PlainEvents& events)
{
    events.ids.push_back(event.id);
    events.parents.push_back(event.parent);
    events.types.push_back(event.type);
    events.agents.push_back(event.agent);
    events.starts.push_back(event.start);
    events.ends.push_back(event.end);
    events.lines.push_back(line);
}

} // namespace

bool parse_plainly(std::string_view bytes, PlainEvents& events)
{
    make_room(bytes.size(), events);
    return parse_each<&take_field>(bytes,
                                   [&events](std::string_view line, const PlainEvent& event) {
                                       add(line, event, events);
                                       return true;
                                   });
}

bool parse_claude_plainly(std::string_view bytes, PlainEvents& events)
{
    make_room(bytes.size(), events);
    return parse_each<&take_claude_field>(
        bytes, [&events](std::string_view line, const PlainEvent& event) {
            add(line, event, events);
            return true;
        });
}

bool import_plainly(std::string_view bytes, const std::string& database)
{
    bool is_fine = false;
    {
        PlainImport import(database);
        sqlite3_int64 number = 0;
        is_fine = parse_each<&take_field>(bytes,
                                          [&](std::string_view line, const PlainEvent& event) {
                                              const auto length = [](std::string_view text) {
                                                  return static_cast<sqlite3_int64>(text.size());
                                              };
                                              const std::array<sqlite3_int64, 9> numbers = {
                                                  number++,
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
