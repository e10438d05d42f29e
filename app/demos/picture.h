// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace playhead::demos {

/// A small picture of rectangles, for screenshots.
class Picture
{
public:
    struct Colour {
        std::uint8_t red;
        std::uint8_t green;
        std::uint8_t blue;
    };
    static constexpr std::size_t colours = 16;

    /// Of the first colour of the palette.
    Picture(int width, int height, const std::array<Colour, colours>& palette);

    /// What lies outside of the picture is left out.
    void fill(int left, int top, int width, int height, std::uint8_t colour);

    /// As a PNG.
    [[nodiscard]] std::vector<std::byte> png() const;

private:
    int m_width;
    int m_height;
    std::array<Colour, colours> m_palette;
    std::vector<std::uint8_t> m_pixels; ///< a colour each
};

} // namespace playhead::demos
