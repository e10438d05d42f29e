// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/claude/files.h"

#include "core/formats/reading/document_reading.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <tuple>
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

/// The text of this key that comes next, wherever it stands, and is taken from the head: enough to
/// compare what is the same in all lines.
std::string_view take_text(std::string_view& head, std::string_view key)
{
    const std::string marked = "\"" + std::string(key) + "\"";
    std::size_t at = head.find(marked);
    if (at != std::string_view::npos)
        at = head.find_first_not_of(" \t:", at + marked.size());
    head.remove_prefix(std::min(at, head.size()));
    if (!head.starts_with('"'))
        return {};
    const std::size_t end = head.find('"', 1);
    return end == std::string_view::npos ? std::string_view() : head.substr(1, end - 1);
}

std::string first_text(std::string_view head, std::string_view key)
{
    return std::string(take_text(head, key));
}

/// A session's file.
struct SessionFile {
    std::size_t file = 0;
    std::string first_time;
    bool is_copy = false; ///< it begins with lines of another one, and says so
    std::string times;    ///< of all lines of the head, where others begin alike
    std::uint64_t size = 0;

    [[nodiscard]] auto beginning() const { return std::tie(first_time, is_copy); }
    /// Of two that begin with the same lines, the original is at its end, or goes on, before the
    /// one that copies it.
    [[nodiscard]] auto rest() const { return std::tie(times, size); }
};

SessionFile session_file(Bundle& files, std::size_t file)
{
    const std::string_view head = files.head(file);
    const std::string id = first_text(head, "sessionId");
    const bool is_other = !id.empty() && id != stem_of(files.path(file));
    const bool is_forked = head.find("\"forkedFrom\"") != std::string_view::npos;
    return {file, first_text(head, "timestamp"), is_other || is_forked, {}};
}

void sort_alike(std::span<SessionFile> alike, Bundle& files)
{
    if (alike.size() < 2)
        return;
    for (SessionFile& session : alike) {
        std::string_view head = files.head(session.file);
        while (!head.empty())
            session.times += take_text(head, "timestamp");
        session.size = files.size_of(session.file);
    }
    std::stable_sort(alike.begin(), alike.end(), [](const SessionFile& a, const SessionFile& b) {
        return a.rest() < b.rest();
    });
}

/// The oldest first, and originals before their copies.
void sort(std::vector<SessionFile>& sessions, Bundle& files)
{
    const auto is_before = [](const SessionFile& a, const SessionFile& b) {
        return a.beginning() < b.beginning();
    };
    std::stable_sort(sessions.begin(), sessions.end(), is_before);
    for (auto first = sessions.begin(); first != sessions.end();) {
        const auto end = std::upper_bound(first, sessions.end(), *first, is_before);
        sort_alike({first, end}, files);
        first = end;
    }
}

/// The files of a project's folder.
struct Project {
    std::vector<SessionFile> sessions;
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
    sort(project.sessions, files);
    std::vector<std::size_t> taken;
    std::set<std::string> ids;
    for (const SessionFile& session : project.sessions) {
        taken.push_back(session.file);
        ids.insert(stem_of(files.path(session.file)));
    }
    // What is said of an agent is known before its lines come, and who starts another comes first.
    std::vector<std::pair<std::string, std::size_t>> agents;
    for (const std::size_t file : project.agents) {
        const bool is_meta = file_name_of(files.path(file)).is_meta;
        agents.emplace_back(is_meta ? "" : first_text(files.head(file), "timestamp"), file);
    }
    std::stable_sort(agents.begin(), agents.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
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
            projects[folder_of(path)].sessions.push_back(session_file(files, file));
    }
    for (auto& [folder, project] : projects)
        take(groups, project);
}

} // namespace claude

} // namespace playhead
