// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The tokens of Python's repr text. Internal to core/base/python_repr.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace playhead::json {

/// A string or bytes literal, decoded.
struct PythonString {
    std::string text;
    std::size_t end = 0; ///< one past the closing quote
};

/// Reads the literal that starts at `at`, prefix (b, r, u) included; nullopt where none does.
[[nodiscard]] std::optional<PythonString> read_python_string(std::string_view text, std::size_t at);

/// One past the '>' that closes the '<' at `at` ("<Foo object at 0x7f>"), or npos.
[[nodiscard]] std::size_t python_angle_end(std::string_view text, std::size_t at);

/// One past the bare word or number that starts at `at`.
[[nodiscard]] std::size_t python_word_end(std::string_view text, std::size_t at);

/// Whether `word` is a name, dots allowed.
[[nodiscard]] bool is_python_name(std::string_view word);

/// Whether a call of this name at the top is a repr rather than code or prose: a class by its
/// capital letter, or one of the lower-case types that Python prints so.
[[nodiscard]] bool is_python_type_name(std::string_view name);

/// The JSON token of a bare word that stands for a constant or a number.
[[nodiscard]] std::optional<std::string> python_constant(std::string_view word);

} // namespace playhead::json
