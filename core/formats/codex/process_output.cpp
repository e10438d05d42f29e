// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/process_output.h"

#include "core/base/text.h"
#include "core/formats/reading/fields.h"

#include <algorithm>
#include <array>

namespace playhead::codex {

namespace {

using json::Value;

constexpr std::size_t enough = 256; ///< for what stands above; most outputs are long

constexpr std::string_view exit_label = "Exit code: ";
constexpr std::string_view time_label = "Wall time: ";
constexpr std::string_view ended_label = "Process exited with code ";
constexpr std::string_view running_label = "Process running with session ID ";
constexpr std::string_view output_line = "Output:";
constexpr std::array<std::string_view, 5> labels = {"Chunk ID: ", time_label, ended_label,
                                                    running_label, "Original token count: "};

/// Where the output stands: as a text, or as the first of its parts.
Value text_in(Value output)
{
    json::ArrayReader parts(output);
    if (Value part; parts.next(part))
        return part.find("text");
    return output;
}

/// Takes the next line off `text`; nothing where the line is cut off.
std::optional<std::string_view> next_line(std::string_view& text, bool is_whole)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos && !is_whole)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

std::optional<std::int64_t> number_behind(std::string_view label, std::string_view line)
{
    return int_of(Value(line.substr(label.size())));
}

/// By the lines above "Output:": without this one they are what a command printed.
ProcessState state_above(std::string_view text, bool is_whole)
{
    ProcessState state;
    bool has_time = false;
    while (const auto line = next_line(text, is_whole)) {
        if (*line == output_line)
            return has_time ? state : ProcessState();
        const bool is_known = std::any_of(labels.begin(), labels.end(),
                                          [line](auto label) { return line->starts_with(label); });
        if (!is_known)
            break;
        has_time = has_time || line->starts_with(time_label);
        if (line->starts_with(ended_label))
            state.exit_code = number_behind(ended_label, *line);
        else if (line->starts_with(running_label))
            state.runs_as = trimmed(line->substr(running_label.size()));
        if (text.empty())
            break;
    }
    return {};
}

} // namespace

ProcessState process_state(Value output, const std::stop_token& stop)
{
    const Value text = text_in(output);
    if (!text.is_string())
        return {};
    const bool is_whole = text.raw().size() <= enough;
    const std::string beginning = json::unescape(text.raw().substr(0, enough));
    std::string_view lines = beginning;
    ProcessState state;
    if (lines.starts_with(exit_label)) {
        if (const auto line = next_line(lines, is_whole))
            state.exit_code = number_behind(exit_label, *line);
        return state;
    }
    if (!lines.starts_with('{'))
        return state_above(lines, is_whole);
    const std::string whole = text_of(text, stop);
    state.exit_code = int_of(Value(whole).at_path({"metadata", "exit_code"}));
    return state;
}

std::string session_asked_about(Value call, const std::stop_token& stop)
{
    const Value arguments = call.find("arguments");
    const std::string text = text_of(arguments, stop); // of an object, its JSON
    return text_of(Value(text).find("session_id"));
}

} // namespace playhead::codex
