// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
// What all demos have in common.
#include "tests/app/demos/played.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/ts_file.h"
#include "ui/bridge/text.h"

#include <QSet>

#include <atomic>
#include <thread>

using namespace playhead;
using namespace playhead::demos;
using namespace Qt::Literals::StringLiterals;
using playhead::test::Played;

Q_DECLARE_METATYPE(const Demo*)

class DemosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSaysWhatItIs();
    void theWindowCanTranslateIt();
    void theSameSeedGivesTheSameSession_data() { demos(); }
    void theSameSeedGivesTheSameSession();
    void theSpeedChangesNothing();
    void aStoppedDemoEndsAtOnceAndSaysSo_data() { demos(); }
    void aStoppedDemoEndsAtOnceAndSaysSo();
    void aDemoThatIsStoppedInTheMiddleKeepsWhatWasThere();

private:
    static void demos();
};

void DemosTest::demos()
{
    QTest::addColumn<const Demo*>("demo");
    for (const Demo* demo : allDemos())
        QTest::newRow(std::string(demo->id).c_str()) << demo;
}

void DemosTest::eachSaysWhatItIs()
{
    QSet<QString> ids;
    for (const Demo* demo : allDemos()) {
        ids += toQString(demo->id);
        QCOMPARE(findDemo(demo->id), demo);
        QVERIFY(!demo->title.empty() && !demo->summary.empty() && !demo->sessionName.empty());
        QVERIFY(!demo->summary.ends_with('.'));
        // Together a line of "playhead demo --list".
        QVERIFY2(demo->title.size() + demo->summary.size() <= 88,
                 std::string(demo->summary).c_str());
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(allDemos().size()));
    QVERIFY(!findDemo("nothing"));
}

void DemosTest::theWindowCanTranslateIt()
{
    QSet<QString> texts;
    for (const auto& message : testkit::readTsFile(testkit::tsPath(u"de"_s))) {
        if (message.context == "Demo"_L1)
            texts += message.source;
    }
    for (const Demo* demo : allDemos()) {
        QVERIFY2(texts.remove(toQString(demo->title)), demo->title.data());
        QVERIFY2(texts.remove(toQString(demo->summary)), demo->summary.data());
    }
    QVERIFY2(texts.isEmpty(), "app/demo_offers.cpp has a text that no demo has");
}

void DemosTest::theSameSeedGivesTheSameSession()
{
    QFETCH(const Demo*, demo);
    const Played once(*demo, Played::atFullSpeed(7));
    const Played again(*demo, Played::atFullSpeed(7));
    const Played other(*demo, Played::atFullSpeed(8));
    const bool isWhole = once.trace().event_count() < 10'000;
    const auto told = [isWhole](const Played& played) {
        return isWhole ? played.story() : played.outline();
    };
    const auto story = told(once);
    const auto same = told(again);
    for (const auto& [agent, events] : story) {
        const auto found = same.find(agent);
        QVERIFY2(found != same.end(), qPrintable(agent));
        QCOMPARE(found->second, events);
    }
    QCOMPARE(same.size(), story.size());
    QVERIFY(told(other) != story);
    QCOMPARE(once.trace().session().name, std::string(demo->sessionName));
    QVERIFY(once.trace().session().tags ==
            (std::vector<std::string>{"demo", std::string(demo->id), "seed 7"}));
}

void DemosTest::theSpeedChangesNothing()
{
    const Demo& research = *findDemo("research");
    Performance slow = Played::atFullSpeed(3);
    slow.speed = 1000;
    QVERIFY(Played(research, slow).story() == Played(research, Played::atFullSpeed(3)).story());
}

void DemosTest::aStoppedDemoEndsAtOnceAndSaysSo()
{
    QFETCH(const Demo*, demo);
    std::stop_source stop;
    stop.request_stop();
    Performance performance;
    performance.stop = stop.get_token();
    const Played played(*demo, performance);
    QCOMPARE(played.trace().event_count(), 0U);
    QCOMPARE(played.trace().session().end_state, std::optional<std::string>("Indeterminate"));
    QVERIFY(!played.trace().session().end_state_reason.empty());
}

void DemosTest::aDemoThatIsStoppedInTheMiddleKeepsWhatWasThere()
{
    std::stop_source stop;
    Performance performance;
    performance.speed = 20;
    performance.stop = stop.get_token();
    std::jthread stopper;
    performance.onBegun = [&](const std::string&) {
        stopper = std::jthread([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            stop.request_stop();
        });
    };
    const Played played(*findDemo("runaway"), performance);
    const Trace& trace = played.trace();
    QVERIFY(trace.event_count() > 0);
    // What it was in the middle of has neither succeeded nor failed.
    QCOMPARE(trace.event_type(EventIndex(0U)), std::string_view("handle_ticket"));
    QCOMPARE(trace.result(EventIndex(0U)), EventResult::Indeterminate);
    QVERIFY(trace.end(EventIndex(0U)) != no_time);
    QCOMPARE(trace.session().end_state, std::optional<std::string>("Indeterminate"));
}

QTEST_GUILESS_MAIN(DemosTest)
#include "demos_test.moc"
