// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "ui/theme/theme.h"

#include <cstdlib>
#include <optional>

namespace playhead {

/// Without one Qt would end the program without a word to the point. (A platform that was chosen by
/// hand needs no display, or says so itself.)
[[nodiscard]] inline bool hasDisplay()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): no thread runs yet
        if (value && *value)
            return true;
    }
    return false;
}

inline constexpr Option themeOption = {"theme", "light|dark|contrast", "colours of the window"};

/// The theme that --theme names; nothing where it is not given. Fails for another word.
[[nodiscard]] inline Result<std::optional<ThemeMode>> themeOf(const Arguments& arguments)
{
    const auto word = arguments.value(themeOption.name);
    if (!word)
        return std::optional<ThemeMode>();
    if (const auto mode = themeNamed(*word))
        return mode;
    return Error{"There is no theme " + *word + ".", {}, "It is light, dark or contrast."};
}

} // namespace playhead
