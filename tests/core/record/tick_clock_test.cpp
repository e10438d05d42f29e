// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/tick_clock.h"
#include "tests/testkit/patient_test.h"

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

using namespace playhead;
using namespace playhead::record;

namespace {

void wait(std::chrono::microseconds time)
{
    std::this_thread::sleep_for(time);
}

} // namespace

class TickClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsTheTimeBeforeAnybodyHasLooked()
    {
        const TickClock clock;
        const TimeNs before = wall_clock();
        const TimeNs told = clock.now();
        QVERIFY(told >= before && told <= wall_clock());
    }

    void itTellsTheTimeOfTheSystem()
    {
        TickClock clock;
        constexpr TimeNs tolerance = 50 * ns_per_us; // of a machine that is busy, too
        for (int i = 0; i < 100; ++i) {
            clock.look();
            wait(std::chrono::microseconds(i * 30));
            // What interrupts this in between makes it wider, never wrong.
            const TimeNs before = wall_clock();
            const TimeNs told = clock.now();
            const TimeNs after = wall_clock();
            QVERIFY(told > before - tolerance && told < after + tolerance);
        }
    }

    void itDoesNotGoBackOnAnyThread()
    {
        TickClock clock;
        std::atomic<bool> is_over = false;
        std::atomic<int> steps_back = 0;
        std::array<std::jthread, 2> readers;
        for (std::jthread& reader : readers) {
            reader = std::jthread([&] {
                for (TimeNs last = 0; !is_over;) {
                    const TimeNs now = clock.now();
                    steps_back += now < last ? 1 : 0;
                    last = now;
                }
            });
        }
        for (int i = 0; i < 200; ++i) {
            clock.look();
            wait(std::chrono::microseconds(500));
        }
        is_over = true;
        for (std::jthread& reader : readers)
            reader.join();
        // The first look may find that what the system said was a little ahead.
        QVERIFY2(steps_back <= 2, qPrintable(QString::number(steps_back)));
    }
};

QTEST_GUILESS_MAIN(TickClockTest)
#include "tick_clock_test.moc"
