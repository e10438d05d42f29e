// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/help.h"

#include "app/terminal_text.h"

#include <algorithm>

namespace playhead {

namespace {

std::string optionTable(std::span<const Option> options)
{
    std::vector<Option> rows(options.begin(), options.end());
    rows.push_back(helpOption());
    std::size_t width = 0;
    for (const Option& row : rows)
        width = std::max(width, displayWidth(optionName(row)));
    std::string text;
    for (const Option& row : rows)
        text += "  " + leftAligned(optionName(row), width + 2) + std::string(row.help) + "\n";
    return text;
}

} // namespace

const Option& helpOption()
{
    static constexpr Option option = {"help", {}, "this text", 'h'};
    return option;
}

std::string optionName(const Option& option)
{
    std::string name = option.letter ? std::string("-") + option.letter + ", " : "    ";
    name += "--" + std::string(option.name);
    if (option.isValueOptional)
        name += "[=" + std::string(option.placeholder) + "]";
    else if (option.takesValue())
        name += " " + std::string(option.placeholder);
    return name;
}

std::string versionLine()
{
    return "playhead " PLAYHEAD_VERSION;
}

std::string programHelp()
{
    std::string text = "Usage: playhead [FILE…]\n"
                       "       playhead COMMAND [OPTION…] [FILE…]\n"
                       "\n"
                       "Opens sessions of AI agents: in a window, or with a command below without "
                       "one.\n"
                       "FILE is a session file of any known format, library:SESSION_ID for one in "
                       "the\n"
                       "library, or - for standard input.\n"
                       "\n"
                       "Commands:\n";
    std::size_t width = 0;
    for (const Command* command : allCommands())
        width = std::max(width, command->name.size());
    for (const Command* command : allCommands())
        text += "  " + leftAligned(command->name, width + 2) + std::string(command->summary) + "\n";
    text += "\n"
            "  -h, --help     this text; COMMAND --help says more about a command\n"
            "  -V, --version  the version\n"
            "\n"
            "Ends with 0 when something was read, 1 when nothing could be, 2 for wrong usage.\n";
    return text;
}

std::string commandHelp(const Command& command)
{
    std::string text = "Usage: playhead " + std::string(command.name) + " [OPTION…]";
    if (!command.operands.empty())
        text += " " + std::string(command.operands);
    text += "\n\n" + std::string(command.summary) + ".";
    if (!command.alias.empty())
        text += " playhead " + std::string(command.alias) + " does the same.";
    text += "\n\n";
    if (!command.details.empty())
        text += std::string(command.details) + "\n";
    return text + "Options:\n" + optionTable(command.options);
}

} // namespace playhead
