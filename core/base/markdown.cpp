// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/markdown.h"

#include "core/base/json_write.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace playhead::markdown {

namespace {

bool is_control(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

/// Whether a dot or colon ends what GitHub takes for the beginning of an address.
bool begins_address(std::string_view text, std::size_t at)
{
    if (text[at] == ':')
        return text.substr(at + 1, 2) == "//";
    return text[at] == '.' && at >= 3 && (text[at - 1] | 0x20) == 'w' &&
           (text[at - 2] | 0x20) == 'w' && (text[at - 3] | 0x20) == 'w';
}

/// Control characters as their pictures (U+2400 to U+2421), so that none commands a terminal.
std::string printable_lines(std::string_view text)
{
    const std::string repaired = repair_utf8(text);
    std::string out;
    out.reserve(repaired.size());
    for (std::size_t at = 0; at < repaired.size(); ++at) {
        const char c = repaired[at];
        const bool is_line_break = c == '\r' && repaired.compare(at, 2, "\r\n") == 0;
        if (is_line_break)
            continue;
        if (is_control(c) && c != '\n' && c != '\t')
            append_utf8(out, c == 0x7f ? 0x2421 : 0x2400 + static_cast<std::uint32_t>(c));
        else
            out += c;
    }
    return out;
}

} // namespace

std::string escaped(std::string_view text)
{
    constexpr std::string_view markup = "\\`*_[]<>#|&~@$!";
    const std::string repaired = repair_utf8(text);
    std::string out;
    for (std::size_t at = 0; at < repaired.size(); ++at) {
        const char c = repaired[at];
        if (markup.find(c) != std::string_view::npos || begins_address(repaired, at))
            out += '\\';
        out += is_control(c) ? ' ' : c;
    }
    return out;
}

void append_fenced(std::string& out, std::string_view text, std::string_view language)
{
    constexpr std::size_t shortest = 3;
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string lines = printable_lines(text);
    const std::string fence(std::max(shortest, longest + 1), '`');
    out.append(fence).append(language).append("\n").append(lines);
    if (!lines.empty() && lines.back() != '\n')
        out += '\n';
    out.append(fence).append("\n");
}

void append_fenced_json(std::string& out, std::string_view raw)
{
    std::string pretty;
    json::append_pretty(pretty, raw);
    append_fenced(out, pretty, "json");
}

} // namespace playhead::markdown
