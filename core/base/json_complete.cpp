// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_chars.h"
#include "core/base/json_scan.h"
#include "core/base/json_structure.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace playhead::json {

namespace {

// Whether the escape sequence at `at` ends before it is whole, or is the first half of a surrogate
// pair whose second half the end of the text took.
bool is_cut_escape(std::string_view text, std::size_t at)
{
    if (at + 1 >= text.size())
        return true;
    if (text[at + 1] != 'u')
        return false;
    if (at + 6 > text.size())
        return true;
    const int unit = hex4(text, at + 2);
    if (unit < 0xD800 || unit > 0xDBFF)
        return false;
    const std::string_view rest = text.substr(at + 6);
    return rest.size() < 6 && rest.substr(0, 2) == std::string_view("\\u").substr(0, rest.size());
}

// The text without the part of a character that it ends with, if any.
std::string_view without_cut_character(std::string_view text)
{
    constexpr std::size_t longest_character = 4;
    for (std::size_t i = 1; i <= std::min(longest_character, text.size()); ++i) {
        const std::size_t lead = text.size() - i;
        if ((static_cast<unsigned char>(text[lead]) & 0xC0) != 0x80)
            return utf8_step(text, lead).cut ? text.substr(0, lead) : text;
    }
    return text;
}

// Where to cut the open string whose content starts at `begin`, so that it ends with a whole
// character and a whole escape sequence.
std::size_t string_cut(std::string_view text, std::size_t begin)
{
    text = without_cut_character(text);
    std::size_t at = begin;
    while ((at = find_quote_or_backslash(text, at)) < text.size()) {
        if (is_cut_escape(text, at))
            return at;
        at += escape_step(text, at).length;
    }
    return text.size();
}

class Completer
{
public:
    explicit Completer(std::string_view text) : text_(text) {}

    std::string run()
    {
        while (!done_ && (at_ = skip_space(text_, at_)) < text_.size())
            step(text_[at_]);
        std::string out(text_.substr(0, safe_));
        if (safe_ == 0)
            out = "null";
        else if (open_string_)
            out += '"';
        for (; !brackets_.empty(); brackets_.pop())
            out += brackets_.top_is_object() ? '}' : ']';
        return out;
    }

private:
    void step(char c)
    {
        if (is_opener(c)) {
            brackets_.push(c == '{');
            expects_key_ = c == '{';
            safe_ = ++at_;
        } else if (is_closer(c)) {
            close(c);
        } else if (c == '"') {
            string();
        } else if (c == ',' || c == ':') {
            done_ = brackets_.empty();
            expects_key_ = c == ',' && !done_ && brackets_.top_is_object();
            ++at_;
        } else {
            token();
        }
    }

    void close(char c)
    {
        done_ = brackets_.empty();
        if (done_)
            return;
        brackets_.close(c == '}');
        ++at_;
        after_value();
    }

    void string()
    {
        const std::size_t quote = find_closing_quote(text_, at_ + 1);
        if (quote == std::string_view::npos) {
            open_string_ = !expects_key_;
            if (open_string_)
                safe_ = string_cut(text_, at_ + 1);
            done_ = true;
            return;
        }
        at_ = quote + 1;
        if (!expects_key_)
            after_value();
    }

    void token()
    {
        const std::size_t begin = at_;
        at_ = token_end(text_, at_);
        const std::string_view token = text_.substr(begin, at_ - begin);
        const bool is_value = kind_of(token) != Kind::Invalid;
        // What the result ends with must not look cut: by itself, "1." is no value wherever it is.
        const bool ends_here = at_ == text_.size() || brackets_.empty();
        const bool is_cut = ends_here && (!is_value || is_unfinished_token(token));
        done_ = brackets_.empty() && is_cut;
        if (!is_cut && !done_ && !expects_key_)
            after_value();
    }

    void after_value()
    {
        safe_ = at_;
        expects_key_ = false;
        done_ = brackets_.empty();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t safe_ = 0; // the text up to here is kept
    BracketStack brackets_;
    bool expects_key_ = false;
    bool open_string_ = false;
    bool done_ = false;
};

} // namespace

std::string complete_truncated(std::string_view text)
{
    return Completer(text).run();
}

} // namespace playhead::json
