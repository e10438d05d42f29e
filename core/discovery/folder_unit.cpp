// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/folder_unit.h"

#include "core/formats/cline/files.h"
#include "core/formats/openhands/files.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// What a person asks for comes behind the system's prompt and what is recalled for it.
constexpr std::size_t first_events = 4;

using Entry = FolderListing::Entry;

const Entry* find(const FolderListing& folder, std::string_view name)
{
    const auto& entries = folder.entries();
    const auto found = std::find_if(entries.begin(), entries.end(), [name](const Entry& entry) {
        return !entry.is_folder && entry.name == name;
    });
    return found == entries.end() ? nullptr : &*found;
}

void tell(const FolderListing& folder, const Entry& entry, SessionCandidate& candidate)
{
    if (const auto stamp = folder.stamp_of(entry); stamp && stamp->size > 0)
        candidate.telling.push_back({folder.path_of(entry.name), *stamp});
}

void count_files(const FolderListing& folder, SessionCandidate& candidate)
{
    for (const Entry& entry : folder.entries()) {
        if (const auto stamp = entry.is_folder ? std::nullopt : folder.stamp_of(entry))
            count_file(*stamp, candidate);
    }
}

std::vector<std::pair<std::uint64_t, const Entry*>> events_in(const FolderListing& folder)
{
    std::vector<std::pair<std::uint64_t, const Entry*>> events;
    for (const Entry& entry : folder.entries()) {
        const auto number = entry.is_folder ? std::nullopt : openhands::event_number_of(entry.name);
        if (number)
            events.emplace_back(*number, &entry);
    }
    std::sort(events.begin(), events.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return events;
}

std::optional<SessionCandidate> conversation(const FolderListing& folder)
{
    if (!folder.has_folder("events"))
        return std::nullopt;
    const auto opened = FolderListing::open_within(folder, "events");
    if (!opened || !*opened)
        return std::nullopt;
    const FolderListing& inner = **opened;
    const auto events = events_in(inner);
    if (events.empty())
        return std::nullopt;
    SessionCandidate candidate;
    for (const std::string_view about : {"base_state.json", "metadata.json"}) {
        if (const Entry* entry = find(folder, about); entry && candidate.telling.empty())
            tell(folder, *entry, candidate);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i < first_events || i + 1 == events.size())
            tell(inner, *events[i].second, candidate);
    }
    // What is known beside the events leads to them only where it is the SDK's.
    candidate.path = folder.has_file("base_state.json")
                         ? folder.path_of("base_state.json")
                         : inner.path_of(events.front().second->name);
    count_files(folder, candidate);
    count_files(inner, candidate);
    return candidate;
}

std::optional<SessionCandidate> task(const FolderListing& folder)
{
    SessionCandidate candidate;
    for (const std::string_view name : cline::task_files) {
        if (const Entry* entry = find(folder, name))
            tell(folder, *entry, candidate);
    }
    const bool is_task = folder.has_file(cline::shown_file) || folder.has_file(cline::sent_file);
    if (!is_task || candidate.telling.empty())
        return std::nullopt;
    candidate.path = candidate.telling.front().path;
    count_files(folder, candidate);
    return candidate;
}

} // namespace

std::optional<SessionCandidate> folder_unit(const FolderListing& folder)
{
    auto candidate = conversation(folder);
    if (!candidate)
        candidate = task(folder);
    if (!candidate || candidate->telling.empty())
        return std::nullopt;
    candidate->unit = PlaceUnit::Folder;
    return candidate;
}

} // namespace playhead
