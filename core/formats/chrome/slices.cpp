// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chrome/slices.h"

#include <algorithm>
#include <limits>

namespace playhead::chrome {

namespace {

/// The end of what has not ended.
constexpr TimeNs open_end = std::numeric_limits<TimeNs>::max();

bool is_of_thread(const Row& row)
{
    return row.kind == Kind::Begin || row.kind == Kind::Complete || row.kind == Kind::Moment ||
           row.kind == Kind::Sample || row.kind == Kind::End;
}

bool is_slice(const Row& row)
{
    return row.kind == Kind::Begin || row.kind == Kind::Complete;
}

} // namespace

Slices::Track& Slices::track(std::string_view key)
{
    const auto [known, is_new] = track_numbers_.try_emplace(std::string(key), tracks_.size());
    if (is_new)
        tracks_.emplace_back();
    return tracks_[known->second];
}

void Slices::join(std::uint32_t row, const Row& end)
{
    rows[row].end = end.start;
    rows[row].end_record = end.record;
}

std::uint32_t Slices::innermost(Track& track)
{
    while (!track.open.empty() && !is_open(track.open.back()))
        track.open.pop_back();
    return track.open.empty() ? none : track.open.back();
}

void Slices::begin(std::uint32_t row, std::string_view key)
{
    Track& on = track(key);
    rows[row].parent = innermost(on);
    on.open.push_back(row);
    on.by_name[rows[row].type].push_back(row);
}

void Slices::add_moment(std::uint32_t row, std::string_view key)
{
    rows[row].parent = innermost(track(key));
}

bool Slices::end(const Row& end, std::string_view key)
{
    Track& on = track(key);
    const std::uint32_t top = innermost(on);
    std::uint32_t ended = none;
    if (end.type == 0) {
        ended = top;
    } else if (const auto named = on.by_name.find(end.type); named != on.by_name.end()) {
        std::vector<std::uint32_t>& open = named->second;
        while (!open.empty() && !is_open(open.back()))
            open.pop_back();
        ended = open.empty() ? none : open.back();
    }
    if (ended == none || (rows[ended].start != no_time && end.start < rows[ended].start)) {
        on.lost.emplace(std::pair(end.type, end.start), end);
        return true;
    }
    join(ended, end);
    return ended == top;
}

void Slices::match_lost_ends()
{
    for (Track& track : tracks_) {
        // The latest first: they are the innermost.
        std::vector<std::uint32_t> open;
        if (!track.lost.empty())
            std::copy_if(track.open.begin(), track.open.end(), std::back_inserter(open),
                         [this](std::uint32_t row) { return is_open(row); });
        std::stable_sort(open.begin(), open.end(), [this](std::uint32_t a, std::uint32_t b) {
            return rows[a].start > rows[b].start;
        });
        for (const std::uint32_t row : open) {
            const auto end = track.lost.lower_bound({rows[row].type, rows[row].start});
            if (end == track.lost.end() || end->first.first != rows[row].type)
                continue;
            join(row, end->second);
            track.lost.erase(end);
        }
    }
    std::vector<Row> left;
    for (Track& track : tracks_) {
        for (const auto& [name, end] : track.lost)
            left.push_back(end);
    }
    std::sort(left.begin(), left.end(),
              [](const Row& a, const Row& b) { return a.record.offset < b.record.offset; });
    rows.insert(rows.end(), left.begin(), left.end());
}

/// What did not end did so, for all that is known, with what it began in.
std::vector<TimeNs> Slices::ends_for_nesting() const
{
    std::vector<TimeNs> ends;
    ends.reserve(rows.size());
    for (const Row& row : rows) {
        TimeNs end = row.end;
        if (row.kind != Kind::Begin && row.end == no_time)
            end = row.start;
        else if (row.end == no_time)
            end = row.parent == none ? open_end : ends[row.parent];
        ends.push_back(end);
    }
    return ends;
}

/// Gives each member its parent; `ends` are those to nest by.
void Slices::nest_thread(std::vector<std::uint32_t>& members, const std::vector<TimeNs>& ends)
{
    // Containers first; of equal ones, the one that was recorded first.
    std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (rows[a].start != rows[b].start)
            return rows[a].start < rows[b].start;
        if (ends[a] != ends[b])
            return ends[a] > ends[b];
        return a < b;
    });
    std::vector<std::uint32_t> around;
    for (const std::uint32_t member : members) {
        const auto contains = [&](std::uint32_t slice) {
            // Two calls within one microsecond: only their order says which ran inside.
            if (rows[member].parent == slice && ends[member] <= ends[slice])
                return true;
            return rows[member].start < ends[slice] && ends[member] <= ends[slice];
        };
        while (!around.empty() && !contains(around.back()))
            around.pop_back();
        rows[member].parent = around.empty() ? none : around.back();
        if (is_slice(rows[member]))
            around.push_back(member);
    }
}

void Slices::nest()
{
    const std::vector<TimeNs> ends = ends_for_nesting();
    std::vector<std::vector<std::uint32_t>> by_thread;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        if (row.thread == none || row.start == no_time || !is_of_thread(row))
            continue;
        if (by_thread.size() <= row.thread)
            by_thread.resize(row.thread + std::size_t{1});
        by_thread[row.thread].push_back(i);
    }
    for (std::vector<std::uint32_t>& members : by_thread)
        nest_thread(members, ends);
}

void Slices::settle()
{
    match_lost_ends();
    tracks_.clear();
    track_numbers_.clear();
    nest();
}

} // namespace playhead::chrome
