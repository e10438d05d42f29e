// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/cline/text.h"

#include "core/base/json_scan.h"
#include "core/base/json_value.h"
#include "core/base/text.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace playhead::cline {

namespace {

constexpr std::array<std::string_view, 38> tools = {"access_mcp_resource",
                                                    "act_mode_respond",
                                                    "apply_diff",
                                                    "apply_patch",
                                                    "ask_followup_question",
                                                    "attempt_completion",
                                                    "browser_action",
                                                    "codebase_search",
                                                    "condense",
                                                    "edit_file",
                                                    "execute_command",
                                                    "fetch_instructions",
                                                    "generate_explanation",
                                                    "generate_image",
                                                    "insert_content",
                                                    "list_code_definition_names",
                                                    "list_files",
                                                    "load_mcp_documentation",
                                                    "multi_apply_diff",
                                                    "new_rule",
                                                    "new_task",
                                                    "plan_mode_respond",
                                                    "read_file",
                                                    "replace_in_file",
                                                    "report_bug",
                                                    "run_slash_command",
                                                    "search_and_replace",
                                                    "search_files",
                                                    "simple_read_file",
                                                    "skill",
                                                    "summarize_task",
                                                    "switch_mode",
                                                    "update_todo_list",
                                                    "use_mcp_tool",
                                                    "use_skill",
                                                    "web_fetch",
                                                    "web_search",
                                                    "write_to_file"};
/// Whose text may hold anything, its own closing tag as well.
constexpr std::array<std::string_view, 5> long_arguments = {"content", "diff", "result",
                                                            "arguments", "response"};

constexpr std::string_view surroundings = "<environment_details>";

bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// The name of a tag that opens at `at`, or nothing.
std::string_view tag_at(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && is_name(text[end]))
        ++end;
    const bool is_tag = end > at + 1 && end < text.size() && text[end] == '>';
    return is_tag ? text.substr(at + 1, end - at - 1) : std::string_view();
}

bool begins_line(std::string_view text, std::size_t at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        --at;
    return at == 0 || text[at - 1] == '\n';
}

/// The JSON of an argument's text.
std::string json_of(std::string_view text)
{
    const std::string_view inside = trimmed(text);
    const json::Kind kind = json::kind_of(inside);
    const bool is_container = kind == json::Kind::Object || kind == json::Kind::Array;
    if (is_container && json::validate(inside).strict())
        return std::string(inside);
    return std::string(text_payload(inside).json());
}

/// The arguments of a call, one after the other; `use` takes the name and the text of each.
template <typename Use>
void for_each_argument(std::string_view body, Use use)
{
    for (std::size_t at = body.find('<'); at != std::string_view::npos; at = body.find('<', at)) {
        const std::string_view name = tag_at(body, at);
        if (name.empty()) {
            ++at;
            continue;
        }
        const std::string closing = "</" + std::string(name) + ">";
        const std::size_t begin = at + name.size() + 2;
        const bool is_long =
            std::find(long_arguments.begin(), long_arguments.end(), name) != long_arguments.end();
        std::size_t end = is_long ? body.rfind(closing) : body.find(closing, begin);
        if (end == std::string_view::npos || end < begin)
            end = body.size(); // it was cut off
        use(name, body.substr(begin, end - begin));
        at = std::min(end + closing.size(), body.size());
    }
}

std::size_t find_call(std::string_view text)
{
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        const std::string_view name = tag_at(text, at);
        if (std::binary_search(tools.begin(), tools.end(), name) && begins_line(text, at))
            return at;
    }
    return std::string_view::npos;
}

/// "1" in "… Exit code: 1\n…".
std::string exit_code_in(std::string_view text)
{
    constexpr std::string_view label = "Exit code: ";
    const std::size_t at = text.find(label);
    if (at == std::string_view::npos)
        return {};
    std::size_t end = at + label.size();
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '-'))
        ++end;
    return std::string(text.substr(at + label.size(), end - at - label.size()));
}

} // namespace

std::optional<TextCall> call_in(std::string_view text)
{
    const std::size_t at = find_call(text);
    if (at == std::string_view::npos)
        return std::nullopt;
    TextCall call;
    call.key = tag_at(text, at);
    call.name = call.key;
    const std::size_t begin = at + call.key.size() + 2;
    const std::size_t end = text.rfind("</" + call.key + ">");
    const bool is_closed = end != std::string_view::npos && end >= begin;
    ObjectText arguments;
    for_each_argument(text.substr(begin, is_closed ? end - begin : text.size()),
                      [&](std::string_view name, std::string_view value) {
                          arguments.add(name, json_of(value));
                          if (call.key == "use_mcp_tool" && name == "tool_name")
                              call.name = trimmed(value);
                      });
    call.arguments = arguments.is_empty() ? "{}" : std::string(arguments.take().json());
    return call;
}

TextResult result_in(std::string_view text)
{
    constexpr std::string_view label = "] Result:";
    TextResult result;
    const std::string_view inside = trimmed(text);
    if (!inside.starts_with('['))
        return result;
    std::size_t end = 1;
    while (end < inside.size() && is_name(inside[end]))
        ++end;
    const std::size_t at = inside.find(label);
    if (end == 1 || at == std::string_view::npos || at < end)
        return result;
    result.key = inside.substr(1, end - 1);
    result.text = trimmed(inside.substr(at + label.size()));
    return result;
}

bool is_surroundings(std::string_view text)
{
    return trimmed(text).starts_with(surroundings);
}

std::string_view without_surroundings(std::string_view text)
{
    return trimmed(text.substr(0, text.rfind(surroundings)));
}

std::string_view model_in(std::string_view request)
{
    constexpr std::string_view opening = "<model>";
    const std::size_t about = request.rfind(surroundings);
    const std::size_t at = about == std::string_view::npos ? about : request.find(opening, about);
    if (at == std::string_view::npos)
        return {};
    const std::size_t begin = at + opening.size();
    const std::size_t end = request.find("</model>", begin);
    constexpr std::size_t longest = 100; // of a name
    return end == std::string_view::npos || end - begin > longest
               ? std::string_view()
               : trimmed(request.substr(begin, end - begin));
}

bool is_notice(std::string_view text)
{
    const std::string_view inside = trimmed(text);
    return inside.starts_with("[ERROR]") || inside.starts_with("[TASK RESUMPTION]") ||
           inside.starts_with("Tool [") || is_surroundings(inside);
}

bool has_words_of_person(std::string_view text)
{
    return text.find("<task>") != std::string_view::npos ||
           text.find("<user_message>") != std::string_view::npos ||
           text.find("<feedback>") != std::string_view::npos;
}

bool answers_with_words(std::string_view result)
{
    const std::string_view text = trimmed(result);
    return text.starts_with("<user_message>") ||
           (text.starts_with("The user ") && text.find("<feedback>") != std::string_view::npos);
}

namespace {

/// A call of what the model made up, by the words of either program: a tool of a server, a server.
bool names_what_is_not(std::string_view text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    const auto has = [line](std::string_view words) {
        return line.find(words) != std::string_view::npos;
    };
    return (line.starts_with("Tool '") && has("' does not exist on server '")) ||
           (line.starts_with("Server '") && has("' is not configured"));
}

} // namespace

std::optional<Failure> failure_in(std::string_view result)
{
    const std::string_view text = trimmed(result);
    if (text.starts_with("The user denied"))
        return Failure{"rejected", std::string(text), {}};
    if (text.starts_with("The tool execution failed") || text.starts_with("<error>") ||
        text.starts_with("Error:") || names_what_is_not(text))
        return Failure{"tool error", std::string(text), {}};
    if (!text.starts_with("Command executed"))
        return std::nullopt;
    if (const std::string code = exit_code_in(text.substr(0, text.find('\n')));
        !code.empty() && code != "0")
        return Failure{"exit code", exit_code_text(code), code};
    return std::nullopt;
}

} // namespace playhead::cline
