// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a secret looks like: by the name it stands under, and by its own shape. The Redactor's
// knowledge; nobody else needs it.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::secrets {

/// How sure a name is that its value is a secret.
enum class Level : unsigned char {
    None,
    Shaped, ///< if it looks like one: long, no spaces ("token" may also be a piece of a text)
    Always,
};

struct KeyVerdict {
    Level level = Level::None;
    std::string_view what; ///< the rule's name for it
};
[[nodiscard]] KeyVerdict judge_key(std::string_view key);

/// Whether a text is long and dense enough to be a generated secret.
[[nodiscard]] bool has_secret_shape(std::string_view text);

struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view what;
};
/// The first secret that starts at or after `from`; none where `stop` is requested before.
[[nodiscard]] std::optional<Found> find(std::string_view text, std::size_t from,
                                        const std::stop_token& stop = {});

/// "•••••••• (JWT, 231 characters)"
[[nodiscard]] std::string mask(std::string_view what, std::size_t length);
[[nodiscard]] bool is_masked(std::string_view text);

} // namespace playhead::secrets
