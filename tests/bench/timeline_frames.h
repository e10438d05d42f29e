// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Frames of the timeline, in nanoseconds: of each zoom the median of many, and of the zooms the
// worst. Not a number where nothing was painted.
#pragma once

#include "tests/bench/stage.h"

namespace playhead::bench {

/// All of it painted anew, as after a zoom: nothing that was made for another zoom is of use.
[[nodiscard]] double worst_repaint(Stage& stage);
/// Time is dragged by the pointer.
[[nodiscard]] double worst_pan(Stage& stage);
/// Rows are scrolled by the wheel, three notches down and up.
[[nodiscard]] double worst_scroll(Stage& stage);
/// The pointer goes from event to event.
[[nodiscard]] double worst_hover(Stage& stage);
/// One event after the other is clicked on.
[[nodiscard]] double worst_selection(Stage& stage);
/// The playhead is dragged along.
[[nodiscard]] double worst_playhead(Stage& stage);

} // namespace playhead::bench
