// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demos/picture.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace playhead::demos {

namespace {

using Bytes = std::vector<std::uint8_t>;

void append32(Bytes& bytes, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(number >> static_cast<unsigned>(shift)));
}

std::uint32_t crc32(std::span<const std::uint8_t> bytes)
{
    std::uint32_t crc = 0xffffffffU;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0);
    }
    return ~crc;
}

std::uint32_t adler32(std::span<const std::uint8_t> bytes)
{
    constexpr std::uint32_t modulus = 65521;
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const std::uint8_t byte : bytes) {
        low = (low + byte) % modulus;
        high = (high + low) % modulus;
    }
    return (high << 16U) | low;
}

void appendChunk(Bytes& png, std::string_view type, std::span<const std::uint8_t> data)
{
    append32(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = png.size();
    png.insert(png.end(), type.begin(), type.end());
    png.insert(png.end(), data.begin(), data.end());
    append32(png, crc32(std::span(png).subspan(begin)));
}

/// A zlib stream that compresses nothing: a picture of a few kilobytes is not worth a library.
Bytes stored(std::span<const std::uint8_t> data)
{
    constexpr std::size_t largest = 0xffff;
    Bytes stream = {0x78, 0x01};
    for (std::size_t at = 0; at < data.size(); at += largest) {
        const auto block = data.subspan(at, std::min(largest, data.size() - at));
        const auto size = static_cast<std::uint16_t>(block.size());
        const auto inverse = static_cast<std::uint16_t>(~size);
        stream.push_back(at + block.size() == data.size() ? 1 : 0);
        for (const std::uint16_t number : {size, inverse}) {
            stream.push_back(static_cast<std::uint8_t>(number & 0xffU));
            stream.push_back(static_cast<std::uint8_t>(number >> 8U));
        }
        stream.insert(stream.end(), block.begin(), block.end());
    }
    append32(stream, adler32(data));
    return stream;
}

} // namespace

Picture::Picture(int width, int height, const std::array<Colour, colours>& palette)
    : m_width(width)
    , m_height(height)
    , m_palette(palette)
    , m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
{
}

void Picture::fill(int left, int top, int width, int height, std::uint8_t colour)
{
    const int right = std::min(left + width, m_width);
    const int bottom = std::min(top + height, m_height);
    for (int y = std::max(top, 0); y < bottom; ++y) {
        for (int x = std::max(left, 0); x < right; ++x)
            m_pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
                     static_cast<std::size_t>(x)] = colour;
    }
}

std::vector<std::byte> Picture::png() const
{
    Bytes png = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    Bytes header;
    append32(header, static_cast<std::uint32_t>(m_width));
    append32(header, static_cast<std::uint32_t>(m_height));
    constexpr std::uint8_t bitsOfPixel = 4;
    constexpr std::uint8_t indexed = 3;
    header.insert(header.end(), {bitsOfPixel, indexed, 0, 0, 0});
    appendChunk(png, "IHDR", header);

    Bytes palette;
    for (const Colour& colour : m_palette)
        palette.insert(palette.end(), {colour.red, colour.green, colour.blue});
    appendChunk(png, "PLTE", palette);

    Bytes rows;
    const auto width = static_cast<std::size_t>(m_width);
    for (std::size_t row = 0; row < m_pixels.size(); row += width) {
        rows.push_back(0); // not filtered
        for (std::size_t x = 0; x < width; x += 2) {
            const unsigned second = x + 1 < width ? m_pixels[row + x + 1] : 0U;
            rows.push_back(static_cast<std::uint8_t>((unsigned{m_pixels[row + x]} << 4U) | second));
        }
    }
    appendChunk(png, "IDAT", stored(rows));
    appendChunk(png, "IEND", {});
    const auto bytes = std::as_bytes(std::span(png));
    return {bytes.begin(), bytes.end()};
}

} // namespace playhead::demos
