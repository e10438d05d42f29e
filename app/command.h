// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "app/io.h"

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// For a command that takes as many operands as there are.
inline constexpr std::size_t anyNumber = std::numeric_limits<std::size_t>::max();

/// A subcommand. Each lives in app/commands/<name>.cpp and is registered by one
/// playhead_add_command(<name>) line with a function `const Command& <name>Command()`. The program
/// takes its arguments apart, and answers --help and what is wrong with them, from what is said
/// here; run() gets only what fits.
struct Command {
    std::string_view name;
    std::string_view summary;  ///< one line, without a full stop
    std::string_view operands; ///< as in the line of usage: "FILE…"
    std::size_t leastOperands = 0;
    std::size_t mostOperands = 0;
    std::span<const Option> options;
    std::string_view details; ///< further paragraphs of the help, each line at most 80 columns

    /// Returns what the program ends with, one of exit_code's.
    int (*run)(const Arguments& arguments, Io& io);

    std::string_view alias = {}; ///< another name that it answers to, empty for none
    /// The operands that it takes, for whoever completes a command line. Null for files, or any.
    std::vector<std::string> (*words)() = nullptr;
};

/// All commands, in order of registration.
[[nodiscard]] std::span<const Command* const> allCommands();

/// The command of this name or alias, or null.
[[nodiscard]] const Command* findCommand(std::string_view name);

} // namespace playhead
