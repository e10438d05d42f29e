// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "ui/bridge/text.h"
#include "ui/theme/theme.h"
#include "ui/translations.h"

#include <cstdlib>
#include <optional>
#include <string>

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

inline constexpr Option languageOption = {
    "language", "LANGUAGE", "language of the window, as in de or en; the system's if not given",
    0,          false,      windowLanguages};

/// The language that --language names; empty where it is not given. Fails for one that the window
/// does not speak.
[[nodiscard]] inline Result<QString> languageOf(const Arguments& arguments)
{
    const auto word = arguments.value(languageOption.name);
    if (!word)
        return QString();
    std::string spoken;
    for (const std::string& language : windowLanguages()) {
        if (language == *word)
            return toQString(language);
        spoken += (spoken.empty() ? "" : " or ") + language;
    }
    return Error{"The window does not speak " + *word + ".", {}, "It speaks " + spoken + "."};
}

} // namespace playhead
