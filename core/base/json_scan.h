// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where JSON values begin and end, whether they are well formed, and how to close one that was
// cut off. Nothing here recurses or copies the text, so depth and size are limited by memory only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::json {

enum class Kind : std::uint8_t { Invalid, Null, False, True, Number, String, Object, Array };

[[nodiscard]] std::string_view kind_name(Kind kind);

enum class NumberForm : std::uint8_t {
    None,   ///< no number
    Strict, ///< a number of RFC 8259
    Loose   ///< NaN, Infinity, inf, +1, 01, .5, 1. and the like: real writers produce them
};

/// How a bare token reads as a number.
[[nodiscard]] NumberForm number_form(std::string_view token);

/// The kind of an already delimited value, white space around it allowed. Containers and strings
/// are told by their first byte, bare tokens are read whole.
[[nodiscard]] Kind kind_of(std::string_view value);

enum class ScanStatus : std::uint8_t {
    Ok,        ///< delimited; a container's inside is not judged beyond its brackets and strings
    Truncated, ///< the text ends inside the value, or before it
    Malformed  ///< delimited all the same: [begin, end) can be skipped, and what follows be read
};

/// The extent of one value.
struct ScanResult {
    ScanStatus status = ScanStatus::Truncated;
    Kind kind = Kind::Invalid;
    bool inside_string = false;   ///< Truncated: whether the text ends inside a string
    std::size_t begin = 0;        ///< first byte of the value, after white space
    std::size_t end = 0;          ///< one past its last byte; == begin where no value is there
    std::size_t depth = 0;        ///< Truncated: how many brackets are open at the end
    std::size_t error_offset = 0; ///< Malformed: where the first problem is
    std::string_view reason;      ///< Malformed: what it is; static text

    [[nodiscard]] bool ok() const { return status == ScanStatus::Ok; }
    [[nodiscard]] std::string_view of(std::string_view text) const
    {
        return text.substr(begin, end - begin);
    }
    friend bool operator==(const ScanResult&, const ScanResult&) = default;
};

/// Finds the extent of the value that starts at `at`, after white space. Purely structural:
/// brackets outside strings are matched by type, all else inside a container is passed over at
/// about memory speed.
///
/// A wrong closer is Malformed and recovered: it closes its nearest matching opener and all that is
/// open inside, or, where it has none, the innermost open bracket. A bare token that is no JSON
/// value is Malformed, a literal or number that ends too early with the text is Truncated. A ',',
/// ':', ']' or '}' in the place of a value gives an empty Malformed result: the caller consumes it.
[[nodiscard]] ScanResult scan_value(std::string_view text, std::size_t at);

/// The verdict of validate().
struct Check {
    bool ok = true;              ///< the grammar holds, apart from what the flags below excuse
    std::size_t offset = 0;      ///< !ok: where the first problem is
    std::string_view reason;     ///< !ok: what it is; static text
    bool bad_utf8 = false;       ///< bytes that are no UTF-8 (in strings)
    bool raw_control = false;    ///< unescaped control characters in strings
    bool lone_surrogate = false; ///< \ud800-\udfff escapes without their other half
    bool loose_number = false;   ///< NaN, Infinity, 01 and the like
    std::size_t max_depth = 0;   ///< brackets open at once, at most (up to the problem)

    /// Whether every parser of RFC 8259 reads it.
    [[nodiscard]] bool strict() const
    {
        return ok && !bad_utf8 && !raw_control && !lone_surrogate && !loose_number;
    }
    friend bool operator==(const Check&, const Check&) = default;
};

/// Checks the whole grammar of one value with white space around it. Duplicate keys are not looked
/// for. Where `stop` is requested on the way, the verdict comes soon and is of no use.
[[nodiscard]] Check validate(std::string_view value, const std::stop_token& stop = {});

/// Makes a value that was cut off whole: closes an open string (dropping half an escape or half a
/// character), drops a dangling key, colon, comma or partial literal, closes the brackets. Nothing
/// else is changed, so a prefix of a valid value becomes a valid value, and damage before the cut
/// stays. Where no value begins, the result is "null". Text behind the value's end is dropped.
[[nodiscard]] std::string complete_truncated(std::string_view text);

} // namespace playhead::json
