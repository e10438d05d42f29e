// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
// What is in each of the demos.
#include "tests/app/demos/played.h"
#include "tests/testkit/patient_test.h"
#include "ui/bridge/text.h"

#include <QImage>

#include <algorithm>

using namespace playhead;
using namespace playhead::demos;
using namespace Qt::Literals::StringLiterals;
using playhead::test::Played;

class DemoStoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResearcherAsksModelsInsideOfTools();
    void theResearcherResolvesAContradiction();
    void theCodersTestsFailTwiceInTwoWays();
    void theSwarmWorksAtTheSameTime();
    void theSwarmReplacesWhoFails();
    void theRunawayIsStoppedByItsBudget();
    void theCrashKeepsAllUpToIt();
    void theLongNightHasAHundredThousandEvents();
};

namespace {

Played play(std::string_view id, std::uint64_t seed = 1)
{
    return Played(*findDemo(id), Played::atFullSpeed(seed));
}

std::string_view typeOf(const Trace& trace, EventIndex event)
{
    return event ? trace.event_type(event) : std::string_view();
}

} // namespace

void DemoStoriesTest::theResearcherAsksModelsInsideOfTools()
{
    const Played played = play("research");
    const Trace& trace = played.trace();
    const auto calls = played.all("OpenAI Call");
    const auto nested = std::count_if(calls.begin(), calls.end(), [&](EventIndex call) {
        return typeOf(trace, trace.parent(call)) == "read_page" && trace.agent(call) == "reader";
    });
    QCOMPARE(nested, 3);
    for (const EventIndex call : calls) {
        QVERIFY(played.depth(call) >= 2);
        const Event event = played.load(call);
        QVERIFY(event.prompt.json().starts_with("[{\"role\":\"system\""));
        QVERIFY(event.completion.json().starts_with("{\"role\":\"assistant\""));
        QVERIFY(trace.cost(call)); // from the table of prices
    }
    QCOMPARE(trace.session().end_state, std::optional<std::string>("Success"));
}

void DemoStoriesTest::theResearcherResolvesAContradiction()
{
    const Played played = play("research", 5);
    const Trace& trace = played.trace();
    QVERIFY(played.first("resolve_contradiction"));
    // A page that is gone, and a citation that is not right at first.
    const auto checks = played.all("check_citations");
    QCOMPARE(checks.size(), 2);
    QCOMPARE(trace.result(checks.first()), EventResult::Fail);
    QCOMPARE(trace.result(checks.last()), EventResult::Success);
    const auto pages = played.all("read_page");
    QCOMPARE(
        std::count_if(pages.begin(), pages.end(),
                      [&](EventIndex page) { return trace.result(page) == EventResult::Fail; }),
        1);
    const Event screenshot = played.load(played.first("screenshot"));
    const QByteArray url = toQString(screenshot.screenshot.json()).remove(u'"').toUtf8();
    QVERIFY(url.startsWith("data:image/png;base64,"));
    const QImage scan =
        QImage::fromData(QByteArray::fromBase64(url.mid(url.indexOf(',') + 1)), "PNG");
    QCOMPARE(scan.size(), QSize(300, 400));
    const Event answer = played.load(played.first("answer_question"));
    QVERIFY(answer.returns.json().find("[1]") != std::string_view::npos);
}

void DemoStoriesTest::theCodersTestsFailTwiceInTwoWays()
{
    const Played played = play("coding");
    const Trace& trace = played.trace();
    const auto runs = played.all("run_tests");
    QCOMPARE(runs.size(), 3);
    QCOMPARE(trace.result(runs[0]), EventResult::Fail);
    QCOMPARE(trace.result(runs[1]), EventResult::Fail);
    QCOMPARE(trace.result(runs[2]), EventResult::Success);
    const Event first = played.load(runs[0]);
    const Event second = played.load(runs[1]);
    QVERIFY(first.error.message.find("BadAmount") != std::string::npos);
    QVERIFY(second.error.message.find("ImportError") != std::string::npos);
    QVERIFY(first.error.type.find("TestsFailed") != std::string::npos);
    QCOMPARE(first.tags.size(), 0U);
    QCOMPARE(second.tags, std::vector<std::string>{"retry"});
    const auto failures = played.all("test failure");
    QCOMPARE(failures.size(), 2);
    for (const EventIndex failure : failures) {
        const Event event = played.load(failure);
        QVERIFY(!event.error.stack.empty());
        QCOMPARE(typeOf(trace, trace.find(event.error_trigger)), std::string_view("pytest"));
    }
    QCOMPARE(trace.session().end_state, std::optional<std::string>("Success"));
}

void DemoStoriesTest::theSwarmWorksAtTheSameTime()
{
    Performance performance;
    performance.speed = 40;
    const Played played(*findDemo("swarm"), performance);
    const Trace& trace = played.trace();
    QCOMPARE(played.agents().size(), 7);
    QSet<QString> threads;
    TimeNs lastBegin = no_time;
    TimeNs firstEnd = std::numeric_limits<TimeNs>::max();
    int parts = 0;
    for (const EventIndex part : played.all("write_section")) {
        if (typeOf(trace, trace.parent(part)) != "dispatch")
            continue;
        ++parts;
        threads += toQString(trace.thread(part));
        lastBegin = std::max(lastBegin, trace.start(part));
        firstEnd = std::min(firstEnd, trace.end(part));
    }
    QCOMPARE(parts, 6);
    QCOMPARE(threads.size(), 6);
    QVERIFY(lastBegin < firstEnd);
}

void DemoStoriesTest::theSwarmReplacesWhoFails()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("ThreadSanitizer takes a thread of the forked process for one of this test's");
#endif
    const Played played = play("swarm", 4);
    const Trace& trace = played.trace();
    QList<EventIndex> failed;
    EventIndex replaced;
    for (const EventIndex part : played.all("write_section")) {
        if (trace.result(part) == EventResult::Fail)
            failed += part;
        if (typeOf(trace, trace.parent(part)) == "hand_over")
            replaced = part;
    }
    QCOMPARE(failed.size(), 1);
    QVERIFY(replaced);
    QVERIFY(trace.agent(replaced) != trace.agent(failed.first()));
    QCOMPARE(played.load(replaced).params.json(), played.load(failed.first()).params.json());
    QCOMPARE(trace.result(replaced), EventResult::Success);
    const Event exhausted = played.load(played.first("RetriesExhausted"));
    QCOMPARE(typeOf(trace, trace.find(exhausted.error_trigger)), std::string_view("OpenAI Call"));
    QCOMPARE(trace.result(played.first("write_guide")), EventResult::Success);
}

void DemoStoriesTest::theRunawayIsStoppedByItsBudget()
{
    const Played played = play("runaway");
    const Trace& trace = played.trace();
    const auto calls = played.all("OpenAI Call");
    const auto searches = played.all("search_orders");
    QVERIFY(calls.size() >= 20 && calls.size() <= 80);
    QCOMPARE(searches.size(), calls.size());
    double cost = 0;
    double before = 0;
    for (const EventIndex call : calls) {
        QVERIFY(trace.cost(call) && trace.cost(call)->usd > before); // each costs more
        before = trace.cost(call)->usd;
        cost += before;
    }
    QVERIFY(cost >= 0.40 && cost - before < 0.40);
    QCOMPARE(trace.session().end_state, std::optional<std::string>("Fail"));
    QVERIFY(trace.session().end_state_reason.find("budget") != std::string::npos);
    QCOMPARE(trace.result(played.first("handle_ticket")), EventResult::Fail);
    QVERIFY(played.first("budget_warning"));
}

void DemoStoriesTest::theCrashKeepsAllUpToIt()
{
    const Played played = play("crash");
    const Trace& trace = played.trace();
    QVERIFY(!trace.session().end_state);
    QVERIFY(trace.session().end_state_reason.find("ended before") != std::string::npos);
    // The last ones are still running, one inside of the other.
    QList<EventIndex> open;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        if (trace.end(EventIndex(i)) == no_time && !trace.has(EventIndex(i), EventFlag::Instant))
            open += EventIndex(i);
    }
    QCOMPARE(open.size(), 4);
    for (qsizetype i = 1; i < open.size(); ++i)
        QCOMPARE(trace.parent(open[i]), open[i - 1]);
    QCOMPARE(open.last(), EventIndex(trace.event_count() - 1));
    QVERIFY(trace.event_count() > 60);
    QVERIFY(played.all("memory").size() >= 5);
}

void DemoStoriesTest::theLongNightHasAHundredThousandEvents()
{
    const Played played = play("long");
    const Trace& trace = played.trace();
    QCOMPARE(trace.event_count(), 100'000U);
    QCOMPARE(played.agents().size(), 5);
    const std::uint32_t failures = trace.totals().failures;
    QVERIFY2(failures > 50 && failures < 1'000, qPrintable(QString::number(failures)));
    QCOMPARE(trace.session().end_state, std::optional<std::string>("Success"));
    for (const EventIndex sweep : played.all("sweep"))
        QCOMPARE(trace.parent(sweep), played.first("night_watch"));
    QCOMPARE(trace.has(EventIndex(5'000U), EventFlag::Orphan), false);
}

QTEST_GUILESS_MAIN(DemoStoriesTest)
#include "demo_stories_test.moc"
