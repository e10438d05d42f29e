// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/redaction_argument.h"

#include <algorithm>
#include <array>
#include <vector>

namespace playhead {

namespace {

struct Kind {
    std::string_view name;
    bool RedactionChoice::*member;
    std::string_view about;
};

constexpr std::array kinds = {
    Kind{"email", &RedactionChoice::emails, "e-mail addresses"},
    Kind{"home", &RedactionChoice::homes, "the name in /home/NAME, /Users/NAME, C:\\Users\\NAME"},
    Kind{"user", &RedactionChoice::users,
         "the same names wherever they stand; reads the session twice"}};

} // namespace

std::vector<std::string> redactionKinds()
{
    std::vector<std::string> names;
    names.reserve(kinds.size());
    for (const Kind& kind : kinds)
        names.emplace_back(kind.name);
    return names;
}

std::optional<RedactionChoice> redactionArgument(const Arguments& arguments,
                                                 std::string_view command, Io& io)
{
    RedactionChoice choice;
    const auto value = arguments.value(redactOption.name);
    if (!value)
        return choice;
    if (value->empty())
        return RedactionChoice{true, true, true};
    std::string_view rest = *value;
    while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        const auto* const kind = std::find_if(
            kinds.begin(), kinds.end(), [name](const Kind& known) { return known.name == name; });
        if (kind == kinds.end()) {
            std::vector<std::string_view> names;
            names.reserve(kinds.size());
            for (const Kind& known : kinds)
                names.push_back(known.name);
            const auto meant = nearestWord(name, names);
            io.reportUsage(command, {"There is nothing to redact called " + std::string(name) + ".",
                                     {},
                                     meant ? "Did you mean " + std::string(*meant) + "?"
                                           : "Known are email, home and user."});
            return std::nullopt;
        }
        choice.*(kind->member) = true;
    }
    return choice;
}

std::string redactionHelp()
{
    std::string text = "--redact masks personal data, too, in every form; --redact=KINDS some of "
                       "it:\n";
    for (const Kind& kind : kinds) {
        text += "  " + std::string(kind.name) + std::string(7 - kind.name.size(), ' ');
        text += std::string(kind.about) + "\n";
    }
    return text +
           "Ids that hold any of it become others. What is written in pieces (a picture, base64,\n"
           "an address over two messages) is not found. --redaction-list names each place, as a\n"
           "line of JSON: event, field, what it was, how long.\n";
}

} // namespace playhead
