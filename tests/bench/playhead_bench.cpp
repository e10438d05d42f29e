// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Runs rows and writes what they came to: ./tests/bench/run builds it and calls it.
#include "tests/bench/child.h"
#include "tests/bench/clock.h"
#include "tests/bench/report.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_home.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/stage.h"
#include "tests/bench/window_program.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace playhead::bench {

namespace {

constexpr std::array<std::uint64_t, 4> grown_sizes = {10'000, 100'000, 1'000'000, 10'000'000};
constexpr std::array<std::uint64_t, 2> small_sizes = {100, 300};
constexpr int grown_repetitions = 3;

struct Arguments {
    std::vector<std::string> words; ///< of groups and rows; none: all
    std::string out;
    std::string sessions; ///< the folder where they are kept
    Amount amount = Amount::Whole;
    int repetitions = 0; ///< of each row; as many as it says where none are given
    bool is_list = false;
    bool is_growth = false;
    bool keeps_large = false;
};

bool is_asked_for(const Arguments& arguments, const Group& group, const Row& row)
{
    const auto& words = arguments.words;
    return words.empty() || std::find(words.begin(), words.end(), group.name) != words.end() ||
           std::find(words.begin(), words.end(), row.row) != words.end();
}

/// The first word that is neither a group nor a row.
std::string unknown_word(const Arguments& arguments)
{
    for (const std::string& word : arguments.words) {
        bool is_known = false;
        for (const Group& group : all_groups()) {
            const auto rows = group.rows();
            is_known = is_known || group.name == word ||
                       std::any_of(rows.begin(), rows.end(),
                                   [&word](const Row& row) { return row.row == word; });
        }
        if (!is_known)
            return word;
    }
    return {};
}

void measure(benchmark::State& state, Outcome& outcome, Amount amount)
{
    for ([[maybe_unused]] auto iteration : state) {
        const Sample sample = outcome.row.measure(amount);
        if (!sample.failure.empty()) {
            // Not SkipWithError(): where the first repetition was skipped, the library of Debian 12
            // (1.7.1) sums up from a pointer that it has never set.
            state.SetIterationTime(0);
            state.SetLabel("failed: " + sample.failure);
            outcome.samples.push_back(sample);
            continue; // to the end: the library wants that of a run which it is not to skip
        }
        constexpr double ns_per_second = 1e9;
        state.SetIterationTime(sample.measured / ns_per_second);
        state.counters["baseline"] = sample.baseline;
        if (outcome.row.unit == Unit::Bytes)
            state.SetLabel("MB in the place of ms");
        state.counters["ratio"] = sample.measured / sample.baseline;
        outcome.samples.push_back(sample);
    }
}

/// Size by size, so that a session is made and opened once for all rows in their turn.
void measure_growth(std::vector<Outcome>& outcomes, std::span<const std::uint64_t> sizes)
{
    for (const std::uint64_t events : sizes) {
        for (Outcome& outcome : outcomes) {
            if (!outcome.row.grown)
                continue;
            Grown grown{events};
            std::vector<double> times;
            for (int i = 0; i < grown_repetitions && grown.failure.empty(); ++i) {
                const Sample sample = outcome.row.grown(events);
                times.push_back(sample.measured);
                grown.failure = sample.failure;
            }
            grown.measured = median(std::move(times));
            std::printf("%s, %llu events: %.0f%s%s\n", outcome.row.row.c_str(),
                        static_cast<unsigned long long>(events), grown.measured,
                        grown.failure.empty() ? "" : ", failed: ", grown.failure.c_str());
            std::fflush(stdout);
            outcome.growth.push_back(std::move(grown));
        }
    }
}

int repetitions(const Arguments& arguments, const Row& row)
{
    if (arguments.repetitions > 0)
        return arguments.repetitions;
    return arguments.amount == Amount::Whole ? row.repetitions : 1;
}

std::vector<Outcome> run(const Arguments& arguments)
{
    std::vector<Outcome> outcomes;
    for (const Group& group : all_groups()) {
        for (Row& row : group.rows()) {
            if (is_asked_for(arguments, group, row))
                outcomes.push_back({std::move(row), {}});
        }
    }
    for (Outcome& outcome : outcomes) {
        benchmark::RegisterBenchmark(outcome.row.row.c_str(),
                                     [&outcome, &arguments](benchmark::State& state) {
                                         measure(state, outcome, arguments.amount);
                                     })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1)
            ->Repetitions(repetitions(arguments, outcome.row));
    }
    benchmark::RunSpecifiedBenchmarks();
    if (arguments.is_growth && arguments.amount == Amount::Whole)
        measure_growth(outcomes, grown_sizes);
    else if (arguments.is_growth)
        measure_growth(outcomes, small_sizes);
    close_shared_stage();
    SessionFiles::instance().remove_large();
    return outcomes;
}

int list()
{
    for (const Group& group : all_groups()) {
        std::printf("%s\n", std::string(group.name).c_str());
        for (const Row& row : group.rows())
            std::printf("  %-24s %s\n", row.row.c_str(), row.name.c_str());
    }
    return 0;
}

bool write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    return static_cast<bool>(file.flush());
}

int run_and_report(const Arguments& arguments)
{
    if (const std::string word = unknown_word(arguments); !word.empty()) {
        std::fprintf(stderr, "There is no group and no row %s; --list shows them.\n", word.c_str());
        return 2;
    }
    const std::vector<Outcome> outcomes = run(arguments);
    const std::string table = to_markdown(outcomes);
    std::printf("\n%s", table.c_str());
    if (!arguments.out.empty()) {
        std::error_code problem;
        std::filesystem::create_directories(arguments.out, problem);
        const std::filesystem::path folder = arguments.out;
        if (!write(folder / "results.json", to_json(outcomes)) ||
            !write(folder / "results.md", table)) {
            std::fprintf(stderr, "The results cannot be written to %s.\n", arguments.out.c_str());
            return 2;
        }
    }
    // A small run has no figures, only that there are some.
    return std::any_of(outcomes.begin(), outcomes.end(), [&arguments](const Outcome& outcome) {
        const bool has_grown =
            std::all_of(outcome.growth.begin(), outcome.growth.end(),
                        [](const Grown& grown) { return grown.failure.empty(); });
        if (arguments.amount == Amount::Small)
            return !outcome.failure().empty() || !has_grown;
        return (outcome.verdict() != "met" && outcome.verdict() != "within") || !has_grown;
    });
}

Arguments read_arguments(std::span<char*> given)
{
    Arguments arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string word = given[i];
        const bool has_value = i + 1 < given.size();
        if (word == "--list")
            arguments.is_list = true;
        else if (word == "--small")
            arguments.amount = Amount::Small;
        else if (word == "--growth")
            arguments.is_growth = true;
        else if (word == "--keep")
            arguments.keeps_large = true;
        else if (word == "--out" && has_value)
            arguments.out = given[++i];
        else if (word == "--sessions" && has_value)
            arguments.sessions = given[++i];
        else if (word == "--repetitions" && has_value)
            arguments.repetitions = std::atoi(given[++i]);
        else
            arguments.words.push_back(word);
    }
    return arguments;
}

int be_benchmark(const Arguments& arguments)
{
    if (arguments.is_list)
        return list();
    const ScratchHome home;
    const ScratchFolder sessions; // where no other folder is named
    SessionFiles::instance().use(arguments.sessions.empty() ? sessions.path("sessions")
                                                            : arguments.sessions,
                                 arguments.keeps_large);
    const WindowProgram program;
    return run_and_report(arguments);
}

} // namespace

} // namespace playhead::bench

int main(int count, char** values)
{
    using namespace playhead::bench;
    const std::span<char*> given(values + 1, static_cast<std::size_t>(count - 1));
    if (!given.empty() && given.front() == child_word)
        return be_child(given.subspan(1));
    return be_benchmark(read_arguments(given));
}
