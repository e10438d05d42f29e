// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Opens a file in the real window, puts filters to it, and says for each how long it took until the
// rows were painted, until the source was read and until the chips were counted. A figure for
// people and notes, not a test: it asserts nothing.
#include "tests/bench/paint_watch.h"
#include "ui/context/event_filter.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <cstdio>

using namespace playhead;

namespace {

void settle(const MainWindow& window)
{
    while (!window.isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
}

void measure(MainWindow& window, PaintWatch& paints, const char* text)
{
    EventFilter& filter = window.context().filter();
    QElapsedTimer clock;
    clock.start();
    paints.isPainted = false;
    filter.setText(QString::fromUtf8(text));
    const double set = msSince(clock);
    while (!paints.isPainted)
        QCoreApplication::processEvents();
    const double painted = msSince(clock);
    while (filter.isRunning())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
    const double read = msSince(clock);
    settle(window);
    std::printf("%-40s %7u hits, set %6.1f ms, painted %6.1f ms, read %7.1f ms, chips %7.1f ms\n",
                text, filter.hitCount(), set, painted, read, msSince(clock));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("Usage: measure_filter FILE [FILTER…]\n", stderr);
        return 2;
    }
    Theme::instance().install(application);
    MainWindow window;
    window.show();
    window.openFiles({QString::fromLocal8Bit(argv[1])});
    settle(window);
    PaintWatch paints(window.findChild<WaterfallView*>()->viewport());
    for (int at = 2; at < argc; ++at)
        measure(window, paints, argv[at]);
    return 0;
}
