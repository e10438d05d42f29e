// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace playhead::bench {

/// The framebuffer that the rows of the timeline are compared with, of four bytes a pixel.
inline constexpr int frame_width = 1920;
inline constexpr int frame_height = 1000;

// All in nanoseconds.

/// memset of the framebuffer, which has been written before: the median of many.
[[nodiscard]] double fill_frame();
/// memcpy of the framebuffer to another: the median of many.
[[nodiscard]] double copy_frame();
/// memcpy of all the bytes, by way of a buffer that stays in the processor's cache.
[[nodiscard]] double copy(std::string_view bytes);

} // namespace playhead::bench
