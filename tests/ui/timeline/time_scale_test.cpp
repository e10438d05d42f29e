// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/time_scale.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

class TimeScaleTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const Trace> session(double seconds)
    {
        TraceMaker maker;
        maker.add("event", 0, seconds);
        return maker.finish();
    }

private Q_SLOTS:
    void ticksCountFromTheSessionsStart()
    {
        SessionContext context;
        context.setTrace(session(29));
        TimeScale scale;
        scale.update(context, 500, Theme::instance().smallFont());
        QCOMPARE(scale.labels(),
                 (QStringList{u"0 s"_s, u"5 s"_s, u"10 s"_s, u"15 s"_s, u"20 s"_s, u"25 s"_s}));
        QCOMPARE(scale.ticks().at(0), TraceMaker::epoch);
    }

    void labelsNeverRunIntoEachOther_data()
    {
        QTest::addColumn<double>("seconds");
        for (const double seconds : {1e-6, 0.013, 1.0, 29.0, 4000.0, 90'000.0, 3e6})
            QTest::addRow("%g s", seconds) << seconds;
    }
    void labelsNeverRunIntoEachOther()
    {
        QFETCH(double, seconds);
        const QFontMetricsF metrics(Theme::instance().smallFont());
        SessionContext context;
        context.setTrace(session(seconds));
        for (const TimeDisplay display :
             {TimeDisplay::Relative, TimeDisplay::Utc, TimeDisplay::Local}) {
            context.setTimeDisplay(display);
            for (int width = 100; width < 2000; width += 93) {
                TimeScale scale;
                scale.update(context, width, Theme::instance().smallFont());
                for (std::size_t i = 0; i + 1 < scale.ticks().size(); ++i) {
                    const double room = scale.axis().x(scale.ticks().at(i + 1)) -
                                        scale.axis().x(scale.ticks().at(i));
                    QVERIFY(metrics.horizontalAdvance(
                                scale.labels().at(static_cast<qsizetype>(i))) < room);
                }
            }
        }
    }

    void clockTimesAreShownWhenAskedFor()
    {
        SessionContext context;
        context.setTrace(session(120));
        context.setTimeDisplay(TimeDisplay::Utc);
        TimeScale scale;
        scale.update(context, 400, Theme::instance().smallFont());
        QVERIFY(scale.labels().contains(u"14:01"_s) || scale.labels().contains(u"14:01:00"_s));
    }

    void withoutASessionThereAreNoTicks()
    {
        SessionContext context;
        TimeScale scale;
        scale.update(context, 400, Theme::instance().smallFont());
        QVERIFY(scale.ticks().empty());
        context.setTrace(TraceMaker().finish());
        scale.update(context, 400, Theme::instance().smallFont());
        QVERIFY(scale.ticks().empty());
    }
};

QTEST_MAIN(TimeScaleTest)
#include "time_scale_test.moc"
