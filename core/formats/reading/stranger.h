// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace playhead {

/// What a file that no format claims is instead, by its first bytes and its name: "This is a
/// picture, not a session." Empty where that is not known.
[[nodiscard]] std::string_view stranger(std::string_view head, std::string_view name);

/// The same where it is not known: as far as can be said.
[[nodiscard]] std::string_view unknown_stranger(std::string_view head);

} // namespace playhead
