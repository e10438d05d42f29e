// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/campaigns/opened_file.h"

#include "core/base/json_scan.h"
#include "core/base/json_stream.h"
#include "core/formats/reading/bundle.h"
#include "core/formats/reading/document_reading.h"
#include "core/formats/reading/stranger.h"
#include "tests/campaigns/watched_child.h"
#include "tests/inputs/invariants.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>

namespace playhead::campaign {

namespace {

double processor_seconds()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    constexpr double us_in_s = 1e6;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / us_in_s;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string content_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Lines where each begins like an object or a list, the first of them whole; else 0.
std::uint64_t count_lines(std::string_view text)
{
    std::uint64_t lines = 0;
    if (!json::scan_value(text.substr(0, text.find('\n')), 0).ok())
        return 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        const std::size_t first = text.find_first_not_of(" \t\r");
        if (first < end || (first == end && text[end] != '\n')) {
            if (text[first] != '{' && text[first] != '[')
                return 0;
            ++lines;
        }
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::uint64_t count_elements(std::string_view text)
{
    MemoryReader reader(text);
    json::Cursor cursor(reader);
    std::uint64_t elements = 0;
    if (!cursor.next_document() || !cursor.enter_array())
        return 0;
    while (cursor.next_element())
        elements += cursor.raw().text.empty() ? 0 : 1;
    return elements;
}

std::uint64_t countable_records(std::string_view text)
{
    const std::uint64_t lines = count_lines(text);
    return lines > 1 ? lines : count_elements(text);
}

/// The outcome on its way to the parent: a word and its value a line.
std::string written(const Outcome& outcome)
{
    std::ostringstream text;
    text << "format " << outcome.format << "\nrefusal " << outcome.refusal << "\nfinding "
         << outcome.finding << "\nnamed " << outcome.is_named << "\nfigures " << outcome.bytes
         << ' ' << outcome.sessions << ' ' << outcome.events << ' ' << outcome.unknown << ' '
         << outcome.records.events << ' ' << outcome.records.merged << ' '
         << outcome.records.metadata << ' ' << outcome.records.damaged << ' ' << outcome.countable
         << ' ' << outcome.seconds << '\n';
    for (const auto& [code, count] : outcome.notes)
        text << "note " << count << ' ' << code << '\n';
    return text.str();
}

Outcome read_back(const std::string& text)
{
    Outcome outcome;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t blank = std::min(line.find(' '), line.size() - 1);
        const std::string word = line.substr(0, blank);
        const std::string value = line.substr(blank + 1);
        std::istringstream values(value);
        if (word == "format") {
            outcome.format = value;
        } else if (word == "refusal") {
            outcome.refusal = value;
        } else if (word == "finding") {
            outcome.finding = value;
        } else if (word == "named") {
            outcome.is_named = value == "1";
        } else if (word == "figures") {
            RecordTally& records = outcome.records;
            values >> outcome.bytes >> outcome.sessions >> outcome.events >> outcome.unknown >>
                records.events >> records.merged >> records.metadata >> records.damaged >>
                outcome.countable >> outcome.seconds;
        } else if (word == "note") {
            std::uint64_t count = 0;
            std::string code;
            values >> count >> code;
            outcome.notes[code] = count;
        }
    }
    return outcome;
}

void describe(const Document& document, Outcome& outcome)
{
    outcome.format = document.format->title;
    outcome.sessions = document.sessions.size();
    outcome.records = document.records;
    for (const auto& trace : document.sessions)
        outcome.events += trace->event_count();
    const Diagnostics notes = document.all_diagnostics();
    for (const Diagnostic& note : notes.entries())
        outcome.notes[note.code] += note.count;
    outcome.unknown = notes.count("unknown-record");
    outcome.finding = inputs::broken_invariant(document, std::numeric_limits<std::uint32_t>::max());
    if (outcome.finding.empty() && outcome.records.read() < outcome.countable)
        outcome.finding = "of " + std::to_string(outcome.countable) +
                          " lines or elements, it accounts for " +
                          std::to_string(outcome.records.read());
}

/// Whether the refusal of a file says what it is. One by a format or an archive gives a reason.
bool is_named(const std::filesystem::path& path)
{
    const std::string head = content_of(path).substr(0, sniff_size);
    const std::string name = path.filename().string();
    return recognise({head, name, false}) || is_packed(head) || !stranger(head, name).empty();
}

/// As a folder is opened: the files of a session together.
Result<std::shared_ptr<const Document>> open_unit(const std::filesystem::path& folder,
                                                  const Unit& unit)
{
    if (!unit.format)
        return open_document((folder / unit.files.front()).string(), Job{});
    std::vector<FilePart> parts;
    for (const std::string& file : unit.files) {
        auto source = FileSource::open((folder / file).string());
        if (!source)
            return source.error();
        parts.push_back({file, *std::move(source)});
    }
    return read_parts(std::move(parts), folder.string(), *unit.format, Job{}, {}, nullptr);
}

Outcome open(const std::filesystem::path& folder, const Unit& unit)
{
    Outcome outcome;
    for (const std::string& file : unit.files) {
        const std::string text = content_of(folder / file);
        outcome.bytes += text.size();
        outcome.countable += countable_records(text);
    }
    const std::string path = (folder / unit.files.front()).string();
    const double begin = processor_seconds();
    const auto document = open_unit(folder, unit);
    outcome.seconds = processor_seconds() - begin;
    if (document) {
        describe(**document, outcome);
    } else {
        outcome.refusal = document.error().what;
        outcome.is_named = is_named(path);
    }
    return outcome;
}

} // namespace

Result<std::vector<Unit>> units_of(const std::string& folder)
{
    auto files = Bundle::of_folder(folder, Job{});
    if (!files)
        return files.error();
    FileGroups groups(*files);
    groups.ask_formats();
    std::vector<Unit> units;
    for (const FileGroups::Group& group : groups.groups()) {
        Unit unit;
        unit.format = group.files.size() > 1 ? group.format : nullptr;
        for (const std::size_t file : group.files)
            unit.files.push_back(files->path(file));
        units.push_back(std::move(unit));
    }
    for (std::size_t file = 0; file < files->size(); ++file) {
        if (groups.is_free(file))
            units.push_back({{files->path(file)}, nullptr});
    }
    std::sort(units.begin(), units.end(), [](const Unit& one, const Unit& other) {
        return one.files.front() < other.files.front();
    });
    return units;
}

Outcome open_watched(const std::string& folder, const Unit& unit)
{
    Patience patience;
    patience.at_work = std::chrono::seconds(60);
    patience.altogether = std::chrono::seconds(600);
    patience.memory = std::uint64_t{4} << 30;
    const Ending ending = run_watched(
        [&](Told& told) {
            told.say(written(open(folder, unit)));
            return 0;
        },
        patience);
    Outcome outcome = read_back(ending.said);
    if (!ending.problem.empty())
        outcome.finding = ending.problem;
    return outcome;
}

} // namespace playhead::campaign
