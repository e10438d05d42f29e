// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demos/run_demo.h"

#include "app/demos/performance.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library_sink.h"
#include "core/record/recover.h"
#include "core/record/sinks.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead::demos {

namespace {

Result<std::unique_ptr<record::Sink>> openAnySink(std::string_view address)
{
    if (is_library_address(address))
        return open_library_sink(address, &read_sessions);
    return record::open_sink(address);
}

/// What a demo is stopped for: because somebody asks, or because nothing can be recorded.
class Stops
{
public:
    explicit Stops(const std::stop_token& asked) : m_asked(asked, [this] { m_any.request_stop(); })
    {
    }
    void fail(const Error& error)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_failure)
            m_failure = error;
        m_any.request_stop();
    }
    [[nodiscard]] std::stop_token token() const { return m_any.get_token(); }
    [[nodiscard]] std::optional<Error> failure() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_failure;
    }

private:
    mutable std::mutex m_mutex;
    std::optional<Error> m_failure;
    std::stop_source m_any;
    std::stop_callback<std::function<void()>> m_asked;
};

Error systemError(const std::string& what)
{
    return {what + ": " + std::strerror(errno) + ".", {}, {}}; // NOLINT(concurrency-mt-unsafe)
}

/// A process of this program, and what it writes.
class Child
{
public:
    static Result<Child> start(const std::vector<std::string>& arguments)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return systemError("The demo's process cannot be listened to");
        std::string program = "playhead";
        std::vector<std::string> words = arguments;
        std::vector<char*> values = {program.data()};
        for (std::string& word : words)
            values.push_back(word.data());
        values.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        pid_t process = 0;
        const int problem =
            ::posix_spawn(&process, "/proc/self/exe", &actions, nullptr, values.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (problem != 0) {
            ::close(ends[0]);
            errno = problem;
            return systemError("The demo's process cannot be started");
        }
        return Child(process, ends[0]);
    }
    Child(Child&& other) noexcept
        : m_process(std::exchange(other.m_process, 0)), m_output(std::exchange(other.m_output, -1))
    {
    }
    Child& operator=(Child&&) = delete;
    ~Child()
    {
        if (m_process > 0) {
            kill();
            (void)reap();
        }
        if (m_output >= 0)
            ::close(m_output);
    }

    void kill() const { (void)::kill(m_process, SIGKILL); }
    /// Up to the end of the line, or of the output.
    [[nodiscard]] std::string readLine() const
    {
        std::string line;
        for (char c = 0;;) {
            const ssize_t count = ::read(m_output, &c, 1);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0 || c == '\n')
                return line;
            line += c;
        }
    }
    /// Until it has ended; it stays known until it is reaped.
    void wait() const
    {
        siginfo_t info = {};
        while (::waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED | WNOWAIT) != 0 &&
               errno == EINTR) {
        }
    }
    /// Whether a signal has ended it.
    bool reap()
    {
        int status = 0;
        while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
        }
        m_process = 0;
        return WIFSIGNALED(status);
    }

private:
    Child(pid_t process, int output) : m_process(process), m_output(output) {}
    pid_t m_process;
    int m_output;
};

/// Whatever the locale.
std::string numberText(double number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.begin(), text.end(), number).ptr;
    return {text.begin(), end};
}

std::vector<std::string> argumentsFor(const Demo& demo, const Performance& performance,
                                      const Destination& to)
{
    const bool isFile = !to.file.empty();
    return {"demo",
            std::string(demo.id),
            "--" + std::string(inThisProcess),
            "--seed",
            std::to_string(performance.seed),
            "--speed",
            performance.speed > 0 ? numberText(performance.speed) : "max",
            isFile ? "--output" : "--library",
            isFile ? to.file : to.library};
}

Result<void> runElsewhere(const Demo& demo, const Performance& performance, const Destination& to)
{
    auto child = Child::start(argumentsFor(demo, performance, to));
    if (!child)
        return child.error();
    std::string session;
    {
        const std::stop_callback stopped(performance.stop, [&child] { child->kill(); });
        session = child->readLine();
        if (!session.empty() && performance.onBegun)
            performance.onBegun(session);
        child->wait();
    }
    if (!child->reap())
        return Error{"The demo's process could not record.", to.file.empty() ? to.library : to.file,
                     "playhead demo " + std::string(demo.id) + " --" + std::string(inThisProcess) +
                         " in a terminal says why."};
    const record::Recovered recovered =
        record::recover(record::default_recording_folder(), &openAnySink);
    const bool isTakenUp = std::any_of(recovered.sessions.begin(), recovered.sessions.end(),
                                       [&session](const auto& each) { return each.id == session; });
    // What others have left is not this one's matter.
    if (!isTakenUp && !session.empty() && !recovered.failures.empty())
        return recovered.failures.front();
    return {};
}

} // namespace

Result<void> runDemoHere(const Demo& demo, const Performance& performance, const Destination& to)
{
    Stops stops(performance.stop);
    record::ClientOptions options;
    // At full speed a demo is faster than the disk.
    options.patience = std::chrono::seconds(5);
    options.on_error = [&stops](const Error& error) { stops.fail(error); };
    auto client = record::Client::open(to.file.empty() ? library_sink(to.library, &read_sessions)
                                                       : record::jsonl_sink(to.file),
                                       std::move(options));
    if (!client)
        return client.error();
    Performance stoppable = performance;
    stoppable.stop = stops.token();
    perform(demo, *client, stoppable);
    auto closed = client->close();
    if (const auto failure = stops.failure())
        return *failure;
    return closed;
}

Result<void> runDemo(const Demo& demo, const Performance& performance, const Destination& to)
{
    return demo.killsItsProcess ? runElsewhere(demo, performance, to)
                                : runDemoHere(demo, performance, to);
}

} // namespace playhead::demos
