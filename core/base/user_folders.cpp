// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/user_folders.h"

#include <cstdlib>

namespace playhead {

namespace {

struct Place {
    const char* variable;
    const char* below_home;
};

Place place_of(UserFolder folder)
{
    switch (folder) {
    case UserFolder::Config:
        return {"XDG_CONFIG_HOME", "/.config"};
    case UserFolder::Data:
        return {"XDG_DATA_HOME", "/.local/share"};
    case UserFolder::State:
        return {"XDG_STATE_HOME", "/.local/state"};
    case UserFolder::Cache:
        break;
    }
    return {"XDG_CACHE_HOME", "/.cache"};
}

} // namespace

std::string user_folder(UserFolder folder)
{
    const Place place = place_of(folder);
    // NOLINTBEGIN(concurrency-mt-unsafe): nobody changes the environment
    const char* own = std::getenv(place.variable);
    const char* home = std::getenv("HOME");
    // NOLINTEND(concurrency-mt-unsafe)
    if (own && own[0] == '/')
        return own;
    return home && *home ? std::string(home) + place.below_home : std::string();
}

} // namespace playhead
