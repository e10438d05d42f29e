// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/query/random_session.h"

#include "core/base/json_value.h"

#include <array>
#include <string_view>

namespace playhead::tests {

namespace {

std::size_t below(std::mt19937& random, std::size_t count)
{
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

constexpr std::array<std::string_view, 14> words = {"search", "Search", "alpha", "beta",  "a*b",
                                                    "x y",    "é",      "É",     "gpt-4", "Fail",
                                                    "日本",   "a\nb",   "42",    "a\\b"};

std::string_view random_word(std::mt19937& random)
{
    return words.at(below(random, words.size()));
}

std::string string_token(std::mt19937& random, std::string_view word)
{
    std::string token = "\"";
    for (const char c : word) {
        if (c == '\n')
            token += "\\n";
        else if (c == '\\')
            token += "\\\\";
        else if (c == 'a' && below(random, 2) == 0)
            token += "\\u0061";
        else
            token += c;
    }
    return token + '"';
}

/// A JSON object, and every text in it.
std::string random_json(std::mt19937& random, std::vector<std::string>& texts)
{
    if (below(random, 3) == 0)
        return {};
    if (below(random, 3) == 0) {
        texts.emplace_back(random_word(random));
        return string_token(random, texts.back());
    }
    std::string json = "{";
    for (std::size_t i = below(random, 4); i > 0; --i) {
        json += json.size() > 1 ? ", " : "";
        texts.emplace_back(random_word(random));
        json += string_token(random, texts.back()) + ": ";
        switch (below(random, 3)) {
        case 0:
            texts.emplace_back(random_word(random));
            json += "[" + string_token(random, texts.back()) + ", -1.5]";
            texts.emplace_back("-1.5");
            break;
        case 1:
            texts.emplace_back("true");
            json += "true";
            break;
        default:
            texts.emplace_back(random_word(random));
            json += string_token(random, texts.back());
        }
    }
    return json + "}";
}

Event random_event(std::mt19937& random, std::uint32_t index, MadeSession::Texts& texts)
{
    const auto maybe = [&random] { return below(random, 2) == 0; };
    Event event;
    event.id = maybe() ? "id" + std::to_string(index) : "";
    event.event_type = random_word(random);
    constexpr std::array<std::string_view, 5> actions = {"action", "llm", "tool", "Search", ""};
    event.action_type = actions.at(below(random, actions.size()));
    event.result = static_cast<EventResult>(below(random, 3));
    constexpr TimeNs epoch = 1'795'183'200 * ns_per_second; // 2026-11-20T14:00:00Z
    if (below(random, 6) != 0) {
        event.init_timestamp = epoch + static_cast<TimeNs>(below(random, 8)) * ns_per_second / 2;
        event.init_provenance = Provenance::Recorded;
        if (maybe()) {
            event.end_timestamp =
                event.init_timestamp + static_cast<TimeNs>(below(random, 8)) * ns_per_second / 2;
            event.end_provenance = Provenance::Recorded;
        }
    }
    if (index > 0 && maybe())
        event.parent = EventIndex(static_cast<std::uint32_t>(below(random, index)));
    if (maybe())
        event.model = random_word(random);
    for (std::size_t i = below(random, 3); i > 0; --i)
        event.tags.emplace_back(random_word(random));
    if (maybe())
        event.agent = random_word(random);
    if (maybe())
        event.thread = random_word(random);
    if (maybe())
        event.tokens.prompt = static_cast<std::int64_t>(below(random, 4));
    if (maybe())
        event.tokens.completion = static_cast<std::int64_t>(below(random, 3)) * 50;
    if (maybe())
        event.cost = static_cast<double>(below(random, 4)) / 100;
    if (below(random, 3) == 0) {
        event.error.type = random_word(random);
        event.error.message = random_word(random);
    }
    if (below(random, 3) == 0)
        event.annotation.note = random_word(random);
    event.annotation.is_bookmarked = below(random, 3) == 0;
    texts.id = event.id;
    texts.error = event.error;
    texts.params = random_json(random, texts.params_words);
    texts.returns = random_json(random, texts.returns_words);
    texts.prompt = random_json(random, texts.prompt_words);
    return event;
}

std::string plain_token(std::string_view word)
{
    std::string token = "\"";
    for (const char c : word)
        token += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    return token + '"';
}

std::string record_of(const MadeSession::Texts& texts)
{
    std::string record = "{\"id\": " + plain_token(texts.id);
    if (!texts.params.empty())
        record += ", \"params\": " + texts.params;
    if (!texts.returns.empty())
        record += ", \"returns\": " + texts.returns;
    if (!texts.prompt.empty())
        record += ", \"prompt\": " + texts.prompt;
    return record + ", \"error_type\": " + plain_token(texts.error.type) +
           ", \"error_message\": " + plain_token(texts.error.message) + "}";
}

} // namespace

void read_made_event(std::span<const Record> records, Event& event)
{
    const json::Value record(records.front().bytes);
    const auto payload = [&record](std::string_view key) {
        const json::Value value = record.find(key);
        return value.is_valid() ? Payload::borrowed(value.raw()) : Payload();
    };
    event.id = record.find("id").as_string().value_or("");
    event.params = payload("params");
    event.returns = payload("returns");
    event.prompt = payload("prompt");
    event.error.type = record.find("error_type").as_string().value_or("");
    event.error.message = record.find("error_message").as_string().value_or("");
}

MadeSession random_session(std::mt19937& random, std::uint32_t count)
{
    MadeSession made;
    TraceBuilder builder;
    auto source = std::make_shared<MemorySource>("<made>");
    const std::uint16_t number = builder.add_source(source);
    for (std::uint32_t index = 0; index < count; ++index) {
        MadeSession::Texts texts;
        const Event event = random_event(random, index, texts);
        const Slice slice = source->append(record_of(texts), number);
        builder.add(event, {&slice, 1}, read_made_event);
        made.texts.push_back(std::move(texts));
        made.events.push_back(event);
    }
    made.trace = std::move(builder).finish();
    return made;
}

} // namespace playhead::tests
