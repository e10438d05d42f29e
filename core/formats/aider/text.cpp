// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/aider/text.h"

#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/formats/reading/failure.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace playhead::aider {

namespace {

constexpr std::string_view agent_name = "Aider";
constexpr std::string_view start_mark = "# aider chat started at ";
constexpr std::string_view applied_mark = "> Applied edit to ";

/// What the program says where something went wrong.
constexpr std::array<std::string_view, 8> failures = {"The LLM did not conform to the edit format",
                                                      "SEARCH/REPLACE block failed to match",
                                                      "SEARCH/REPLACE blocks failed to match",
                                                      "UnifiedDiff failed to apply",
                                                      "litellm.",
                                                      "Unable to apply",
                                                      "The API provider",
                                                      "exceeds the"};

struct Mark {
    std::string_view begins;
    QuoteKind kind;
};
constexpr std::array marks = {
    Mark{"> Tokens: ", QuoteKind::Usage}, Mark{applied_mark, QuoteKind::Applied},
    Mark{"> ^C", QuoteKind::Interrupted}, Mark{"> Aider v", QuoteKind::Version},
    Mark{"> Model: ", QuoteKind::Model},  Mark{"> Main model: ", QuoteKind::Model}};

Payload text_of_lines(std::string_view text)
{
    return text_payload(repair_utf8(text));
}

/// Calls `use` with each line, without its end.
template <typename Use>
void for_each_line(std::string_view text, Use use)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        use(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Lines without the marks in front of them.
std::string unquoted_lines(std::string_view text)
{
    std::string plain;
    for_each_line(text, [&plain, is_first = true](std::string_view line) mutable {
        plain += is_first ? "" : "\n";
        plain += unquoted(line);
        is_first = false;
    });
    return plain;
}

/// "2.9k", "259", "1,204".
std::optional<std::int64_t> count_of(std::string_view word)
{
    double scale = 1;
    if (word.ends_with('k'))
        scale = 1e3;
    else if (word.ends_with('M'))
        scale = 1e6;
    if (scale != 1)
        word.remove_suffix(1);
    std::string digits;
    std::copy_if(word.begin(), word.end(), std::back_inserter(digits),
                 [](char c) { return c != ','; });
    const auto number = number_of(json::Value(digits));
    constexpr double most = 1e15;
    if (!number || *number < 0 || *number * scale > most)
        return std::nullopt;
    return std::llround(*number * scale);
}

/// "Tokens: 2.9k sent, 1k cache write, 259 received. Cost: $0.01 message, $0.02 session."
void read_usage(std::string_view line, Event& event)
{
    std::string_view text = unquoted(line);
    text.remove_prefix(std::min(text.find(' '), text.size()));
    const std::size_t cost_at = text.find("Cost: $");
    std::string_view tokens = text.substr(0, cost_at);
    while (!tokens.empty()) {
        const std::size_t comma = std::min(tokens.find(", "), tokens.size());
        const std::string_view part = trimmed(tokens.substr(0, comma));
        tokens.remove_prefix(std::min(comma + 2, tokens.size()));
        const std::size_t space = part.find(' ');
        if (space == std::string_view::npos)
            continue;
        const auto count = count_of(part.substr(0, space));
        const std::string_view what = part.substr(space + 1);
        if (what.starts_with("sent"))
            event.tokens.prompt = count;
        else if (what.starts_with("received"))
            event.tokens.completion = count;
        else if (what.starts_with("cache write"))
            event.tokens.cache_write = count;
        else if (what.starts_with("cache hit"))
            event.tokens.cache_read = count;
    }
    if (cost_at == std::string_view::npos)
        return;
    const std::string_view cost = text.substr(cost_at + std::string_view("Cost: $").size());
    const std::size_t end = cost.find(" message");
    if (end != std::string_view::npos)
        event.cost = number_of(json::Value(cost.substr(0, end)));
}

/// "gpt-4o with diff edit format, …"
std::string model_in(std::string_view line)
{
    std::string_view text = unquoted(line);
    text.remove_prefix(std::min(text.find(": ") + 2, text.size()));
    for (const std::string_view end : {" with ", ", "})
        text = text.substr(0, text.find(end));
    return repair_utf8(trimmed(text));
}

bool is_edit_begin(std::string_view line)
{
    return line.starts_with("<<<<<<< ");
}

bool is_edit_end(std::string_view line)
{
    return line.starts_with(">>>>>>> ");
}

std::size_t leading_ticks(std::string_view line)
{
    return std::min(line.find_first_not_of('`'), line.size());
}

} // namespace

LineKind kind_of(std::string_view line)
{
    if (line.starts_with(start_mark) && start_of(line) != no_time)
        return LineKind::Start;
    if (line.starts_with("#### ") || line == "####")
        return LineKind::Prompt;
    if (line.starts_with("> ") || line == ">")
        return LineKind::Quote;
    if (line == "</div>" || line.starts_with("<div class=\"chat-transcript\""))
        return LineKind::Markup;
    return trimmed(line).empty() ? LineKind::Blank : LineKind::Text;
}

TimeNs start_of(std::string_view line)
{
    const auto time = parse_iso8601(trimmed(line.substr(std::min(start_mark.size(), line.size()))));
    return time ? time->ns : no_time;
}

QuoteKind quote_kind(std::string_view line)
{
    const auto mark = std::find_if(marks.begin(), marks.end(), [line](const Mark& each) {
        return line.starts_with(each.begins);
    });
    return mark == marks.end() ? QuoteKind::Output : mark->kind;
}

std::string_view unquoted(std::string_view line)
{
    for (const std::string_view mark : {"#### ", "> ", "####", ">"}) {
        if (line.starts_with(mark)) {
            line.remove_prefix(mark.size());
            break;
        }
    }
    while (line.ends_with(' '))
        line.remove_suffix(1);
    return line;
}

std::string_view applied_file(std::string_view line)
{
    return trimmed(line.substr(std::min(applied_mark.size(), line.size())));
}

std::string_view file_in(std::string_view line)
{
    constexpr std::string_view decoration = "`*#: \t";
    const std::size_t begin = line.find_first_not_of(decoration);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(decoration) + 1 - begin);
}

Fences::Place Fences::next(std::string_view line)
{
    constexpr std::size_t fewest = 3;
    const std::size_t ticks = leading_ticks(line);
    if (ticks_ == 0) {
        ticks_ = ticks >= fewest ? ticks : 0;
        return ticks_ > 0 ? Place::Fence : Place::Outside;
    }
    if (ticks >= ticks_ && trimmed(line.substr(ticks)).empty()) {
        reset(); // an edit that is open was never finished
        return Place::Fence;
    }
    if (is_in_edit_) {
        is_in_edit_ = !is_edit_end(line);
        return is_in_edit_ ? Place::Edit : Place::EditEnds;
    }
    is_in_edit_ = is_edit_begin(line);
    return is_in_edit_ ? Place::EditBegins : Place::Fence;
}

bool ends_fence(std::string_view line, bool is_behind_blank)
{
    switch (kind_of(line)) {
    case LineKind::Start:
        return true;
    case LineKind::Prompt:
        return is_behind_blank && line.ends_with("  ");
    case LineKind::Quote:
        return quote_kind(line) != QuoteKind::Output;
    default:
        return false;
    }
}

void decode_prompt(std::span<const Record> records, Event& event)
{
    const std::string text = unquoted_lines(records.front().bytes);
    const bool is_command = text.starts_with('/');
    event.event_type =
        is_command ? repair_utf8(text.substr(0, text.find_first_of(" \n"))) : "prompt";
    event.action_type = "action";
    event.agent = agent_name;
    event.params = text_of_lines(text);
}

void decode_answer(std::span<const Record> records, Event& event)
{
    event.event_type = "assistant";
    event.action_type = "llm";
    event.agent = agent_name;
    event.result = EventResult::Success;
    event.completion = text_of_lines(records.front().bytes);
    for (const Record& record : records.subspan(1)) {
        const QuoteKind kind = quote_kind(record.bytes);
        if (kind == QuoteKind::Model)
            event.model = model_in(record.bytes);
        else if (kind == QuoteKind::Usage)
            read_usage(record.bytes, event);
        if (kind == QuoteKind::Interrupted) {
            event.result = EventResult::Indeterminate;
            event.status = "interrupted";
        }
    }
}

void decode_edit(std::span<const Record> records, Event& event)
{
    event.event_type = "edit";
    event.action_type = "tool";
    event.agent = agent_name;
    std::string search;
    std::string replace;
    bool is_behind_divider = false;
    for_each_line(records.front().bytes, [&](std::string_view line) {
        if (line.starts_with("=======") && !is_behind_divider)
            is_behind_divider = true;
        else if (!is_edit_begin(line) && !is_edit_end(line))
            (is_behind_divider ? replace : search).append(line).append("\n");
    });
    std::string path;
    for (const Record& record : records.subspan(1)) {
        if (quote_kind(record.bytes) == QuoteKind::Applied) {
            event.result = EventResult::Success;
            event.returns = text_of_lines(unquoted(record.bytes));
        } else {
            path = file_in(record.bytes);
        }
    }
    ObjectText params;
    if (!path.empty())
        params.add_text("path", repair_utf8(path));
    params.add_text("search", repair_utf8(search));
    params.add_text("replace", repair_utf8(replace));
    event.params = params.take();
}

void decode_output(std::span<const Record> records, Event& event)
{
    const std::string text = unquoted_lines(records.front().bytes);
    const bool is_interruption = quote_kind(records.front().bytes) == QuoteKind::Interrupted;
    event.event_type = is_interruption ? "interrupted" : "output";
    event.action_type = "action";
    event.agent = agent_name;
    event.returns = text_of_lines(text);
    for_each_line(records.front().bytes, [&event](std::string_view line) {
        if (quote_kind(line) == QuoteKind::Usage) // of what left no answer
            read_usage(line, event);
    });
    const bool has_failed =
        std::any_of(failures.begin(), failures.end(), [&text](std::string_view failure) {
            return text.find(failure) != std::string::npos;
        });
    if (has_failed) {
        fail(event, "Aider error", repair_utf8(text));
    }
}

} // namespace playhead::aider
