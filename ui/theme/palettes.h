// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRgb>

#include <array>
#include <cstddef>

namespace playhead {

/// What a colour is for. Views never name a colour, only a role.
enum class ColorRole {
    Window,
    Panel,
    Line,
    Text,
    Dim,
    Selection,
    Accent,
    Chip,
    Code,
    Idle,
    Action,
    Llm,
    Api,
    Tool,
    Screenshot,
    Fail,
    Success,
    Indeterminate,
    Playhead,
};
inline constexpr std::size_t colorRoleCount = 19;

/// How the window looks.
struct WindowLook {
    bool isDark = false;
    bool isHighContrast = false;

    friend bool operator==(const WindowLook&, const WindowLook&) = default;
};

/// The colours of a look, in the order of ColorRole. On each ground that text stands on (Window,
/// Panel, Selection, Chip, Code, Idle) the contrast is at least 4.5:1 for all that is read, and 3:1
/// for the playhead; 7:1 and 4.5:1 with high contrast. Source of the figures: WCAG 2.1, 1.4.3,
/// 1.4.6 and 1.4.11.
using Palette = std::array<QRgb, colorRoleCount>;
[[nodiscard]] const Palette& paletteOf(WindowLook look);

} // namespace playhead
