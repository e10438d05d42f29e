// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How fast what was recorded comes into the library, and what memory that takes.
#include "core/library/library_sink.h"
#include "core/native/session_file_schema.h"
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"

#include <sqlite3.h>

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace playhead::bench {

namespace {

using record::Client;
using record::ClientOptions;
using record::MemorySink;
using record::Recorder;

constexpr auto long_patience = std::chrono::seconds(60); // nothing may be lost

/// As an agent's LLM call is.
void record_call(const Recorder& session, int number)
{
    const std::string prompt = "Which of the " + std::to_string(number) +
                               " places has a table for two on Friday, away from the street?";
    record::NewEvent event;
    event.event_type = "OpenAI Call";
    event.model = "gpt-4.1-mini";
    event.prompt = prompt;
    event.completion = "Casa do Mar, at 20:30. It is in a side street.";
    event.tokens = TokenCounts{};
    event.tokens->prompt = 412;
    event.tokens->completion = 38;
    event.result = EventResult::Success;
    session.record(event);
}

Result<Client> open_client(const ScratchFolder& folder, std::unique_ptr<record::Sink> sink)
{
    ClientOptions options;
    options.folder = folder.path("recording");
    options.patience = long_patience;
    return Client::open(std::move(sink), options);
}

double seconds_since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Seconds from the first record() to the last committed row; an error's text where one was lost.
Sample record_to_library(const ScratchFolder& folder, int events, int producers)
{
    auto client = open_client(folder, library_sink(folder.path("library")));
    if (!client)
        return {0, 0, client.error().what};
    const Recorder session = client->begin_session({});
    const auto begin = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < producers; ++i) {
            threads.emplace_back([&session, share = events / producers] {
                for (int number = 0; number < share; ++number)
                    record_call(session, number);
            });
        }
    }
    if (auto done = client->flush(long_patience); !done)
        return {0, 0, done.error().what};
    const double took = seconds_since(begin);
    if (client->lost() > 0)
        return {0, 0, std::to_string(client->lost()) + " events were lost"};
    return {took, 0};
}

/// The same rows, as they are in the end.
std::vector<MemorySink::Kept> rows_of(const ScratchFolder& folder, int events)
{
    std::vector<MemorySink::Kept> kept;
    auto client = open_client(folder, std::make_unique<MemorySink>(kept));
    if (!client)
        return {};
    const Recorder session = client->begin_session({});
    for (int number = 0; number < events; ++number)
        record_call(session, number);
    (void)client->close();
    return kept;
}

/// Seconds for these rows by a prepared statement, one transaction a batch; 0 where it fails.
double insert_raw(const std::string& path, const std::vector<MemorySink::Kept>& rows)
{
    constexpr std::size_t batch = 10'000;
    sqlite3* database = nullptr;
    sqlite3_stmt* insert = nullptr;
    bool is_fine = sqlite3_open(path.c_str(), &database) == SQLITE_OK;
    const auto run = [&](const char* sql) {
        is_fine = is_fine && sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    };
    run(native::session_file_schema);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    is_fine = is_fine && sqlite3_prepare_v2(database, "INSERT INTO events VALUES (?1, 0, ?2)", -1,
                                            &insert, nullptr) == SQLITE_OK;
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % batch == 0)
            run("BEGIN IMMEDIATE");
        sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i));
        sqlite3_bind_text(insert, 2, rows[i].json.data(), static_cast<int>(rows[i].json.size()),
                          SQLITE_STATIC);
        is_fine = is_fine && sqlite3_step(insert) == SQLITE_DONE;
        sqlite3_reset(insert);
        if (i % batch == batch - 1 || i + 1 == rows.size())
            run("COMMIT");
    }
    const double took = seconds_since(begin);
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return is_fine ? took : 0;
}

Sample measure_sustained(Amount amount, int producers)
{
    const int events = amount == Amount::Whole ? 200'000 : 800;
    const ScratchFolder folder;
    const std::vector<MemorySink::Kept> rows = rows_of(folder, events);
    Sample sample = record_to_library(folder, events, producers);
    sample.baseline = insert_raw(folder.path("raw.db"), rows);
    if (sample.baseline <= 0 && sample.failure.empty())
        sample.failure = "the raw insert failed";
    constexpr double ns_per_second = 1e9;
    sample.measured *= ns_per_second / events;
    sample.baseline *= ns_per_second / events;
    return sample;
}

Sample measure_one(Amount amount)
{
    return measure_sustained(amount, 1);
}

Sample measure_eight(Amount amount)
{
    constexpr int producers = 8;
    return measure_sustained(amount, producers);
}

/// Bytes, the most since the last reset_peak().
double peak_memory()
{
    std::ifstream status("/proc/self/status");
    constexpr double kilobyte = 1024;
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(std::string("VmHWM:").size())) * kilobyte;
    }
    return 0;
}

void reset_peak()
{
    std::ofstream("/proc/self/clear_refs") << "5"; // Linux: "reset the peak resident set size"
}

double peak_while_recording(int events, std::string& failure)
{
    const ScratchFolder folder;
    ::malloc_trim(0); // what rows before have left
    reset_peak();
    const Sample recorded = record_to_library(folder, events, 1);
    if (!recorded.failure.empty())
        failure = recorded.failure;
    return peak_memory();
}

Sample measure_memory(Amount amount)
{
    const int few = amount == Amount::Whole ? 50'000 : 500;
    constexpr int times = 10;
    Sample sample;
    sample.baseline = peak_while_recording(few, sample.failure);
    sample.measured = peak_while_recording(few * times, sample.failure);
    return sample;
}

} // namespace

std::vector<Row> recording_rows()
{
    return {
        {"recording-one", "one thread records into the library, to the last committed row",
         "the same rows by a prepared insert, one transaction a batch", 1 / 0.7, 1.1, &measure_one},
        {"recording-eight", "eight threads record into the library, to the last committed row",
         "the same rows by a prepared insert, one transaction a batch", 1 / 0.7, 1.1,
         &measure_eight},
        {"recording-memory",
         "peak memory while half a million events are recorded",
         "the same for a tenth of them",
         1.25,
         1.05,
         &measure_memory,
         {},
         7,
         Unit::Bytes},
    };
}

} // namespace playhead::bench
