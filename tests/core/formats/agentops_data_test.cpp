// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Real files of every AgentOps generation, where the machine has them.
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <QDir>
#include <QDirIterator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class AgentOpsDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFileOpens_data();
    void everyFileOpens();
    void theDashboardExportCountsWhatIsThere();
    void sdk0421SaysEightSessions();
    void sdk004IsOneSessionOfThreeBatches();
    void sdk005NeedsFiveRepairs();
    void sdk010HasOneDanglingTrigger();
    void errorsJoinTheirTriggers_data();
    void errorsJoinTheirTriggers();

private:
    [[nodiscard]] std::shared_ptr<const Document> file(const QString& name) const
    {
        return opened(m_dir + u'/' + name);
    }

    QString m_dir;
};

void AgentOpsDataTest::initTestCase()
{
    if (testkit::sharedDataDir().isEmpty())
        QSKIP(testkit::noSharedData);
    m_dir = testkit::sharedDataDir() + u"/agentops"_s;
}

void AgentOpsDataTest::everyFileOpens_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(m_dir, {u"*.json"_s, u"*.jsonl"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!path.contains("provider_fixtures"_L1))
            QTest::newRow(qPrintable(path.mid(m_dir.size() + 1))) << path;
    }
}

void AgentOpsDataTest::everyFileOpens()
{
    QFETCH(QString, path);
    const auto document = opened(path);
    QVERIFY(document);
    QVERIFY(!document->sessions.empty());
    QVERIFY(document->is_complete);
    QVERIFY(document->all_diagnostics().worst() < Severity::Error);
    QCOMPARE(disagreement(*document), QString());
}

void AgentOpsDataTest::theDashboardExportCountsWhatIsThere()
{
    const auto document = file(u"dashboard_export_trace_b520ab60_crewai.json"_s);
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 1U);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 7U);
    QCOMPARE(trace.tree().max_depth(), 4U);
    QCOMPARE(trace.end_time() - trace.begin_time(), DurationNs(28'973'084'000));
    const Totals totals = trace.totals();
    QCOMPARE(totals.total_tokens.value_or(-1), 977);
    QCOMPARE(totals.prompt_tokens.value_or(-1), 481);
    QCOMPARE(totals.completion_tokens.value_or(-1), 496);
    QCOMPARE(totals.llm_calls, 2U);
    QCOMPARE(totals.failures, 0U);
    QVERIFY(!totals.cost);
    QCOMPARE(trace.diagnostics().count("wrong-trace-time"), 1U);
    QCOMPARE(trace.diagnostics().count("free-plan-truncated"), 0U);
    QVERIFY(trace.session().tags.empty());
}

void AgentOpsDataTest::sdk0421SaysEightSessions()
{
    const auto document = file(u"captured_wire/sdk_v0.4.21_otlp.json"_s);
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 8U);
    std::uint32_t events = 0;
    std::uint32_t failures = 0;
    int without_end_state = 0;
    for (const auto& trace : document->sessions) {
        events += trace->event_count();
        failures += trace->totals().failures;
        without_end_state += trace->session().end_state ? 0 : 1;
    }
    QCOMPARE(events, 26U);
    QCOMPARE(failures, 2U);
    QCOMPARE(without_end_state, 4);
    const Diagnostics notes = document->all_diagnostics();
    QCOMPARE(notes.count("starts-after-parent-ended"), 3U);
    QCOMPARE(notes.count("doubled-exception"), 2U);
    QCOMPARE(notes.count("no-end-state"), 4U);
}

void AgentOpsDataTest::sdk004IsOneSessionOfThreeBatches()
{
    const auto document = file(u"captured_wire/sdk_v0.0.4.json"_s);
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 1U);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 13U);
    QCOMPARE(trace.session().recorder, std::string("AgentOps 0.0.4"));
    QCOMPARE(trace.session().end_state.value_or(""), std::string("Success"));
    QVERIFY(!trace.session().zone_trusted);
    QCOMPARE(trace.inferred_parent_count(), 0U);
}

void AgentOpsDataTest::sdk005NeedsFiveRepairs()
{
    const auto document = file(u"captured_wire/sdk_v0.0.5.json"_s);
    QVERIFY(document);
    QCOMPARE(document->all_diagnostics().count("field-info-default"), 5U);
}

void AgentOpsDataTest::sdk010HasOneDanglingTrigger()
{
    const auto document = file(u"captured_wire/sdk_v0.1.0.json"_s);
    QVERIFY(document);
    QCOMPARE(document->all_diagnostics().count("dangling-trigger"), 1U);
}

void AgentOpsDataTest::errorsJoinTheirTriggers_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"agentops-0.1.12_wire.jsonl", "agentops-0.2.6_wire.jsonl",
                             "agentops-0.3.4_wire.jsonl", "agentops-0.3.4_bundle.json"})
        QTest::newRow(name) << u"sdk_run/"_s + QLatin1StringView(name);
}

void AgentOpsDataTest::errorsJoinTheirTriggers()
{
    QFETCH(QString, name);
    const auto document = file(name);
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), 1U);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 45U); // 50 records, 5 of them errors of tools
    QCOMPARE(trace.totals().failures, 5U);
    QCOMPARE(trace.count_by_action_type()[static_cast<std::size_t>(ActionType::Error)], 0U);
}

QTEST_GUILESS_MAIN(AgentOpsDataTest)
#include "agentops_data_test.moc"
