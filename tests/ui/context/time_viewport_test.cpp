// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/zoom.h"
#include "tests/testkit/patient_test.h"
#include "ui/context/time_viewport.h"

#include <QSignalSpy>

using namespace playhead;
using Motion = TimeViewport::Motion;

namespace {

constexpr TimeNs begin = 1'795'212'989 * ns_per_second;
constexpr TimeRange session{begin, begin + 1000 * ns_per_second};
constexpr TimeRange part{begin + 100 * ns_per_second, begin + 200 * ns_per_second};

} // namespace

class TimeViewportTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TimeViewport> time;

private Q_SLOTS:
    void init()
    {
        time = std::make_unique<TimeViewport>();
        time->reset(session);
    }

    void aSessionIsShownWhole()
    {
        QCOMPARE(time->range(), session);
        QCOMPARE(time->full(), session);
        time->show(part);
        time->reset({0, ns_per_second});
        QCOMPARE(time->range(), (TimeRange{0, ns_per_second}));
    }

    void aGrowingSessionMovesOnlyWhoSeesAllOfIt()
    {
        const TimeRange longer{session.begin, session.end + 500 * ns_per_second};
        time->grow(longer);
        QCOMPARE(time->range(), longer);
        time->show(part);
        QSignalSpy moved(time.get(), &TimeViewport::rangeChanged);
        QSignalSpy grown(time.get(), &TimeViewport::fullChanged);
        time->grow({longer.begin, longer.end + 1});
        QCOMPARE(time->range(), part);
        QCOMPARE(moved.size(), 0);
        QCOMPARE(grown.size(), 1);
    }

    void whatIsShownIsToldOnce()
    {
        QSignalSpy moved(time.get(), &TimeViewport::rangeChanged);
        time->show(part);
        time->show(part);
        QCOMPARE(moved.size(), 1);
        time->show({0, 1});
        QCOMPARE(time->range(), (TimeRange{session.begin, session.begin + shortest_view}));
    }

    void withoutADurationAGlideIsAJump()
    {
        QSignalSpy moved(time.get(), &TimeViewport::rangeChanged);
        time->show(part, Motion::Glide);
        QCOMPARE(time->range(), part);
        QCOMPARE(moved.size(), 1);
    }

    void aGlideGoesThereInSteps()
    {
        time->setGlideDuration(60);
        QSignalSpy moved(time.get(), &TimeViewport::rangeChanged);
        time->show(part, Motion::Glide);
        QCOMPARE(time->target(), part);
        QVERIFY(time->range() != part);
        QTRY_COMPARE(time->range(), part);
        QVERIFY(moved.size() > 1);
        for (qsizetype i = 1; i < moved.size(); ++i) {
            const auto before = moved.at(i - 1).front().value<TimeRange>();
            const auto after = moved.at(i).front().value<TimeRange>();
            QVERIFY(after.begin >= before.begin && after.end <= before.end);
        }
    }

    void whatFollowsAPointerJumpsAndEndsAGlide()
    {
        time->setGlideDuration(10'000);
        time->show(part, Motion::Glide);
        time->zoom(2, 0.5);
        const TimeRange jumped = time->range();
        QCOMPARE(time->target(), jumped);
        QVERIFY(std::abs(jumped.length() - session.length() / 2) < ns_per_second);
        QTest::qWait(50);
        QCOMPARE(time->range(), jumped);
    }

    void keysInARowAddUpHoweverFarTheGlideHasCome()
    {
        time->setGlideDuration(10'000);
        for (int i = 0; i < 3; ++i)
            time->zoom(2, 0.5, Motion::Glide);
        QCOMPARE(time->target().length(), session.length() / 8);
        time->stop();
        QCOMPARE(time->target(), time->range());
        QVERIFY(time->range().length() > session.length() / 2);
    }

    void fittingLeavesRoomAndFittingAllDoesNot()
    {
        time->fit(part);
        QVERIFY(time->range().begin < part.begin && time->range().end > part.end);
        time->fitAll();
        QCOMPARE(time->range(), session);
    }

    void whatCanBeSeenNeedsNoMove()
    {
        time->show(part);
        time->bringIntoView({part.end - 1, part.end + 50 * ns_per_second});
        QCOMPARE(time->range(), part);
        const TimeNs later = begin + 700 * ns_per_second;
        time->bringIntoView({later, later});
        QCOMPARE(time->range().length(), part.length());
        QVERIFY(time->range().begin < later && time->range().end > later);
    }

    void aStretchIsMarkedInEitherDirectionAndGoesWithItsSession()
    {
        QSignalSpy marks(time.get(), &TimeViewport::markedChanged);
        time->mark({part.end, part.begin});
        QCOMPARE(time->marked(), std::optional(part));
        time->mark(part); // the same
        QCOMPARE(marks.count(), 1);
        time->grow({session.begin, session.end + ns_per_second});
        QVERIFY(time->marked().has_value());
        time->reset(session);
        QVERIFY(!time->marked().has_value());
        QCOMPARE(marks.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TimeViewportTest)
#include "time_viewport_test.moc"
