// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Opens a file in the real window and measures what a person does with it there: plays, scrubs,
// selects, looks for a text. Says the middle, the 99th of 100 and the worst of each. A figure for
// people and notes, not a test: it asserts nothing.
#include "tests/bench/paint_watch.h"
#include "ui/context/find.h"
#include "ui/context/replay.h"
#include "ui/main_window.h"
#include "ui/panels/event_pane.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_view.h"

#include <QApplication>
#include <QEventLoop>

#include <algorithm>
#include <cstdio>
#include <random>
#include <vector>

using namespace playhead;

namespace {

constexpr int actions = 300;

void settle(const MainWindow& window)
{
    while (!window.isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
    QCoreApplication::processEvents();
}

void report(const char* what, std::vector<double> times)
{
    if (times.empty())
        return;
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-44s n %4zu  p50 %7.2f  p99 %7.2f  max %7.2f ms\n", what, times.size(), at(0.5),
                at(0.99), times.back());
}

class Measures
{
public:
    explicit Measures(MainWindow& window)
        : m_window(window), m_graph(window.findChild<WaterfallView*>()->viewport())
    {
    }

    void play(int seconds)
    {
        Replay& replay = m_window.context().replay();
        replay.toStart();
        replay.setSpeed(64);
        std::vector<double> frames;
        QElapsedTimer whole;
        QElapsedTimer frame;
        whole.start();
        replay.play();
        m_graph.isPainted = false;
        frame.start();
        while (replay.isPlaying() && msSince(whole) < seconds * 1000) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (!m_graph.isPainted)
                continue;
            m_graph.isPainted = false;
            frames.push_back(msSince(frame));
            frame.restart();
        }
        replay.pause();
        report("playing at 64x: from frame to frame", frames);
    }

    void scrub()
    {
        Replay& replay = m_window.context().replay();
        const TimeRange session = replay.session();
        std::vector<double> times;
        for (int i = 0; i < actions; ++i) {
            const double share = std::uniform_real_distribution<>(0, 1)(m_random);
            times.push_back(untilPainted([&] {
                replay.seek(session.begin +
                            static_cast<DurationNs>(share * static_cast<double>(session.length())));
            }));
        }
        replay.leave();
        report("scrubbing anywhere: until painted", times);
    }

    void select()
    {
        SessionContext& context = m_window.context();
        std::vector<double> graph;
        std::vector<double> everywhere;
        const auto* pane = m_window.findChild<EventPane*>();
        for (int i = 0; i < actions; ++i) {
            const EventIndex event(std::uniform_int_distribution<std::uint32_t>(
                0, context.trace()->event_count() - 1)(m_random));
            QElapsedTimer clock;
            clock.start();
            graph.push_back(untilPainted([&] {
                context.select(event);
                Q_EMIT context.revealRequested(event);
            }));
            while (pane->isBusy())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
            QCoreApplication::processEvents();
            everywhere.push_back(msSince(clock));
        }
        report("selecting any event: until painted", graph);
        report("selecting any event: until every view has it", everywhere);
    }

    void find(const char* text)
    {
        Find& finder = m_window.context().find();
        QElapsedTimer clock;
        clock.start();
        finder.setSearch({text});
        const double set = msSince(clock);
        while (finder.isRunning() && finder.count() == 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        const double first = msSince(clock);
        settle(m_window);
        std::printf("find %-20s %7u events, set %6.1f ms, first %6.1f ms, all %7.1f ms\n", text,
                    finder.count(), set, first, msSince(clock));
        finder.setSearch({});
        settle(m_window);
    }

private:
    template <typename Action>
    double untilPainted(Action action)
    {
        QCoreApplication::processEvents();
        m_graph.isPainted = false;
        QElapsedTimer clock;
        clock.start();
        action();
        constexpr double patience = 1000;
        while (!m_graph.isPainted && msSince(clock) < patience)
            QCoreApplication::processEvents();
        return msSince(clock);
    }

    MainWindow& m_window;
    PaintWatch m_graph;
    std::mt19937 m_random{20261121}; // NOLINT(*-msc51-cpp): the same places in every run
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("Usage: measure_replay FILE [TEXT…]\n", stderr);
        return 2;
    }
    Theme::instance().install(application);
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    window.openFiles({QString::fromLocal8Bit(argv[1])});
    settle(window);
    Measures measures(window);
    for (int at = 2; at < argc; ++at)
        measures.find(argv[at]);
    measures.select();
    measures.scrub();
    constexpr int playedSeconds = 10;
    measures.play(playedSeconds);
    return 0;
}
