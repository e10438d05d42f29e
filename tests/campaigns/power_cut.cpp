// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// All that Playhead writes, with the power failing at random moments: what was reported as done is
// there afterwards, and what is there is whole.
#include "tests/faults/power_cut.h"

#include "tests/bench/scratch_folder.h"
#include "tests/campaigns/watched_child.h"
#include "tests/campaigns/words.h"
#include "tests/faults/disk_calls.h"
#include "tests/faults/storage_work.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace playhead::campaign {

namespace {

namespace fs = std::filesystem;
using namespace playhead::faults;

struct Recorded {
    const Work* work = nullptr;
    std::unique_ptr<DiskJournal> journal;
    std::uint64_t cuts = 0;
    std::uint64_t promises = 0; ///< that had been made when the power failed, of all cuts
    std::uint64_t wrong = 0;
};

Recorded record(const Work& work, const std::string& sources, const bench::ScratchFolder& folder)
{
    const WorkPlace place = {sources, folder.path("disk-of-" + std::string(work.name))};
    fs::create_directories(place.disk);
    Recorded recorded = {&work, std::make_unique<DiskJournal>(place.disk)};
    const DiskWatch watch(place.disk, {}, recorded.journal.get());
    const Claims claims([](std::string_view line) { DiskWatch::note(line); });
    if (work.prepare)
        work.prepare(place, claims);
    work.run(place, claims);
    return recorded;
}

/// What had been said by then.
Expectations said_before(const DiskJournal& journal, std::size_t step, std::uint64_t& promises)
{
    Expectations expectations;
    for (std::size_t i = 0; i < step; ++i) {
        const DiskJournal::Step& each = journal.steps()[i];
        if (each.kind != DiskJournal::Kind::Note)
            continue;
        (void)take_claim(each.bytes, expectations);
        promises += each.bytes.starts_with("done") ? 1 : 0;
    }
    return expectations;
}

void cut(Recorded& recorded, unsigned seed, const std::string& sources,
         const bench::ScratchFolder& folder)
{
    std::mt19937 chance(seed);
    const DiskJournal& journal = *recorded.journal;
    const PowerCut where = random_cut(journal, chance);
    const WorkPlace place = {sources, folder.path("after")};
    std::error_code ignored;
    fs::remove_all(place.disk, ignored);
    ++recorded.cuts;
    const Expectations expectations = said_before(journal, where.step, recorded.promises);
    const bool is_written = write_what_is_left(journal, where, chance, place.disk);
    const Ending ending = run_watched(
        [&](Told& told) {
            std::string all;
            for (const std::string& line : look_at(place, expectations, Ended::ByPowerCut))
                all += line + "\n";
            told.say(all);
            return is_written ? 0 : 1;
        },
        Patience{});
    if (ending.said.empty() && ending.problem.empty())
        return;
    ++recorded.wrong;
    std::printf("%s: seed %u, cut at step %zu of %zu, survival %d\n",
                std::string(recorded.work->name).c_str(), seed, where.step, journal.steps().size(),
                static_cast<int>(where.survival));
    std::istringstream lines(ending.said + ending.problem);
    for (std::string line; std::getline(lines, line);)
        std::printf("    %s\n", line.c_str());
    std::fflush(stdout);
}

int run(unsigned runs, unsigned seed, const std::string& only)
{
    const bench::ScratchFolder folder;
    const std::string sources = folder.path("sources");
    prepare_sources(sources);
    std::vector<Recorded> all;
    for (const Work& work : all_work()) {
        if (only.empty() || only == work.name)
            all.push_back(record(work, sources, folder));
    }
    if (all.empty())
        return 2;
    for (unsigned i = 0; i < runs; ++i)
        cut(all[i % all.size()], seed + i, sources, folder);
    std::uint64_t promises = 0;
    std::uint64_t wrong = 0;
    for (const Recorded& each : all) {
        std::printf("%-13s %5zu steps %5llu cuts %6llu promises %4llu wrong\n",
                    std::string(each.work->name).c_str(), each.journal->steps().size(),
                    static_cast<unsigned long long>(each.cuts),
                    static_cast<unsigned long long>(each.promises),
                    static_cast<unsigned long long>(each.wrong));
        promises += each.promises;
        wrong += each.wrong;
    }
    std::printf("%u cuts, %llu promises made before them, %llu disks with something lost or "
                "broken\n",
                runs, static_cast<unsigned long long>(promises),
                static_cast<unsigned long long>(wrong));
    return wrong > 0 ? 1 : 0;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead::campaign;
    Words words(count, values);
    const auto runs = static_cast<unsigned>(words.count("--runs", 1000));
    const auto seed = static_cast<unsigned>(words.count("--seed", 1));
    const std::string only = words.text("--work");
    return words.are_understood() ? run(runs, seed, only) : 2;
}
