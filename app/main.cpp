// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/program.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
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

/// A session may be thousands of files, which stay open as long as it is shown.
void raiseFileLimit()
{
    constexpr rlim_t enough = 131'072; // more than a session can have parts
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= enough)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, enough);
    ::setrlimit(RLIMIT_NOFILE, &limit); // where it fails, files say so that cannot be opened
}

} // namespace

int main(int argc, char** argv)
{
    // A reader that goes away ("| head") shows as a write that fails, which Output deals with.
    std::signal(SIGPIPE, SIG_IGN);
    raiseFileLimit();
    playhead::Output out(STDOUT_FILENO);
    playhead::Output err(STDERR_FILENO);
    playhead::Io io = {out, err, wantsColours(out)};
    const std::vector<std::string_view> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return playhead::runProgram(words, io);
}
