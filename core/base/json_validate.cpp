// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_chars.h"
#include "core/base/json_scan.h"
#include "core/base/json_structure.h"
#include "core/base/stopping.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace playhead::json {

namespace {

class Validator
{
public:
    Validator(std::string_view text, const std::stop_token& stop) : text_(text), stop_(stop) {}

    Check run()
    {
        expect_ = Expect::Value;
        while (check_.ok && expect_ != Expect::End) {
            at_ = skip_space(text_, at_);
            if (at_ >= text_.size()) {
                fail("the text ends too early");
                break;
            }
            if (stop_.is_due(at_))
                fail(stopped);
            else
                step(text_[at_]);
        }
        if (check_.ok) {
            at_ = skip_space(text_, at_);
            if (at_ < text_.size())
                fail("text follows the value");
        }
        return check_;
    }

private:
    static constexpr std::string_view stopped = "nobody waits for more";
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd, End };

    void fail(std::string_view reason)
    {
        check_.ok = false;
        check_.offset = at_;
        check_.reason = reason;
    }

    void step(char c)
    {
        switch (expect_) {
        case Expect::ValueOrEnd:
        case Expect::KeyOrEnd:
            if (is_closer(c))
                return close(c);
            return expect_ == Expect::KeyOrEnd ? key(c) : value(c);
        case Expect::Value:
            return value(c);
        case Expect::Key:
            return key(c);
        case Expect::Colon:
            if (c != ':')
                return fail("a ':' is missing behind the key");
            ++at_;
            expect_ = Expect::Value;
            return;
        case Expect::CommaOrEnd:
            if (c != ',')
                return is_closer(c) ? close(c) : fail("a ',' or a closing bracket is missing");
            ++at_;
            expect_ = brackets_.top_is_object() ? Expect::Key : Expect::Value;
            return;
        case Expect::End:
            return;
        }
    }

    void value(char c)
    {
        if (is_opener(c)) {
            brackets_.push(c == '{');
            check_.max_depth = std::max(check_.max_depth, brackets_.size());
            expect_ = c == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
            ++at_;
            return;
        }
        if (c == '"')
            string();
        else
            token();
        after_value();
    }

    void key(char c)
    {
        if (c != '"')
            return fail("a key in quotes is missing");
        string();
        expect_ = Expect::Colon;
    }

    void close(char c)
    {
        if (brackets_.top_is_object() != (c == '}'))
            return fail(wrong_closer_reason);
        brackets_.pop();
        ++at_;
        after_value();
    }

    void after_value() { expect_ = brackets_.empty() ? Expect::End : Expect::CommaOrEnd; }

    void token()
    {
        const std::size_t end = token_end(text_, at_);
        const std::string_view token = text_.substr(at_, end - at_);
        switch (kind_of(token)) {
        case Kind::Invalid:
            return fail(token.empty() ? missing_value_reason : no_value_reason);
        case Kind::Number:
            check_.loose_number |= number_form(token) == NumberForm::Loose;
            break;
        default:
            break;
        }
        at_ = end;
    }

    void string()
    {
        constexpr std::size_t stretch = std::size_t{16} << 20; // milliseconds
        ++at_;
        for (;;) {
            at_ = find_not_plain(text_.substr(0, at_ + stretch), at_);
            if (at_ >= text_.size())
                return fail("the text ends inside a string");
            if (stop_.is_due(at_))
                return fail(stopped);
            const char c = text_[at_];
            if (c == '"')
                break;
            if (c == '\\') {
                const EscapeStep escape = escape_step(text_, at_);
                if (!escape.valid)
                    return fail("this is no escape sequence");
                check_.lone_surrogate |= escape.lone_surrogate;
                at_ += escape.length;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                check_.raw_control = true;
                ++at_;
            } else {
                const Utf8Step character = utf8_step(text_, at_);
                check_.bad_utf8 |= !character.valid;
                at_ += character.length;
            }
        }
        ++at_;
    }

    std::string_view text_;
    StopCheck stop_;
    std::size_t at_ = 0;
    Expect expect_ = Expect::Value;
    BracketStack brackets_;
    Check check_;
};

} // namespace

Check validate(std::string_view value, const std::stop_token& stop)
{
    return Validator(value, stop).run();
}

} // namespace playhead::json
