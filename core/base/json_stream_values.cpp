// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The cursor's ways to find the end of a value.
#include "core/base/json_chars.h"
#include "core/base/json_stream.h"

namespace playhead::json {

namespace {

// Bare tokens and stretches of garbage are handed out in pieces of this size at most, so that a
// file that is no JSON at all needs no memory.
constexpr std::size_t longest_token = std::size_t{1} << 20;

} // namespace

Kind Cursor::peek_kind()
{
    if (!at_value_)
        return Kind::Invalid;
    switch (visible().front()) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
        return Kind::True;
    case 'f':
        return Kind::False;
    case 'n':
        return Kind::Null;
    case '-':
    case '+':
    case '.':
    case 'I':
    case 'N':
        return Kind::Number;
    default:
        return is_digit(visible().front()) ? Kind::Number : Kind::Invalid;
    }
}

Slice Cursor::raw()
{
    Slice slice;
    slice.offset = offset();
    if (!at_value_)
        return slice;
    // One pass finds the end of what is well-formed and at hand, and all that is in it.
    const bool is_container = is_opener(visible().front());
    const std::size_t at_hand = visible().size();
    if (is_container)
        slice.checked = tape_.read(visible(), stop_);
    if (slice.checked.is_valid()) {
        slice.scan.status = ScanStatus::Ok;
        slice.scan.kind = slice.checked.kind();
        slice.scan.end = slice.checked.raw().size();
    } else if (stop_.stop_requested()) {
        return slice;
    } else {
        slice.scan = scan(true);
        if (is_container && slice.scan.ok() && slice.scan.end > at_hand)
            slice.checked = tape_.read(visible().substr(0, slice.scan.end), stop_);
    }
    slice.text = visible().substr(0, slice.scan.end);
    advance(slice.scan.end);
    finish_value(slice.offset, slice.scan);
    return slice;
}

void Cursor::skip()
{
    if (!at_value_)
        return;
    const std::uint64_t begin = offset();
    finish_value(begin, scan(false));
}

// Finds the end of the current value, which is then in memory and not consumed (`keep`) or
// consumed.
ScanResult Cursor::scan(bool keep)
{
    const char first = visible().front();
    if (first == '"' || is_opener(first))
        return scan_structure(keep);
    const ScanResult result = scan_token();
    if (!keep)
        advance(result.end);
    return result;
}

ScanResult Cursor::scan_structure(bool keep)
{
    const bool is_string = visible().front() == '"';
    ScanResult result;
    result.kind = is_string ? Kind::String : visible().front() == '{' ? Kind::Object : Kind::Array;
    string_scanner_.reset();
    container_scanner_.reset();
    std::size_t kept = 0;
    for (;;) {
        const std::string_view piece = visible().substr(kept);
        const std::size_t taken =
            is_string ? string_scanner_.feed(piece) : container_scanner_.feed(piece);
        result.end += taken;
        if (keep)
            kept += taken;
        else
            advance(taken);
        if (is_string ? string_scanner_.done() : container_scanner_.done())
            break;
        if (!more()) {
            result.inside_string = is_string || container_scanner_.inside_string();
            result.depth = container_scanner_.depth();
            return result;
        }
    }
    result.status = ScanStatus::Ok;
    if (!is_string && container_scanner_.mismatched()) {
        result.status = ScanStatus::Malformed;
        result.error_offset = static_cast<std::size_t>(container_scanner_.mismatch_offset());
        result.reason = wrong_closer_reason;
    }
    return result;
}

// A bare token; between documents, garbage up to the next line or container.
ScanResult Cursor::scan_token()
{
    ScanResult result;
    bool is_garbage = false;
    bool at_end = false;
    const auto belongs = [&is_garbage](char c) {
        return is_garbage ? c != '\n' && !is_opener(c) : !ends_token(c);
    };
    const auto grow = [&] {
        do {
            const std::string_view text = visible().substr(0, longest_token);
            while (result.end < text.size() && belongs(text[result.end]))
                ++result.end;
            if (result.end < text.size() || result.end == longest_token)
                return;
        } while (more());
        at_end = true;
    };
    grow();
    const std::string_view token = visible().substr(0, result.end);
    if (result.end < longest_token && !token.empty())
        result.kind = kind_of(token);
    if (at_end && !token.empty() && is_unfinished_token(token))
        return result;
    if (result.kind != Kind::Invalid) {
        result.status = ScanStatus::Ok;
        return result;
    }
    result.status = ScanStatus::Malformed;
    result.reason = token.empty() ? missing_value_reason : no_value_reason;
    if (open_.empty()) {
        is_garbage = true;
        grow();
        result.reason = no_value_reason;
    }
    return result;
}

// Takes note of how the value that was just passed over ended.
void Cursor::finish_value(std::uint64_t offset, const ScanResult& result)
{
    at_value_ = false;
    first_ = false;
    if (result.status == ScanStatus::Truncated)
        end_of_text();
    else if (result.status == ScanStatus::Malformed)
        report(offset + result.error_offset, result.reason);
}

} // namespace playhead::json
