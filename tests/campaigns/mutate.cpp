// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Reads inputs that nobody has written by every format, and looks at what comes of them. What an
// input is follows from the seed, the format and its number: a finding can be had again.
#include "tests/inputs/mutate.h"

#include "core/formats/reading/document_reading.h"
#include "tests/campaigns/watched_child.h"
#include "tests/campaigns/words.h"
#include "tests/core/formats/document_print.h"
#include "tests/inputs/database_of.h"
#include "tests/inputs/invariants.h"
#include "tests/inputs/reading.h"
#include "tests/inputs/samples.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

namespace playhead::campaign {

namespace {

using inputs::Chance;
using inputs::FileSet;
using inputs::SampledFormat;

struct Options {
    std::uint64_t runs = 100'000;
    std::uint64_t first = 0;
    std::uint64_t seed = 1;
    std::string source = PLAYHEAD_SOURCE_DIR;
    std::string found = "found";
    std::string replay;
    bool every_prefix = false;        ///< of every file of every sample, and nothing else
    std::vector<std::string> formats; ///< all where empty
};

/// So many that one cause shows in many inputs.
constexpr std::size_t most_findings = 20;
/// A child reads no more than this, so that what it loses of its memory does not add up.
constexpr std::uint64_t runs_of_child = 25'000;

std::string printed(const std::vector<std::shared_ptr<const Document>>& documents)
{
    std::string text;
    for (const auto& document : documents)
        text += print_document(*document);
    return text;
}

std::string first_difference(const std::string& one, const std::string& other)
{
    const auto [at, in_other] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const auto from = static_cast<std::size_t>(at - one.begin());
    const std::size_t begin = one.rfind('\n', from) + 1;
    return "'" + one.substr(begin, 120) + "' / '" + other.substr(begin, 120) + "'";
}

/// What does not hold of an input, in words.
std::string broken(const SampledFormat& format, const FileSet& set, Chance chance)
{
    static constexpr std::array<std::size_t, 3> splits = {1, 7, 4096};
    for (const inputs::InputFile& file : set.files) {
        if (chance.one_in(8))
            static_cast<void>(
                recognise({std::string_view(file.bytes).substr(0, sniff_size), file.path, true}));
    }
    const auto documents = inputs::read_files(set, format.format);
    for (const auto& document : documents) {
        if (std::string what = inputs::broken_invariant(*document); !what.empty())
            return what;
    }
    const bool is_table = std::any_of(set.files.begin(), set.files.end(), [](const auto& file) {
        return inputs::is_database(file.bytes); // which nobody reads from front to back
    });
    if (is_table || !chance.one_in(8))
        return {};
    const std::size_t at_once = chance.any_of(splits);
    const std::string whole = printed(documents);
    const std::string split = printed(inputs::read_files(set, format.format, at_once));
    if (whole == split)
        return {};
    return "in pieces of " + std::to_string(at_once) +
           " it reads otherwise: " + first_difference(whole, split);
}

std::size_t size_of(const FileSet& set)
{
    return std::accumulate(
        set.files.begin(), set.files.end(), std::size_t{0},
        [](std::size_t sum, const inputs::InputFile& file) { return sum + file.bytes.size(); });
}

class Campaign
{
public:
    Campaign(const SampledFormat& format, const Options& options)
        : format_(format)
        , options_(options)
        , end_(options.every_prefix ? all_prefixes() : options.first + options.runs)
    {
    }

    /// How many inputs are no good.
    std::size_t run()
    {
        std::uint64_t next = options_.first;
        while (next < end_ && findings_ < most_findings) {
            const std::uint64_t last = std::min(end_, next + runs_of_child);
            const Ending ending =
                run_watched([&](Told& told) { return read(next, last, told); }, Patience());
            if (ending.problem.empty()) {
                next = last;
                continue;
            }
            const bool is_told = ending.problem == broken_problem && !ending.said.empty();
            report(ending.step, is_told ? ending.said : ending.problem);
            next = ending.step + 1;
        }
        std::printf("%-20s %9llu inputs of %zu samples, %zu findings\n", format_.id.c_str(),
                    static_cast<unsigned long long>(next - options_.first), format_.samples.size(),
                    findings_);
        std::fflush(stdout);
        return findings_;
    }

private:
    static constexpr int broken_status = 3;
    static constexpr std::string_view broken_problem = "ended with 3";

    [[nodiscard]] std::uint64_t all_prefixes() const
    {
        std::uint64_t all = 0;
        for (const inputs::Sample& sample : format_.samples) {
            for (const inputs::InputFile& file : sample.set.files)
                all += file.bytes.size();
        }
        return all;
    }

    [[nodiscard]] FileSet prefix(std::uint64_t number) const
    {
        for (const inputs::Sample& sample : format_.samples) {
            for (std::size_t i = 0; i < sample.set.files.size(); ++i) {
                const std::size_t size = sample.set.files[i].bytes.size();
                if (number >= size) {
                    number -= size;
                    continue;
                }
                FileSet set = sample.set;
                set.files[i].bytes.resize(number);
                return set;
            }
        }
        return format_.samples.front().set;
    }

    [[nodiscard]] FileSet input(std::uint64_t number) const
    {
        if (options_.every_prefix)
            return prefix(number);
        Chance chance(options_.seed, format_.id, number);
        const FileSet& one = chance.any_of(format_.samples).set;
        const FileSet& other = chance.any_of(format_.samples).set;
        const bool is_smaller = size_of(one) < size_of(other);
        const FileSet& set = is_smaller || chance.one_in(3) ? one : other;
        return inputs::mutated(set, other, chance);
    }

    [[nodiscard]] int read(std::uint64_t first, std::uint64_t last, Told& told) const
    {
        for (std::uint64_t number = first; number < last; ++number) {
            told.begin(number);
            const std::string what =
                broken(format_, input(number), Chance(options_.seed, "reading", number));
            if (!what.empty()) {
                told.say(what);
                return broken_status;
            }
        }
        return 0;
    }

    void report(std::uint64_t number, const std::string& what)
    {
        ++findings_;
        const FileSet set = input(number);
        const std::string name = set.is_one_file() ? set.files.front().path : "files";
        const auto path = std::filesystem::path(options_.found) /
                          (format_.id + "@" + std::to_string(number) + "@" + name);
        std::error_code ignored;
        std::filesystem::create_directories(options_.found, ignored);
        std::ofstream(path, std::ios::binary) << inputs::packed(set);
        std::printf("%s: input %llu: %s\n  %s\n", format_.id.c_str(),
                    static_cast<unsigned long long>(number), what.c_str(), path.c_str());
        std::fflush(stdout);
    }

    const SampledFormat& format_;
    const Options& options_;
    std::uint64_t end_; ///< number behind the last input
    std::size_t findings_ = 0;
};

/// Reads one input that was found, in this process: for a debugger.
int replay(const std::vector<SampledFormat>& formats, const Options& options)
{
    const std::string name = std::filesystem::path(options.replay).filename().string();
    const std::string id =
        options.formats.empty() ? name.substr(0, name.find('@')) : options.formats.front();
    const auto format = std::find_if(formats.begin(), formats.end(),
                                     [&id](const auto& each) { return each.id == id; });
    if (format == formats.end()) {
        std::fprintf(stderr, "There is no format '%s'.\n", id.c_str());
        return 2;
    }
    std::ifstream file(options.replay, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const FileSet set = inputs::unpacked(bytes, name.substr(name.rfind('@') + 1));
    for (const auto& document : inputs::read_files(set, format->format))
        std::fputs(print_document(*document).c_str(), stdout);
    for (std::uint64_t way = 0; way < 64; ++way) { // all splits
        const std::string what = broken(*format, set, Chance(way));
        if (what.empty())
            continue;
        std::fprintf(stderr, "%s\n", what.c_str());
        return 1;
    }
    return 0;
}

int run(const Options& options)
{
    std::vector<SampledFormat> formats = inputs::sampled_formats(options.source);
    if (!options.replay.empty())
        return replay(formats, options);
    const auto is_wanted = [&options](const std::string& id) {
        return options.formats.empty() || std::find(options.formats.begin(), options.formats.end(),
                                                    id) != options.formats.end();
    };
    std::size_t read = 0;
    std::size_t findings = 0;
    for (const SampledFormat& format : formats) {
        if (!is_wanted(format.id))
            continue;
        ++read;
        findings += Campaign(format, options).run();
    }
    if (read < std::max<std::size_t>(options.formats.size(), 1)) {
        std::fprintf(stderr, "There is a format that nobody knows, or one without a sample.\n");
        return 2;
    }
    return findings > 0;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead::campaign;
    if (std::filesystem::is_directory("/dev/shm"))
        ::setenv("TMPDIR", "/dev/shm", 0); // inputs are files for as long as they are looked at
    Words words(count, values);
    Options options;
    options.runs = words.count("--runs", options.runs);
    options.first = words.count("--first", options.first);
    options.seed = words.count("--seed", options.seed);
    options.source = words.text("--source", options.source);
    options.found = words.text("--found", options.found);
    options.replay = words.text("--replay");
    options.every_prefix = words.has("--every-prefix");
    options.formats = words.names();
    return words.are_understood() ? run(options) : 2;
}
