// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Writes sessions to try things with: ./tests/bench/generate builds it and calls it.
#include "tests/bench/sessions/number.h"
#include "tests/bench/sessions/plan.h"

#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace playhead::bench {

namespace {

template <typename Value>
struct Word {
    std::string_view word;
    Value value;
};

template <typename Value, std::size_t count>
std::optional<Value> value_of(const Word<Value> (&words)[count], std::string_view wanted)
{
    for (const Word<Value>& known : words) {
        if (known.word == wanted)
            return known.value;
    }
    return std::nullopt;
}

constexpr Word<Payloads> payload_words[] = {
    {"thin", Payloads::Thin}, {"typical", Payloads::Typical}, {"fat", Payloads::Fat}};
constexpr Word<Shape> shape_words[] = {{"agents", Shape::Agents},
                                       {"deep", Shape::Deep},
                                       {"wide", Shape::Wide},
                                       {"parallel", Shape::Parallel}};

template <typename Value>
bool take(Value& value, const std::optional<Value>& given)
{
    value = given.value_or(value);
    return given.has_value();
}

/// Takes an option into the plan; false where it is none, or its value is not understood.
bool take_option(SessionPlan& plan, std::string_view option, std::string_view value)
{
    if (option == "--events")
        return take(plan.events, number_of(value));
    if (option == "--payloads")
        return take(plan.payloads, value_of(payload_words, value));
    if (option == "--shape")
        return take(plan.shape, value_of(shape_words, value));
    if (option == "--seed")
        return take(plan.seed, number_of(value));
    if (option == "--planted")
        return take(plan.planted, number_of(value));
    if (option == "--giant")
        return take(plan.giant, number_of(value));
    return false;
}

int generate(std::span<char*> words)
{
    SessionPlan plan;
    std::string file;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--escaped") {
            plan.is_escaped = true;
        } else if (!word.starts_with("--") && file.empty()) {
            file = word;
        } else if (i + 1 < words.size() && take_option(plan, word, words[i + 1])) {
            ++i;
        } else {
            std::fprintf(stderr, "'%s' is not understood; --help says what is.\n",
                         std::string(word).c_str());
            return 2;
        }
    }
    if (file.empty())
        file = plan_name(plan) + ".jsonl";
    if (const auto written = write_session(file, plan); !written) {
        std::fprintf(stderr, "%s\n", written.error().to_string().c_str());
        return 1;
    }
    std::printf("%s\n", file.c_str());
    return 0;
}

} // namespace

} // namespace playhead::bench

int main(int count, char** values)
{
    return playhead::bench::generate(
        std::span<char*>(values + 1, static_cast<std::size_t>(count - 1)));
}
