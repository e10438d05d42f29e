// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/completion.h"

#include <string>
#include <string_view>
#include <vector>

namespace playhead {

namespace {

int complete(const Arguments& arguments, Io& io)
{
    const auto& operands = arguments.operands();
    const std::vector<std::string_view> words(operands.begin(), operands.end());
    for (const std::string& word : completions(words))
        io.out.write(word + "\n");
    return exit_code::done;
}

} // namespace

const Command& completeCommand()
{
    static constexpr Command command = {
        "complete",
        "Say how a command line may go on, for a shell",
        "[-- WORD…]",
        0,
        anyNumber,
        {},
        "WORDs are those after the program's name, the last one as far as it is typed. Prints\n"
        "what that one may become, one a line, and nothing where it is a file. Bash asks this\n"
        "way: playhead complete -- convert --to \"\"\n",
        complete};
    return command;
}

} // namespace playhead
