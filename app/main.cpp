// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/program.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

bool wantsColours(const playhead::Output& output)
{
    // Before any thread is started, so that nobody changes the environment meanwhile.
    const char* refused = std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe)
    const char* terminal = std::getenv("TERM");    // NOLINT(concurrency-mt-unsafe)
    return output.isTerminal() && !(refused && *refused) && terminal &&
           std::string_view(terminal) != "dumb";
}

} // namespace

int main(int argc, char** argv)
{
    // A reader that goes away ("| head") shows as a write that fails, which Output deals with.
    std::signal(SIGPIPE, SIG_IGN);
    playhead::Output out(STDOUT_FILENO);
    playhead::Output err(STDERR_FILENO);
    playhead::Io io = {out, err, wantsColours(out)};
    const std::vector<std::string_view> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return playhead::runProgram(words, io);
}
