// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/file_set.h"

#include <algorithm>
#include <charconv>

namespace playhead::inputs {

namespace {

constexpr std::string_view opener = "%%files\n";
constexpr std::string_view file_mark = "%%file ";

/// "%%file 120 folder/name\n", and the bytes behind it. False where there is no such line.
bool take_file(std::string_view& text, FileSet& set)
{
    const std::size_t line_end = text.find('\n');
    if (!text.starts_with(file_mark) || line_end == std::string_view::npos)
        return false;
    const std::string_view line = text.substr(file_mark.size(), line_end - file_mark.size());
    std::size_t size = 0;
    const char* const end = line.data() + line.size();
    const auto [behind, error] = std::from_chars(line.data(), end, size);
    if (error != std::errc() || behind == end)
        return false;
    text.remove_prefix(line_end + 1);
    size = std::min(size, text.size());
    set.files.push_back({std::string(behind + 1, end), std::string(text.substr(0, size))});
    text.remove_prefix(size);
    return true;
}

} // namespace

std::string packed(const FileSet& set)
{
    if (set.is_one_file())
        return set.files.front().bytes;
    std::string text(opener);
    for (const InputFile& file : set.files) {
        text += file_mark;
        text += std::to_string(file.bytes.size()) + " " + file.path + "\n" + file.bytes;
    }
    return text;
}

FileSet unpacked(std::string_view text, std::string_view name)
{
    FileSet set;
    if (text.starts_with(opener)) {
        std::string_view rest = text.substr(opener.size());
        while (take_file(rest, set)) {
        }
    }
    if (set.files.empty())
        set.files.push_back({std::string(name), std::string(text)});
    return set;
}

} // namespace playhead::inputs
