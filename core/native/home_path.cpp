// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/native/personal_rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace playhead::personal {

namespace {

using secrets::Found;
using secrets::is_alnum;
using secrets::is_digit;
using secrets::is_one_of;
using secrets::starts_with;

/// What stands between the names of a path, as often as it is repeated.
struct Separator {
    std::size_t end = 0;
    bool has_slash = false;
    bool has_backslash = false;
};

Separator separator_at(std::string_view text, std::size_t at)
{
    constexpr std::size_t most = 32;
    Separator found{at};
    while (found.end < text.size() && found.end - at < most) {
        const std::string_view rest = text.substr(found.end);
        int code = static_cast<unsigned char>(rest.front());
        std::size_t length = 1;
        if (rest.front() == '%') {
            const bool is_twice = rest.starts_with("%25");
            code = percent_byte(is_twice ? "%" + std::string(rest.substr(3, 2)) : rest, 0);
            length = is_twice ? 5 : 3;
        } else if (rest.front() == '\\' && escape_code(rest, 1) >= 0) {
            code = escape_code(rest, 1);
            length = 6;
        }
        if (code != '/' && code != '\\')
            break;
        found.has_slash |= code == '/';
        found.has_backslash |= code == '\\';
        found.end += length;
    }
    return found;
}

/// Whether a drive of Windows stands before `at`: C:, or /c and /mnt/c.
bool has_drive_before(std::string_view text, std::size_t at)
{
    const auto is_letter = [](char c) { return is_alnum(c) && !is_digit(c); };
    if (at >= 2 && text[at - 1] == ':' && is_letter(text[at - 2]))
        return true;
    return at >= 2 && is_letter(text[at - 1]) && is_one_of(text[at - 2], "/\\");
}

/// One past the folder at `at` that homes lie in; `at` where it is another. `root` is what stands
/// before it, from `begin` on.
std::size_t homes_end(std::string_view text, std::size_t begin, const Separator& root)
{
    constexpr std::string_view old_windows = "Documents and Settings";
    const std::size_t at = root.end;
    for (const std::string_view folder : {"home", "Users"}) {
        if (starts_with(text, at, folder))
            return at + folder.size();
    }
    const bool is_windows = !root.has_slash || has_drive_before(text, begin);
    for (const std::string_view folder : {std::string_view("users"), old_windows}) {
        if (is_windows && equals_ignoring_case(text.substr(at, folder.size()), folder))
            return at + folder.size();
    }
    return at;
}

/// How many bytes of a name stand at `at`, 0 where it ends.
std::size_t name_step(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (is_alnum(c) || is_one_of(c, "._-+@~"))
        return 1;
    if (static_cast<unsigned char>(c) >= 0x80)
        return secrets::is_masked(text.substr(at)) ? 0 : 1;
    if (c == '%') {
        const int byte = percent_byte(text, at);
        const bool is_of_name =
            byte >= 0x80 || (byte > 0 && (is_alnum(static_cast<char>(byte)) ||
                                          is_one_of(static_cast<char>(byte), " ._-+@")));
        return is_of_name ? 3 : 0;
    }
    return c == '\\' && escape_code(text, at + 1) >= 0x80 ? 6 : 0;
}

/// Where the words behind a blank end, if they lead up to a separator: "Jane Doe\".
std::size_t words_end(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < longest) {
        if (text[end] == '\\')
            return text[end - 1] == ' ' ? at : end;
        if (text[end] != ' ' && name_step(text, end) == 0)
            return at;
        ++end;
    }
    return at;
}

std::size_t name_end(std::string_view text, std::size_t begin, std::string_view also_ends,
                     bool may_have_blanks)
{
    std::size_t end = begin;
    while (end < text.size() && end - begin < longest && !is_one_of(text[end], also_ends)) {
        const std::size_t step = name_step(text, end);
        if (step == 0)
            break;
        end += step;
    }
    if (may_have_blanks && end > begin && end < text.size() && text[end] == ' ')
        end = words_end(text, end);
    end = character_end(text, std::min(end, text.size()));
    while (end > begin && text[end - 1] == '.')
        --end;
    const std::string_view name = text.substr(begin, end - begin);
    const bool says_something = std::any_of(name.begin(), name.end(), [](char c) {
        return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    return says_something ? end : begin;
}

bool is_nobody(std::string_view name)
{
    constexpr std::array<std::string_view, 4> nobody = {"Shared", "Public", "Default", "All"};
    return std::find(nobody.begin(), nobody.end(), name) != nobody.end();
}

std::optional<Found> name_from(std::string_view text, std::size_t begin, std::string_view also_ends,
                               bool may_have_blanks)
{
    const std::size_t end = name_end(text, begin, also_ends, may_have_blanks);
    if (end == begin || is_nobody(text.substr(begin, end - begin)))
        return std::nullopt;
    return Found{begin, end, "user name"};
}

} // namespace

/// The name of a folder that is made of a path: "-home-NAME-project", "C--Users-NAME".
std::optional<Found> match_joined_home(std::string_view text, std::size_t at)
{
    std::string_view rest = text.substr(at);
    const bool has_drive = rest.size() > 2 && is_alnum(rest[0]) && rest[1] == '-';
    if (has_drive)
        rest.remove_prefix(2);
    for (const std::string_view folder : {"-home-", "-Users-"}) {
        if (rest.starts_with(folder))
            return name_from(text, text.size() - rest.size() + folder.size(), "-", false);
    }
    return std::nullopt;
}

std::optional<Found> match_home(std::string_view text, std::size_t at)
{
    const Separator root = separator_at(text, at);
    if (root.end == at)
        return std::nullopt;
    if (const auto joined = match_joined_home(text, root.end))
        return joined;
    const std::size_t homes = homes_end(text, at, root);
    if (homes == root.end || homes >= text.size())
        return std::nullopt;
    const Separator before_name = separator_at(text, homes);
    if (before_name.end == homes)
        return std::nullopt;
    return name_from(text, before_name.end, {}, !before_name.has_slash);
}

} // namespace playhead::personal
