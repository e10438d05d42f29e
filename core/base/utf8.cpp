// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/utf8.h"

#include <array>

namespace playhead {

namespace {

bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/// Where the first malformed sequence starts, or the size.
std::size_t first_malformed(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if ((static_cast<unsigned char>(bytes[at]) & 0x80U) == 0) {
            ++at; // most are ASCII
            continue;
        }
        const Utf8Step step = utf8_step(bytes, at);
        if (!step.valid)
            return at;
        at += step.length;
    }
    return bytes.size();
}

} // namespace

std::size_t character_start(std::string_view text, std::size_t at)
{
    while (at > 0 && at < text.size() && is_continuation(static_cast<unsigned char>(text[at])))
        --at;
    return at;
}

Utf8Step utf8_step(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {1, true, false};
    std::uint8_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0)
            low = 0xA0; // shorter forms exist
        if (lead == 0xED)
            high = 0x9F; // surrogates
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0)
            low = 0x90;
        if (lead == 0xF4)
            high = 0x8F; // above U+10FFFF
    } else {
        return {1, false, false};
    }
    const std::size_t available = text.size() - at;
    if (available < 2)
        return {1, false, true};
    if (byte(1) < low || byte(1) > high)
        return {1, false, false};
    for (std::uint8_t i = 2; i < length; ++i) {
        if (i >= available)
            return {i, false, true};
        if (!is_continuation(byte(i)))
            return {i, false, false};
    }
    return {length, true, false};
}

std::size_t put_utf8(char* to, std::uint32_t code_point)
{
    std::size_t length = 0;
    const auto put = [&](std::uint32_t byte) {
        to[length++] = static_cast<char>(static_cast<unsigned char>(byte));
    };
    if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF)
        return replacement_character.copy(to, replacement_character.size());
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
    return length;
}

void append_utf8(std::string& out, std::uint32_t code_point)
{
    std::array<char, 4> bytes{};
    out.append(bytes.data(), put_utf8(bytes.data(), code_point));
}

bool is_valid_utf8(std::string_view bytes)
{
    return first_malformed(bytes) == bytes.size();
}

std::string repair_utf8(std::string_view bytes)
{
    std::size_t at = first_malformed(bytes);
    std::string text(bytes.substr(0, at));
    while (at < bytes.size()) {
        const Utf8Step step = utf8_step(bytes, at);
        text += step.valid ? bytes.substr(at, step.length) : replacement_character;
        at += step.length;
    }
    return text;
}

} // namespace playhead
