// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Grows a session in the real window, ten snapshots a second, and says for how long the GUI thread
// is away: while it takes a snapshot, and at the longest between two turns of the event loop. A
// figure for people and notes, not a test: it asserts nothing.
//
//     measure_growth [EVENTS] [--live] [--leave] [--lanes] [--dark] [--filter TEXT] [--find TEXT]
//                    [--select N] [--step N] [--picture FILE]
#include "tests/testkit/paths.h"
#include "tests/testkit/trace_maker.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_view.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

constexpr int steps = 60;
constexpr int stepMs = 100;

/// A run of four agents at once, of which each works in turns of twenty calls.
class Run
{
public:
    Run()
    {
        m_root = m_maker.add(open("run", {}));
        for (int agent = 0; agent < agents; ++agent)
            m_turns.push_back(m_maker.add(open("agent", m_root)));
    }

    void add(int count)
    {
        for (int i = 0; i < count; ++i) {
            const auto agent = static_cast<std::size_t>(m_made % agents);
            if (m_made / agents % callsPerTurn == 0)
                m_turn[agent] = m_maker.add(call("turn", m_turns[agent], "action"));
            else
                m_maker.add(call("OpenAI Call", m_turn[agent], m_made % 3 == 0 ? "llm" : "tool"));
            ++m_made;
        }
    }
    [[nodiscard]] std::shared_ptr<const Trace> snapshot() { return m_maker.snapshot(); }

private:
    static constexpr int agents = 4;
    static constexpr int callsPerTurn = 20;

    [[nodiscard]] Event open(const char* type, EventIndex parent) const
    {
        Event event = TraceMaker::event(type, seconds(), 0, parent);
        event.end_timestamp = no_time;
        return event;
    }
    [[nodiscard]] Event call(const char* type, EventIndex parent, const char* action) const
    {
        Event event = TraceMaker::event(type, seconds(), seconds() + 0.002, parent, action);
        event.result = m_made % 97 == 0 ? EventResult::Fail : EventResult::Success;
        event.agent = "agent " + std::to_string(m_made % agents);
        event.tags = {m_made % 2 == 0 ? "even" : "odd"};
        if (event.action_type == "llm") {
            event.tokens.prompt = 1200;
            event.tokens.completion = 80;
        }
        return event;
    }
    [[nodiscard]] double seconds() const { return m_made * 0.0002; }

    TraceMaker m_maker;
    EventIndex m_root;
    std::vector<EventIndex> m_turns;
    std::array<EventIndex, agents> m_turn;
    int m_made = 0;
};

/// What the GUI thread has worked, whatever else the machine does.
double workedMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The longest time between two turns of the event loop, by the clock and by the work done.
class Watch
{
public:
    Watch()
    {
        QObject::connect(&m_turns, &QTimer::timeout, &m_turns, [this] { turn(); });
    }
    void restart()
    {
        longest = 0;
        longestWork = 0;
        m_since.restart();
        m_workedSince = workedMs();
    }
    /// Lets the event loop run for a while, with what was posted before.
    void run(int duration)
    {
        QElapsedTimer clock;
        clock.start();
        m_turns.start(1);
        while (clock.elapsed() < duration)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        m_turns.stop();
    }

    double longest = 0;
    double longestWork = 0;

private:
    void turn()
    {
        longest = std::max(longest, static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        longestWork = std::max(longestWork, workedMs() - m_workedSince);
        m_since.restart();
        m_workedSince = workedMs();
    }

    QTimer m_turns;
    QElapsedTimer m_since;
    double m_workedSince = 0;
};

void report(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-40s n %3zu  p50 %7.2f  p95 %7.2f  max %7.2f ms\n", what, times.size(), at(0.5),
                at(0.95), times.back());
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir scratch;
    for (const char* folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(folder, scratch.path().toUtf8());
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOptions({{u"filter"_s, u"Filters the events."_s, u"text"_s},
                        {u"find"_s, u"Looks for a text."_s, u"text"_s},
                        {u"lanes"_s, u"Shows the lanes."_s},
                        {u"dark"_s, u"Draws in dark colours."_s},
                        {u"live"_s, u"The session is being recorded."_s},
                        {u"leave"_s, u"Scrolls away from its end half way."_s},
                        {u"step"_s, u"How many events come at a time."_s, u"number"_s, u"500"_s},
                        {u"picture"_s, u"Draws the window in the end."_s, u"file"_s},
                        {u"select"_s, u"Selects an event."_s, u"number"_s}});
    options.addPositionalArgument(u"events"_s, u"How many there are before it grows."_s);
    options.addHelpOption();
    options.process(application);
    const QStringList numbers = options.positionalArguments();

    Theme::instance().setMode(options.isSet(u"dark"_s) ? ThemeMode::Dark : ThemeMode::Light);
    MainWindow window;
    window.show();
    window.openFiles(
        {testkit::samplePath(u"demo.json"_s)}); // so that there is a page for a session
    while (!window.isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);

    Run run;
    run.add(numbers.isEmpty() ? 100'000 : numbers.constFirst().toInt());
    SessionContext& context = window.context();
    context.setTrace(run.snapshot());
    context.setLive(options.isSet(u"live"_s));
    context.filter().setText(options.value(u"filter"_s));
    if (options.isSet(u"find"_s))
        context.find().setSearch({toStdString(options.value(u"find"_s))});
    if (options.isSet(u"lanes"_s))
        window.findChild<TimelineStack*>()->setTimelineLayout(TimelineLayout::Lanes);
    if (options.isSet(u"select"_s))
        context.select(EventIndex(options.value(u"select"_s).toUInt()));
    Watch watch;
    watch.restart();
    watch.run(2000);

    std::vector<double> taken;
    std::vector<double> worked;
    std::vector<double> away;
    std::vector<double> awayAtWork;
    for (int step = 0; step < steps; ++step) {
        run.add(options.value(u"step"_s).toInt());
        if (step == steps / 2 && options.isSet(u"leave"_s))
            window.findChild<WaterfallView*>()->verticalScrollBar()->triggerAction(
                QAbstractSlider::SliderPageStepSub);
        const auto snapshot = run.snapshot(); // another thread's work
        watch.restart();
        const double before = workedMs();
        context.growTrace(snapshot);
        taken.push_back(workedMs() - before);
        watch.run(stepMs);
        worked.push_back(workedMs() - before);
        away.push_back(watch.longest);
        awayAtWork.push_back(watch.longestWork);
    }
    std::printf("%u events in the end\n", context.trace()->event_count());
    report("growTrace(): work", taken);
    report("all work of a step", worked);
    report("longest absence: work", awayAtWork);
    report("longest absence: by the clock", away);
    if (options.isSet(u"picture"_s))
        window.grab().save(options.value(u"picture"_s));
    return 0;
}
