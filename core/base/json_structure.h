// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Typed bracket tracking for text of any depth. Internal to core/base/json_*.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace playhead::json {

inline constexpr std::string_view wrong_closer_reason = "a closing bracket does not match";
inline constexpr std::string_view missing_value_reason = "a value is missing here";
inline constexpr std::string_view cut_container_reason = "the text ends inside a container";
inline constexpr std::string_view no_value_reason = "this is no JSON value";

/// Whether a bare token (not empty) at the end of the text is no value yet, but could become one
/// with more text: "tru", "-", "1e".
[[nodiscard]] bool is_unfinished_token(std::string_view token);

/// The open brackets, one bit each. The newest 64 need no memory of their own.
class BracketStack
{
public:
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Whether the innermost open bracket is a '{'.
    [[nodiscard]] bool top_is_object() const { return (newest_ & 1) != 0; }
    [[nodiscard]] bool has_object() const { return open_[1] != 0; }
    [[nodiscard]] bool has_array() const { return open_[0] != 0; }

    void push(bool is_object)
    {
        if (size_ != 0 && size_ % 64 == 0)
            older_.push_back(newest_);
        newest_ = (newest_ << 1) | static_cast<std::uint64_t>(is_object);
        ++size_;
        ++open_[static_cast<std::size_t>(is_object)];
    }

    void pop()
    {
        --open_[static_cast<std::size_t>(top_is_object())];
        --size_;
        newest_ >>= 1;
        if (size_ != 0 && size_ % 64 == 0) {
            newest_ = older_.back();
            older_.pop_back();
        }
    }

    /// Closes with '}' (`is_object`) or ']', as scan_value() describes. The stack must not be
    /// empty. Returns false for a wrong closer.
    bool close(bool is_object)
    {
        if (top_is_object() == is_object) {
            pop();
            return true;
        }
        if (open_[static_cast<std::size_t>(is_object)] != 0) {
            while (top_is_object() != is_object)
                pop();
        }
        pop();
        return false;
    }

    void clear()
    {
        older_.clear();
        newest_ = 0;
        size_ = 0;
        open_ = {};
    }

private:
    std::vector<std::uint64_t> older_; // the levels below, 64 to a word
    std::uint64_t newest_ = 0;         // innermost in bit 0
    std::size_t size_ = 0;
    std::array<std::size_t, 2> open_{}; // how many '[' and how many '{' are open
};

/// Finds the end of a string in text that comes in pieces, cut anywhere.
class StringScanner
{
public:
    void reset() { *this = StringScanner(); }
    /// Reads on; the first byte ever fed is the opening quote. Returns how many bytes of `piece`
    /// belong to the string: all of them, unless done() holds afterwards.
    std::size_t feed(std::string_view piece);
    [[nodiscard]] bool done() const { return done_; }

private:
    bool started_ = false;
    bool escaped_ = false; // the next byte is
    bool done_ = false;
};

/// Finds the end of an array or object in text that comes in pieces, cut anywhere.
class ContainerScanner
{
public:
    void reset();

    /// Reads on; the first byte ever fed is the opening bracket. Returns how many bytes of `piece`
    /// belong to the container: all of them, unless done() holds afterwards.
    std::size_t feed(std::string_view piece);

    [[nodiscard]] bool done() const { return started_ && brackets_.empty(); }
    [[nodiscard]] bool inside_string() const { return inside_string_ != 0; }
    [[nodiscard]] std::size_t depth() const { return brackets_.size(); }
    /// Whether a closer was wrong, and the offset of the first such, counted from the start.
    [[nodiscard]] bool mismatched() const { return mismatched_; }
    [[nodiscard]] std::uint64_t mismatch_offset() const { return mismatch_offset_; }

private:
    std::uint64_t find_strings(const char* bytes, std::size_t length, std::uint64_t quotes,
                               std::uint64_t backslashes);
    std::uint64_t find_strings_bytewise(const char* bytes, std::size_t length);
    bool take_brackets(std::uint64_t brackets, const char* bytes, std::size_t& end);

    BracketStack brackets_;
    std::uint64_t inside_string_ = 0; // all ones while the next byte is inside a string
    std::uint64_t escaped_ = 0;       // 1 while the next byte is escaped
    std::uint64_t fed_ = 0;
    std::uint64_t mismatch_offset_ = 0;
    bool mismatched_ = false;
    bool started_ = false;
};

} // namespace playhead::json
