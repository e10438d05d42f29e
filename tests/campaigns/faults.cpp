// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// All that Playhead writes, with each call to the system failing in turn, in every way it can.
#include "tests/bench/scratch_folder.h"
#include "tests/campaigns/watched_child.h"
#include "tests/campaigns/words.h"
#include "tests/faults/disk_calls.h"
#include "tests/faults/storage_work.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace playhead::campaign {

namespace {

namespace fs = std::filesystem;
using namespace playhead::faults;

struct Options {
    std::uint64_t every = 1; ///< how many calls further the next fault is
    std::uint64_t first = 0; ///< the first of them
    std::string only;        ///< one work; empty for all
};

struct Counts {
    std::uint64_t runs = 0;
    std::uint64_t struck = 0;
    std::uint64_t wrong = 0;
};

std::string joined(const std::vector<std::string>& lines)
{
    std::string all;
    for (const std::string& line : lines)
        all += line + "\n";
    return all;
}

/// One work on a copy of what was prepared for it.
class Trial
{
public:
    explicit Trial(const Work& work) : work_(work)
    {
        prepare_sources(place("prepared").sources);
        fs::create_directories(place("prepared").disk);
        if (work.prepare) {
            const Claims claims([this](std::string_view line) { (void)take_claim(line, before_); });
            work.prepare(place("prepared"), claims);
        }
    }

    /// The kinds of the calls when nothing fails, a letter each, from 'a'; empty where that went
    /// wrong.
    std::string calls()
    {
        std::string letters;
        (void)attempt({}, &letters);
        return letters;
    }

    /// What does not hold afterwards; `struck` says what failed.
    std::string attempt(const std::optional<Fault>& fault, std::string* struck)
    {
        const WorkPlace here = place("trial");
        std::error_code problem;
        fs::remove_all(root("trial"), problem);
        fs::copy(root("prepared"), root("trial"), fs::copy_options::recursive, problem);
        const Ending working =
            run_watched([&](Told& told) { return do_work(here, fault, told); }, Patience{});
        Expectations expectations = before_;
        std::string wrong = working.problem;
        std::istringstream lines(working.said);
        std::string line;
        std::getline(lines, *struck);
        while (std::getline(lines, line)) {
            if (!take_claim(line, expectations))
                wrong += "an error that does not say what and where: " + line + "\n";
        }
        const bool may_delete =
            !fault || (!fault->lasts && struck->find(name_of(Call::Remove)) == std::string::npos);
        const Ended ended = may_delete ? Ended::ByItself : Ended::Refused;
        const Ending looking = run_watched(
            [&](Told& told) {
                told.say(joined(look_at(here, expectations, ended)));
                return 0;
            },
            Patience{});
        wrong += looking.said;
        if (!looking.problem.empty())
            wrong += "the look afterwards: " + looking.problem;
        return wrong;
    }

private:
    [[nodiscard]] std::string root(const std::string& name) const { return folder_.path(name); }
    [[nodiscard]] WorkPlace place(const std::string& name) const
    {
        return {root(name) + "/sources", root(name) + "/disk"};
    }

    int do_work(const WorkPlace& here, const std::optional<Fault>& fault, Told& told) const
    {
        std::string said;
        const auto tell = [&](const std::string& first) { told.say(first + "\n" + said); };
        const Claims claims([&](std::string_view line) {
            said += line;
            said += '\n';
            tell(DiskWatch::struck());
        });
        const DiskWatch watch(root("trial"), fault);
        work_.run(here, claims);
        std::string first = DiskWatch::struck();
        if (!fault) {
            for (const Call call : DiskWatch::calls())
                first += static_cast<char>('a' + static_cast<int>(call));
        }
        tell(first);
        return 0;
    }

    const Work& work_;
    const bench::ScratchFolder folder_;
    Expectations before_;
};

void report(const Work& work, const std::string& struck, bool lasts, const std::string& wrong)
{
    std::printf("%s: %s%s\n", std::string(work.name).c_str(), struck.c_str(),
                lasts ? ", and from then on" : "");
    std::istringstream lines(wrong);
    for (std::string line; std::getline(lines, line);)
        std::printf("    %s\n", line.c_str());
    std::fflush(stdout);
}

/// Once, and from then on where that is another thing: who is interrupted each time may try for
/// ever, and is right to.
std::vector<bool> ways_of(Trouble trouble)
{
    if (trouble == Trouble::Interrupted)
        return {false};
    return {false, true};
}

Counts try_all(const Work& work, const Options& options)
{
    Counts counts;
    Trial trial(work);
    const std::string calls = trial.calls();
    if (calls.empty())
        ++counts.wrong;
    for (std::size_t kind = 0; kind < troubles; ++kind) {
        const auto trouble = static_cast<Trouble>(kind);
        for (std::uint64_t at = options.first; at < calls.size(); at += options.every) {
            const auto call = static_cast<Call>(calls[at] - 'a');
            for (const bool lasts : ways_of(trouble)) {
                if (!can_meet(call, trouble))
                    continue;
                std::string struck;
                const std::string wrong = trial.attempt(Fault{trouble, at, lasts}, &struck);
                ++counts.runs;
                counts.struck += struck.empty() ? 0 : 1;
                if (wrong.empty())
                    continue;
                ++counts.wrong;
                report(work, struck, lasts, wrong);
            }
        }
    }
    std::printf("%-13s %5zu calls %6llu runs %6llu with a fault %4llu wrong\n",
                std::string(work.name).c_str(), calls.size(),
                static_cast<unsigned long long>(counts.runs),
                static_cast<unsigned long long>(counts.struck),
                static_cast<unsigned long long>(counts.wrong));
    std::fflush(stdout);
    return counts;
}

int run(const Options& options)
{
    Counts all;
    for (const Work& work : all_work()) {
        if (!options.only.empty() && options.only != work.name)
            continue;
        const Counts counts = try_all(work, options);
        all.runs += counts.runs;
        all.struck += counts.struck;
        all.wrong += counts.wrong;
    }
    std::printf(
        "%llu runs, %llu with a fault, %llu wrong\n", static_cast<unsigned long long>(all.runs),
        static_cast<unsigned long long>(all.struck), static_cast<unsigned long long>(all.wrong));
    return all.wrong > 0 || all.struck == 0 ? 1 : 0;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead::campaign;
    Words words(count, values);
    const Options options = {std::max<std::uint64_t>(1, words.count("--every", 1)),
                             words.count("--first", 0), words.text("--work")};
    return words.are_understood() ? run(options) : 2;
}
