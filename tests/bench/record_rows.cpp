// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the thread that records pays for it, while a writer empties its ring into a file.
#include "core/record/action.h"
#include "core/record/sinks.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"

#include <spdlog/async.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace playhead::bench {

namespace {

using record::Client;
using record::ClientOptions;
using record::Recorder;

void read_clock()
{
    timespec time = {};
    ::clock_gettime(CLOCK_REALTIME, &time);
    keep(&time);
}

void read_clock_twice()
{
    read_clock();
    read_clock();
}

constexpr std::size_t kilobyte = 1024;
constexpr int calls_of_a_kilobyte = 500; ///< in a batch: a file takes a hundred megabytes a second

void read_clock_and_copy()
{
    static std::array<char, kilobyte> from{};
    static std::array<char, kilobyte> to{};
    read_clock();
    keep(&from);
    std::memcpy(to.data(), from.data(), kilobyte);
    keep(&to);
}

/// Nanoseconds a call takes, of a batch of them.
template <typename Call>
double batch(const Call& call, int count)
{
    const double begin = now_ns();
    for (int i = 0; i < count; ++i)
        call();
    return (now_ns() - begin) / count;
}

/// Batches of both in turn. Between them the writer gets the time to keep up: a ring that is full
/// would be what is measured.
template <typename Call, typename Baseline>
Sample compare(Amount amount, const Call& call, const Baseline& baseline, int calls = 2000)
{
    constexpr auto pause = std::chrono::milliseconds(5);
    const int batches = amount == Amount::Whole ? 150 : 3;
    std::vector<double> measured;
    std::vector<double> compared;
    for (int i = 0; i < batches; ++i) {
        compared.push_back(batch(baseline, calls));
        measured.push_back(batch(call, calls));
        std::this_thread::sleep_for(pause);
    }
    return {median(measured), median(compared)};
}

/// A client whose writer has work, and a session of it.
struct Recording {
    ScratchFolder folder;
    Result<Client> client;
    Recorder session;

    Recording()
        : client(Client::open(record::jsonl_sink(folder.path("run.jsonl")), [this] {
            ClientOptions options;
            options.folder = folder.path("recording");
            return options;
        }()))
    {
        if (client)
            session = client->begin_session({});
    }

    /// The sample, where all of it was recorded.
    [[nodiscard]] Sample checked(const Sample& sample)
    {
        if (!client)
            return {0, 0, client.error().what};
        if (client->lost() > 0)
            return {0, 0, std::to_string(client->lost()) + " events were lost"};
        return sample;
    }
};

Sample measure_small(Amount amount)
{
    Recording recording;
    const Sample sample = compare(
        amount,
        [&recording] {
            recording.session.record(
                {.event_type = "search_web", .returns = "Casa do Mar, Lisbon"});
        },
        read_clock);
    return recording.checked(sample);
}

Sample measure_kilobyte(Amount amount)
{
    Recording recording;
    const std::string prompt(kilobyte, 'x');
    const Sample sample = compare(
        amount, [&] { recording.session.record({.event_type = "search_web", .prompt = prompt}); },
        read_clock_and_copy, calls_of_a_kilobyte);
    return recording.checked(sample);
}

/// Each call by itself, with its Event made and the clock that measures it.
Sample measure_slowest(Amount amount)
{
    Recording recording;
    const std::string prompt(kilobyte, 'x');
    const int batches = amount == Amount::Whole ? 100 : 3;
    constexpr int calls = 1000;
    constexpr auto pause = std::chrono::milliseconds(10);
    std::vector<double> compared;
    std::vector<double> single;
    for (int i = 0; i < batches; ++i) {
        compared.push_back(batch(read_clock_and_copy, calls));
        for (int k = 0; k < calls; ++k) {
            const double begin = now_ns();
            recording.session.record({.event_type = "search_web", .prompt = prompt});
            single.push_back(now_ns() - begin);
        }
        std::this_thread::sleep_for(pause);
    }
    std::sort(single.begin(), single.end());
    return recording.checked({single[single.size() * 999 / 1000], median(compared)});
}

Sample measure_action(Amount amount)
{
    Recording recording;
    auto nothing = record::record_action(recording.session, "nothing", {"a", "b"}, [](int, int) {});
    const Sample sample = compare(
        amount, [&nothing] { nothing(1, 2); }, read_clock_twice);
    return recording.checked(sample);
}

Sample measure_beside_spdlog(Amount amount)
{
    Recording recording;
    constexpr std::size_t queue = 32768;
    spdlog::init_thread_pool(queue, 1);
    Sample sample;
    {
        const auto logger = spdlog::basic_logger_mt<spdlog::async_factory>(
            "beside", recording.folder.path("spdlog.log"));
        sample = compare(
            amount,
            [&recording] {
                recording.session.record(
                    {.event_type = "search_web", .returns = "Casa do Mar, Lisbon"});
            },
            [&logger] { logger->info("{} {}", "search_web", "Casa do Mar, Lisbon"); });
    }
    spdlog::shutdown();
    return recording.checked(sample);
}

} // namespace

std::vector<Row> record_rows()
{
    return {
        {"record-small", "record() of an event of up to 64 bytes",
         "one clock_gettime(CLOCK_REALTIME)", 2, 1.5, &measure_small},
        {"record-1k", "record() of an event of 1 KiB", "clock_gettime and memcpy of 1 KiB", 2, 1.5,
         &measure_kilobyte},
        {"record-1k-slowest", "record() of 1 KiB, 99.9th percentile of single calls",
         "clock_gettime and memcpy of 1 KiB", 20, 10, &measure_slowest},
        {"record-action", "record_action around an empty function with two small parameters",
         "two clock_gettime", 4, 3, &measure_action},
        {"record-spdlog", "record() of an event of up to 64 bytes",
         "spdlog, asynchronous, of the same text to a file", 1, 0.25, &measure_beside_spdlog},
    };
}

} // namespace playhead::bench
