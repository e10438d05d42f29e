// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/spans/span.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

/// "SPAN_KIND_CLIENT" and "Client" → "client".
std::string without_prefix(std::string_view word, std::string_view prefix)
{
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (lower.compare(0, prefix.size(), prefix) == 0)
        lower.erase(0, prefix.size());
    return lower;
}

} // namespace

SpanStatus parse_span_status(std::string_view word)
{
    const std::string name = without_prefix(word, "status_code_");
    if (name == "1" || name == "ok")
        return SpanStatus::Ok;
    return name == "2" || name == "error" ? SpanStatus::Error : SpanStatus::Unset;
}

std::string parse_span_kind(std::string_view word)
{
    constexpr std::array<std::string_view, 6> names = {"",       "internal", "server",
                                                       "client", "producer", "consumer"};
    std::string name = without_prefix(word, "span_kind_");
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '5')
        return std::string(names.at(static_cast<std::size_t>(name[0] - '0')));
    return name == "unspecified" ? std::string() : name;
}

} // namespace playhead
