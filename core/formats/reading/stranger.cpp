// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/stranger.h"

#include "core/base/text.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>
#include <array>
#include <span>

namespace playhead {

namespace {

/// Files that begin so.
struct Magic {
    std::string_view begin;
    std::string_view what;
};
constexpr std::array<Magic, 10> magics = {
    {{"\x89PNG", "This is a picture, not a session."},
     {"\xFF\xD8\xFF", "This is a picture, not a session."},
     {"GIF8", "This is a picture, not a session."},
     {"%PDF", "This is a PDF document, not a session."},
     {"SQLite format 3", "This is an SQLite database, but not a session."},
     {"\x7F"
      "ELF",
      "This is a program, not a session."},
     {"\x80\x04", "This is a pickled object of Python, which is never loaded."},
     {"\x80\x05", "This is a pickled object of Python, which is never loaded."},
     {"<?xml", "This is XML, and no session is."},
     {"[\"client.", "These are calls of a provider's client, not a session."}}};

/// JSON that has all of these; a path with '=' is one with a text that begins so.
struct Shape {
    std::array<std::string_view, 3> paths; ///< the last may be empty
    std::string_view what;
};
constexpr std::array<Shape, 17> shapes = {
    {{{"choices[].message", "object=chat.completion", ""},
      "This is a provider's answer to one request (chat completions), not a session."},
     {{"choices[].delta", "object=chat.completion.chunk", ""},
      "These are pieces of one streamed answer, not a session."},
     {{"output[].type", "object=response", ""},
      "This is a provider's answer to one request (responses), not a session."},
     {{"candidates[].content", "usageMetadata", ""},
      "This is a provider's answer to one request (Gemini), not a session."},
     {{"raw_responses[].output", "final_output", ""},
      "This is what one run of an agent gave back (OpenAI Agents SDK), not a session."},
     {{"final_message.role", "messages[].type", ""},
      "These are pieces of one streamed answer, not a session."},
     {{"type=message_start", "message.role", ""},
      "These are pieces of one streamed answer, not a session."},
     {{"[].type=message_start", "[].message.role", ""},
      "These are pieces of one streamed answer, not a session."},
     {{"events[].invocation_id", "events[].author", ""},
      "This is a session of Google's Agent Development Kit, which this version does not read."},
     {{"prompts[].logs", "totalPrompts", "exportedAt"},
      "This is a chat that Visual Studio Code exported, which this version does not read."},
     {{"method", "url", "headers"}, "These are requests to a server, without what was sent."},
     {{"log.entries[].request", "log.creator", ""},
      "These are requests of a browser (HAR), not a session."},
     {{"lockfileVersion", "packages", ""}, "This is a list of packages, not a session."},
     {{"dependencies", "version", "name"}, "This describes a package, not a session."},
     {{"permissions.allow", "", ""}, "These are settings of a program, not a session."},
     {{"mcpServers", "", ""}, "These are settings of a program, not a session."},
     {{"$schema=http", "properties", ""}, "This is a JSON schema, not a session."}}};

bool has(const JsonShape& shape, std::string_view path)
{
    const std::size_t equals = path.find('=');
    return equals == std::string_view::npos
               ? shape.has(path)
               : shape.has_text(path.substr(0, equals), path.substr(equals + 1));
}

bool is_json(std::string_view head)
{
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
}

std::string_view shape_of(std::string_view head)
{
    const JsonShape shape(head);
    const auto known = std::find_if(shapes.begin(), shapes.end(), [&shape](const Shape& each) {
        return std::all_of(each.paths.begin(), each.paths.end(),
                           [&](std::string_view path) { return path.empty() || has(shape, path); });
    });
    return known == shapes.end() ? std::string_view() : known->what;
}

/// Whether the first two lines have as many of these, and at least two.
bool is_table(std::string_view head, char separator)
{
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos)
        return false;
    const std::string_view first = head.substr(0, end);
    const std::string_view second = head.substr(end + 1, head.find('\n', end + 1) - end - 1);
    const auto in_first = std::count(first.begin(), first.end(), separator);
    return in_first >= 2 && std::count(second.begin(), second.end(), separator) == in_first;
}

/// By the ending of the name, where that says what the text is.
std::string_view text_of_name(std::string_view name)
{
    struct Ending {
        std::string_view ending;
        std::string_view what;
    };
    constexpr std::array<Ending, 5> endings = {
        {{".txt", "This is a plain text, and no session of a known format is."},
         {".md", "This is a text in Markdown, but no chat history of aider."},
         {".yaml", "This is YAML, and no session of a known format is."},
         {".yml", "This is YAML, and no session of a known format is."},
         {".toml", "These are settings of a program, not a session."}}};
    const auto known = std::find_if(endings.begin(), endings.end(), [name](const Ending& each) {
        return name.size() > each.ending.size() &&
               equals_ignoring_case(name.substr(name.size() - each.ending.size()), each.ending);
    });
    return known == endings.end() ? std::string_view() : known->what;
}

bool is_web_page(std::string_view head)
{
    const std::string_view begin = trimmed(head).substr(0, std::string_view("<!doctype").size());
    return equals_ignoring_case(begin, "<!doctype") ||
           equals_ignoring_case(begin.substr(0, 5), "<html");
}

} // namespace

std::string_view stranger(std::string_view head, std::string_view name)
{
    const auto known = std::find_if(magics.begin(), magics.end(), [head](const Magic& magic) {
        return head.starts_with(magic.begin);
    });
    if (known != magics.end())
        return known->what;
    if (head.find_first_not_of('\0') == std::string_view::npos)
        return "The file holds nothing but zero bytes.";
    if (is_json(head))
        return shape_of(head);
    if (head.find('\0') != std::string_view::npos)
        return {};
    if (is_web_page(head))
        return "This is a web page, not a session.";
    if (is_table(head, '\t'))
        return "This is a table (tab-separated values), not a session.";
    if (is_table(head, ',') && name.ends_with(".csv"))
        return "This is a table (comma-separated values), not a session.";
    return text_of_name(name);
}

std::string_view unknown_stranger(std::string_view head)
{
    if (head.find('\0') != std::string_view::npos)
        return "This is a binary file of no known format.";
    if (is_json(head))
        return "This is JSON, but not a session of a known format.";
    return "This is no session of a known format.";
}

} // namespace playhead
