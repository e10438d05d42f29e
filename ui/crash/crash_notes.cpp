// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/crash/crash_notes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string_view>
#include <system_error>

namespace playhead {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view news = "crash-";
constexpr std::string_view seen = "seen-crash-";
constexpr std::size_t mostKept = 10;
constexpr std::size_t mostRead = std::size_t{64} << 10;

/// The latest first: the time they begin with has as many digits for centuries.
std::vector<fs::path> filesOf(const std::string& folder, std::string_view prefix)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unknown;
        const std::string name = entry->path().filename();
        if (name.starts_with(prefix) && name.ends_with(".txt") &&
            entry->symlink_status(unknown).type() == fs::file_type::regular)
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end(), std::greater());
    return files;
}

} // namespace

std::vector<CrashNotes> newCrashNotes(const std::string& folder)
{
    std::vector<CrashNotes> found;
    for (const fs::path& path : filesOf(folder, news)) {
        CrashNotes& notes = found.emplace_back(CrashNotes{path, {}});
        notes.text.resize(mostRead);
        std::ifstream file(path, std::ios::binary);
        file.read(notes.text.data(), static_cast<std::streamsize>(mostRead));
        notes.text.resize(static_cast<std::size_t>(file.gcount()));
    }
    return found;
}

void markCrashNotesSeen(const std::string& folder, const std::vector<CrashNotes>& notes)
{
    std::error_code ignored;
    for (const CrashNotes& each : notes) {
        const fs::path path = each.path;
        fs::rename(path, path.parent_path() / ("seen-" + path.filename().string()), ignored);
    }
    const std::vector<fs::path> kept = filesOf(folder, seen);
    for (std::size_t i = mostKept; i < kept.size(); ++i)
        fs::remove(kept[i], ignored);
}

} // namespace playhead
