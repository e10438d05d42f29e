// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_chars.h"
#include "core/base/time.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace playhead::native {

namespace detail {

/// Goes to the first byte that is '"', '\\' or a control character, and so ends a plain run inside
/// a string. Bits of bytes beyond ASCII, on the way or shortly behind, are added to `high`.
inline const char* find_special(const char* at, unsigned& high)
{
    for (;; at += json::special_block) {
        const unsigned special = json::find_special(at, high);
        if (special != 0)
            return at + std::countr_zero(special);
    }
}

/// Whether a bare token ends here, as it does before a separator, a bracket and white space.
inline bool is_token_end(char c)
{
    return json::ends_token(c) && c != '"' && c != ':';
}

} // namespace detail

/// Goes over the tokens of a line of strict JSON. The line ends in a line break, which stops every
/// scan, and 16 bytes can be read behind it. What returns false has met something else than was
/// asked for, and the line is to be read in another way.
class LineScanner
{
public:
    explicit LineScanner(const char* line) : at_(line) {}

    [[nodiscard]] const char* at() const { return at_; }
    [[nodiscard]] char peek() const { return *at_; }
    /// Whether bytes beyond ASCII went by: if not, what went by is UTF-8.
    [[nodiscard]] bool has_high_bytes() const { return high_ != 0; }

    void skip_space()
    {
        while (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')
            ++at_;
    }
    [[nodiscard]] bool take(char c)
    {
        if (*at_ != c)
            return false;
        ++at_;
        return true;
    }
    /// A ':' with white space around it.
    [[nodiscard]] bool take_colon()
    {
        skip_space();
        if (!take(':'))
            return false;
        skip_space();
        return true;
    }
    /// "true", "false" or "null".
    [[nodiscard]] bool take_word(std::string_view word);
    /// A string that says its text literally.
    [[nodiscard]] bool take_text(std::string_view& text)
    {
        if (*at_ != '"')
            return false;
        const char* const begin = at_ + 1;
        const char* const end = detail::find_special(begin, high_);
        if (*end != '"')
            return false;
        text = {begin, static_cast<std::size_t>(end - begin)};
        at_ = end + 1;
        return true;
    }
    [[nodiscard]] bool skip_string()
    {
        if (!take('"'))
            return false;
        at_ = detail::find_special(at_, high_);
        return *at_ == '"' ? take('"') : skip_rest_of_string();
    }
    /// A number as RFC 8259 has it.
    [[nodiscard]] bool take_number(std::string_view& token);
    /// A number without sign, fraction and exponent, of up to 18 digits.
    [[nodiscard]] bool take_count(std::int64_t& count)
    {
        constexpr std::ptrdiff_t most_digits = 18;
        const char* at = at_;
        std::int64_t number = 0;
        for (; json::is_digit(*at) && at - at_ < most_digits; ++at)
            number = number * 10 + (*at - '0');
        if (at == at_ || (*at_ == '0' && at > at_ + 1) || !detail::is_token_end(*at))
            return false;
        count = number;
        at_ = at;
        return true;
    }
    /// A number or a text that tells a moment as parse_epoch() and parse_iso8601() read it, the
    /// latter with a zone. An empty text tells none.
    [[nodiscard]] bool take_time(TimeNs& time);
    /// Any value of up to 64 levels.
    [[nodiscard]] bool skip_value();

private:
    [[nodiscard]] bool skip_escape();
    [[nodiscard]] bool skip_rest_of_string();
    [[nodiscard]] bool skip_scalar();
    [[nodiscard]] bool skip_container();
    [[nodiscard]] bool skip_name(bool is_object);
    [[nodiscard]] bool take_seconds(TimeNs& time);

    const char* at_;
    unsigned high_ = 0;
};

} // namespace playhead::native
