// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// From the tokens of JSON to the values they stand for.
#include "core/base/json_chars.h"
#include "core/base/json_value.h"
#include "core/base/stopping.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace playhead::json {

namespace {

// A number as mantissa * 10^exponent, the mantissa without trailing zeros.
struct Decimal {
    bool negative = false;
    bool fits = true; // false: the mantissa needs more than 64 bits, and is not valid
    std::uint64_t mantissa = 0;
    std::int64_t exponent = 0;
    std::int64_t magnitude = 0; // the power of ten of the first digit that is not 0
};

// Reads [+-]digits; what is beyond every use becomes a large number that can still be added to.
std::int64_t read_exponent(std::string_view digits)
{
    constexpr std::int64_t limit = 100'000'000'000'000'000;
    const bool negative = digits.front() == '-';
    std::int64_t value = 0;
    for (const char c : digits) {
        if (is_digit(c))
            value = std::min(value * 10 + (c - '0'), limit);
    }
    return negative ? -value : value;
}

// Appends `zeros` zeros and a digit; false where the mantissa overflows.
bool append_digit(std::uint64_t& mantissa, std::int64_t zeros, unsigned digit)
{
    constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
    if (mantissa == 0)
        zeros = 0;
    for (; zeros > 0; --zeros) {
        if (mantissa > largest / 10)
            return false;
        mantissa *= 10;
    }
    if (mantissa > (largest - digit) / 10)
        return false;
    mantissa = mantissa * 10 + digit;
    return true;
}

// Reads a number token that has digits (not NaN or Infinity).
Decimal read_decimal(std::string_view token)
{
    Decimal decimal;
    decimal.negative = token.front() == '-';
    const std::size_t mark = std::min(token.find_first_of("eE"), token.size());
    const std::int64_t exponent = mark < token.size() ? read_exponent(token.substr(mark + 1)) : 0;
    bool in_fraction = false;
    bool significant = false;
    std::int64_t power = 0; // of the digit before the next one
    std::int64_t zeros = 0; // at the end of what was read
    for (const char c : token.substr(0, mark)) {
        if (c == '.')
            in_fraction = true;
        if (!is_digit(c))
            continue;
        if (in_fraction)
            --power;
        else if (significant)
            ++decimal.magnitude;
        if (c == '0') {
            ++zeros;
            continue;
        }
        if (!significant)
            decimal.magnitude = power;
        significant = true;
        decimal.fits =
            decimal.fits && append_digit(decimal.mantissa, zeros, static_cast<unsigned>(c - '0'));
        zeros = 0;
    }
    decimal.exponent = exponent + power + zeros;
    decimal.magnitude += exponent;
    return decimal;
}

bool has_digits(std::string_view token)
{
    return std::any_of(token.begin(), token.end(), is_digit);
}

std::string_view without_plus(std::string_view token)
{
    return !token.empty() && token.front() == '+' ? token.substr(1) : token;
}

// Whether `text` ends with a quote that no backslash escapes.
bool ends_with_quote(std::string_view text)
{
    if (text.empty() || text.back() != '"')
        return false;
    std::size_t backslashes = 0;
    while (backslashes + 1 < text.size() && text[text.size() - 2 - backslashes] == '\\')
        ++backslashes;
    return backslashes % 2 == 0;
}

// The bytes between the quotes; a string that was cut off has no closing one.
std::string_view string_content(std::string_view raw)
{
    if (raw.empty() || raw.front() != '"')
        return raw;
    raw.remove_prefix(1);
    if (ends_with_quote(raw))
        raw.remove_suffix(1);
    return raw;
}

// Up to where `content` says its text literally from `at` on, or where to stop. Raw control
// characters do, but are noted.
std::size_t literal_end(std::string_view content, std::size_t at, Repairs& repairs, StopCheck& stop)
{
    while ((at = find_not_plain(content, at)) < content.size()) {
        if (stop.is_due(at))
            return at;
        const auto byte = static_cast<unsigned char>(content[at]);
        if (byte == '\\')
            return at;
        const Utf8Step character = utf8_step(content, at);
        if (!character.valid)
            return at;
        repairs.raw_control |= byte < 0x20;
        at += character.length;
    }
    return at;
}

/// Copies up to 16 bytes, or to the first backslash; returns how many. Up to 16 are written.
std::size_t copy_literal(std::string_view content, std::size_t at, char* out)
{
#ifdef __SSE2__
    if (at + 16 <= content.size()) {
        const __m128i bytes =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(content.data() + at));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
        const auto found =
            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
        return found != 0 ? static_cast<std::size_t>(std::countr_zero(found)) : 16;
    }
#endif
    std::size_t length = 0;
    for (; length < 16 && at + length < content.size() && content[at + length] != '\\'; ++length)
        out[length] = content[at + length];
    return length;
}

} // namespace

std::optional<std::int64_t> Value::as_int64() const
{
    if (!is_number() || !has_digits(raw_))
        return std::nullopt;
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    constexpr std::size_t sure_to_fit = 19; // digits, without a sign
    if (raw_.size() <= sure_to_fit && std::all_of(raw_.begin(), raw_.end(), is_digit)) {
        std::uint64_t count = 0;
        for (const char digit : raw_)
            count = count * 10 + static_cast<std::uint64_t>(digit - '0');
        return count <= largest ? std::optional(static_cast<std::int64_t>(count)) : std::nullopt;
    }
    const Decimal decimal = read_decimal(raw_);
    if (decimal.mantissa == 0)
        return 0;
    constexpr std::int64_t most_digits = 19;
    if (!decimal.fits || decimal.exponent < 0 || decimal.exponent > most_digits)
        return std::nullopt;
    std::uint64_t magnitude = decimal.mantissa;
    for (std::int64_t i = 0; i < decimal.exponent; ++i) {
        if (magnitude > std::numeric_limits<std::uint64_t>::max() / 10)
            return std::nullopt;
        magnitude *= 10;
    }
    if (magnitude > largest + (decimal.negative ? 1 : 0))
        return std::nullopt;
    return static_cast<std::int64_t>(decimal.negative ? 0 - magnitude : magnitude);
}

std::optional<double> Value::as_double() const
{
    if (!is_number())
        return std::nullopt;
    const std::string_view token = without_plus(raw_);
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error == std::errc::result_out_of_range) {
        const Decimal decimal = read_decimal(token);
        value = decimal.magnitude > 0 ? std::numeric_limits<double>::infinity() : 0.0;
        return decimal.negative ? -value : value;
    }
    return value;
}

std::string_view unescape_view(std::string_view raw, std::string& scratch, Repairs* repairs,
                               const std::stop_token& stop)
{
    const std::string_view content = string_content(raw);
    StopCheck check(stop);
    Repairs found;
    std::size_t at = literal_end(content, 0, found, check);
    if (at == content.size()) {
        if (repairs != nullptr)
            *repairs = found;
        return content;
    }
    scratch.clear();
    if (content.size() > StopCheck::piece)
        scratch.reserve(content.size()); // to grow is to copy all of it again and again
    if (check.is_due(at) || !append_in_pieces(scratch, content.substr(0, at), stop))
        return {};
    while (at < content.size() && !check.is_due(at)) {
        if (content[at] == '\\') {
            const EscapeStep escape = escape_step(content, at);
            found.bad_escape |= !escape.valid;
            found.lone_surrogate |= escape.lone_surrogate;
            append_utf8(scratch, escape.code_point);
            at += escape.length;
        } else if (const Utf8Step character = utf8_step(content, at); !character.valid) {
            found.bad_utf8 = true;
            scratch += replacement_character;
            at += character.length;
        }
        const std::size_t end = literal_end(content, at, found, check);
        if (!append_in_pieces(scratch, content.substr(at, end - at), stop))
            return {};
        at = end;
    }
    if (repairs != nullptr)
        *repairs = found;
    return scratch;
}

std::string_view decode_escapes(std::string_view content, std::string& scratch,
                                const std::stop_token& stop)
{
    constexpr std::size_t block = 16; // copied at once, with what is behind a backslash
    constexpr std::size_t longest_escape = 12;
    scratch.clear();
    scratch.reserve(content.size() + block + longest_escape);
    for (std::size_t at = 0; at < content.size() && !stop.stop_requested();) {
        // The text is not longer than its escapes.
        const std::size_t end = std::min(at + StopCheck::piece, content.size());
        const std::size_t used = scratch.size();
        scratch.resize(used + (end - at) + block + longest_escape);
        char* out = scratch.data() + used;
        while (at < end) {
            const std::size_t literal = copy_literal(content, at, out);
            at += literal;
            out += literal;
            if (at >= end || content[at] != '\\')
                continue;
            const EscapeStep escape = escape_step(content, at);
            out += put_utf8(out, escape.code_point);
            at += escape.length;
        }
        scratch.resize(static_cast<std::size_t>(out - scratch.data()));
    }
    return scratch;
}

std::string unescape(std::string_view raw, Repairs* repairs)
{
    std::string scratch;
    const std::string_view text = unescape_view(raw, scratch, repairs);
    if (text.data() == scratch.data())
        return scratch;
    return std::string(text);
}

} // namespace playhead::json
