// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/live_sessions.h"

#include "core/base/file_watch.h"
#include "ui/bridge/hand_over.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace playhead {

namespace {

using namespace std::chrono_literals;

/// Sessions begin and end inside the folder of a run, which is not watched.
constexpr auto pauseBetweenLooks = 1000ms;
constexpr auto pauseWithoutFolder = 2000ms;

std::string_view fileName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

LiveSessions::~LiveSessions()
{
    m_thread = {}; // stops it: what is still on its way is not delivered
}

void LiveSessions::watch(const std::string& folder)
{
    m_thread = std::jthread([this, folder](const std::stop_token& stop) { follow(folder, stop); });
}

void LiveSessions::follow(const std::string& folder, const std::stop_token& stop)
{
    FileWatch watch(folder, {}, pauseWithoutFolder);
    std::vector<record::LivingRun> known;
    while (!stop.stop_requested()) {
        auto runs = record::RunFolder::living(folder);
        if (runs != known) {
            known = runs;
            runOnGuiThread([this, stop, runs = std::move(runs)] {
                if (stop.stop_requested())
                    return;
                m_runs = runs;
                Q_EMIT changed();
            });
        }
        if (known.empty())
            watch.wait(stop);
        else
            watch.rest(stop, pauseBetweenLooks);
    }
}

bool LiveSessions::isRecorded(const std::string& sessionId, const std::string& path,
                              const std::string& libraryFolder) const
{
    const auto leadsThere = [&](std::string_view address) {
        constexpr std::string_view jsonl = "jsonl:";
        constexpr std::string_view library = "library:";
        if (!libraryFolder.empty())
            return address.starts_with(library) && address.substr(library.size()) == libraryFolder;
        if (!address.starts_with(jsonl))
            return false;
        address.remove_prefix(jsonl.size());
        // A relative path is the program's, whose folder is not known here.
        return address == path ||
               (!address.starts_with('/') && fileName(address) == fileName(path));
    };
    return std::any_of(m_runs.begin(), m_runs.end(), [&](const record::LivingRun& run) {
        return leadsThere(run.sink_address) &&
               std::find(run.sessions.begin(), run.sessions.end(), sessionId) != run.sessions.end();
    });
}

} // namespace playhead
