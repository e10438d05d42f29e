// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace playhead {

/// What went wrong, where, and what a person can do about it. All three are sentences or places
/// for people; `remedy` may be empty where there is none.
struct Error {
    std::string what;
    std::string where;
    std::string remedy;

    /// "where: what. remedy", for a terminal.
    [[nodiscard]] std::string to_string() const
    {
        std::string text = where.empty() ? what : where + ": " + what;
        if (!remedy.empty())
            text += "\n  " + remedy;
        return text;
    }

    friend bool operator==(const Error&, const Error&) = default;
};

/// A value or the Error that stands in its place. Errors that input can cause are values;
/// asking the wrong alternative is a programmer's mistake and asserts.
///
/// Our own few lines instead of std::expected (absent in gcc 12 as C++20 and in clang 14), so
/// that no third-party type shows in public headers.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T& value() &
    {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] const T& value() const&
    {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T&& value() &&
    {
        assert(has_value());
        return std::move(*std::get_if<0>(&state_));
    }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] T value_or(T fallback) &&
    {
        return has_value() ? std::move(*this).value() : std::move(fallback);
    }

    [[nodiscard]] const Error& error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), failed_(true) {}

    [[nodiscard]] bool has_value() const { return !failed_; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error& error() const
    {
        assert(failed_);
        return error_;
    }

private:
    Error error_;
    bool failed_ = false;
};

} // namespace playhead
