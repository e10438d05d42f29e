// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/python_tokens.h"

#include "core/base/json_chars.h"
#include "core/base/json_scan.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace playhead::json {

namespace {

constexpr std::string_view word_ends = " \t\r\n,:()[]{}='\"<>";

bool is_quote(char c)
{
    return c == '\'' || c == '"';
}

bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Decodes the escapes of one literal.
class StringDecoder
{
public:
    StringDecoder(std::string_view content, bool is_bytes) : content_(content), is_bytes_(is_bytes)
    {
    }

    std::string run()
    {
        while (at_ < content_.size()) {
            const std::size_t backslash = std::min(content_.find('\\', at_), content_.size());
            out_ += content_.substr(at_, backslash - at_);
            at_ = backslash;
            if (at_ < content_.size())
                escape();
        }
        if (is_bytes_ && !is_valid_utf8(out_))
            return std::string(content_); // no text: the escapes say more
        return std::move(out_);
    }

private:
    void escape()
    {
        constexpr std::string_view letters = "\\'\"abfnrtv";
        constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
        const char c = at_ + 1 < content_.size() ? content_[at_ + 1] : '\0';
        const std::size_t known = letters.find(c);
        if (known != std::string_view::npos) {
            out_ += meanings[known];
            at_ += 2;
            return;
        }
        if (c == 'u' && !is_bytes_) {
            const EscapeStep step = escape_step(content_, at_); // what is none is the backslash
            append_utf8(out_, step.code_point);
            at_ += step.length;
            return;
        }
        const bool is_code = (c == 'x' && take_code(2, 2, 16)) ||
                             (c == 'U' && !is_bytes_ && take_code(2, 8, 16)) ||
                             (is_octal(c) && take_code(1, octal_digits(), 8));
        if (is_code)
            return;
        out_ += '\\'; // as Python does with what it does not know
        ++at_;
    }

    static bool is_octal(char c) { return c >= '0' && c <= '7'; }

    [[nodiscard]] std::size_t octal_digits() const
    {
        std::size_t digits = 1;
        while (digits < 3 && at_ + 1 + digits < content_.size() &&
               is_octal(content_[at_ + 1 + digits]))
            ++digits;
        return digits;
    }

    // Takes an escape of `digits` digits that follow `skip` bytes; false where they are none.
    bool take_code(std::size_t skip, std::size_t digits, int base)
    {
        const std::string_view number =
            content_.substr(std::min(at_ + skip, content_.size()), digits);
        std::uint32_t value = 0;
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), value, base);
        if (number.size() < digits || error != std::errc() || end != number.data() + digits)
            return false;
        if (is_bytes_)
            out_ += static_cast<char>(static_cast<unsigned char>(value & 0xFF));
        else
            append_utf8(out_, value);
        at_ += skip + digits;
        return true;
    }

    std::string_view content_;
    bool is_bytes_;
    std::size_t at_ = 0;
    std::string out_;
};

} // namespace

std::optional<PythonString> read_python_string(std::string_view text, std::size_t at)
{
    bool is_bytes = false;
    bool is_raw = false;
    constexpr std::string_view prefixes = "bBrRuU";
    const std::size_t prefix_end = std::min(at + 2, text.size());
    for (; at < prefix_end && prefixes.find(text[at]) != std::string_view::npos; ++at) {
        is_bytes = is_bytes || text[at] == 'b' || text[at] == 'B';
        is_raw = is_raw || text[at] == 'r' || text[at] == 'R';
    }
    if (at >= text.size() || !is_quote(text[at]))
        return std::nullopt;
    const std::array<char, 2> stops{text[at], '\\'};
    const std::size_t begin = at + 1;
    std::size_t end = begin;
    for (;;) {
        end = text.find_first_of(std::string_view(stops.data(), stops.size()), end);
        if (end == std::string_view::npos)
            return std::nullopt;
        if (text[end] != '\\')
            break;
        end += 2;
    }
    const std::string_view content = text.substr(begin, end - begin);
    if (is_raw)
        return PythonString{std::string(content), end + 1};
    return PythonString{StringDecoder(content, is_bytes).run(), end + 1};
}

std::size_t python_angle_end(std::string_view text, std::size_t at)
{
    // A quote that follows one of these opens a literal; any other is an apostrophe.
    constexpr std::string_view before_literal = " =([{:,";
    std::size_t open = 0;
    while ((at = text.find_first_of("<>'\"", at)) != std::string_view::npos) {
        const char c = text[at];
        if (c == '<') {
            ++open;
        } else if (c == '>') {
            if (text[at - 1] != '-' && --open == 0)
                return at + 1;
        } else if (before_literal.find(text[at - 1]) != std::string_view::npos) {
            const std::size_t closing = text.find(c, at + 1);
            if (closing == std::string_view::npos)
                return closing;
            at = closing;
        }
        ++at;
    }
    return at;
}

std::size_t python_word_end(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_of(word_ends, at), text.size());
}

bool is_python_name(std::string_view word)
{
    bool at_start = true;
    for (const char c : word) {
        if (c == '.' && !at_start) {
            at_start = true;
            continue;
        }
        if (!is_name_start(c) && (at_start || !is_digit(c)))
            return false;
        at_start = false;
    }
    return !at_start;
}

bool is_python_type_name(std::string_view name)
{
    constexpr std::array<std::string_view, 16> lower_case{
        "array",      "bytearray", "date",        "datetime",  "defaultdict",  "deque",
        "dict_items", "dict_keys", "dict_values", "frozenset", "mappingproxy", "namespace",
        "set",        "tensor",    "timedelta",   "timezone"};
    const std::size_t dot = name.rfind('.');
    const std::string_view last = dot == std::string_view::npos ? name : name.substr(dot + 1);
    const std::size_t letter = last.find_first_not_of('_');
    if (letter != std::string_view::npos && last[letter] >= 'A' && last[letter] <= 'Z')
        return true;
    return std::find(lower_case.begin(), lower_case.end(), last) != lower_case.end();
}

std::optional<std::string> python_constant(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> constants{{
        {"None", "null"},
        {"True", "true"},
        {"False", "false"},
        {"null", "null"},
        {"true", "true"},
        {"false", "false"},
        {"nan", "NaN"},
        {"inf", "Infinity"},
        {"-inf", "-Infinity"},
        {"NaN", "NaN"},
        {"...", "\"...\""},
        {"Ellipsis", "\"...\""},
    }};
    for (const auto& [python, json] : constants) {
        if (word == python)
            return std::string(json);
    }
    if (number_form(word) == NumberForm::Strict)
        return std::string(word);
    std::string with_fraction = std::string(word) + '0'; // numpy writes "1."
    if (word.ends_with('.') && number_form(with_fraction) == NumberForm::Strict)
        return with_fraction;
    return std::nullopt;
}

} // namespace playhead::json
