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

} // namespace

std::string_view folder_name_of(std::string_view path)
{
    return file_name(folder_of(path));
}

void group(FileGroups& groups)
{
    Bundle& files = groups.files();
    std::map<std::string, std::vector<std::size_t>> tasks;
    for (const std::string_view wanted : beside_task) {
        for (std::size_t file = 0; file < files.size(); ++file) {
            const std::string& path = files.path(file);
            if (file_name(path) == wanted && groups.is_free(file))
                tasks[std::string(folder_of(path))].push_back(file);
        }
    }
    for (auto& [folder, task] : tasks) {
        if (task.size() > 1 && recognise(files.sniff_input(task.front())) == &cline_format())
            groups.take(std::move(task));
    }
}

} // namespace cline

} // namespace playhead
