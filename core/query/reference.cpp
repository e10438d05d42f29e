// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/reference.h"

#include "core/query/keys.h"
#include "core/query/problems.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace playhead {

namespace {

/// A cell of a table: what would end it is escaped.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '|')
            out += '\\';
        out += c;
    }
    return out;
}

std::string code(std::string_view text)
{
    return text.empty() ? std::string() : "`" + std::string(text) + "`";
}

void add_row(std::string& out, std::initializer_list<std::string> cells)
{
    out += '|';
    for (const std::string& text : cells)
        out += " " + cell(text) + " |";
    out += '\n';
}

std::string allowed_operators(const FilterKey& key)
{
    std::string list;
    for (const FilterOperatorRow& row : filter_operators()) {
        if (key.allows(row.op))
            list += (list.empty() ? "" : " ") + std::string(row.text);
    }
    return list;
}

/// Text in lines of at most `width` columns, all but the first indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width)
{
    std::string out;
    std::size_t column = indent;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (column > indent && column + 1 + word.size() > width) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
        at = end + 1;
    }
    return out;
}

std::string padded(std::string_view text, std::size_t width)
{
    std::string out(text);
    out.resize(std::max(width, out.size()), ' ');
    return out;
}

} // namespace

std::string filter_reference_markdown()
{
    std::string out;
    add_row(out, {"key", "what it is", "value", "operators", "example"});
    add_row(out, {"---", "---", "---", "---", "---"});
    for (const FilterKey* key : filter_keys())
        add_row(out,
                {code(key->name), std::string(key->about), std::string(value_kind_name(key->kind)),
                 code(allowed_operators(*key)), code(key->example)});
    out += '\n';
    add_row(out, {"operator", "holds where the value", "example"});
    add_row(out, {"---", "---", "---"});
    for (const FilterOperatorRow& row : filter_operators())
        add_row(out, {code(row.text), std::string(row.about), code(row.example)});
    out += '\n';
    add_row(out, {"message", "remedy", "example"});
    add_row(out, {"---", "---", "---"});
    for (const FilterProblemKind* kind : filter_problem_kinds()) {
        const bool can_be_shown = kind->example.find('\xFF') == std::string_view::npos;
        add_row(out, {filled(kind->message, {"…", "…"}), filled(kind->remedy, {"…"}),
                      can_be_shown ? code(kind->example) : std::string()});
    }
    return out;
}

std::string filter_reference_text()
{
    constexpr std::size_t width = 80;
    constexpr std::size_t name_width = 19;
    std::string out = "Keys:\n";
    for (const FilterKey* key : filter_keys())
        out += "  " + padded(key->name, name_width) +
               wrapped(std::string(key->about) + " (" + std::string(key->example) + ")",
                       name_width + 2, width) +
               "\n";
    out += "\nOperators:\n";
    for (const FilterOperatorRow& row : filter_operators())
        out += "  " + padded(row.text, name_width) +
               wrapped(std::string(row.about) + " (" + std::string(row.example) + ")",
                       name_width + 2, width) +
               "\n";
    return out;
}

} // namespace playhead
