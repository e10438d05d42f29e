// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

namespace playhead {

/// How far one key or notch of the wheel goes.
inline constexpr double zoomStep = 1.25; ///< factor
inline constexpr double panStep = 0.1;   ///< share of what is visible

} // namespace playhead
