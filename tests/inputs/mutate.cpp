// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/mutate.h"

#include "tests/inputs/database_of.h"

#include <algorithm>
#include <array>
#include <utility>

namespace playhead::inputs {

namespace {

/// What is repeated again and again is no larger than this.
constexpr std::size_t largest = 256 * 1024;

bool is_binary(std::string_view bytes)
{
    return bytes.substr(0, 512).find_first_of(std::string_view("\0\x01\x02", 3)) !=
           std::string_view::npos;
}

bool is_json(std::string_view bytes)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

/// Whether there is an object, or at least a text, on most lines.
bool has_lines(std::string_view bytes)
{
    const std::size_t end = bytes.find('\n');
    return end != std::string_view::npos && end + 1 < bytes.size() &&
           (!is_json(bytes) || bytes[end + 1] == '{');
}

void mutate_files(FileSet& set, const FileSet& other, Chance& chance)
{
    InputFile& one = chance.any_of(set.files);
    InputFile& second = chance.any_of(set.files);
    switch (chance.below(5)) {
    case 0:
        if (set.files.size() > 1)
            set.files.erase(set.files.begin() + (&one - set.files.data()));
        return;
    case 1:
        return std::swap(one.bytes, second.bytes);
    case 2:
        one.path = mutated_bytes(one.path, chance);
        return;
    case 3:
        one.bytes = chance.any_of(other.files).bytes;
        return;
    default: {
        InputFile copy = one;
        copy.path += "2";
        set.files.push_back(std::move(copy));
    }
    }
}

std::string mutated_value(std::string_view value, Chance& chance)
{
    return mutated_file(std::string(value), value, chance);
}

} // namespace

std::string mutated_bytes(std::string_view bytes, Chance& chance)
{
    static constexpr std::array<std::string_view, 16> odd = {
        "\"",          "\\", "{",
        "}",           "[",  "]",
        ",",           ":",  std::string_view("\0", 1),
        "\xFF",        "\n", "9",
        "-",           "e",  "\xED\xA0\x80",
        "\xF0\x9F\x98"};
    std::string text(bytes);
    const std::size_t at = chance.below(text.size() + 1);
    const std::size_t length = std::min(chance.below(40) + 1, text.size() - at);
    switch (chance.below(7)) {
    case 0:
        return text.insert(at, chance.any_of(odd));
    case 1:
        return text.erase(at, length);
    case 2:
        return text.replace(at, std::min<std::size_t>(1, text.size() - at), chance.any_of(odd));
    case 3:
        text.resize(at);
        return text;
    case 4:
        return text.insert(at, std::string(bytes.substr(at, length)));
    case 5:
        if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ static_cast<char>(1 << chance.below(8)));
        return text;
    default:
        for (std::size_t i = at; i < at + length; ++i)
            text[i] = static_cast<char>(chance.next());
        return text;
    }
}

std::string mutated_file(const std::string& bytes, std::string_view other, Chance& chance)
{
    if (chance.one_in(8))
        return mutated_bytes(bytes, chance);
    if (is_database(bytes))
        return mutated_database(bytes, mutated_value, chance);
    if (is_binary(bytes))
        return mutated_protobuf(bytes, other, chance);
    if (has_lines(bytes))
        return mutated_lines(bytes, other, chance);
    if (is_json(bytes))
        return mutated_json(bytes, other, chance);
    return mutated_bytes(bytes, chance);
}

FileSet mutated(const FileSet& set, const FileSet& other, Chance& chance)
{
    FileSet changed = set;
    constexpr std::size_t small = 1024;
    for (InputFile& file : changed.files) {
        if (file.bytes.size() > small && !is_database(file.bytes) && !is_binary(file.bytes) &&
            !chance.one_in(4))
            file.bytes = has_lines(file.bytes) ? shortened_lines(file.bytes, chance)
                                               : shortened_json(file.bytes, chance);
    }
    std::size_t steps = 1;
    while (steps < 8 && chance.one_in(3))
        ++steps;
    for (; steps > 0; --steps) {
        if (!set.is_one_file() && chance.one_in(6)) {
            mutate_files(changed, other, chance);
            continue;
        }
        InputFile& file = chance.any_of(changed.files);
        const std::string& pieces = chance.any_of(other.files).bytes;
        std::string bytes = mutated_file(file.bytes, pieces, chance);
        if (bytes.size() <= std::max(largest, file.bytes.size()))
            file.bytes = std::move(bytes);
    }
    return changed;
}

} // namespace playhead::inputs
