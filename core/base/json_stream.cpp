// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The cursor's steps from document to document and from item to item.
#include "core/base/json_stream.h"

#include "core/base/json_chars.h"

#include <utility>

namespace playhead::json {

namespace {

constexpr std::string_view missing_comma_reason = "a ',' is missing";
constexpr std::string_view missing_key_reason = "a key in quotes is missing";

/// Whether a text is one object or array and nothing else.
bool is_whole(std::string_view text)
{
    const std::size_t last = text.find_last_not_of(" \t\r");
    if (last == std::string_view::npos || (text[last] != '}' && text[last] != ']'))
        return false;
    const std::size_t first = skip_space(text, 0);
    const ScanResult scan = scan_value(text, first);
    return is_opener(text[first]) && scan.ok() && scan.end == last + 1;
}

} // namespace

Cursor::Cursor(ByteReader& source, StreamOptions options)
    : buffer_(source, options.buffer_size, options.offset)
    , start_(options.offset)
    , lines_(options.mode == StreamOptions::Mode::Lines)
    , leaves_torn_line_(options.leaves_torn_line)
    , stop_(std::move(options.stop))
{
}

std::string_view Cursor::visible() const
{
    return lines_ ? buffer_.rest().substr(0, line_left_) : buffer_.rest();
}

bool Cursor::more()
{
    return !lines_ && read_on();
}

bool Cursor::read_on()
{
    return !stop_.stop_requested() && buffer_.more();
}

void Cursor::advance(std::size_t count)
{
    buffer_.consume(count);
    if (lines_)
        line_left_ -= count;
}

// Consumes white space; the byte behind it, or -1 at the end of the text.
int Cursor::next_byte()
{
    for (;;) {
        const std::string_view text = visible();
        const std::size_t space = skip_space(text, 0);
        advance(space);
        if (space < text.size())
            return static_cast<unsigned char>(text[space]);
        if (!more())
            return -1;
    }
}

// Moves `index` over white space, consuming nothing; the byte there, or -1 at the end of the text.
int Cursor::nonspace_behind(std::size_t& index)
{
    for (;;) {
        index = skip_space(visible(), index);
        if (index < visible().size())
            return static_cast<unsigned char>(visible()[index]);
        if (!more())
            return -1;
    }
}

// Goes to the next line and has all of it in memory; false at the end of the source.
bool Cursor::load_line()
{
    if (!buffer_.rest().empty() && buffer_.rest().front() == '\n')
        buffer_.consume(1);
    std::size_t searched = 0;
    std::size_t newline = std::string_view::npos;
    bool there_is_more = true;
    for (;;) {
        newline = buffer_.rest().find('\n', searched);
        searched = buffer_.rest().size();
        if (newline != std::string_view::npos || !there_is_more)
            break;
        there_is_more = read_on();
    }
    line_has_value_ = false;
    if (stop_.stop_requested()) {
        line_left_ = 0;
        return false;
    }
    if (newline == std::string_view::npos && leaves_torn_line_ && !is_whole(buffer_.rest())) {
        line_left_ = 0;
        return false;
    }
    line_left_ = newline != std::string_view::npos ? newline : searched;
    return searched > 0;
}

bool Cursor::has_torn_line() const
{
    const std::string_view rest = buffer_.rest();
    return skip_space(rest, 0) < rest.size();
}

void Cursor::skip_byte_order_mark()
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    while (buffer_.rest().size() < byte_order_mark.size() && buffer_.more()) {
    }
    if (buffer_.rest().substr(0, byte_order_mark.size()) == byte_order_mark)
        buffer_.consume(byte_order_mark.size());
}

bool Cursor::next_document()
{
    while (!open_.empty())
        leave();
    if (at_value_)
        skip();
    truncated_ = false;
    step_reported_ = false;
    if (buffer_.offset() == 0)
        skip_byte_order_mark();
    while (next_byte() < 0) {
        if (!lines_ || !load_line())
            return false;
    }
    if (line_has_value_)
        report_step("another value is on this line");
    line_has_value_ = lines_;
    at_value_ = true;
    return true;
}

void Cursor::skip_line()
{
    advance(visible().size());
    at_value_ = false;
}

bool Cursor::enter(char opener)
{
    if (!at_value_ || visible().front() != opener)
        return false;
    open_.push(opener == '{');
    advance(1);
    at_value_ = false;
    first_ = true;
    return true;
}

bool Cursor::enter_object()
{
    return enter('{');
}

bool Cursor::enter_array()
{
    return enter('[');
}

void Cursor::close_container()
{
    open_.pop();
    first_ = false;
    at_value_ = false;
}

bool Cursor::end_of_text()
{
    if (!truncated_)
        report(offset(), cut_container_reason, true);
    truncated_ = true;
    open_.clear();
    at_value_ = false;
    return false;
}

bool Cursor::next_element()
{
    if (at_value_)
        skip();
    step_reported_ = false;
    while (!open_.empty() && !open_.top_is_object()) {
        const int next = take_separator();
        if (next < 0)
            return end_of_text();
        const char c = static_cast<char>(next);
        if (is_closer(c)) {
            if (take_closer(c))
                return false;
        } else if (c == ',') {
            report_step(missing_value_reason);
            first_ = false;
        } else if (c == ':') {
            report_step("a ':' is in an array");
            advance(1);
        } else {
            at_value_ = true;
            return true;
        }
    }
    return false;
}

bool Cursor::next_member(std::string_view& key)
{
    if (at_value_)
        skip();
    step_reported_ = false;
    while (!open_.empty() && open_.top_is_object()) {
        const int next = take_separator();
        if (next < 0)
            return end_of_text();
        const char c = static_cast<char>(next);
        if (c == '"')
            return read_key(key);
        if (is_closer(c)) {
            if (take_closer(c))
                return false;
            continue;
        }
        report_step(missing_key_reason);
        if (c == ':') {
            advance(1);
        } else if (c != ',') {
            at_value_ = true;
            skip();
        }
        first_ = false;
    }
    return false;
}

// Passes over the ',' between two items. Returns the byte behind it, -1 at the end of the text.
int Cursor::take_separator()
{
    const int next = next_byte();
    if (first_ || next < 0 || is_closer(static_cast<char>(next)))
        return next;
    if (next != ',') {
        report_step(missing_comma_reason);
        return next;
    }
    advance(1);
    const int behind = next_byte();
    if (behind == ']' || behind == '}')
        report_step(missing_value_reason);
    return behind;
}

// Takes a closing bracket; returns whether it ended the innermost container.
bool Cursor::take_closer(char closer)
{
    WrongCloser verdict = WrongCloser::Closes;
    if (open_.top_is_object() != (closer == '}')) {
        report_step(wrong_closer_reason);
        verdict = judge_closer(closer);
    }
    if (verdict != WrongCloser::ClosesOuter)
        advance(1);
    if (verdict == WrongCloser::Surplus)
        return false;
    close_container();
    return true;
}

// What a bracket of the wrong type most likely is: surplus, the right one mistyped, or that of a
// container around this one, whose own is missing. What follows it tells: a ',' means that some
// container goes on, and a string behind the ',' may be a key.
Cursor::WrongCloser Cursor::judge_closer(char closer)
{
    std::size_t index = 1;
    const int next = nonspace_behind(index);
    const bool goes_on = next == ',';
    if (closer == ']')
        return !goes_on && open_.has_array() ? WrongCloser::ClosesOuter : WrongCloser::Closes;
    if (goes_on) {
        ++index;
        const bool key_follows = nonspace_behind(index) == '"';
        return open_.has_object() && key_follows ? WrongCloser::Closes : WrongCloser::Surplus;
    }
    if (next == ']')
        return WrongCloser::Surplus;
    return open_.has_object() ? WrongCloser::ClosesOuter : WrongCloser::Closes;
}

bool Cursor::read_key(std::string_view& key)
{
    string_scanner_.reset();
    std::size_t length = 0;
    for (;;) {
        length += string_scanner_.feed(visible().substr(length));
        if (string_scanner_.done())
            break;
        if (!more())
            return end_of_text();
    }
    const std::string_view text = unescape_view(visible().substr(0, length), key_);
    if (text.data() != key_.data())
        key_.assign(text);
    advance(length);
    int next = next_byte();
    if (next == ':') {
        advance(1);
        next = next_byte();
    } else if (next >= 0) {
        report_step("a ':' is missing behind the key");
    }
    if (next < 0)
        return end_of_text();
    at_value_ = true;
    first_ = false;
    key = key_;
    return true;
}

void Cursor::leave()
{
    if (open_.empty())
        return;
    const std::uint64_t begin = offset();
    container_scanner_.reset();
    container_scanner_.feed(open_.top_is_object() ? "{" : "[");
    for (;;) {
        advance(container_scanner_.feed(visible()));
        if (container_scanner_.done())
            break;
        if (!more()) {
            end_of_text();
            return;
        }
    }
    if (container_scanner_.mismatched())
        report(begin + container_scanner_.mismatch_offset() - 1, wrong_closer_reason);
    close_container();
}

std::optional<Problem> Cursor::take_problem()
{
    std::optional<Problem> problem;
    problem.swap(problem_);
    return problem;
}

void Cursor::report(std::uint64_t offset, std::string_view reason, bool truncated)
{
    ++problem_count_;
    if (!problem_)
        problem_ = Problem{offset, reason, truncated};
}

void Cursor::report_step(std::string_view reason)
{
    if (!step_reported_)
        report(offset(), reason);
    step_reported_ = true;
}

} // namespace playhead::json
