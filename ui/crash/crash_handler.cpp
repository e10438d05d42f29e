// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/crash/crash_handler.h"

#include "core/base/user_folders.h"

#include <execinfo.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ctime>

namespace playhead {

namespace {

constexpr std::size_t stepLength = 60;
constexpr std::size_t stepsKept = 32;
constexpr std::size_t longestPath = 4096;
constexpr std::size_t longestFacts = 512;

struct Signal {
    int number;
    const char* name;
};
constexpr std::array signals = {
    Signal{SIGSEGV, "SIGSEGV, memory that is not the program's"},
    Signal{SIGBUS, "SIGBUS, memory that cannot be reached, such as of a file that was cut"},
    Signal{SIGFPE, "SIGFPE, a wrong sum"},
    Signal{SIGILL, "SIGILL, no instruction"},
    Signal{SIGABRT, "SIGABRT, the program gave up"},
};

/// All that a signal needs, made before: there nothing can be allocated.
struct State {
    std::array<char, longestPath> folder{};
    std::array<char, longestPath> file{};
    std::array<char, longestFacts> facts{};
    std::array<std::array<char, stepLength + 1>, stepsKept> steps{};
    std::size_t stepCount = 0;
    std::atomic_flag isCrashing = ATOMIC_FLAG_INIT;
    /// For the signal, when the usual is full.
    alignas(std::max_align_t) std::array<char, std::size_t{64} << 10> stack{};
};
State state; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): a signal has no other

/// Writes what it is given and no more: a failing disk is not waited for.
class Notes
{
public:
    explicit Notes(int file) : m_file(file) {}

    Notes& text(const char* text)
    {
        if (::write(m_file, text, std::strlen(text)) < 0)
            m_hasFailed = true;
        return *this;
    }
    Notes& number(std::uint64_t value, unsigned base = 10)
    {
        std::array<char, 24> digits{};
        std::size_t at = digits.size() - 1;
        do {
            digits[--at] = "0123456789abcdef"[value % base];
            value /= base;
        } while (value > 0);
        return text(digits.data() + at);
    }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

private:
    int m_file;
    bool m_hasFailed = false;
};

void copy(std::string_view from, char* to, std::size_t room)
{
    const std::size_t length = std::min(from.size(), room - 1);
    std::memcpy(to, from.data(), length);
    to[length] = '\0';
}

const char* nameOf(int signal)
{
    for (const Signal& each : signals) {
        if (each.number == signal)
            return each.name;
    }
    return "?";
}

void writeSteps(Notes& notes)
{
    notes.text("\nLast steps, the latest last:\n");
    const std::size_t kept = std::min(state.stepCount, stepsKept);
    for (std::size_t i = state.stepCount - kept; i < state.stepCount; ++i)
        notes.text("  ").text(state.steps[i % stepsKept].data()).text("\n");
}

void writeNotes(int signal, const siginfo_t* info)
{
    ::mkdir(state.folder.data(), S_IRWXU);
    const int file = ::open(state.file.data(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW,
                            S_IRUSR | S_IWUSR);
    if (file < 0)
        return;
    Notes notes(file);
    notes.text(state.facts.data()).text("\nsignal ").number(static_cast<unsigned>(signal));
    notes.text(": ").text(nameOf(signal));
    if (info && (signal == SIGSEGV || signal == SIGBUS))
        notes.text(", at 0x").number(reinterpret_cast<std::uintptr_t>(info->si_addr), 16);
    notes.text("\nseconds since 1970: ").number(static_cast<std::uint64_t>(std::time(nullptr)));
    notes.text("\n");
    writeSteps(notes);
    notes.text("\nStack:\n");
    std::array<void*, 64> frames{};
    ::backtrace_symbols_fd(frames.data(),
                           ::backtrace(frames.data(), static_cast<int>(frames.size())), file);
    ::close(file);
}

void handle(int signal, siginfo_t* info, void*)
{
    if (state.isCrashing.test_and_set()) {
        // Another thread's, which the first one's end ends; or of the notes themselves.
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    writeNotes(signal, info);
    std::signal(signal, SIG_DFL);
    std::raise(signal); // comes when this returns
}

} // namespace

void noteCrashes(const std::string& folder, std::string_view facts)
{
    const std::string file = folder + "/crash-" + std::to_string(std::time(nullptr)) + "-" +
                             std::to_string(::getpid()) + ".txt";
    if (file.size() >= longestPath)
        return;
    copy(folder, state.folder.data(), state.folder.size());
    copy(file, state.file.data(), state.file.size());
    copy(facts, state.facts.data(), state.facts.size());
    std::array<void*, 4> frames{};
    ::backtrace(frames.data(), static_cast<int>(frames.size()));

    stack_t stack{};
    stack.ss_sp = state.stack.data();
    stack.ss_size = state.stack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action = {};
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    ::sigemptyset(&action.sa_mask);
    for (const Signal& each : signals)
        ::sigaction(each.number, &action, nullptr);
}

void noteStep(std::string_view step)
{
    copy(step, state.steps[state.stepCount % stepsKept].data(), stepLength + 1);
    ++state.stepCount;
}

std::string defaultCrashFolder()
{
    return user_folder(UserFolder::State) + "/Playhead/crashes";
}

} // namespace playhead
