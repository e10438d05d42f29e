// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/headline.h"

#include "core/analysis/changed_files.h"
#include "core/analysis/conversation.h"
#include "core/base/json_value.h"
#include "core/base/reminders.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using json::Value;

/// Bytes of a text that are looked at: enough for a line behind some empty ones.
constexpr std::size_t looked_at = 2048;
/// Arguments that are named where no single one tells.
constexpr int arguments_named = 4;
constexpr std::size_t longest_argument = 40;

/// Members of an object and items of a list that are: a call has few arguments, and what somebody
/// said begins with what they said. A list of a million numbers is neither.
constexpr std::size_t members_looked_at = 256;
constexpr std::size_t items_looked_at = 64;

/// Arguments that say by themselves what a call does, the most telling first.
constexpr auto telling = std::to_array<std::string_view>(
    {"command",  "cmd",           "script", "code",     "query",       "queries",
     "q",        "pattern",       "regex",  "url",      "uri",         "file_path",
     "filePath", "notebook_path", "path",   "filename", "file",        "description",
     "subject",  "question",      "prompt", "task",     "instruction", "message",
     "text",     "content",       "input",  "thought",  "expression",  "sql",
     "title",    "skill"});

std::string_view beginning(std::string_view raw)
{
    raw = behind_reminders(raw);
    return raw.substr(0, std::min(raw.size(), looked_at));
}

/// Behind the marks of a text that stands in elements: "<command-message>review</command-message>".
std::string_view without_marks(std::string_view text)
{
    const std::string_view whole = text;
    while (text.starts_with('<')) {
        const std::size_t end = text.find_first_of(">\r\n");
        if (end == std::string_view::npos || text[end] != '>')
            break;
        text = trimmed(text.substr(end + 1));
    }
    if (text.size() < whole.size())
        text = trimmed(text.substr(0, text.find("</")));
    return text.empty() ? whole : text;
}

/// The first line that holds something.
std::string first_line(std::string_view text)
{
    text = without_marks(trimmed(text));
    return elide(text.substr(0, text.find_first_of("\r\n")), longest_headline);
}

/// The words of a line that is written as Markdown: "## **Done** in `main.cpp`".
std::string without_markdown(std::string_view line)
{
    const std::size_t hashes = line.find_first_not_of('#');
    if (hashes != 0 && hashes != std::string_view::npos && line[hashes] == ' ')
        line.remove_prefix(hashes + 1);
    for (const std::string_view bullet : {"- ", "* ", "> "}) {
        if (line.starts_with(bullet))
            line.remove_prefix(bullet.size());
    }
    std::string words;
    words.reserve(line.size());
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line.substr(at).starts_with("**"))
            ++at;
        else if (line[at] != '`')
            words += line[at];
    }
    return words;
}

/// The first line that says something by itself: "Plan:" has what follows behind it.
std::string first_words(std::string_view text)
{
    constexpr std::size_t short_line = 32;
    text = trimmed(text);
    const std::string_view line = trimmed(text.substr(0, text.find_first_of("\r\n")));
    std::string words = without_markdown(first_line(text));
    if (line.size() > short_line || !words.ends_with(':'))
        return words;
    const std::string_view rest = trimmed(text.substr(line.size()));
    if (!rest.empty())
        words += ' ' + without_markdown(trimmed(rest.substr(0, rest.find_first_of("\r\n"))));
    return elide(words, longest_headline);
}

std::string text_of_value(Value value)
{
    return first_line(json::unescape(beginning(value.raw())));
}

/// A program with its arguments; of "bash -lc COMMAND" the command.
std::string words_of(Value list)
{
    std::string words;
    json::ArrayReader reader(list);
    int count = 0;
    for (Value word; words.size() < longest_headline && reader.next(word); ++count) {
        if (!word.is_string())
            return {};
        const std::string text = json::unescape(beginning(word.raw()));
        const bool is_shell = count == 0 && (text.ends_with("bash") || text.ends_with("sh"));
        if (is_shell || (count == 1 && words.empty() && text.starts_with("-")))
            continue;
        words += words.empty() ? "" : " ";
        words += text;
    }
    return first_line(words);
}

std::string telling_text(Value value)
{
    if (value.is_string()) {
        std::string files =
            elide(files_of_patch(json::unescape(beginning(value.raw()))), longest_headline);
        return files.empty() ? text_of_value(value) : files;
    }
    return value.is_array() ? words_of(value) : std::string();
}

std::size_t count_of(Value list)
{
    std::size_t count = 0;
    json::ArrayReader items(list);
    for (Value item; items.next(item);)
        ++count;
    return count;
}

/// A list of what is to be done by what of it is under way: "2/5 Write the tests". Empty for a list
/// of something else.
std::string task_under_way(Value list)
{
    std::size_t count = 0;
    std::size_t done = 0;
    std::string current;
    std::string next;
    json::ArrayReader tasks(list);
    for (Value task; tasks.next(task); ++count) {
        const std::string status = json::unescape(beginning(task.find("status").raw()));
        if (status.empty())
            return {};
        if (status == "completed" || status == "done") {
            ++done;
            continue;
        }
        std::string& said = status == "in_progress" ? current : next;
        for (const std::string_view key : {"content", "step", "title", "description", "text"}) {
            if (said.empty() && task.find(key).is_string())
                said = text_of_value(task.find(key));
        }
    }
    if (count == 0)
        return {};
    const std::string progress = std::to_string(done) + "/" + std::to_string(count);
    const std::string& said = current.empty() ? next : current;
    return said.empty() ? progress : elide(progress + " " + said, longest_headline);
}

std::string named_arguments(Value object)
{
    std::string text;
    json::ObjectReader members(object);
    int named = 0;
    for (json::Member member; named < arguments_named && members.next(member);) {
        if (member.value.is_array()) {
            text += text.empty() ? "" : ", ";
            text += std::string(member.key) + "=[" + std::to_string(count_of(member.value)) + "]";
            ++named;
        }
        if (member.value.is_null() || member.value.is_container())
            continue;
        const std::string said = member.value.is_string() ? text_of_value(member.value)
                                                          : std::string(member.value.raw());
        text += text.empty() ? "" : ", ";
        text += std::string(member.key) + "=" + elide(said, longest_argument);
        ++named;
    }
    return elide(text, longest_headline);
}

/// What an object begins with, read once to be asked for many keys.
class Arguments
{
public:
    explicit Arguments(Value object)
    {
        json::ObjectReader members(object);
        for (json::Member member; all_.size() < members_looked_at && members.next(member);)
            all_.emplace_back(member.key, member.value);
    }
    [[nodiscard]] Value find(std::string_view key) const
    {
        const auto found = std::find_if(all_.begin(), all_.end(),
                                        [key](const auto& member) { return member.first == key; });
        return found == all_.end() ? Value() : found->second;
    }

private:
    std::vector<std::pair<std::string, Value>> all_;
};

/// A command that is one word of an editor's ("view", "str_replace") needs the file that it is for.
std::string with_its_file(std::string text, const Arguments& arguments)
{
    const Value path = arguments.find("path");
    if (!arguments.find("command").is_string() || !path.is_string() || text.find(' ') != text.npos)
        return text;
    const std::string file = text_of_value(path);
    return file.empty() || file == text ? text : elide(text + ' ' + file, longest_headline);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as calls are packed in calls
std::string of_arguments(Value params, int depth = 0)
{
    constexpr int deepest = 4;
    if (std::string files = files_of_changes(params); !files.empty())
        return elide(files, longest_headline);
    if (!params.is_object())
        return telling_text(params);
    const Arguments arguments(params);
    for (const std::string_view key : {"todos", "plan", "tasks", "items"}) {
        if (std::string text = task_under_way(arguments.find(key)); !text.empty())
            return text;
    }
    for (const std::string_view key : telling) {
        if (std::string text = telling_text(arguments.find(key)); !text.empty())
            return with_its_file(std::move(text), arguments);
    }
    // A call that keeps its arguments within: {"args": [...], "kwargs": {...}}.
    for (const std::string_view key : {"kwargs", "arguments", "parameters", "args"}) {
        const Value inner = arguments.find(key);
        if (!inner.is_container())
            continue;
        std::string text = inner.is_object() && depth < deepest ? of_arguments(inner, depth + 1)
                                                                : telling_text(inner);
        if (!text.empty())
            return text;
    }
    return named_arguments(params);
}

/// The text of an answer, else what was thought and the tools that it calls.
std::string of_answer(const Event& event)
{
    Event answer; // without the prompt, which may be long
    answer.action_type = event.action_type;
    answer.completion = Payload::borrowed(event.completion.json());
    const Conversation conversation = read_conversation(answer);
    std::string calls;
    std::string thought;
    for (const Message& message : conversation.messages) {
        for (const MessagePart& part : message.parts) {
            if (part.kind == MessagePart::Kind::Text) {
                if (std::string line = first_words(beginning(part.text)); !line.empty())
                    return line;
            } else if (part.kind == MessagePart::Kind::ToolCall) {
                calls += calls.empty() ? "→ " : ", ";
                calls += part.name;
            } else if (part.kind == MessagePart::Kind::Reasoning && thought.empty()) {
                thought = first_words(beginning(part.text));
            }
        }
    }
    if (!calls.empty() && !thought.empty())
        thought += ' ';
    return elide(thought + calls, longest_headline);
}

/// The first text in a message's content, which may be a list of parts.
// NOLINTNEXTLINE(misc-no-recursion): no deeper than it says
std::string of_content(Value value, int depth = 0)
{
    constexpr int deepest = 4;
    if (value.is_string())
        return text_of_value(value);
    if (depth == deepest)
        return {};
    json::ArrayReader parts(value);
    std::size_t looked = 0;
    std::string reminder; // where there is nothing else
    for (Value part; looked < items_looked_at && parts.next(part); ++looked) {
        std::string text = of_content(part, depth + 1);
        if (text.empty())
            continue;
        if (!is_reminder(part.is_string() ? part.raw() : part.find("text").raw()))
            return text;
        if (reminder.empty())
            reminder = std::move(text);
    }
    if (!reminder.empty())
        return reminder;
    for (const std::string_view key : {"text", "content", "message"}) {
        if (std::string text = of_content(value.find(key), depth + 1); !text.empty())
            return text;
    }
    return {};
}

std::string said_of(const Event& event)
{
    std::string text;
    if (event.action_type == "llm" || !event.completion.is_absent())
        text = of_answer(event);
    if (text.empty() && !event.params.is_absent()) {
        const Value params(event.params.json());
        const bool is_said = params.is_string() && event.action_type != "tool";
        if (is_said)
            text = first_words(json::unescape(beginning(params.raw())));
        else if (event.action_type == "tool" || !params.is_array())
            text = of_arguments(params);
        if (text.empty() && params.is_array())
            text = of_content(params);
    }
    if (text.empty() && event.action_type != "tool" && !event.returns.is_absent())
        text = of_content(Value(event.returns.json()));
    if (text.empty() && !event.error.is_empty())
        text = first_line(event.error.message.empty() ? event.error.type : event.error.message);
    return text;
}

/// "edit 12:14" behind the name "edit" says that twice.
std::string without_name(std::string text, const std::string& name)
{
    if (name.empty() || !text.starts_with(name))
        return text;
    if (text.size() > name.size() && text[name.size()] != ' ')
        return text;
    return std::string(trimmed(std::string_view(text).substr(name.size())));
}

} // namespace

std::string headline(const Event& event)
{
    std::string text = said_of(event);
    const bool is_command = event.action_type == "tool" || event.event_type.starts_with('/');
    return is_command ? without_name(std::move(text), event.event_type) : text;
}

} // namespace playhead
