// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Opens a file that is larger than the memory it may take, and works with it.
#include "tests/bench/clock.h"
#include "tests/bench/input.h"
#include "tests/bench/resident.h"
#include "tests/bench/scratch_home.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/number.h"
#include "tests/bench/window_program.h"
#include "tests/campaigns/words.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/filter_line.h"

#include <QCoreApplication>
#include <QScrollBar>

#include <sys/resource.h>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <thread>

namespace playhead::campaign {

namespace {

constexpr double ns_in_ms = 1e6;
constexpr double bytes_in_mb = 1e6;
constexpr std::uint64_t bytes_of_line = 1470; ///< on average, of typical payloads

struct Options {
    std::uint64_t size = 5'000'000'000;
    std::uint64_t memory = 4'000'000'000;
    std::uint64_t seed = 1;
    std::string sessions;
};

/// The most memory that this process takes, looked at all the time.
class MemoryWatch
{
public:
    [[nodiscard]] double most() const { return most_; }

private:
    std::atomic<double> most_ = 0;
    std::jthread thread_{[this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            most_ = std::max(most_.load(), bench::resident_memory());
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }};
};

void say(const char* what, double ns)
{
    std::printf("%-32s %10.1f ms\n", what, ns / ns_in_ms);
    std::fflush(stdout);
}

/// What is asked for beyond the limit is refused, which ends the program.
bool limit_memory(std::uint64_t bytes)
{
    const rlimit limit = {bytes, bytes};
    return ::setrlimit(RLIMIT_DATA, &limit) == 0;
}

/// To the first rows, and until all is there.
bool open(bench::Stage& stage, const std::string& path, std::uint64_t events)
{
    const double begin = bench::now_ns();
    bench::HeartBeat beat;
    stage.window().openFiles({toQString(path)});
    bench::PaintWatch rows(&stage.canvas(), [&stage] {
        const auto& trace = stage.context().trace();
        return trace && trace->event_count() > 0;
    });
    while (!rows.is_painted())
        bench::turn_event_loop();
    say("first rows", bench::now_ns() - begin);
    if (!stage.settle() || !stage.context().trace() || stage.trace().event_count() < events)
        return false;
    say("all rows", bench::now_ns() - begin);
    say("event loop away at the most", beat.longest());
    return true;
}

/// Anywhere, by the scroll bar, and selects what is there.
bool scroll(bench::Stage& stage, std::uint64_t seed)
{
    std::minstd_rand chance(static_cast<unsigned>(seed));
    QScrollBar& bar = *stage.waterfall().verticalScrollBar();
    double worst_frame = 0;
    double worst_event = 0;
    constexpr int times = 40;
    for (int i = 0; i < times; ++i) {
        const auto most = static_cast<unsigned>(std::max(1, bar.maximum()));
        const int to = static_cast<int>(chance() % most);
        worst_frame = std::fmax(worst_frame, stage.frame([&] {
            bar.setValue(to);
            stage.canvas().update(); // also where it is there already
        }));
        const double begin = bench::now_ns();
        bench::click(stage.canvas(),
                     QPoint(stage.waterfall().timeRect().left() / 2, stage.canvas().height() / 2));
        if (!stage.settle())
            return false;
        worst_event = std::fmax(worst_event, bench::now_ns() - begin);
    }
    say("a scroll anywhere, the worst", worst_frame);
    say("an event shown, the worst", worst_event);
    return true;
}

bool filter(bench::Stage& stage)
{
    const double begin = bench::now_ns();
    for (const QChar letter : QStringLiteral("result:Fail"))
        bench::press_key(*stage.window().findChild<FilterLine*>(), 0, letter);
    if (!stage.settle())
        return false;
    say("a filter typed, until it shows", bench::now_ns() - begin);
    return stage.context().filter().hitCount() > 0;
}

bool close(bench::Stage& stage)
{
    SessionStore& store = stage.window().store();
    const double begin = bench::now_ns();
    store.close(QString(store.current()));
    const bool is_settled = stage.settle();
    say("closed", bench::now_ns() - begin);
    return is_settled && !stage.context().trace();
}

int run(const Options& options)
{
    bench::SessionPlan plan;
    plan.events = std::max<std::uint64_t>(1, options.size / bytes_of_line);
    plan.seed = options.seed;
    auto& files = bench::SessionFiles::instance();
    const auto path = files.path(plan);
    if (!path) {
        std::fprintf(stderr, "%s\n", path.error().to_string().c_str());
        return 1;
    }
    std::printf("%.0f MB in %llu events\n",
                static_cast<double>(std::filesystem::file_size(*path)) / bytes_in_mb,
                static_cast<unsigned long long>(plan.events));
    if (!limit_memory(options.memory)) {
        std::perror("the memory cannot be limited");
        return 1;
    }
    MemoryWatch memory;
    bool is_fine = false;
    {
        bench::Stage stage;
        is_fine = open(stage, *path, plan.events) && scroll(stage, options.seed) && filter(stage) &&
                  close(stage);
        std::printf("%-32s %10.0f MB\n", "memory after that",
                    bench::resident_memory() / bytes_in_mb);
    }
    std::printf("%-32s %10.0f MB\n", "memory at the most", memory.most() / bytes_in_mb);
    files.remove_large();
    if (!is_fine)
        std::fprintf(stderr, "The window did not do what was asked for.\n");
    return !is_fine || memory.most() > static_cast<double>(options.memory);
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead;
    campaign::Words words(count, values);
    campaign::Options options;
    options.size = words.count("--size", options.size);
    options.memory = words.count("--memory", options.memory);
    options.seed = words.count("--seed", options.seed);
    options.sessions = words.text("--sessions");
    if (!words.are_understood())
        return 2;
    const bench::ScratchHome home;
    const bench::ScratchFolder folder;
    bench::SessionFiles::instance().use(
        options.sessions.empty() ? folder.path("sessions") : options.sessions, false);
    const bench::WindowProgram program;
    return campaign::run(options);
}
