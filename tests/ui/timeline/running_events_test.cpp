// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_lanes.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/context/live_clock.h"
#include "ui/models/event_texts.h"
#include "ui/models/event_tool_tips.h"
#include "ui/timeline/live_ticks.h"

#include <QScrollBar>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::nth;
using testkit::TraceMaker;

namespace {

constexpr EventIndex ended(0U);
constexpr EventIndex running(1U);
constexpr EventIndex inside(2U);
constexpr EventIndex moment(3U);

/// An event that has ended, one that runs, another in it, and an instant; until second 10.
TraceMaker started()
{
    TraceMaker maker;
    maker.add("ended", 0, 5);
    Event open = TraceMaker::event("running", 6, 0, {}, "llm");
    open.end_timestamp = no_time;
    open.agent = "a";
    maker.add(open);
    maker.add("inside", 7, 10, running);
    Event instant = TraceMaker::event("moment", 8, 0, running);
    instant.is_instant = true;
    instant.end_timestamp = no_time;
    maker.add(instant);
    return maker;
}

/// Looks at what is repainted.
class PaintSpy : public QObject
{
public:
    explicit PaintSpy(QWidget* watched) { watched->installEventFilter(this); }
    QRegion painted;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent*>(event)->region();
        return QObject::eventFilter(watched, event);
    }
};

/// A view on a session that is live, by a clock that the test moves.
template <typename View>
struct Live {
    TraceMaker maker = started();
    double seconds = 10;
    View shown{maker.snapshot(), QSize(1000, 300)};
    SessionContext& context = shown.context;

    Live()
    {
        context.clock().setSource([this] { return TraceMaker::time(seconds); });
        context.setLive(true);
    }
    void passTo(double second)
    {
        seconds = second;
        context.clock().tick();
    }
    void end(EventIndex event, double second)
    {
        Event update;
        update.end_timestamp = TraceMaker::time(second);
        update.end_provenance = Provenance::Recorded;
        maker.builder().update(event, update, false, Slice());
        context.growTrace(maker.snapshot());
    }
    [[nodiscard]] double xOf(double second) const
    {
        const QRect graph = shown.view.timeRect();
        return graph.left() + context.time().axis(graph.width()).x(TraceMaker::time(second));
    }
    /// Where the bar of an event ends is where the axis has that second.
    [[nodiscard]] bool endsAt(EventIndex event, double second) const
    {
        return std::abs(shown.view.barRect(event).right() - xOf(second)) < 1;
    }
};

using LiveRows = Live<testkit::ShownWaterfall>;
using LiveLanes = Live<testkit::ShownLanes>;

} // namespace

/// What has no end yet grows while its session is live, and only then.
class RunningEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsReachToNow();
    void barsInLanesReachToNow();
    void anEndThatComesIsTheEnd();
    void onlyWhatRunsIsDrawnAnew();
    void theirEndHasAnotherShape();
    void durationsTick_data();
    void durationsTick();
    void screenReadersHearHowLong();
    void theSessionThatDiedSaysThatNoEndIsRecorded();
    void ticksAreWantedOnlyWhereSomethingMoves();
};

void RunningEventsTest::barsReachToNow()
{
    LiveRows live;
    QVERIFY(live.endsAt(running, 10));
    for (const double second : {10.5, 11.0, 25.0, 300.0}) {
        live.passTo(second);
        QVERIFY(live.endsAt(running, second));
        QVERIFY(live.endsAt(ended, 5));
        QVERIFY(live.xOf(second) < live.shown.view.timeRect().right());
    }
}

void RunningEventsTest::barsInLanesReachToNow()
{
    LiveLanes live;
    QTRY_VERIFY(live.shown.isSettled());
    live.passTo(30);
    QVERIFY(live.endsAt(running, 30));
    const auto& bars = live.shown.view.bars();
    const auto bar = std::find_if(bars.begin(), bars.end(),
                                  [](const Bar& each) { return each.event == running; });
    QVERIFY(bar != bars.end());
    QVERIFY(bar->has(BarFlag::Running));
    QVERIFY(!bar->has(BarFlag::OpenEnd));
    QVERIFY(live.shown.view.spokenName(running).contains(u"running for 24 s"_s));
}

void RunningEventsTest::anEndThatComesIsTheEnd()
{
    LiveRows live;
    live.passTo(12);
    live.end(running, 11);
    live.passTo(20);
    QVERIFY(live.endsAt(running, 11));
    QCOMPARE(live.shown.view.rowsModel()
                 .indexOf(running, EventRowsModel::DurationColumn)
                 .data()
                 .toString(),
             u"5.00 s"_s);
}

void RunningEventsTest::onlyWhatRunsIsDrawnAnew()
{
    LiveRows live;
    live.passTo(20); // so that there is room on the axis
    QTest::qWait(50);
    PaintSpy spy(live.shown.view.viewport());
    const TimeRange range = live.context.time().range();
    live.passTo(20.3);
    QCOMPARE(live.context.time().range(), range);
    QTRY_VERIFY(!spy.painted.isEmpty());
    const auto rowOf = [&](EventIndex event) {
        return live.shown.view.visualRect(live.shown.view.rowsModel().indexOf(event));
    };
    QVERIFY(spy.painted.intersects(QRect(0, rowOf(running).top(), 1000, 24)));
    for (const EventIndex event : {ended, inside, moment})
        QVERIFY(!spy.painted.intersects(QRect(0, rowOf(event).top() + 1, 1000, 22)));
    QVERIFY(!spy.painted.intersects(rowOf(running))); // its name
}

void RunningEventsTest::theirEndHasAnotherShape()
{
    LiveRows live;
    live.passTo(12);
    const QRect graph = live.shown.view.timeRect();
    const auto columns = [&](EventIndex event) { // where the bar's colour begins anew
        const QImage picture = live.shown.view.viewport()->grab().toImage();
        const QRectF bar = live.shown.view.barRect(event);
        const int y = static_cast<int>(bar.bottom()) - 3;
        int edges = 0;
        QRgb before = 0;
        for (int x = static_cast<int>(bar.right()) - 14; x <= bar.right() + 2; ++x) {
            const QRgb pixel = picture.pixel(std::min(x, graph.right()), y);
            edges += x > bar.right() - 14 && pixel != before ? 1 : 0;
            before = pixel;
        }
        return edges;
    };
    QVERIFY2(columns(running) >= 5, qPrintable(QString::number(columns(running))));
    QVERIFY2(columns(ended) <= 3, qPrintable(QString::number(columns(ended))));
}

void RunningEventsTest::durationsTick_data()
{
    QTest::addColumn<double>("second");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("just begun") << 6.04 << u"0.0 s…"_s << u"running for 0 s"_s;
    QTest::newRow("tenths") << 9.29 << u"3.2 s…"_s << u"running for 3 s"_s;
    QTest::newRow("seconds") << 18.9 << u"12 s…"_s << u"running for 12 s"_s;
    QTest::newRow("minutes") << 6 + 125.0 << u"2 m 5 s…"_s << u"running for 2 m 5 s"_s;
}

void RunningEventsTest::durationsTick()
{
    QFETCH(double, second);
    QFETCH(QString, text);
    QFETCH(QString, spoken);
    const auto trace = started().snapshot();
    const TimeNs now = TraceMaker::time(second);
    QCOMPARE(EventTexts::duration(*trace, running, now), text);
    QCOMPARE(EventTexts::spokenDuration(*trace, running, now), spoken);
    QCOMPARE(EventTexts::duration(*trace, ended, now), u"5.00 s"_s);
    QCOMPARE(EventTexts::duration(*trace, moment, now), QString());
}

void RunningEventsTest::screenReadersHearHowLong()
{
    LiveRows live;
    live.passTo(12);
    const EventRowsModel& model = live.shown.view.rowsModel();
    QVERIFY(model.indexOf(running)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"running for 6 s"_s));
    QCOMPARE(model.indexOf(running, EventRowsModel::DurationColumn)
                 .data(Qt::AccessibleTextRole)
                 .toString(),
             u"running for 6 s"_s);
    QVERIFY(EventToolTips::times(live.context, running).contains(u"running for 6.0 s"_s));
}

void RunningEventsTest::theSessionThatDiedSaysThatNoEndIsRecorded()
{
    LiveRows live;
    live.passTo(60);
    live.context.setLive(false);
    QVERIFY(live.endsAt(running, 10)); // to the end of the session, as it fades
    QCOMPARE(live.shown.view.rowsModel()
                 .indexOf(running, EventRowsModel::DurationColumn)
                 .data()
                 .toString(),
             u"running"_s); // what a snapshot that is not complete says
    live.context.setTrace(std::move(live.maker).finish());
    QCOMPARE(live.shown.view.rowsModel()
                 .indexOf(running, EventRowsModel::DurationColumn)
                 .data()
                 .toString(),
             u"no end"_s);
}

void RunningEventsTest::ticksAreWantedOnlyWhereSomethingMoves()
{
    LiveRows live;
    LiveTicks none(live.context, 900);
    QCOMPARE(none.interval(), 0);
    LiveTicks some(live.context, 900);
    some.addRunning(running);
    QCOMPARE(some.interval(), 100);
    live.passTo(3600); // a pixel is four seconds by now
    LiveTicks calm(live.context, 900);
    calm.addRunning(running);
    QCOMPARE(calm.interval(), 1000);
    live.context.setLive(false);
    LiveTicks atRest(live.context, 900);
    atRest.addRunning(running);
    QCOMPARE(atRest.interval(), 0);
}

QTEST_MAIN(RunningEventsTest)
#include "running_events_test.moc"
