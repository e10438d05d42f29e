// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/files.h"

#include "core/formats/reading/document_reading.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace playhead {

const Format& claude_code_format();

namespace claude {

namespace {

constexpr std::string_view agent_prefix = "agent-";
constexpr std::string_view meta_suffix = ".meta.json";
constexpr std::string_view lines_suffix = ".jsonl";
constexpr std::string_view agents_folder = "subagents";

std::string folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? std::string_view()
                                                       : path.substr(0, slash));
}

std::string stem_of(std::string_view path)
{
    std::string_view name = file_name(path);
    name.remove_suffix(std::min(name.size(), lines_suffix.size()));
    return std::string(name);
}

/// The first text of this key, wherever it stands: enough to compare what is the same in all lines.
std::string first_text(std::string_view head, std::string_view key)
{
    const std::string marked = "\"" + std::string(key) + "\"";
    std::size_t at = head.find(marked);
    if (at == std::string_view::npos)
        return {};
    at = head.find_first_not_of(" \t:", at + marked.size());
    if (at == std::string_view::npos || head[at] != '"')
        return {};
    const std::size_t end = head.find('"', at + 1);
    return std::string(end == std::string_view::npos ? "" : head.substr(at + 1, end - at - 1));
}

/// The files of a project's folder.
struct Project {
    std::vector<std::pair<std::string, std::size_t>> sessions; ///< with their first time
    std::vector<std::size_t> agents;
    std::vector<std::size_t> loose_agents; ///< beside the sessions
};

/// The folder of the project that a sub-agent's file belongs to.
std::string project_of_agent(std::string_view path)
{
    const std::size_t at = path.rfind("/" + std::string(agents_folder) + "/");
    return folder_of(path.substr(0, at));
}

void take(FileGroups& groups, Project& project)
{
    Bundle& files = groups.files();
    const auto is_earlier = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(project.sessions.begin(), project.sessions.end(), is_earlier);
    std::vector<std::size_t> taken;
    std::set<std::string> ids;
    for (const auto& [time, file] : project.sessions) {
        taken.push_back(file);
        ids.insert(stem_of(files.path(file)));
    }
    // What is said of an agent is known before its lines come, and who starts another comes first.
    std::vector<std::pair<std::string, std::size_t>> agents;
    for (const std::size_t file : project.agents) {
        const bool is_meta = file_name_of(files.path(file)).is_meta;
        agents.emplace_back(is_meta ? "" : first_text(files.head(file), "timestamp"), file);
    }
    std::stable_sort(agents.begin(), agents.end(), is_earlier);
    for (const auto& [time, file] : agents)
        taken.push_back(file);
    for (const std::size_t file : project.loose_agents) {
        if (ids.contains(first_text(files.head(file), "sessionId")))
            taken.push_back(file);
    }
    if (taken.size() > 1)
        groups.take(std::move(taken));
}

} // namespace

FileName file_name_of(std::string_view path)
{
    FileName name;
    std::string_view last = file_name(path);
    if (!last.starts_with(agent_prefix))
        return name;
    last.remove_prefix(agent_prefix.size());
    name.is_meta = last.ends_with(meta_suffix);
    name.is_agent = !name.is_meta && last.ends_with(lines_suffix);
    if (!name.is_meta && !name.is_agent)
        return name;
    last.remove_suffix(name.is_meta ? meta_suffix.size() : lines_suffix.size());
    name.agent = last;
    const std::size_t at = path.rfind("/" + std::string(agents_folder) + "/");
    if (at != std::string_view::npos)
        name.session = file_name(path.substr(0, at));
    return name;
}

void group(FileGroups& groups)
{
    Bundle& files = groups.files();
    std::map<std::string, Project> projects;
    for (std::size_t file = 0; file < files.size(); ++file) {
        const std::string& path = files.path(file);
        if (!groups.is_free(file))
            continue;
        const FileName name = file_name_of(path);
        if (!name.session.empty())
            projects[project_of_agent(path)].agents.push_back(file);
        else if (name.is_agent)
            projects[folder_of(path)].loose_agents.push_back(file);
        else if (path.ends_with(lines_suffix) &&
                 recognise(files.sniff_input(file)) == &claude_code_format())
            projects[folder_of(path)].sessions.emplace_back(
                first_text(files.head(file), "timestamp"), file);
    }
    for (auto& [folder, project] : projects)
        take(groups, project);
}

} // namespace claude

} // namespace playhead
