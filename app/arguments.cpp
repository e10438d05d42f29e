// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/arguments.h"

#include <algorithm>
#include <numeric>

namespace playhead {

namespace {

/// How many letters to put in, take out, replace or swap with their neighbour to get from one word
/// to the other (optimal string alignment).
std::size_t editDistance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> beforeLast;
    std::vector<std::size_t> last(to.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t(0));
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::vector<std::size_t> row(to.size() + 1, i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

class Parser
{
public:
    Parser(std::span<const std::string_view> words, std::span<const Option> options)
        : m_words(words), m_options(options)
    {
    }

    Result<void> parse()
    {
        while (m_next < m_words.size()) {
            const std::string_view word = m_words[m_next++];
            if (m_onlyOperands || word.size() < 2 || word.front() != '-') {
                operands.emplace_back(word);
            } else if (word == "--") {
                m_onlyOperands = true;
            } else if (auto done = word[1] == '-' ? parseLong(word) : parseShort(word); !done) {
                return done;
            }
        }
        return {};
    }

    std::map<std::string, std::string, std::less<>> values;
    std::vector<std::string> operands;

private:
    Result<void> parseLong(std::string_view word)
    {
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(2, equals - 2);
        const auto option =
            std::find_if(m_options.begin(), m_options.end(),
                         [name](const Option& known) { return known.name == name; });
        if (option == m_options.end())
            return unknown(word.substr(0, equals), name);
        if (equals == std::string_view::npos)
            return take(*option, word, std::nullopt);
        if (!option->takesValue())
            return Error{"The option --" + std::string(name) + " takes no value.", {}, {}};
        return take(*option, word, word.substr(equals + 1));
    }

    Result<void> parseShort(std::string_view word)
    {
        for (std::size_t at = 1; at < word.size(); ++at) {
            const char letter = word[at];
            const auto option =
                std::find_if(m_options.begin(), m_options.end(),
                             [letter](const Option& known) { return known.letter == letter; });
            if (option == m_options.end())
                return unknown(std::string("-") + letter, {});
            if (!option->takesValue()) {
                values[std::string(option->name)];
                continue;
            }
            const std::string_view rest = word.substr(at + 1);
            return take(*option, word.substr(0, at + 1),
                        rest.empty() ? std::nullopt : std::optional(rest));
        }
        return {};
    }

    Result<void> take(const Option& option, std::string_view word,
                      std::optional<std::string_view> value)
    {
        if (option.takesValue() && !value && !option.isValueOptional) {
            if (m_next == m_words.size())
                return Error{"The option " + std::string(word) + " needs a value.",
                             {},
                             std::string(word) + " " + std::string(option.placeholder)};
            value = m_words[m_next++];
        }
        values[std::string(option.name)] = value.value_or(std::string_view());
        return {};
    }

    [[nodiscard]] Error unknown(std::string_view word, std::string_view name) const
    {
        std::vector<std::string_view> names;
        for (const Option& option : m_options)
            names.push_back(option.name);
        std::string remedy;
        if (const auto meant = nearestWord(name, names))
            remedy = "Did you mean --" + std::string(*meant) + "?";
        return {"There is no option " + std::string(word) + ".", {}, std::move(remedy)};
    }

    std::span<const std::string_view> m_words;
    std::span<const Option> m_options;
    std::size_t m_next = 0;
    bool m_onlyOperands = false;
};

} // namespace

Result<Arguments> Arguments::parse(std::span<const std::string_view> words,
                                   std::span<const Option> options)
{
    Parser parser(words, options);
    if (auto parsed = parser.parse(); !parsed)
        return parsed.error();
    Arguments arguments;
    arguments.m_values = std::move(parser.values);
    arguments.m_operands = std::move(parser.operands);
    return arguments;
}

std::optional<std::string> Arguments::value(std::string_view option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string_view> nearestWord(std::string_view word,
                                            std::span<const std::string_view> candidates)
{
    // A guess that changes half of a word helps nobody; what starts the same way was cut short.
    const std::size_t tolerated = std::max<std::size_t>(1, word.size() / 3);
    std::optional<std::string_view> nearest;
    std::size_t smallest = tolerated + 1;
    for (const std::string_view candidate : candidates) {
        const bool isBeginning = word.size() >= 3 && candidate.substr(0, word.size()) == word;
        const std::size_t distance = isBeginning ? 1 : editDistance(word, candidate);
        if (distance < smallest) {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace playhead
