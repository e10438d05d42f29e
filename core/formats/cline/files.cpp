// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/cline/files.h"

#include "core/formats/reading/document_reading.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

const Format& cline_format();

namespace cline {

namespace {

std::string_view folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool is_ours(Bundle& files, std::size_t file)
{
    return recognise(files.sniff_input(file)) == &cline_format();
}

void group_tasks(FileGroups& groups)
{
    Bundle& files = groups.files();
    std::map<std::string, std::vector<std::size_t>> tasks;
    for (const std::string_view wanted : task_files) {
        for (std::size_t file = 0; file < files.size(); ++file) {
            const std::string& path = files.path(file);
            if (file_name(path) == wanted && groups.is_free(file))
                tasks[std::string(folder_of(path))].push_back(file);
        }
    }
    for (auto& [folder, task] : tasks) {
        if (task.size() > 1 && is_ours(files, task.front()))
            groups.take(std::move(task));
    }
}

/// The messages of a session, and the file about it that has the same name.
void group_sessions(FileGroups& groups)
{
    Bundle& files = groups.files();
    std::map<std::string_view, std::size_t> by_path;
    for (std::size_t file = 0; file < files.size(); ++file) {
        if (groups.is_free(file) && files.path(file).ends_with(".json"))
            by_path.emplace(files.path(file), file);
    }
    for (const auto& [path, messages] : by_path) {
        if (!path.ends_with(messages_suffix))
            continue;
        std::string about(path.substr(0, path.size() - messages_suffix.size()));
        about += ".json";
        const auto found = by_path.find(about);
        if (found != by_path.end() && is_ours(files, found->second) && is_ours(files, messages))
            groups.take({found->second, messages});
    }
}

} // namespace

std::string_view folder_name_of(std::string_view path)
{
    return file_name(folder_of(path));
}

void group(FileGroups& groups)
{
    group_tasks(groups);
    group_sessions(groups);
}

} // namespace cline

} // namespace playhead
