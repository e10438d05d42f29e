// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Whatever a trace's order and way of writing, slices nest as the calls that they are of did.
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

using namespace playhead;

namespace {

/// A call, with the time of its begin and its end; each has a time of its own.
struct Call {
    int begin = 0;
    int end = 0;
    int parent = -1;
    int thread = 0;
};

/// Calls of several threads, as a program with a stack for each makes them.
std::vector<Call> randomCalls(std::mt19937& random, int count)
{
    std::vector<Call> calls;
    std::vector<std::vector<int>> stacks(3);
    int time = 0;
    while (static_cast<int>(calls.size()) < count) {
        const auto thread = static_cast<int>(random() % stacks.size());
        std::vector<int>& stack = stacks[static_cast<std::size_t>(thread)];
        ++time;
        if (!stack.empty() && random() % 2 == 0) {
            calls[static_cast<std::size_t>(stack.back())].end = time;
            stack.pop_back();
            continue;
        }
        const auto number = static_cast<int>(calls.size());
        calls.push_back({time, 0, stack.empty() ? -1 : stack.back(), thread});
        stack.push_back(number);
    }
    for (std::vector<int>& stack : stacks) {
        for (; !stack.empty(); stack.pop_back())
            calls[static_cast<std::size_t>(stack.back())].end = ++time;
    }
    return calls;
}

QByteArray record(const Call& call, int number, const char* phase, int time)
{
    return QByteArray("{\"ph\":\"") + phase + "\",\"name\":\"" + QByteArray::number(number) +
           "\",\"pid\":1,\"tid\":" + QByteArray::number(call.thread) +
           ",\"ts\":" + QByteArray::number(time) + "},\n";
}

QByteArray complete(const Call& call, int number)
{
    const QByteArray duration = QByteArray::number(call.end - call.begin);
    QByteArray whole = record(call, number, "X", call.begin);
    whole.chop(3);
    return whole + ",\"dur\":" + duration + "},\n";
}

/// The name of each event's parent, by the name of the event.
std::map<std::string, std::string> parentsIn(const Document& document)
{
    std::map<std::string, std::string> parents;
    const Trace& trace = *document.sessions.front();
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        const EventIndex parent = trace.parent(event);
        parents[std::string(trace.event_type(event))] =
            parent ? std::string(trace.event_type(parent)) : std::string("-1");
    }
    return parents;
}

} // namespace

class ChromeTraceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestsAsWasCalled_data();
    void nestsAsWasCalled();
    void nestsInTheWrongOrderInTime();
};

void ChromeTraceTest::nestsAsWasCalled_data()
{
    QTest::addColumn<bool>("has_begins");
    QTest::addColumn<bool>("is_shuffled");
    QTest::newRow("begins and ends") << true << false;
    QTest::newRow("begins and ends in any order") << true << true;
    QTest::newRow("durations") << false << false;
    QTest::newRow("durations in any order") << false << true;
}

void ChromeTraceTest::nestsAsWasCalled()
{
    QFETCH(bool, has_begins);
    QFETCH(bool, is_shuffled);
    std::mt19937 random(5);
    const std::vector<Call> calls = randomCalls(random, 400);
    std::vector<std::pair<int, QByteArray>> records;
    std::map<std::string, std::string> expected;
    for (int i = 0; i < static_cast<int>(calls.size()); ++i) {
        const Call& call = calls[static_cast<std::size_t>(i)];
        expected[std::to_string(i)] = std::to_string(call.parent);
        if (has_begins) {
            records.emplace_back(call.begin, record(call, i, "B", call.begin));
            records.emplace_back(call.end, record(call, i, "E", call.end));
        } else {
            records.emplace_back(call.end, complete(call, i));
        }
    }
    std::sort(records.begin(), records.end());
    if (is_shuffled)
        std::shuffle(records.begin(), records.end(), random);
    QByteArray text = "[";
    for (const auto& [time, bytes] : records)
        text += bytes;
    const auto document = openedText(text);
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().count("begin-without-end") == 0);
    QVERIFY(document->all_diagnostics().count("end-without-begin") == 0);
    QVERIFY(parentsIn(*document) == expected);
    QCOMPARE(disagreement(*document), QString());
}

/// Ends that close the outermost first: what takes a search for each of them takes minutes here.
void ChromeTraceTest::nestsInTheWrongOrderInTime()
{
    constexpr int depth = 50'000;
    QByteArray text = "[";
    for (int i = 0; i < depth; ++i)
        text += record({}, i, "B", i);
    for (int i = 0; i < depth; ++i)
        text += record({}, i, "E", depth + i);
    const auto document = openedText(text);
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), static_cast<std::uint32_t>(depth));
    QCOMPARE(document->all_diagnostics().count("crossed-events"),
             static_cast<std::uint64_t>(depth - 1));
}

QTEST_GUILESS_MAIN(ChromeTraceTest)
#include "chrome_trace_test.moc"
