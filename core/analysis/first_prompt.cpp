// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/first_prompt.h"

#include "core/analysis/headline.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

namespace playhead {

namespace {

/// Bytes. Whoever waits for a name does not wait for a file that somebody pasted.
constexpr std::uint64_t longest_prompt = std::uint64_t{1} << 20;

std::string headline_of(const Trace& trace, EventIndex event)
{
    const auto records = trace.records(event);
    const auto bytes =
        std::accumulate(records.begin(), records.end(), std::uint64_t{0},
                        [](std::uint64_t sum, const Slice& slice) { return sum + slice.length; });
    if (bytes > longest_prompt)
        return {};
    const auto loaded = trace.load(event);
    return loaded ? headline(loaded->event) : std::string();
}

} // namespace

std::string first_prompt(const Trace& trace)
{
    std::string command;
    const std::uint32_t count = std::min(trace.event_count(), first_prompt_within);
    for (std::uint32_t i = 0; i < count; ++i) {
        const EventIndex event(i);
        const std::string_view type = trace.event_type(event);
        if (command.empty() && type.starts_with('/'))
            command = type;
        if (type != "prompt")
            continue;
        std::string line = headline_of(trace, event);
        const bool is_command = line.starts_with('/') && line.find(' ') == std::string::npos;
        if (!line.empty() && !is_command)
            return line;
        if (command.empty())
            command = std::move(line);
    }
    return command;
}

} // namespace playhead
