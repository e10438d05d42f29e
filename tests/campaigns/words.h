// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/sessions/number.h"

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace playhead::campaign {

/// What stands after a campaign's name; ./tests/campaign says what it means. A campaign that runs
/// for hours with an option that nobody knows has run for nothing: what nothing takes is told.
class Words
{
public:
    Words(int count, char** values) : words_(values + 1, values + count) {}

    /// "--runs 1M": 1000000.
    [[nodiscard]] std::uint64_t count(std::string_view name, std::uint64_t usual)
    {
        const auto value = take(name);
        return value ? read(name, *value, bench::number_of(*value), usual) : usual;
    }
    /// "--minutes 0.5".
    [[nodiscard]] double number(std::string_view name, double usual)
    {
        const auto value = take(name);
        return value ? read(name, *value, decimal(*value), usual) : usual;
    }
    [[nodiscard]] std::string text(std::string_view name, std::string usual = {})
    {
        return take(name).value_or(std::move(usual));
    }
    [[nodiscard]] bool has(std::string_view name)
    {
        for (auto word = words_.begin(); word != words_.end(); ++word) {
            if (*word == name) {
                words_.erase(word);
                return true;
            }
        }
        return false;
    }
    /// The words that are left and no options.
    [[nodiscard]] std::vector<std::string> names()
    {
        std::vector<std::string> names;
        for (auto word = words_.begin(); word != words_.end();) {
            if (word->starts_with("-")) {
                ++word;
                continue;
            }
            names.push_back(std::move(*word));
            word = words_.erase(word);
        }
        return names;
    }
    /// Whether all has been taken and understood; says on standard error what has not.
    [[nodiscard]] bool are_understood() const
    {
        for (const std::string& word : words_)
            std::fprintf(stderr, "What is %s? See ./tests/campaign --help.\n", word.c_str());
        return words_.empty() && is_fine_;
    }

private:
    std::optional<std::string> take(std::string_view name)
    {
        for (auto word = words_.begin(); word != words_.end(); ++word) {
            const auto after = word + 1;
            if (*word != name || after == words_.end())
                continue;
            std::string value = std::move(*after);
            words_.erase(word, after + 1);
            return value;
        }
        return std::nullopt;
    }
    static std::optional<double> decimal(std::string_view text)
    {
        double value = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc() || end != text.data() + text.size() || value < 0)
            return std::nullopt;
        return value;
    }
    template <typename Number>
    Number read(std::string_view name, const std::string& text, std::optional<Number> value,
                Number usual)
    {
        if (value)
            return *value;
        std::fprintf(stderr, "%.*s wants a number, not %s.\n", static_cast<int>(name.size()),
                     name.data(), text.c_str());
        is_fine_ = false;
        return usual;
    }

    std::vector<std::string> words_;
    bool is_fine_ = true;
};

} // namespace playhead::campaign
