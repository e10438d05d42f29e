// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What tells who somebody is: e-mail addresses, the names of users in the paths of their home
// folders, and the same names elsewhere. The Redactor's knowledge, as secrets.h is.
//
// An address is NAME@HOST.TLD, where "@" may be written %40, \u0040 or as an HTML entity.
// git@HOST:PATH is none: everybody is git there.
//
// A home folder is /home/NAME, /Users/NAME, C:\Users\NAME and what they become in URLs
// (%2Fhome%2F), in JSON within a text (C:\\Users, \/home\/), under Cygwin and WSL (/c/users/), and
// in names of folders that are made of paths (/-home-NAME-project, C--Users-NAME). What is masked
// is the name. /users/ without a drive before it is part of a web address, and /Users/Shared is
// nobody's.
#pragma once

#include "core/native/redactor.h"
#include "core/native/secrets.h"

#include <cstddef>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead {

namespace personal {

/// The first piece of personal data at or behind `from`; none where `stop` is requested before.
[[nodiscard]] std::optional<secrets::Found> find(std::string_view text, std::size_t from,
                                                 const PersonalData& wanted,
                                                 const std::stop_token& stop = {});

} // namespace personal

/// Adds the names of users in the paths of a text: those that say who somebody is, not "ubuntu" or
/// "runner", which are called so on a thousand machines and are words besides.
void collect_user_names(std::string_view text, std::set<std::string>& names);

} // namespace playhead
