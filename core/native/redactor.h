// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead {

/// Masks secrets (keys, tokens, passwords) in what is shown, copied, printed or exported. The model
/// keeps what was recorded; a view that shows it passes it through here first, unless the person
/// asked to see it.
///
/// A masked text reads "•••••••• (JWT, 231 characters)": it says that something was there, and
/// what. Masking twice changes nothing. Stateless, and safe on any thread.
class Redactor
{
public:
    struct Rule {
        enum class Kind : std::uint8_t {
            Key,    ///< a member name: its string values are masked, nested ones included
            Pattern ///< a shape, masked wherever it stands in a text
        };
        Kind kind = Kind::Key;
        std::string_view text;  ///< "api_key", "Bearer …"
        std::string_view about; ///< what it is, for people
    };
    /// All that is masked, for the help page.
    [[nodiscard]] static std::span<const Rule> rules();

    /// The JSON text with its secrets masked, else byte for byte as it was; well formed where
    /// `raw` was. `key` is the member name under which the value stands, where it has one. Does
    /// not recurse, and reads any text: damaged, cut off, of any depth. Case, '-' and '_' in names
    /// do not count, and of a dotted name only the last part does. Where `stop` is requested on the
    /// way, the result comes soon, is of no use, and may show a secret.
    [[nodiscard]] std::string redact_json(std::string_view raw, std::string_view key = {},
                                          const std::stop_token& stop = {}) const;

    /// The same for plain text.
    [[nodiscard]] std::string redact_text(std::string_view text,
                                          const std::stop_token& stop = {}) const;
};

} // namespace playhead
