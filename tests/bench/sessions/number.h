// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead::bench {

/// "1000", "10k", "2M", "1G". Nothing for what is no number.
[[nodiscard]] inline std::optional<std::uint64_t> number_of(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit.empty())
        return number;
    if (unit == "k")
        return number * 1000;
    if (unit == "M")
        return number * 1'000'000;
    if (unit == "G")
        return number * 1'000'000'000;
    return std::nullopt;
}

} // namespace playhead::bench
