// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/text_query.h"

#include <algorithm>

namespace playhead {

namespace {

/// Letters and figures, of ASCII or beyond: without one, FTS5 has nothing to look for.
bool is_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80U;
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void add(std::string& query, std::string_view phrase, bool is_beginning)
{
    if (std::none_of(phrase.begin(), phrase.end(), is_of_word))
        return;
    if (!query.empty())
        query += " AND ";
    // Nothing in it has a meaning for FTS5; quotes parted what was typed, so that none is left.
    query += '"';
    for (const char c : phrase)
        query += c == '\0' ? ' ' : c;
    query += '"';
    // "read_" asks for what begins with "read", and then some: whole words only.
    if (is_beginning && is_of_word(phrase.back()))
        query += " *";
}

} // namespace

std::string text_query(std::string_view typed)
{
    std::string query;
    for (std::size_t at = 0; at < typed.size();) {
        if (is_space(typed[at])) {
            ++at;
        } else if (typed[at] == '"') {
            const std::size_t close = std::min(typed.find('"', at + 1), typed.size());
            add(query, typed.substr(at + 1, close - at - 1), close == typed.size());
            at = close + 1;
        } else {
            std::size_t end = at;
            while (end < typed.size() && !is_space(typed[end]) && typed[end] != '"')
                ++end;
            add(query, typed.substr(at, end - at), end == typed.size());
            at = end;
        }
    }
    return query;
}

} // namespace playhead
