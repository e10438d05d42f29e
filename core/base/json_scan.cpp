// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"

#include "core/base/json_chars.h"
#include "core/base/json_structure.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace playhead::json {

namespace {

std::size_t skip_digits(std::string_view token, std::size_t at)
{
    while (at < token.size() && is_digit(token[at]))
        ++at;
    return at;
}

ScanResult malformed(ScanResult result, std::size_t offset, std::string_view reason)
{
    result.status = ScanStatus::Malformed;
    result.error_offset = offset;
    result.reason = reason;
    return result;
}

ScanResult scan_string(std::string_view text, ScanResult result)
{
    result.kind = Kind::String;
    const std::size_t quote = find_closing_quote(text, result.begin + 1);
    if (quote == std::string_view::npos) {
        result.inside_string = true;
        result.end = text.size();
        return result;
    }
    result.status = ScanStatus::Ok;
    result.end = quote + 1;
    return result;
}

ScanResult scan_container(std::string_view text, ScanResult result)
{
    result.kind = text[result.begin] == '{' ? Kind::Object : Kind::Array;
    ContainerScanner scanner;
    result.end = result.begin + scanner.feed(text.substr(result.begin));
    if (!scanner.done()) {
        result.inside_string = scanner.inside_string();
        result.depth = scanner.depth();
        return result;
    }
    result.status = ScanStatus::Ok;
    if (scanner.mismatched())
        return malformed(result, result.begin + static_cast<std::size_t>(scanner.mismatch_offset()),
                         wrong_closer_reason);
    return result;
}

ScanResult scan_token(std::string_view text, ScanResult result)
{
    result.end = token_end(text, result.begin);
    const std::string_view token = result.of(text);
    if (token.empty())
        return malformed(result, result.begin, missing_value_reason);
    result.kind = kind_of(token);
    if (result.end == text.size() && is_unfinished_token(token))
        return result;
    if (result.kind == Kind::Invalid)
        return malformed(result, result.begin, no_value_reason);
    result.status = ScanStatus::Ok;
    return result;
}

} // namespace

bool is_unfinished_token(std::string_view token)
{
    constexpr std::array<std::string_view, 6> words{"true", "false",    "null",
                                                    "NaN",  "Infinity", "-Infinity"};
    constexpr std::string_view wants_digit = "-+.eE";
    if (wants_digit.find(token.back()) != std::string_view::npos)
        return number_form(std::string(token) + '0') != NumberForm::None;
    if (number_form(token) != NumberForm::None)
        return false;
    return std::any_of(words.begin(), words.end(), [token](std::string_view word) {
        return token.size() < word.size() && word.substr(0, token.size()) == token;
    });
}

std::string_view kind_name(Kind kind)
{
    constexpr std::array<std::string_view, 8> names{"invalid", "null",   "false",  "true",
                                                    "number",  "string", "object", "array"};
    return names[static_cast<std::size_t>(kind)];
}

NumberForm number_form(std::string_view token)
{
    const bool negative = !token.empty() && token.front() == '-';
    const bool positive = !token.empty() && token.front() == '+';
    const std::size_t first = negative || positive ? 1 : 0;
    const std::size_t point = skip_digits(token, first);
    const std::size_t whole_digits = point - first;
    std::size_t at = point;
    bool strict = !positive && whole_digits > 0 && (whole_digits == 1 || token[first] != '0');
    std::size_t fraction_digits = 0;
    if (at < token.size() && token[at] == '.') {
        at = skip_digits(token, point + 1);
        fraction_digits = at - point - 1;
        strict = strict && fraction_digits > 0;
    }
    if (whole_digits + fraction_digits == 0) {
        const std::string_view word = token.substr(first);
        const bool known = equals_ignoring_case(word, "nan") || equals_ignoring_case(word, "inf") ||
                           equals_ignoring_case(word, "infinity");
        return known ? NumberForm::Loose : NumberForm::None;
    }
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
        ++at;
        if (at < token.size() && (token[at] == '+' || token[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = skip_digits(token, at);
        if (at == exponent)
            return NumberForm::None;
    }
    if (at != token.size())
        return NumberForm::None;
    return strict ? NumberForm::Strict : NumberForm::Loose;
}

Kind kind_of(std::string_view value)
{
    const std::size_t begin = skip_space(value, 0);
    while (value.size() > begin && is_space(value.back()))
        value.remove_suffix(1);
    value.remove_prefix(begin);
    if (value.empty())
        return Kind::Invalid;
    switch (value.front()) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
        return value == "true" ? Kind::True : Kind::Invalid;
    case 'f':
        return value == "false" ? Kind::False : Kind::Invalid;
    default:
        if (value == "null")
            return Kind::Null;
        return number_form(value) == NumberForm::None ? Kind::Invalid : Kind::Number;
    }
}

ScanResult scan_value(std::string_view text, std::size_t at)
{
    ScanResult result;
    result.begin = skip_space(text, at);
    result.end = result.begin;
    if (result.begin >= text.size())
        return result;
    const char first = text[result.begin];
    if (first == '"')
        return scan_string(text, result);
    if (is_opener(first))
        return scan_container(text, result);
    return scan_token(text, result);
}

} // namespace playhead::json
