// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/personal_data.h"

#include "core/base/json_value.h"
#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/native/personal_rules.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace personal {

namespace {

using secrets::Found;
using secrets::is_alnum;

bool is_of_word(char c)
{
    return is_alnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<Found> match_user(std::string_view text, std::size_t at,
                                const std::set<std::string>& users)
{
    for (const std::string& user : users) {
        const std::size_t end = at + user.size();
        if (equals_ignoring_case(text.substr(at, user.size()), user) &&
            (end >= text.size() || !is_of_word(text[end])))
            return Found{at, end, "user name"};
    }
    return std::nullopt;
}

/// The bytes that an address or a path is told by.
constexpr std::array<bool, 256> marks = [] {
    std::array<bool, 256> all{};
    for (const char c : {'@', '%', '&', '\\', '/'})
        all.at(static_cast<unsigned char>(c)) = true;
    return all;
}();

std::optional<Found> match_mark(std::string_view text, std::size_t from, std::size_t at,
                                const PersonalData& wanted)
{
    if (wanted.emails && text[at] != '/') {
        if (auto found = match_email(text, from, at))
            return found;
    }
    return wanted.homes ? match_home(text, at) : std::nullopt;
}

std::optional<Found> match_word(std::string_view text, std::size_t from, std::size_t at,
                                const PersonalData& wanted)
{
    auto user = match_user(text, at, *wanted.users);
    if (user && wanted.emails) {
        if (auto address = match_email_around(text, from, at))
            return address;
    }
    return user;
}

} // namespace

std::optional<Found> find(std::string_view text, std::size_t from, const PersonalData& wanted,
                          const std::stop_token& stop)
{
    if (wanted.homes && from == 0) {
        if (auto found = match_joined_home(text, 0))
            return found;
    }
    StopCheck check(stop);
    bool is_in_word = from > 0 && from < text.size() && is_of_word(text[from - 1]);
    for (std::size_t at = from; at < text.size() && !check.is_due(at); ++at) {
        const char c = text[at];
        std::optional<Found> found;
        if (marks[static_cast<unsigned char>(c)])
            found = match_mark(text, from, at, wanted);
        else if (wanted.users && !is_in_word && is_of_word(c))
            found = match_word(text, from, at, wanted);
        if (found)
            return found;
        is_in_word = wanted.users && is_of_word(c);
    }
    return std::nullopt;
}

} // namespace personal

namespace {

/// What accounts are called that are nobody's in particular, in lower case and sorted.
constexpr std::array<std::string_view, 44> shared_accounts = {
    "admin",  "administrator", "agent",     "app",    "bot",       "build",   "builder",
    "centos", "circleci",      "coder",     "core",   "data",      "debian",  "default",
    "deploy", "dev",           "developer", "docker", "ec2-user",  "fedora",  "git",
    "guest",  "home",          "jenkins",   "jovyan", "linuxbrew", "me",      "name",
    "node",   "nobody",        "public",    "root",   "runner",    "sandbox", "service",
    "shared", "test",          "ubuntu",    "user",   "username",  "vagrant", "vscode",
    "work",   "workspace"};

bool is_shared_account(std::string_view name)
{
    return std::any_of(
        shared_accounts.begin(), shared_accounts.end(),
        [name](std::string_view known) { return equals_ignoring_case(known, name); });
}

} // namespace

void collect_user_names(std::string_view text, std::set<std::string>& names)
{
    constexpr std::size_t least = 3; // shorter ones are parts of any text
    PersonalData wanted;
    wanted.homes = true;
    std::size_t from = 0;
    while (const auto found = personal::find(text, from, wanted)) {
        const std::string name =
            json::unescape(text.substr(found->begin, found->end - found->begin));
        if (name.size() >= least && !is_shared_account(name))
            names.insert(name);
        from = found->end;
    }
}

} // namespace playhead
