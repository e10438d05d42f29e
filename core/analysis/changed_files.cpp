// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/changed_files.h"

#include "core/base/text.h"

namespace playhead {

namespace {

/// There is no room for more where names stand in a line.
constexpr int most_files = 8;

void add_file(std::string& files, std::string_view file)
{
    files.append(files.empty() ? "" : ", ").append(file);
}

/// By its first member: values may be long.
bool is_change(json::Value value)
{
    json::ObjectReader members(value);
    json::Member first;
    return members.next(first) &&
           (first.key == "update" || first.key == "add" || first.key == "delete");
}

} // namespace

std::string files_of_patch(std::string_view text)
{
    constexpr std::string_view begins = "*** Begin Patch";
    constexpr std::string_view names = " File: ";
    std::string files;
    if (!trimmed(text).starts_with(begins))
        return files;
    for (std::size_t at = 0; (at = text.find("*** ", at)) != std::string_view::npos; at += 4) {
        const std::string_view rest = text.substr(at + 4);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const std::size_t colon = line.find(names);
        if (colon != std::string_view::npos)
            add_file(files, trimmed(line.substr(colon + names.size())));
    }
    return files;
}

std::string files_of_changes(json::Value changes)
{
    std::string files;
    int count = 0;
    json::ObjectReader members(changes);
    for (json::Member member; count < most_files && members.next(member); ++count) {
        if (!is_change(member.value))
            return {};
        add_file(files, member.key);
    }
    json::ArrayReader items(changes);
    for (json::Value item; count < most_files && items.next(item); ++count) {
        const auto path = item.find("path").as_string();
        if (!path || !item.find("diff").is_valid())
            return {};
        add_file(files, *path);
    }
    return files;
}

} // namespace playhead
