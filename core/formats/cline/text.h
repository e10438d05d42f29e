// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Cline and Roo Code write into texts: a model's calls as tags, <read_file><path>…</path>
// </read_file>, and what came of them as "[read_file for 'a.txt'] Result:" with the text behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace playhead::cline {

struct TextCall {
    std::string name;      ///< the tool's own where it is called through another
    std::string key;       ///< the name by which its result is told
    std::string arguments; ///< an object's JSON; each is a text, or JSON where it is that
};
/// The first call in what a model said: the programs carry out no more. Only tools that they have
/// had at some time count; other tags are text.
[[nodiscard]] std::optional<TextCall> call_in(std::string_view text);

/// What a text from the program to the model is.
struct TextResult {
    std::string key;       ///< name of the tool; empty where the text begins no result
    std::string_view text; ///< what follows in the same text, without white space around it
};
[[nodiscard]] TextResult result_in(std::string_view text);

/// What the program tells of its surroundings with each request.
[[nodiscard]] bool is_surroundings(std::string_view text);
/// A text without what it ends in of the program's surroundings.
[[nodiscard]] std::string_view without_surroundings(std::string_view text);
/// The model that the surroundings say is asked; empty where they do not.
[[nodiscard]] std::string_view model_in(std::string_view request);
/// A notice of the program to the model that no person wrote.
[[nodiscard]] bool is_notice(std::string_view text);
/// Whether a person speaks in a text that is no result.
[[nodiscard]] bool has_words_of_person(std::string_view text);
/// Whether a result is what a person said to a call.
[[nodiscard]] bool answers_with_words(std::string_view result);

/// Why a tool failed, by what the program says of its result; empty where it did not.
struct Failure {
    std::string type;
    std::string message;
    std::string code;
};
[[nodiscard]] std::optional<Failure> failure_in(std::string_view result);

} // namespace playhead::cline
