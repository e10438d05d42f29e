// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Kills programs that record, at random instants under load, and counts what is missing after.
#include "core/formats/reading/document.h"
#include "core/library/library.h"
#include "core/library/library_sink.h"
#include "core/record/recover.h"
#include "tests/bench/scratch_folder.h"
#include "tests/campaigns/victim.h"
#include "tests/campaigns/words.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace playhead::campaign {

namespace {

/// Of all runs.
struct Totals {
    std::uint64_t recorded = 0; ///< events that record() has returned from
    std::uint64_t missing = 0;
    std::uint64_t doubled = 0;
    std::uint64_t recovered = 0; ///< records that were still in a ring
    int unstarted = 0;           ///< killed before a session had begun
    int unmarked = 0;            ///< sessions that do not say that they died
    int refused = 0;             ///< libraries or sessions that did not open
};

struct TellDeleter {
    void operator()(Told* told) const { ::munmap(told, sizeof(Told)); }
};

std::unique_ptr<Told, TellDeleter> shared_memory()
{
    void* const memory =
        ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return std::unique_ptr<Told, TellDeleter>(memory == MAP_FAILED ? nullptr
                                                                   : static_cast<Told*>(memory));
}

void run_and_kill(const Victim& victim, Told& told, std::chrono::microseconds after)
{
    const pid_t process = ::fork();
    if (process == 0)
        record_until_killed(victim, told);
    std::this_thread::sleep_for(after);
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
}

Result<std::unique_ptr<record::Sink>> open_sink(std::string_view address)
{
    return open_library_sink(address);
}

void count_events(const Trace& trace, const Told& told, Totals& totals)
{
    std::unordered_map<std::string_view, int> found;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const std::string_view name = trace.event_type(EventIndex(i));
        if (name != "round" && ++found[name] > 1)
            ++totals.doubled;
    }
    for (std::size_t thread = 0; thread < victim_threads; ++thread) {
        const std::uint64_t recorded = told.recorded.at(thread);
        totals.recorded += recorded;
        for (std::uint64_t number = 1; number <= recorded; ++number)
            totals.missing += found.count(event_name(thread, number)) == 0 ? 1 : 0;
    }
}

std::uint64_t all_recorded(const Told& told)
{
    std::uint64_t all = 0;
    for (const auto& each : told.recorded)
        all += each;
    return all;
}

/// The session of the run as a viewer would find it.
void look_at(const Victim& victim, const Told& told, Totals& totals)
{
    const auto refuse = [&](const Error& error) {
        std::fprintf(stderr, "%s\n", error.to_string().c_str());
        ++totals.refused;
        totals.missing += all_recorded(told);
    };
    if (Library::is_missing(victim.library)) {
        ++totals.unstarted;
        totals.missing += all_recorded(told);
        return;
    }
    auto library = Library::open(victim.library, Library::Access::Read);
    if (!library)
        return refuse(library.error());
    const auto entries = library->list();
    if (!entries)
        return refuse(entries.error());
    if (entries->empty()) {
        ++totals.unstarted;
        totals.missing += all_recorded(told);
        return;
    }
    for (const LibraryEntry& entry : *entries) {
        const auto path = library->session_path(entry.session_id);
        const auto document = path ? open_document(*path, {}) : path.error();
        if (!document)
            return refuse(document.error());
        const Trace& trace = *(*document)->sessions.front();
        count_events(trace, told, totals);
        if (trace.session().end_state || trace.session().end_state_reason.empty())
            ++totals.unmarked;
    }
}

/// Runs that were being made do not count: they are hidden, and hold nothing.
bool has_runs_left(const std::string& recording)
{
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(recording, problem)) {
        if (!entry.path().filename().string().starts_with('.'))
            return true;
    }
    return false;
}

void one_run(unsigned seed, Totals& totals)
{
    const bench::ScratchFolder folder;
    const auto told = shared_memory();
    const Victim victim = {folder.path("recording"), folder.path("library"), seed};
    std::minstd_rand chance(seed);
    // Half of them early, where folders, files and tables are being made.
    const unsigned longest_us = chance() % 2 == 0 ? 20'000 : 300'000;
    run_and_kill(victim, *told, std::chrono::microseconds(chance() % longest_us));
    const record::Recovered recovered = record::recover(victim.recording, &open_sink);
    for (const Error& error : recovered.failures) {
        std::fprintf(stderr, "%s\n", error.to_string().c_str());
        ++totals.refused;
    }
    totals.recovered += recovered.events;
    const std::uint64_t wrong = totals.missing + totals.doubled;
    look_at(victim, *told, totals);
    if (totals.missing + totals.doubled > wrong)
        std::fprintf(stderr, "seed %u: events are missing or there twice\n", seed);
    if (has_runs_left(victim.recording)) {
        std::fprintf(stderr, "seed %u: a run is left in the folder of recordings\n", seed);
        ++totals.refused;
    }
}

int run(int runs, unsigned seed)
{
    Totals totals;
    for (int i = 0; i < runs; ++i) {
        one_run(seed + static_cast<unsigned>(i), totals);
        if (::isatty(STDOUT_FILENO) != 0) {
            std::printf("\r%d of %d", i + 1, runs);
            std::fflush(stdout);
        }
    }
    std::printf("\n%d runs, %llu events recorded, %llu taken up from rings, %d runs killed before "
                "a session had begun\n",
                runs, static_cast<unsigned long long>(totals.recorded),
                static_cast<unsigned long long>(totals.recovered), totals.unstarted);
    std::printf("missing: %llu, twice: %llu, sessions not marked as died: %d, refused: %d\n",
                static_cast<unsigned long long>(totals.missing),
                static_cast<unsigned long long>(totals.doubled), totals.unmarked, totals.refused);
    return totals.missing + totals.doubled > 0 || totals.unmarked > 0 || totals.refused > 0;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead::campaign;
    Words words(count, values);
    const auto runs = static_cast<int>(words.count("--runs", 200));
    const auto seed = static_cast<unsigned>(words.count("--seed", 1));
    return words.are_understood() ? run(runs, seed) : 2;
}
