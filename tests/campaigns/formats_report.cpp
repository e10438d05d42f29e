// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/campaigns/formats_report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>

namespace playhead::campaign {

namespace {

constexpr double bytes_in_mb = 1e6;
constexpr double ms_in_s = 1e3;

std::string number(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

/// A vertical bar would end its cell.
std::string cell(const std::string& text)
{
    std::string safe;
    for (const char letter : text)
        safe += letter == '|' ? std::string("\\|") : std::string(1, letter);
    return safe;
}

std::string row(std::initializer_list<std::string> cells)
{
    std::string text = "|";
    for (const std::string& each : cells)
        text += " " + cell(each) + " |";
    return text + "\n";
}

/// A table's head: its columns, of which the first `texts` hold texts and the others numbers.
std::string head(std::size_t texts, std::initializer_list<std::string> columns)
{
    std::string text = row(columns) + "|";
    for (std::size_t i = 0; i < columns.size(); ++i)
        text += i < texts ? " --- |" : " ---: |";
    return text + "\n";
}

std::string notes_text(const std::map<std::string, std::uint64_t>& notes)
{
    std::string text;
    for (const auto& [code, count] : notes)
        text += (text.empty() ? "" : ", ") + code + " " + number(count);
    return text;
}

struct Sum {
    std::uint64_t files = 0;
    std::uint64_t opened = 0;
    std::uint64_t refused = 0;
    Outcome all;

    void add(const Unit& unit, const Outcome& outcome)
    {
        files += unit.files.size();
        if (!outcome.format.empty())
            opened += unit.files.size();
        else if (!outcome.refusal.empty())
            refused += unit.files.size();
        all.bytes += outcome.bytes;
        all.sessions += outcome.sessions;
        all.events += outcome.events;
        all.unknown += outcome.unknown;
        all.records.add(outcome.records);
        all.seconds += outcome.seconds;
        for (const auto& [code, count] : outcome.notes)
            all.notes[code] += count;
    }
};

} // namespace

std::string FormatsReport::by_format() const
{
    std::map<std::string, Sum> sums;
    Sum total;
    for (const auto& [unit, outcome] : rows_) {
        if (outcome.format.empty() && outcome.finding.empty())
            continue;
        sums[outcome.format.empty() ? "(crashed)" : outcome.format].add(unit, outcome);
        total.add(unit, outcome);
    }
    std::string text = "## By format\n\nTime is the processor's, for reading; loading every event "
                       "comes on top and is not in it.\n\n";
    text += head(1, {"format", "files opened", "sessions", "events", "of unknown kind", "ms",
                     "MB/s", "diagnostics"});
    const auto add = [&text](const std::string& name, const Sum& sum) {
        const double megabytes = static_cast<double>(sum.all.bytes) / bytes_in_mb;
        text +=
            row({name, number(sum.opened) + " of " + number(sum.files), number(sum.all.sessions),
                 number(sum.all.events), number(sum.all.unknown), number(sum.all.seconds * ms_in_s),
                 sum.all.seconds > 0 ? number(megabytes / sum.all.seconds) : "-",
                 notes_text(sum.all.notes)});
    };
    for (const auto& [format, sum] : sums)
        add(format, sum);
    add("all", total);
    return text;
}

std::string FormatsReport::by_folder() const
{
    std::map<std::string, Sum> sums;
    Sum total;
    for (const auto& [unit, outcome] : rows_) {
        const std::string& path = unit.files.front();
        const std::size_t slash = path.find('/');
        sums[slash == std::string::npos ? "." : path.substr(0, slash)].add(unit, outcome);
        total.add(unit, outcome);
    }
    std::string text = "## By folder\n\n";
    text += head(1, {"folder", "files", "opened", "refused"});
    const auto add = [&text](const std::string& name, const Sum& sum) {
        text += row({name, number(sum.files), number(sum.opened), number(sum.refused)});
    };
    for (const auto& [folder, sum] : sums)
        add(folder, sum);
    add("all", total);
    return text;
}

std::string FormatsReport::by_file() const
{
    std::string text = "## By file\n\nRecords read = events + merged + metadata + damaged. "
                       "\"In the file\" are its lines, or the elements of its list.\n\n";
    text += head(2, {"file", "format", "in the file", "records read", "events", "merged",
                     "metadata", "damaged", "events shown"});
    for (const auto& [unit, outcome] : rows_) {
        if (outcome.format.empty())
            continue;
        const RecordTally& records = outcome.records;
        const std::size_t others = unit.files.size() - 1;
        text += row({unit.files.front() + (others > 0 ? " and " + number(others) + " more" : ""),
                     outcome.format, outcome.countable > 0 ? number(outcome.countable) : "-",
                     number(records.read()), number(records.events), number(records.merged),
                     number(records.metadata), number(records.damaged), number(outcome.events)});
    }
    return text;
}

std::string FormatsReport::refusals() const
{
    std::string text = "## Refused\n\n" + head(2, {"file", "why"});
    for (const auto& [unit, outcome] : rows_) {
        if (!outcome.refusal.empty())
            text += row({unit.files.front(), outcome.refusal});
    }
    return text;
}

std::string FormatsReport::findings() const
{
    std::string text = "## Findings\n\n";
    for (const auto& [unit, outcome] : rows_) {
        if (!outcome.finding.empty())
            text += "- " + unit.files.front() + ": " + outcome.finding + "\n";
        else if (!outcome.refusal.empty() && !outcome.is_named)
            text += "- " + unit.files.front() + ": refused without a name for what it is\n";
    }
    return finding_count() > 0 ? text : text + "None.\n";
}

std::string FormatsReport::markdown() const
{
    return by_format() + "\n" + by_folder() + "\n" + by_file() + "\n" + refusals() + "\n" +
           findings();
}

std::size_t FormatsReport::finding_count() const
{
    return static_cast<std::size_t>(std::count_if(rows_.begin(), rows_.end(), [](const auto& each) {
        const Outcome& outcome = each.second;
        return !outcome.finding.empty() || (!outcome.refusal.empty() && !outcome.is_named);
    }));
}

} // namespace playhead::campaign
