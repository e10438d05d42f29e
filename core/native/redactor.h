// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What a Redactor masks beside secrets, where a person asks for it.
struct PersonalData {
    bool emails = false; ///< e-mail addresses
    bool homes = false;  ///< the user's name in the path of a home folder
    /// Names of users, masked where they stand as a word by themselves; null for none.
    std::shared_ptr<const std::set<std::string>> users;

    [[nodiscard]] bool is_any() const { return emails || homes || users; }
};

/// Masks secrets (keys, tokens, passwords) in what is shown, copied, printed or exported. The model
/// keeps what was recorded; a view that shows it passes it through here first, unless the person
/// asked to see it.
///
/// A masked text reads "•••••••• (JWT, 231 characters)": it says that something was there, and
/// what. Masking twice changes nothing. Has no state that changes, and is safe on any thread.
///
/// One that masks personal data, too, looks deeper: into texts that are JSON themselves, and at
/// ids. personal_data.h says what it finds.
class Redactor
{
public:
    struct Rule {
        enum class Kind : std::uint8_t {
            Key,     ///< a member name: its string values are masked, nested ones included
            Pattern, ///< a shape, masked wherever it stands in a text
            Personal ///< a shape that is masked where it is asked for
        };
        Kind kind = Kind::Key;
        std::string_view text;  ///< "api_key", "Bearer …"
        std::string_view about; ///< what it is, for people
    };
    /// All that can be masked, for the help page.
    [[nodiscard]] static std::span<const Rule> rules();

    /// Something that was masked, without a letter of it.
    struct Finding {
        std::string_view what;  ///< "JWT", "e-mail address": static text
        std::size_t length = 0; ///< bytes that were masked
        /// Where in a JSON text it stood, as a JSON pointer ("/headers/0/value"); the names in it
        /// are masked as they are in the text. Empty for a plain text.
        std::string place;
    };
    using Findings = std::vector<Finding>;

    /// Masks secrets.
    Redactor() = default;
    Redactor(PersonalData personal, bool with_secrets);
    [[nodiscard]] bool masks_anything() const { return with_secrets_ || personal_.is_any(); }
    /// Whether redact_id() may give another id.
    [[nodiscard]] bool masks_ids() const { return personal_.is_any(); }

    /// The JSON text with its secrets masked, else byte for byte as it was; well formed where
    /// `raw` was. `key` is the member name under which the value stands, where it has one. Does
    /// not recurse over the text's depth, and reads any text: damaged, cut off, of any depth. Case,
    /// '-' and '_' in names do not count, and of a dotted name only the last part does. What was
    /// masked is added to `findings`, where there are any. Where `stop` is requested on the way,
    /// the result comes soon, is of no use, and may show a secret.
    [[nodiscard]] std::string redact_json(std::string_view raw, std::string_view key = {},
                                          const std::stop_token& stop = {},
                                          Findings* findings = nullptr) const;

    /// The same for plain text.
    [[nodiscard]] std::string redact_text(std::string_view text, const std::stop_token& stop = {},
                                          Findings* findings = nullptr) const;

    /// An id by which others refer to something: as it is, unless personal data is masked and it
    /// holds any, or a secret. Then it becomes another one, the same each time that this redactor
    /// and its copies are asked, and a different one in every run: nobody finds out by guessing.
    [[nodiscard]] std::string redact_id(std::string_view id) const;

private:
    PersonalData personal_;
    bool with_secrets_ = true;
    std::uint64_t id_key_ = 0; ///< of the ids; random, where personal data is masked
};

} // namespace playhead
