// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/places.h"

#include "core/base/user_folders.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace playhead {

namespace {

using Names = std::string_view;

// What is in which file: the formats' own headers (claude/files.h, opencode/storage.h, ...).
constexpr std::array<Names, 2> claude_formats = {"claude-code", "claude-stream"};
constexpr std::array claude_patterns = {PlacePattern{"*/*.jsonl"}};
constexpr std::array<Names, 1> claude_parts = {"*/agent-*.jsonl"};

constexpr std::array<Names, 1> codex_formats = {"codex-rollout"};
constexpr std::array codex_patterns = {PlacePattern{"sessions/**/rollout-*.jsonl"},
                                       PlacePattern{"sessions/**/rollout-*.jsonl.zst"},
                                       PlacePattern{"archived_sessions/rollout-*.jsonl"},
                                       PlacePattern{"archived_sessions/rollout-*.jsonl.zst"}};

constexpr std::array<Names, 1> gemini_formats = {"gemini-cli"};
constexpr std::array gemini_patterns = {PlacePattern{"*/chats/session-*.json"},
                                        PlacePattern{"*/chats/session-*.jsonl"}};

constexpr std::array<Names, 1> copilot_formats = {"copilot-cli"};
constexpr std::array copilot_patterns = {PlacePattern{"session-state/*/events.jsonl"},
                                         PlacePattern{"session-state/*.jsonl"}};
constexpr std::array copilot_chat_patterns = {
    PlacePattern{"workspaceStorage/*/GitHub.copilot-chat/transcripts/*.jsonl"}};

constexpr std::array<Names, 1> opencode_formats = {"opencode"};
constexpr std::array opencode_patterns = {
    PlacePattern{"opencode*.db", PlaceUnit::Database},
    PlacePattern{"storage/session/*/*.json", PlaceUnit::File}};

constexpr std::array<Names, 1> openhands_formats = {"openhands"};
constexpr std::array openhands_patterns = {PlacePattern{"*", PlaceUnit::Folder}};

constexpr std::array<Names, 1> inspect_formats = {"inspect"};
constexpr std::array inspect_patterns = {PlacePattern{"**/*.eval"}, PlacePattern{"**/*.json"}};

constexpr std::array<Names, 1> pi_formats = {"pi"};
constexpr std::array pi_patterns = {PlacePattern{"*/*.jsonl"}};
constexpr std::array<Names, 2> openclaw_formats = {"pi", "openclaw-telemetry"};
constexpr std::array openclaw_patterns = {PlacePattern{"*/sessions/*.jsonl"}};

constexpr std::array<Names, 1> cline_formats = {"cline"};
constexpr std::array cline_patterns = {PlacePattern{"*", PlaceUnit::Folder}};

constexpr std::array tree_patterns = {PlacePattern{"**", PlaceUnit::Tree}};

constexpr std::array kinds = {
    PlaceKind{"claude-code", "Claude Code", claude_formats, claude_patterns, claude_parts},
    PlaceKind{"codex", "Codex", codex_formats, codex_patterns},
    PlaceKind{"gemini", "Gemini CLI", gemini_formats, gemini_patterns, {}, "../.project_root"},
    PlaceKind{"copilot", "Copilot CLI", copilot_formats, copilot_patterns},
    PlaceKind{"copilot-chat", "Copilot Chat", copilot_formats, copilot_chat_patterns},
    PlaceKind{"opencode", "OpenCode", opencode_formats, opencode_patterns},
    PlaceKind{"openhands", "OpenHands", openhands_formats, openhands_patterns},
    PlaceKind{"inspect", "Inspect", inspect_formats, inspect_patterns, {}, {}, true},
    PlaceKind{"pi", "Pi", pi_formats, pi_patterns},
    PlaceKind{"openclaw", "OpenClaw", openclaw_formats, openclaw_patterns},
    PlaceKind{"cline", "Cline", cline_formats, cline_patterns},
    PlaceKind{"roo-code", "Roo Code", cline_formats, cline_patterns},
    PlaceKind{"folder", "", {}, tree_patterns},
};

/// Where a kind is. Of the rows of a kind with a variable, the first that is set is the only one;
/// where none is, all rows without one count.
struct Root {
    std::string_view kind;
    std::string_view variable;
    /// Behind the variable's value; "~" is the home folder, "." this program's, "{config}" that of
    /// settings.
    std::string_view path;
};

constexpr std::array roots = {
    Root{"claude-code", "CLAUDE_CONFIG_DIR", "/projects"},
    Root{"claude-code", "", "~/.claude/projects"},
    Root{"claude-code", "", "{config}/claude/projects"},
    Root{"codex", "CODEX_HOME", ""},
    Root{"codex", "", "~/.codex"},
    Root{"gemini", "GEMINI_CLI_HOME", "/.gemini/tmp"},
    Root{"gemini", "", "~/.gemini/tmp"},
    Root{"copilot", "COPILOT_HOME", ""},
    Root{"copilot", "", "~/.copilot"},
    Root{"copilot-chat", "", "{config}/Code/User"},
    Root{"copilot-chat", "", "{config}/Code - Insiders/User"},
    Root{"copilot-chat", "", "{config}/VSCodium/User"},
    Root{"opencode", "OPENCODE_DB", ""},
    Root{"opencode", "XDG_DATA_HOME", "/opencode"},
    Root{"opencode", "", "~/.local/share/opencode"},
    Root{"openhands", "OPENHANDS_CONVERSATIONS_DIR", ""},
    Root{"openhands", "OPENHANDS_PERSISTENCE_DIR", "/conversations"},
    Root{"openhands", "", "~/.openhands/conversations"},
    Root{"openhands", "", "~/.openhands/sessions"},
    Root{"inspect", "INSPECT_LOG_DIR", ""},
    Root{"inspect", "", "./logs"},
    Root{"pi", "PI_CODING_AGENT_DIR", "/sessions"},
    Root{"pi", "", "~/.pi/agent/sessions"},
    Root{"openclaw", "", "~/.openclaw/agents"},
    Root{"cline", "", "{config}/Code/User/globalStorage/saoudrizwan.claude-dev/tasks"},
    Root{"cline", "", "{config}/VSCodium/User/globalStorage/saoudrizwan.claude-dev/tasks"},
    Root{"cline", "", "~/.cline/data/tasks"},
    Root{"roo-code", "", "{config}/Code/User/globalStorage/rooveterinaryinc.roo-cline/tasks"},
    Root{"roo-code", "", "{config}/VSCodium/User/globalStorage/rooveterinaryinc.roo-cline/tasks"},
};

/// A path as the surroundings mean it; empty where it leads nowhere on this computer.
std::string absolute(std::string path, const PlaceSurroundings& surroundings)
{
    if (path.find("://") != std::string::npos) // Inspect writes its logs to stores, too
        return {};
    if (constexpr std::string_view config = "{config}"; path.starts_with(config)) {
        const std::string set = surroundings.variable("XDG_CONFIG_HOME");
        path.replace(0, config.size(), set.starts_with('/') ? set : "~/.config");
    }
    if (path.starts_with("~/") || path == "~")
        path = surroundings.home.empty() ? std::string() : surroundings.home + path.substr(1);
    else if (!path.empty() && path.front() != '/')
        path = surroundings.working_folder.empty() ? std::string()
                                                   : surroundings.working_folder + "/" + path;
    if (path.empty())
        return {};
    std::string normal = std::filesystem::path(path).lexically_normal().string();
    if (normal.size() > 1 && normal.ends_with('/'))
        normal.pop_back();
    return normal;
}

void add_kind(const PlaceKind& kind, const PlaceSurroundings& surroundings,
              std::vector<SearchPlace>& places)
{
    for (const Root& root : roots) {
        if (root.kind != kind.id || root.variable.empty())
            continue;
        const std::string value = surroundings.variable(root.variable);
        if (value.empty())
            continue;
        std::string path = absolute(value + std::string(root.path), surroundings);
        if (!path.empty())
            places.push_back({&kind, std::move(path)});
        return;
    }
    for (const Root& root : roots) {
        if (root.kind != kind.id || !root.variable.empty())
            continue;
        std::string path = absolute(std::string(root.path), surroundings);
        if (!path.empty())
            places.push_back({&kind, std::move(path)});
    }
}

} // namespace

PlaceSurroundings PlaceSurroundings::of_process()
{
    PlaceSurroundings surroundings;
    surroundings.variable = [](std::string_view name) {
        // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
        const char* value = std::getenv(std::string(name).c_str());
        return std::string(value ? value : "");
    };
    surroundings.home = home_folder();
    std::error_code error;
    surroundings.working_folder = std::filesystem::current_path(error).string();
    return surroundings;
}

std::span<const PlaceKind> place_kinds()
{
    return kinds;
}

const PlaceKind* find_place_kind(std::string_view id)
{
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [id](const auto& kind) { return kind.id == id; });
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<SearchPlace> usual_places(const PlaceSurroundings& surroundings)
{
    std::vector<SearchPlace> places;
    for (const PlaceKind& kind : kinds)
        add_kind(kind, surroundings, places);
    return places;
}

SearchPlace place_of_folder(std::string path)
{
    return {find_place_kind("folder"), std::move(path)};
}

} // namespace playhead
