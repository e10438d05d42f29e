// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/child.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>

namespace playhead::bench {

namespace {

std::string read_all(int descriptor)
{
    std::string text;
    std::array<char, 256> buffer{};
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

/// Starts it with its standard output in the pipe.
int spawn(const std::vector<std::string>& words, int out, pid_t& process)
{
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str())); // as posix_spawn wants them
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    const int problem =
        ::posix_spawn(&process, "/proc/self/exe", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

} // namespace

Result<double> run_child(std::string_view kind, const std::vector<std::string>& words)
{
    std::vector<std::string> all = {"playhead_bench", std::string(child_word), std::string(kind)};
    all.insert(all.end(), words.begin(), words.end());
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return Error{system_text(errno), "pipe", {}};
    pid_t process = 0;
    const int problem = spawn(all, ends[1], process);
    ::close(ends[1]);
    const std::string told = problem == 0 ? read_all(ends[0]) : std::string();
    ::close(ends[0]);
    if (problem != 0)
        return Error{system_text(problem), "/proc/self/exe", {}};
    int status = 0;
    ::waitpid(process, &status, 0);
    double figure = 0;
    const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), figure);
    if (status != 0 || error != std::errc())
        return Error{"The program that was to be measured failed.", std::string(kind), {}};
    return figure;
}

} // namespace playhead::bench
