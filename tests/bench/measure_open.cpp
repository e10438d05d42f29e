// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Opens a file in the real window and says how that felt: when the first rows were there, when the
// file was read, the longest time that the event loop was away, and the peak of memory. A figure
// for people and notes, not a test: it asserts nothing.
#include "ui/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace playhead;

namespace {

/// Beats as often as the event loop lets it, and keeps the longest pause between two beats.
class HeartBeat : public QObject
{
public:
    HeartBeat()
    {
        m_since.start();
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.restart();
        });
        m_timer.start();
    }
    [[nodiscard]] double longestMs() const { return static_cast<double>(m_longest) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

double peakMiB()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("Usage: measure_open FILE\n", stderr);
        return 2;
    }
    Theme::instance().install(application);
    MainWindow window;
    window.show();
    QCoreApplication::processEvents();

    const HeartBeat beat;
    QElapsedTimer clock;
    clock.start();
    qint64 firstRows = -1;
    QObject::connect(&window.context(), &SessionContext::traceChanged, &window, [&] {
        if (firstRows < 0 && window.context().trace() &&
            window.context().trace()->event_count() > 0)
            QTimer::singleShot(0, &window, [&] { firstRows = clock.elapsed(); }); // painted by then
    });
    QObject::connect(&window.store(), &SessionStore::idle, &window,
                     [&] { QTimer::singleShot(500, &application, &QCoreApplication::quit); });
    window.openFiles({QString::fromLocal8Bit(argv[1])});
    qint64 read = 0;
    QObject::connect(&window.store(), &SessionStore::idle, &window,
                     [&] { read = clock.elapsed(); });
    QApplication::exec();

    const auto& trace = window.context().trace();
    std::printf("events %u\nfirst rows after %lld ms\nread after %lld ms\n"
                "event loop away for at most %.1f ms\npeak memory %.0f MiB\n",
                trace ? trace->event_count() : 0, static_cast<long long>(firstRows),
                static_cast<long long>(read), beat.longestMs(), peakMiB());
    return 0;
}
