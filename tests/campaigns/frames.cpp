// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Works with the window as a person in a hurry does, and says how long it was away for each frame.
#include "tests/bench/clock.h"
#include "tests/bench/scratch_home.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/sessions/number.h"
#include "tests/bench/window_program.h"
#include "tests/campaigns/frame_times.h"
#include "tests/campaigns/person.h"
#include "tests/campaigns/words.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/waterfall_view.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>
#include <thread>

namespace playhead::campaign {

namespace {

constexpr double ns_in_ms = 1e6;
constexpr double ns_in_second = 1e9;

struct Options {
    std::uint64_t events = 1'000'000;
    unsigned seed = 1;
    double seconds = 30;
    double at_most = 16.7; ///< ms, of 99 in 100 frames
    std::string sessions;
};

/// Counts the turns of the event loop in which the timeline is painted.
class Frames
{
public:
    explicit Frames(bench::Stage& stage)
        : waterfall_(stage.waterfall().viewport()), lanes_(stage.lanes().viewport())
    {
    }

    /// One input, until it is painted, or there is nothing to paint.
    void input(Person& person)
    {
        constexpr int turns = 3; // a layout may be put off for one
        restart();
        const double begin = bench::now_ns();
        const std::string what = person.act();
        for (int i = 0; i < turns && !is_painted(); ++i)
            QCoreApplication::processEvents();
        note(what, bench::now_ns() - begin);
    }

    /// What the window does by itself until then: it plays, hits come in.
    void rest(double until)
    {
        while (bench::now_ns() < until) {
            restart();
            const double taken = bench::time_of([] { QCoreApplication::processEvents(); });
            note("by itself", taken);
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    }

    [[nodiscard]] const FrameTimes& times() const { return times_; }
    /// Milliseconds, also where nothing was painted.
    [[nodiscard]] double longest_away() const { return longest_away_; }

private:
    [[nodiscard]] bool is_painted() const { return waterfall_.is_painted() || lanes_.is_painted(); }

    void restart()
    {
        waterfall_.restart();
        lanes_.restart();
    }

    void note(const std::string& what, double ns)
    {
        longest_away_ = std::max(longest_away_, ns / ns_in_ms);
        if (is_painted())
            times_.add(what, ns / ns_in_ms);
    }

    bench::PaintWatch waterfall_;
    bench::PaintWatch lanes_;
    FrameTimes times_;
    double longest_away_ = 0;
};

int run(const Options& options)
{
    bench::Stage stage;
    bench::SessionPlan plan = bench::million();
    plan.events = options.events;
    if (const auto opened = stage.open(plan); !opened) {
        std::fprintf(stderr, "%s\n", opened.error().to_string().c_str());
        return 1;
    }
    Person person(stage, options.seed);
    Frames frames(stage);
    constexpr double between = 10 * ns_in_ms; // as a mouse or a key that is held down sends them
    const double end = bench::now_ns() + options.seconds * ns_in_second;
    while (bench::now_ns() < end) {
        const double next = bench::now_ns() + between;
        frames.input(person);
        frames.rest(next);
    }
    frames.times().print();
    constexpr double most = 0.99;
    const double p99 = frames.times().quantile(most);
    std::printf("%llu events, seed %u: p99 %.1f ms, worst %.1f ms, the event loop was away for "
                "%.1f ms at the most\n",
                static_cast<unsigned long long>(options.events), options.seed, p99,
                frames.times().quantile(1), frames.longest_away());
    return p99 > options.at_most;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead;
    campaign::Words words(count, values);
    campaign::Options options;
    options.events = words.count("--events", options.events);
    options.seed = static_cast<unsigned>(words.count("--seed", options.seed));
    options.seconds = words.number("--seconds", options.seconds);
    options.at_most = words.number("--at-most", options.at_most);
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
