// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/program.h"

#include "app/command.h"
#include "app/help.h"

#include <unistd.h>

#include <algorithm>

namespace playhead {

namespace {

constexpr std::string_view windowCommand = "view";

/// Whether a first argument is meant as something to open. A bare word that names no file is a
/// mistyped command rather than a file that is missing.
bool isMeantAsFile(std::string_view word)
{
    return word.find_first_of("./:") != std::string_view::npos || word == "-" ||
           ::access(std::string(word).c_str(), F_OK) == 0;
}

int unknownCommand(std::string_view word, Io& io)
{
    std::vector<std::string_view> names;
    for (const Command* command : allCommands()) {
        names.push_back(command->name);
        if (!command->alias.empty())
            names.push_back(command->alias);
    }
    std::string remedy;
    if (const auto meant = nearestWord(word, names))
        remedy = "Did you mean " + std::string(*meant) + "?";
    const bool isOption = word.front() == '-';
    io.reportUsage({}, {(isOption ? "There is no option " : "There is no command, and no file, ") +
                            std::string(word) + ".",
                        {},
                        std::move(remedy)});
    return exit_code::wrongUsage;
}

bool asksForHelp(std::span<const std::string_view> words)
{
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end,
                       [](std::string_view word) { return word == "--help" || word == "-h"; });
}

int runCommand(const Command& command, std::span<const std::string_view> words, Io& io)
{
    if (asksForHelp(words)) {
        io.out.write(commandHelp(command));
        return exit_code::done;
    }
    const auto arguments = Arguments::parse(words, command.options);
    if (!arguments) {
        io.reportUsage(command.name, arguments.error());
        return exit_code::wrongUsage;
    }
    const std::size_t count = arguments->operands().size();
    if (count < command.leastOperands || count > command.mostOperands) {
        const std::string_view problem = count < command.leastOperands ? "Something is missing"
                                         : command.mostOperands == 0   ? "It takes no operands"
                                                                       : "That is too much";
        io.reportUsage(command.name,
                       {std::string(problem) + ": playhead " + std::string(command.name) +
                            (command.operands.empty() ? "" : " ") + std::string(command.operands),
                        {},
                        {}});
        return exit_code::wrongUsage;
    }
    return command.run(*arguments, io);
}

int dispatch(std::span<const std::string_view> words, Io& io)
{
    const std::string_view first = words.empty() ? std::string_view() : words.front();
    if (first == "--help" || first == "-h") {
        io.out.write(programHelp());
        return exit_code::done;
    }
    if (first == "--version" || first == "-V") {
        io.out.write(versionLine() + "\n");
        return exit_code::done;
    }
    if (const Command* command = findCommand(first))
        return runCommand(*command, words.subspan(1), io);
    const bool isOption = first.size() > 1 && first.front() == '-';
    const Command* window = findCommand(windowCommand);
    if (window && (words.empty() || isOption || isMeantAsFile(first)))
        return runCommand(*window, words, io);
    if (!words.empty() && !first.empty())
        return unknownCommand(first, io);
    io.err.write(programHelp());
    return exit_code::wrongUsage;
}

} // namespace

const Command* findCommand(std::string_view name)
{
    const auto commands = allCommands();
    const auto found =
        std::find_if(commands.begin(), commands.end(), [name](const Command* command) {
            return command->name == name || (!name.empty() && command->alias == name);
        });
    return found == commands.end() ? nullptr : *found;
}

int runProgram(std::span<const std::string_view> words, Io& io)
{
    const int code = dispatch(words, io);
    if (io.out.flush() || io.out.isClosedByReader())
        return code;
    io.report({"Cannot write the output: " + io.out.errorText() + ".", {}, {}});
    return exit_code::failed;
}

} // namespace playhead
