// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <array>

namespace playhead {

/// What a person prefers and no other part of the window remembers, in QSettings. Set by
/// PreferencesDialog and the menus, read where it applies. On the GUI thread.
class Preferences
{
public:
    [[nodiscard]] static ThemeMode theme();
    /// Sets the theme, too.
    static void setTheme(ThemeMode mode);

    /// Whether zooms glide and what runs moves, where the system has nothing against it.
    [[nodiscard]] static bool wantsMotion();
    /// Sets it in the theme, too.
    static void setWantsMotion(bool wants);

    /// Whether a start that asks for nothing opens what was open the last time.
    [[nodiscard]] static bool reopensLast();
    static void setReopensLast(bool reopens);

    /// As ISO 639 writes it ("de"); empty for the system's. Applies from the next start on.
    [[nodiscard]] static QString language();
    static void setLanguage(const QString& language);

    /// Of texts and controls, in percent of what the screen asks for: one of `sizes`. Applies from
    /// the next start on.
    static constexpr std::array sizes = {100, 110, 125, 150, 175, 200};
    [[nodiscard]] static int size();
    static void setSize(int percent);
};

} // namespace playhead
