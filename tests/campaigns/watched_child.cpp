// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/campaigns/watched_child.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <ctime>
#include <memory>
#include <new>
#include <thread>

namespace playhead::campaign {

namespace {

using Clock = std::chrono::steady_clock;

constexpr bool is_sanitized = *PLAYHEAD_SANITIZE != '\0';

struct Unmap {
    void operator()(Told* told) const { ::munmap(told, sizeof(Told)); }
};

std::unique_ptr<Told, Unmap> shared_memory()
{
    void* const memory =
        ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return std::unique_ptr<Told, Unmap>(memory == MAP_FAILED ? nullptr : new (memory) Told);
}

std::chrono::nanoseconds processor_time(pid_t process)
{
    clockid_t clock = 0;
    timespec time = {};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// What its status says, in words; empty for 0.
std::string problem_of(int status)
{
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status)) + " (" + ::strsignal(WTERMSIG(status)) +
               ")"; // NOLINT(concurrency-mt-unsafe)
    if (WEXITSTATUS(status) != 0)
        return "ended with " + std::to_string(WEXITSTATUS(status));
    return {};
}

/// Until the child ends, or has to be ended.
std::string watch(pid_t child, const Told& told, const Patience& patience)
{
    std::uint64_t step = told.step();
    auto begin = Clock::now();
    auto begin_at_work = processor_time(child);
    std::chrono::milliseconds pause(1);
    for (;;) {
        int status = 0;
        if (::waitpid(child, &status, WNOHANG) == child)
            return problem_of(status);
        if (told.step() != step) {
            step = told.step();
            begin = Clock::now();
            begin_at_work = processor_time(child);
        }
        if (processor_time(child) - begin_at_work > patience.at_work ||
            Clock::now() - begin > patience.altogether) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return "took too long";
        }
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, std::chrono::milliseconds(50));
    }
}

} // namespace

void Told::say(std::string_view text)
{
    length_ = 0;
    text = text.substr(0, text_.size());
    std::copy(text.begin(), text.end(), text_.begin());
    length_ = text.size();
}

std::string Told::said() const
{
    return {text_.data(), length_};
}

Ending run_watched(const std::function<int(Told&)>& work, const Patience& patience)
{
    const auto told = shared_memory();
    if (!told)
        return {0, {}, "there is no memory to share"};
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit = {patience.memory, patience.memory};
        if (!is_sanitized)
            ::setrlimit(RLIMIT_DATA, &limit);
        ::_exit(work(*told));
    }
    if (child < 0)
        return {0, {}, "no process could be started"};
    std::string problem = watch(child, *told, patience);
    return {told->step(), told->said(), std::move(problem)};
}

} // namespace playhead::campaign
