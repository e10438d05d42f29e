// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/completion.h"

#include "app/command.h"
#include "app/help.h"

#include <algorithm>
#include <utility>

namespace playhead {

namespace {

using Words = std::vector<std::string>;

void add(Words& found, std::string_view typed, std::string word)
{
    if (word.starts_with(typed))
        found.push_back(std::move(word));
}

/// "light|dark" as two words; none where a placeholder stands for any value.
Words namedBy(std::string_view placeholder)
{
    Words words;
    if (placeholder.find('|') == std::string_view::npos)
        return words;
    while (!placeholder.empty()) {
        const std::size_t end = std::min(placeholder.find('|'), placeholder.size());
        words.emplace_back(placeholder.substr(0, end));
        placeholder.remove_prefix(std::min(end + 1, placeholder.size()));
    }
    return words;
}

/// What `typed` may become as the value of an option, behind `before`.
Words valuesOf(const Option& option, std::string_view typed, std::string_view before = {})
{
    Words found;
    for (const std::string& value : option.values ? option.values() : namedBy(option.placeholder))
        if (value.starts_with(typed))
            found.push_back(std::string(before) + value);
    return found;
}

/// The option that this word is, when its value is the next one.
const Option* awaitsValue(const Command& command, std::string_view word)
{
    const auto found =
        std::find_if(command.options.begin(), command.options.end(), [word](const Option& option) {
            const bool isNamed = word.starts_with("--") && word.substr(2) == option.name;
            const bool isLetter =
                word.size() == 2 && word[0] == '-' && option.letter && word[1] == option.letter;
            return (isNamed || isLetter) && option.takesValue() && !option.isValueOptional;
        });
    return found == command.options.end() ? nullptr : &*found;
}

/// "--name=val": the values, with the name before them.
Words assigned(const Command& command, std::string_view typed)
{
    const std::size_t nameEnd = typed.find('=');
    for (const Option& option : command.options)
        if (typed.substr(2, nameEnd - 2) == option.name && option.takesValue())
            return valuesOf(option, typed.substr(nameEnd + 1), typed.substr(0, nameEnd + 1));
    return {};
}

Words optionsOf(const Command& command, std::string_view typed)
{
    Words found;
    for (const Option& option : command.options) {
        const std::string name = "--" + std::string(option.name);
        add(found, typed, name);
        if (option.isValueOptional)
            for (std::string& value : valuesOf(option, {}, name + "="))
                add(found, typed, std::move(value));
    }
    add(found, typed, "--" + std::string(helpOption().name));
    return found;
}

Words ofCommand(const Command& command, std::span<const std::string_view> before,
                std::string_view typed)
{
    if (std::find(before.begin(), before.end(), "--") == before.end()) {
        if (const Option* option = before.empty() ? nullptr : awaitsValue(command, before.back()))
            return valuesOf(*option, typed);
        if (typed.starts_with("--") && typed.find('=') != std::string_view::npos)
            return assigned(command, typed);
        if (typed.starts_with('-'))
            return optionsOf(command, typed);
    }
    Words found;
    if (command.words)
        for (std::string& word : command.words())
            add(found, typed, std::move(word));
    return found;
}

/// What stands first: a command, an option of the program, or what opens the window.
Words firstWord(std::string_view typed)
{
    Words found;
    if (typed.starts_with('-')) {
        if (const Command* window = findCommand("view"))
            found = ofCommand(*window, {}, typed);
        add(found, typed, "--version");
        return found;
    }
    for (const Command* command : allCommands())
        add(found, typed, std::string(command->name));
    return found;
}

} // namespace

std::vector<std::string> completions(std::span<const std::string_view> words)
{
    const std::string_view typed = words.empty() ? std::string_view() : words.back();
    if (words.size() < 2)
        return firstWord(typed);
    const auto before = words.first(words.size() - 1);
    if (const Command* command = findCommand(before.front()))
        return ofCommand(*command, before.subspan(1), typed);
    const Command* window = findCommand("view");
    return window ? ofCommand(*window, before, typed) : Words();
}

} // namespace playhead
