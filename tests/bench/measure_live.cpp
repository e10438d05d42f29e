// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Records events in another process, as a program does, while the real window shows their session,
// and says how long it took from the return of record() until each was in the window's session and
// painted, how long the event loop was away at most, and how many were lost. A figure for people
// and notes, not a test: it asserts nothing.
#include "core/library/library_sink.h"
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock; // the same in all processes of a system

struct Plan {
    bool isLibrary = true;
    int events = 100'000;
    int perSecond = 5'000;
    QString folder;

    [[nodiscard]] QString returns() const { return folder % u"/returns"_s; }
    [[nodiscard]] std::string jsonl() const { return folder.toStdString() + "/run.jsonl"; }
    [[nodiscard]] std::string library() const { return folder.toStdString() + "/library"; }
    [[nodiscard]] std::string recordings() const { return folder.toStdString() + "/recordings"; }
};

double msSince(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
        .count();
}

/// The recording program. It writes down when each record() returned.
int recordEvents(const Plan& plan)
{
    record::ClientOptions options;
    options.folder = plan.recordings();
    auto client = record::Client::open(
        plan.isLibrary ? library_sink(plan.library()) : record::jsonl_sink(plan.jsonl()), options);
    if (!client)
        return 1;
    const auto session = client->begin_session({.id = "measured", .name = "Measured"});
    std::vector<std::int64_t> returned;
    returned.reserve(static_cast<std::size_t>(plan.events));
    const auto begin = Clock::now() + std::chrono::seconds(2); // the window opens it meanwhile
    const auto pause = std::chrono::nanoseconds(1'000'000'000) / plan.perSecond;
    for (int i = 0; i < plan.events; ++i) {
        std::this_thread::sleep_until(begin + i * pause);
        session.record({.event_type = i % 10 == 0 ? "OpenAI Call" : "step",
                        .model = i % 10 == 0 ? "gpt-4.1" : "",
                        .prompt = "What is there to do in Lisbon on a Sunday?"});
        returned.push_back(now());
    }
    session.end(EventResult::Success);
    const bool isClosed = client->close().has_value();
    QFile file(plan.returns());
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(reinterpret_cast<const char*>(returned.data()),
               static_cast<qint64>(returned.size() * sizeof(std::int64_t)));
    return isClosed ? 0 : 1;
}

void report(const char* what, std::vector<double> times)
{
    if (times.empty())
        return;
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-32s n %6zu  p50 %7.1f  p99 %7.1f  max %7.1f ms\n", what, times.size(), at(0.5),
                at(0.99), times.back());
}

/// When the first so and so many events were there.
struct Arrival {
    std::uint32_t events;
    std::int64_t time;
};

class Watch : public QObject
{
public:
    Watch(MainWindow& window, QWidget* graph) : m_window(window), m_graph(graph)
    {
        connect(&window.context(), &SessionContext::traceGrown, this, [this] { look(); });
        connect(&window.context(), &SessionContext::traceChanged, this, [this] { look(); });
        graph->installEventFilter(this);
        m_beat.setInterval(1);
        m_beat.setTimerType(Qt::PreciseTimer);
        m_since.start();
        connect(&m_beat, &QTimer::timeout, this, [this] {
            m_absences.push_back(msSince(m_since));
            m_since.restart();
        });
        m_beat.start();
    }
    [[nodiscard]] std::uint32_t events() const
    {
        const auto& trace = m_window.context().trace();
        return trace ? trace->event_count() : 0;
    }
    std::vector<Arrival> inTrace;
    std::vector<Arrival> painted;
    void restart()
    {
        m_absences.clear();
        m_since.restart();
    }
    [[nodiscard]] const std::vector<double>& absences() const { return m_absences; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [this, count = events()] {
                painted.push_back({count, now()}); // behind the painting
            });
        return QObject::eventFilter(watched, event);
    }

private:
    void look()
    {
        if (events() > 0)
            inTrace.push_back({events(), now()});
        m_graph->update(); // where the rows in sight are the same, nothing else asks for it
    }

    MainWindow& m_window;
    QWidget* m_graph;
    QTimer m_beat;
    QElapsedTimer m_since;
    std::vector<double> m_absences;
};

std::vector<double> delays(const std::vector<std::int64_t>& returned,
                           const std::vector<Arrival>& arrivals)
{
    std::vector<double> delays;
    std::size_t next = 0;
    for (const Arrival& arrival : arrivals) {
        for (; next < std::min<std::size_t>(arrival.events, returned.size()); ++next)
            delays.push_back(static_cast<double>(arrival.time - returned[next]) / 1e6);
    }
    return delays;
}

void show(MainWindow& window, const Plan& plan)
{
    if (!plan.isLibrary) {
        while (!QFile::exists(QString::fromStdString(plan.jsonl())))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        window.openFiles({QString::fromStdString(plan.jsonl())});
        return;
    }
    const QString key = LibraryStore::keyOf("measured");
    while (window.store().model().rowOf(key) < 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    window.store().show(key);
}

int measure(const Plan& plan, const char* program)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string events = std::to_string(plan.events);
        const std::string rate = std::to_string(plan.perSecond);
        const std::string folder = plan.folder.toStdString();
        ::execl("/proc/self/exe", program, plan.isLibrary ? "library" : "jsonl", events.c_str(),
                rate.c_str(), folder.c_str(), nullptr);
        ::_exit(1);
    }
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    window.useLibrary(plan.library());
    window.useRecordings(plan.recordings());
    Watch watch(window, window.findChild<WaterfallView*>()->viewport());
    show(window, plan);
    while (watch.events() == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    watch.restart();
    int status = 0;
    bool isRunning = true;
    QElapsedTimer settled;
    while (isRunning || settled.elapsed() < 1500) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
        if (isRunning && ::waitpid(child, &status, WNOHANG) == child) {
            isRunning = false;
            settled.start();
        }
    }
    std::vector<std::int64_t> returned(static_cast<std::size_t>(plan.events));
    QFile file(plan.returns());
    if (!file.open(QIODevice::ReadOnly) ||
        file.read(reinterpret_cast<char*>(returned.data()),
                  static_cast<qint64>(returned.size() * sizeof(std::int64_t))) <= 0)
        return 1;
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const double seconds = static_cast<double>(returned.back() - returned.front()) / 1e9;
    std::printf("%s: %d events in %.1f s, %u in the window, %zu snapshots, %zu paints\n",
                plan.isLibrary ? "library" : "jsonl", plan.events, seconds, watch.events(),
                watch.inTrace.size(), watch.painted.size());
    report("until in the window's session", delays(returned, watch.inTrace));
    report("until painted", delays(returned, watch.painted));
    report("event loop away", watch.absences());
    std::printf("events lost %d, peak memory %.0f MiB\n",
                plan.events - static_cast<int>(watch.events()),
                static_cast<double>(usage.ru_maxrss) / 1024);
    return status == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || (std::strcmp(argv[1], "library") != 0 && std::strcmp(argv[1], "jsonl") != 0)) {
        std::fputs("Usage: measure_live library|jsonl [EVENTS [EVENTS-A-SECOND]]\n", stderr);
        return 2;
    }
    Plan plan;
    plan.isLibrary = std::strcmp(argv[1], "library") == 0;
    if (argc > 2)
        plan.events = std::max(1, std::atoi(argv[2]));
    if (argc > 3)
        plan.perSecond = std::max(1, std::atoi(argv[3]));
    if (argc > 4) { // by measure()
        plan.folder = QString::fromLocal8Bit(argv[4]);
        return recordEvents(plan);
    }
    const QTemporaryDir folder;
    plan.folder = folder.path();
    qputenv("XDG_STATE_HOME", plan.folder.toLocal8Bit());
    QApplication application(argc, argv);
    Theme::instance().install(application);
    return measure(plan, argv[0]);
}
