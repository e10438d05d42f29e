// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/campaigns/victim.h"

#include "core/library/library_sink.h"
#include "core/record/action.h"
#include "core/record/client.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>
#include <vector>

namespace playhead::campaign {

namespace {

constexpr std::size_t ring_size = std::size_t{1} << 20U;

void record_one(const record::Recorder& session, std::size_t thread, Told& told,
                std::minstd_rand& chance, const std::string& text)
{
    std::atomic<std::uint64_t>& recorded = told.recorded.at(thread);
    const std::string name = event_name(thread, recorded + 1);
    // Mostly small; some as long as a prompt, and few that are too large for the ring.
    const auto dice = chance() % 1000;
    const std::size_t size = dice < 900 ? dice % 64 : dice < 999 ? dice * 8 : text.size();
    record::NewEvent event;
    event.event_type = name;
    event.prompt = std::string_view(text).substr(0, size);
    if (session.record(event) != 0)
        recorded.store(recorded + 1, std::memory_order_release);
}

void record_for_ever(const record::Recorder& session, std::size_t thread, unsigned seed, Told& told)
{
    std::minstd_rand chance(seed + static_cast<unsigned>(thread));
    const std::string text(ring_size / 2, 'x');
    for (;;) {
        const record::Action outer(session, "round");
        const auto inner = chance() % 20;
        for (std::uint_fast32_t i = 0; i < inner; ++i)
            record_one(session, thread, told, chance, text);
    }
}

} // namespace

std::string event_name(std::size_t thread, std::uint64_t number)
{
    return "thread " + std::to_string(thread) + " event " + std::to_string(number);
}

void record_until_killed(const Victim& victim, Told& told)
{
    record::ClientOptions options;
    options.folder = victim.recording;
    options.ring_size = ring_size;
    options.patience = std::chrono::minutes(1);
    auto client = record::Client::open(library_sink(victim.library), std::move(options));
    if (!client) {
        told.has_failed = true;
        ::_exit(1);
    }
    const record::Recorder session = client->begin_session({.name = "victim"});
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < victim_threads; ++i)
        threads.emplace_back([&, i] { record_for_ever(session, i, victim.seed, told); });
    for (;;)
        ::pause();
}

} // namespace playhead::campaign
