// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Recorded text within Markdown (CommonMark and GitHub's), where it must stay text.
#pragma once

#include <string>
#include <string_view>

namespace playhead::markdown {

/// The text as one line that no reader takes for markup, a link or HTML. Line breaks and control
/// characters become spaces, malformed UTF-8 U+FFFD. Not for the beginning of a line, where "1."
/// and "-" would begin a list.
[[nodiscard]] std::string escaped(std::string_view text);

/// Appends the text between two fences that are longer than any run of backticks in it, with a line
/// break behind it. Control characters are shown as their pictures.
void append_fenced(std::string& out, std::string_view text, std::string_view language = {});

/// The same of a JSON value, indented.
void append_fenced_json(std::string& out, std::string_view raw);

} // namespace playhead::markdown
