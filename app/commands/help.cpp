// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/help.h"

#include "app/man_page.h"
#include "core/query/reference.h"

#include <array>
#include <string>
#include <vector>

namespace playhead {

namespace {

constexpr Option listOption = {"list", {}, "print the names of all commands, one a line"};
constexpr Option manOption = {"man", {}, "print the manual page, as man reads it"};

std::vector<std::string> topics()
{
    std::vector<std::string> names = {"filter"};
    for (const Command* command : allCommands())
        names.emplace_back(command->name);
    return names;
}

std::string filterHelp()
{
    return "A filter asks for events: result:Fail or duration>2s\n"
           "\n"
           "Conditions stand side by side, or with and, or, not and parentheses between them. A "
           "word\n"
           "alone is searched for in all texts of an event. Quotes go around a value with spaces.\n"
           "\n" +
           filter_reference_text();
}

int help(const Arguments& arguments, Io& io)
{
    if (arguments.has(listOption.name)) {
        for (const Command* command : allCommands())
            io.out.write(std::string(command->name) + "\n");
        return exit_code::done;
    }
    if (arguments.has(manOption.name)) {
        io.out.write(manPage());
        return exit_code::done;
    }
    if (arguments.operands().empty()) {
        io.out.write(programHelp());
        return exit_code::done;
    }
    const std::string& name = arguments.operands().front();
    if (name == "filter") {
        io.out.write(filterHelp());
        return exit_code::done;
    }
    const Command* command = findCommand(name);
    if (!command) {
        io.reportUsage({}, {"There is no command " + name + ".", {}, {}});
        return exit_code::wrongUsage;
    }
    io.out.write(commandHelp(*command));
    return exit_code::done;
}

constexpr std::array<Option, 2> options = {listOption, manOption};

} // namespace

const Command& helpCommand()
{
    static const Command command = {"help",
                                    "Explain a command",
                                    "[COMMAND]",
                                    0,
                                    1,
                                    options,
                                    "COMMAND may also be filter, for the language of --filter.\n",
                                    help,
                                    {},
                                    topics};
    return command;
}

} // namespace playhead
