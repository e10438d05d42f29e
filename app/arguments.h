// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// An option of a command. It is a switch, or takes a value.
struct Option {
    std::string_view name;        ///< without the dashes: "session"
    std::string_view placeholder; ///< of its value, in the help: "ID"; empty for a switch
    std::string_view help;
    char letter = 0; ///< the short form, 0 for none
    /// Its value may be left out, and is given as "--name=value" only.
    bool isValueOptional = false;
    /// The values that it takes, for whoever completes a command line. Null where they are those
    /// that the placeholder names ("light|dark"), or any.
    std::vector<std::string> (*values)() = nullptr;

    [[nodiscard]] bool takesValue() const { return !placeholder.empty(); }
};

/// The arguments of a command, taken apart: "--name value", "--name=value", "-o value", "-ovalue",
/// switches together as in "-ab", "--" before what only looks like an option. "-" alone is an
/// operand. An optional value that is left out is the empty text. An option that is given twice
/// counts as given last.
class Arguments
{
public:
    /// Fails with a sentence about the first argument that is wrong, and the option that was
    /// probably meant as its remedy.
    static Result<Arguments> parse(std::span<const std::string_view> words,
                                   std::span<const Option> options);

    [[nodiscard]] bool has(std::string_view option) const { return m_values.contains(option); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    /// What is no option, in order.
    [[nodiscard]] const std::vector<std::string>& operands() const { return m_operands; }

private:
    std::map<std::string, std::string, std::less<>> m_values;
    std::vector<std::string> m_operands;
};

/// The candidate that a mistyped word was probably meant to be, or nothing.
[[nodiscard]] std::optional<std::string_view>
nearestWord(std::string_view word, std::span<const std::string_view> candidates);

} // namespace playhead
