// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/openhands/files.h"

#include "core/formats/reading/document_reading.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace playhead {

const Format& openhands_format();

namespace openhands {

namespace {

constexpr std::string_view events_folder = "events";

std::string_view folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

struct Folder {
    std::vector<std::size_t> about;
    std::vector<std::pair<std::uint64_t, std::size_t>> events; ///< with their numbers
};

} // namespace

std::optional<std::uint64_t> event_number_of(std::string_view name)
{
    constexpr std::string_view prefix = "event-";
    constexpr std::string_view suffix = ".json";
    if (!name.ends_with(suffix))
        return std::nullopt;
    name.remove_suffix(suffix.size());
    const bool is_named = name.starts_with(prefix);
    if (is_named)
        name.remove_prefix(prefix.size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool is_whole = end == name.data() + name.size() || (is_named && *end == '-');
    return error == std::errc() && is_whole ? std::optional(number) : std::nullopt;
}

std::string conversation_of(std::string_view path)
{
    std::string_view folder = folder_of(path);
    if (file_name(folder) == events_folder)
        folder = folder_of(folder);
    return std::string(file_name(folder));
}

void group(FileGroups& groups)
{
    Bundle& files = groups.files();
    std::map<std::string, Folder> folders;
    for (std::size_t file = 0; file < files.size(); ++file) {
        const std::string& path = files.path(file);
        if (!groups.is_free(file))
            continue;
        const std::string_view name = file_name(path);
        const std::string_view folder = folder_of(path);
        const auto number = event_number_of(name);
        if (number && file_name(folder) == events_folder)
            folders[std::string(folder_of(folder))].events.emplace_back(*number, file);
        else if (name == "base_state.json" || name == "metadata.json")
            folders[std::string(folder)].about.push_back(file);
    }
    for (auto& [path, folder] : folders) {
        std::sort(folder.events.begin(), folder.events.end());
        std::vector<std::size_t> taken = folder.about;
        for (const auto& [number, file] : folder.events)
            taken.push_back(file);
        const bool is_ours =
            !folder.events.empty() && taken.size() > 1 &&
            recognise(files.sniff_input(folder.events.front().second)) == &openhands_format();
        if (is_ours)
            groups.take(std::move(taken));
    }
}

} // namespace openhands

} // namespace playhead
