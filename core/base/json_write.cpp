// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_write.h"

#include "core/base/json_chars.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace playhead::json {

namespace {

// Appends a character below 0x20, '"' or '\' as an escape sequence.
void append_escape(std::string& out, char c)
{
    constexpr std::string_view characters = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view digits = "0123456789abcdef";
    out += '\\';
    const std::size_t known = characters.find(c);
    if (known != std::string_view::npos) {
        out += letters[known];
        return;
    }
    out += "u00";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 0xF];
}

// Appends the character that starts at `at` and returns its length.
std::size_t append_character(std::string& out, std::string_view text, std::size_t at)
{
    const Utf8Step character = utf8_step(text, at);
    if (character.valid)
        out += text.substr(at, character.length);
    else
        out += replacement_character;
    return character.length;
}

// One past the string that starts at `at`, or the end of the text.
std::size_t string_end(std::string_view text, std::size_t at)
{
    const std::size_t quote = find_closing_quote(text, at + 1);
    return quote == std::string_view::npos ? text.size() : quote + 1;
}

// One past the token that starts at `at`: a string, a bare token or one byte of structure.
std::size_t any_token_end(std::string_view text, std::size_t at)
{
    if (text[at] == '"')
        return string_end(text, at);
    return std::max(token_end(text, at), at + 1);
}

class PrettyPrinter
{
public:
    PrettyPrinter(std::string& out, std::string_view text, int indent)
        : out_(out), text_(text), indent_(static_cast<std::size_t>(std::max(indent, 0)))
    {
    }

    void run()
    {
        for (at_ = skip_space(text_, 0); at_ < text_.size(); at_ = skip_space(text_, at_))
            step(text_[at_]);
    }

private:
    void step(char c)
    {
        if (c == ',' || c == ':') {
            ++at_;
            out_ += c;
            after_value_ = false;
            if (c == ',')
                new_line();
            else
                out_ += ' ';
        } else if (is_closer(c)) {
            ++at_;
            level_ -= std::min<std::size_t>(level_, 1);
            new_line();
            out_ += c;
            after_value_ = true;
        } else {
            if (after_value_) // text that is no JSON: a separator is missing
                new_line();
            if (is_opener(c))
                open(c);
            else
                token();
        }
    }

    void open(char c)
    {
        out_ += c;
        at_ = skip_space(text_, at_ + 1);
        after_value_ = at_ < text_.size() && text_[at_] == (c == '{' ? '}' : ']');
        if (after_value_) {
            out_ += text_[at_++];
            return;
        }
        ++level_;
        new_line();
    }

    void token()
    {
        const std::size_t end = any_token_end(text_, at_);
        out_ += text_.substr(at_, end - at_);
        at_ = end;
        after_value_ = true;
    }

    void new_line()
    {
        constexpr std::size_t deepest_margin = 64;
        out_ += '\n';
        out_.append(std::min(level_, deepest_margin) * indent_, ' ');
    }

    std::string& out_;
    std::string_view text_;
    std::size_t indent_;
    std::size_t at_ = 0;
    std::size_t level_ = 0;
    bool after_value_ = false;
};

// Appends the string that starts at `at`, put right; returns where it ends.
std::size_t append_valid_string(std::string& out, std::string_view raw, std::size_t at)
{
    out += raw[at++];
    while (at < raw.size()) {
        const std::size_t plain_end = find_not_plain(raw, at);
        out += raw.substr(at, plain_end - at);
        at = plain_end;
        if (at >= raw.size())
            break;
        const char c = raw[at];
        if (c == '"') {
            out += c;
            return at + 1;
        }
        if (static_cast<unsigned char>(c) >= 0x80) {
            at += append_character(out, raw, at);
        } else if (c != '\\') {
            append_escape(out, c);
            ++at;
        } else {
            const EscapeStep escape = escape_step(raw, at);
            if (!escape.valid)
                out += "\\\\";
            else if (escape.lone_surrogate)
                out += "\\ufffd";
            else
                out += raw.substr(at, escape.length);
            at += escape.length;
        }
    }
    return at;
}

} // namespace

void append_quoted(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain_end = find_not_plain(text, at);
        out += text.substr(at, plain_end - at);
        at = plain_end;
        if (at >= text.size())
            break;
        if (static_cast<unsigned char>(text[at]) >= 0x80)
            at += append_character(out, text, at);
        else
            append_escape(out, text[at++]);
    }
    out += '"';
}

std::string quote(std::string_view text)
{
    std::string out;
    append_quoted(out, text);
    return out;
}

void append_minified(std::string& out, std::string_view raw)
{
    bool after_bare_token = false;
    for (std::size_t at = skip_space(raw, 0); at < raw.size(); at = skip_space(raw, at)) {
        const std::size_t end = any_token_end(raw, at);
        const bool is_bare_token = !ends_token(raw[at]);
        if (is_bare_token && after_bare_token)
            out += ' ';
        out += raw.substr(at, end - at);
        at = end;
        after_bare_token = is_bare_token;
    }
}

void append_pretty(std::string& out, std::string_view raw, int indent)
{
    PrettyPrinter(out, raw, indent).run();
}

std::string to_valid(std::string_view raw, bool* changed)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] == '"')
            at = append_valid_string(out, raw, at);
        else
            at += append_character(out, raw, at);
    }
    if (changed != nullptr)
        *changed = out != raw;
    return out;
}

Writer& Writer::key(std::string_view name)
{
    separate();
    append_quoted(*out_, name);
    *out_ += ':';
    needs_comma_ = false;
    return *this;
}

Writer& Writer::plain_key(std::string_view name)
{
    separate();
    *out_ += '"';
    *out_ += name;
    *out_ += "\":";
    needs_comma_ = false;
    return *this;
}

Writer& Writer::text(std::string_view value)
{
    separate();
    append_quoted(*out_, value);
    return *this;
}

Writer& Writer::integer(std::int64_t value)
{
    std::array<char, 24> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return raw({digits.data(), static_cast<std::size_t>(result.ptr - digits.data())});
}

Writer& Writer::number(double value)
{
    if (!std::isfinite(value))
        return null();
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return raw({digits.data(), static_cast<std::size_t>(result.ptr - digits.data())});
}

Writer& Writer::raw(std::string_view value)
{
    separate();
    *out_ += value;
    return *this;
}

Writer& Writer::begin(char opener)
{
    separate();
    *out_ += opener;
    needs_comma_ = false;
    return *this;
}

Writer& Writer::end(char closer)
{
    *out_ += closer;
    needs_comma_ = true;
    return *this;
}

void Writer::separate()
{
    if (needs_comma_)
        *out_ += ',';
    needs_comma_ = true;
}

} // namespace playhead::json
