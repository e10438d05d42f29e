// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "app/io.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// The names of what --redact masks.
[[nodiscard]] std::vector<std::string> redactionKinds();

inline constexpr Option redactOption = {
    "redact", "KINDS", "mask personal data, too: email,home,user; all of them without KINDS",
    0,        true,    redactionKinds};
inline constexpr Option redactionListOption = {
    "redaction-list", "LIST", "write a list of what was masked: where, but not what"};

/// What a command is asked to mask beside keys and tokens.
struct RedactionChoice {
    bool emails = false;
    bool homes = false;
    bool users = false; ///< the names in home folders' paths, wherever they stand

    [[nodiscard]] bool isAny() const { return emails || homes || users; }
};

/// What --redact says. Where it is wrong, says so and returns nothing.
[[nodiscard]] std::optional<RedactionChoice> redactionArgument(const Arguments& arguments,
                                                               std::string_view command, Io& io);

/// The paragraph about it in a command's help.
[[nodiscard]] std::string redactionHelp();

} // namespace playhead
