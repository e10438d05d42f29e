// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/discovery/looking.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFileInfo>

#include <unistd.h>

using namespace playhead;
using namespace playhead::looking;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

class GlimpseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentsAreToldByLittle_data();
    void agentsAreToldByLittle();
    void aTitleThatWasGivenGoesBeforeThePrompt();
    void aLargeFileIsToldByItsEnds();
    void aFirstLineWithoutEndStaysUnknown();
    void aCommandIsATitleOnlyWhereNothingElseIs();
    void aSubAgentSaysWhoStartedIt();
    void telemetryIsOfTheAgentThatWritesIt();
    void samplesAreTold_data();
    void samplesAreTold();
    void whatNoFormatKnowsIsNoSession();
    void anyCutOfAFileIsSurvived();
};

void GlimpseTest::agentsAreToldByLittle_data()
{
    QTest::addColumn<int>("agent");
    QTest::addColumn<bool>("fails");
    const std::array names = {"Claude Code", "Codex", "Gemini CLI", "Copilot CLI", "OpenHands"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QTest::newRow(names.at(i)) << static_cast<int>(i) << false;
        QTest::newRow((std::string(names.at(i)) + ", failed").c_str())
            << static_cast<int>(i) << true;
    }
}

void GlimpseTest::agentsAreToldByLittle()
{
    QFETCH(const int, agent);
    QFETCH(const bool, fails);
    struct Agent {
        QString (MadeHome::*add)(const MadeSession&) const;
        const char* kind;
        const char* root;
        const char* name;
        const char* recorder;
        const char* failure;
    };
    static constexpr std::array<Agent, 5> agents = {{
        {&MadeHome::addClaude, "claude-code", ".claude/projects", "Claude Code",
         "Claude Code 2.1.36", "API Error: 529 overloaded"},
        {&MadeHome::addCodex, "codex", ".codex", "Codex", "Codex 0.52.0", "stream disconnected"},
        {&MadeHome::addGemini, "gemini", ".gemini/tmp", "Gemini CLI", "Gemini CLI",
         "Quota exceeded"},
        {&MadeHome::addCopilot, "copilot", ".copilot", "Copilot CLI", "Copilot CLI 1.0.77",
         "No tokens are left"},
        {&MadeHome::addOpenHands, "openhands", ".openhands/conversations", "OpenHands", "OpenHands",
         "error"},
    }};
    const Agent& asked = agents.at(static_cast<std::size_t>(agent));
    MadeSession session;
    session.fails = fails;
    const MadeHome home;
    const QString path = (home.*asked.add)(session);
    const FoundSession found = only(lookAt(
        {find_place_kind(asked.kind), home.path(QString::fromLatin1(asked.root)).toStdString()}));
    QCOMPARE(found.path, path.toStdString());
    QCOMPARE(found.session_id, toStd(session.id));
    QCOMPARE(found.place, std::string(asked.kind));
    QCOMPARE(found.agent, std::string(asked.name));
    QCOMPARE(found.recorder, std::string(asked.recorder));
    QCOMPARE(found.title, toStd(session.prompt));
    QVERIFY(!found.is_title_given);
    QCOMPARE(found.project, toStd(session.project));
    const TimeNs slack = 2 * ns_per_second;
    QVERIFY(qAbs(found.started - seconds(session.started)) <= slack);
    QVERIFY(qAbs(found.last - seconds(session.started + 60 * session.steps)) <= slack);
    QCOMPARE(found.has_failed, fails);
    QCOMPARE(found.failure, fails ? std::string(asked.failure) : std::string());
    QVERIFY(found.parent.empty());
}

void GlimpseTest::aTitleThatWasGivenGoesBeforeThePrompt()
{
    MadeSession session;
    session.title = "The mill\\nagain";
    const MadeHome home;
    const FoundSession found = told(home.addClaude(session));
    QCOMPARE(found.title, std::string("The mill again"));
    QVERIFY(found.is_title_given);
}

void GlimpseTest::aLargeFileIsToldByItsEnds()
{
    MadeSession session;
    session.steps = 3000;
    session.wordsInStep = 60;
    session.fails = true;
    const MadeHome home;
    for (const auto add :
         {&MadeHome::addClaude, &MadeHome::addCodex, &MadeHome::addGemini, &MadeHome::addCopilot}) {
        const QString path = (home.*add)(session);
        QVERIFY(QFileInfo(path).size() > static_cast<qint64>(6 * end_size));
        const FoundSession found = told(path);
        QCOMPARE(found.title, toStd(session.prompt));
        QCOMPARE(found.session_id, toStd(session.id));
        QVERIFY(qAbs(found.started - seconds(session.started)) <= 2 * ns_per_second);
        QVERIFY(qAbs(found.last - seconds(session.started + 60 * session.steps)) <= ns_per_second);
        QVERIFY(found.has_failed);
        QVERIFY(!found.failure.empty());
    }
}

/// Nothing is made up of half a line.
void GlimpseTest::aFirstLineWithoutEndStaysUnknown()
{
    MadeSession session;
    session.prompt = noise(400'000);
    const MadeHome home;
    const FoundSession found = told(home.addClaude(session));
    QCOMPARE(found.format, std::string("claude-code"));
    QVERIFY2(found.title.empty() || found.title.starts_with(toStd(session.prompt.left(50))),
             found.title.c_str());
    QVERIFY(found.title.size() < 300);
    QVERIFY(found.last != no_time);
}

void GlimpseTest::aCommandIsATitleOnlyWhereNothingElseIs()
{
    const MadeHome home;
    MadeSession session;
    session.prompt = "<command-name>/init</command-name>";
    QCOMPARE(told(home.addClaude(session)).title, std::string("/init"));
    const QString path = home.addClaude(session);
    testkit::append(path, R"({"parentUuid":"u6","sessionId":")" + session.id +
                              R"(","type":"user","uuid":"u99","timestamp":"2026-11-20T15:00:00Z",)"
                              R"("message":{"role":"user","content":"Now grind."}})" +
                              '\n');
    QCOMPARE(told(path).title, std::string("Now grind."));
}

void GlimpseTest::aSubAgentSaysWhoStartedIt()
{
    const MadeHome home;
    const QString path = home.addCodex({});
    QByteArray lines = testkit::contentOf(path);
    lines.replace(R"("source":"cli")",
                  R"("source":{"subagent":{"thread_spawn":{"parent_thread_id":"p7","depth":1}}})");
    const Scratch scratch;
    QCOMPARE(told(scratch.write(u"rollout-1.jsonl"_s, lines)).parent, std::string("p7"));
}

void GlimpseTest::telemetryIsOfTheAgentThatWritesIt()
{
    const Scratch scratch;
    const QString name = u"openclaw-telemetry.jsonl"_s;
    const QString path = scratch.write(name, testkit::contentOf(testkit::samplePath(name)));
    QCOMPARE(told(path).agent, std::string("OpenClaw"));
}

void GlimpseTest::samplesAreTold_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("agent");
    QTest::newRow("aider.md") << u"switch the kettle off"_s << QString() << u"Aider"_s;
    QTest::newRow("claude-code.jsonl")
        << QString() << u"/home/ada/report-cli"_s << u"Claude Code"_s;
    QTest::newRow("codex-rollout.jsonl")
        << u"Why does `make test` fail?"_s << u"/home/ada/shop"_s << u"Codex"_s;
    QTest::newRow("copilot-cli.jsonl")
        << u"List the files"_s << u"/home/ada/app"_s << u"Copilot CLI"_s;
    QTest::newRow("gemini-cli.json")
        << u"Which of the logs is largest?"_s << QString() << u"Gemini CLI"_s;
    QTest::newRow("inspect.json") << u"harbour · lark/lark-3"_s << QString() << u"Inspect"_s;
    QTest::newRow("opencode.json") << u"Grind the corn"_s << u"/home/ada/mill"_s << u"OpenCode"_s;
    QTest::newRow("openhands-sdk.jsonl")
        << u"What is on this disk?"_s << QString() << u"OpenHands"_s;
    QTest::newRow("pi.jsonl") << u"Is the build green?"_s << u"/home/ada/site"_s << u"Pi"_s;
}

void GlimpseTest::samplesAreTold()
{
    QFETCH(const QString, title);
    QFETCH(const QString, project);
    QFETCH(const QString, agent);
    const Scratch scratch;
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString path = scratch.write(name, testkit::contentOf(testkit::samplePath(name)));
    const FoundSession found = told(path);
    if (!title.isEmpty())
        QCOMPARE(QString::fromStdString(found.title), title);
    QVERIFY(!found.title.empty());
    QCOMPARE(QString::fromStdString(found.project), project);
    QCOMPARE(QString::fromStdString(found.agent), agent);
    QVERIFY(found.started != no_time);
}

void GlimpseTest::whatNoFormatKnowsIsNoSession()
{
    const Scratch scratch;
    for (const QByteArray& content :
         {QByteArray("{}"), QByteArray("no JSON at all"), QByteArray(200'000, '\0'),
          QByteArray("[1,2,3]"), QByteArray("SQLite format 3\0 and nothing", 28)}) {
        const QString path = scratch.write(u"x.json"_s, content);
        QVERIFY(lookAt(place_of_folder(path.toStdString())).empty());
    }
}

void GlimpseTest::anyCutOfAFileIsSurvived()
{
    const MadeHome home;
    MadeSession session;
    session.steps = 2;
    const Scratch scratch;
    const Job job;
    for (const auto add :
         {&MadeHome::addClaude, &MadeHome::addCodex, &MadeHome::addGemini, &MadeHome::addCopilot}) {
        const QByteArray content = testkit::contentOf((home.*add)(session));
        for (qsizetype length = 1; length < content.size(); length += 37) {
            const QString path = scratch.write(u"x.jsonl"_s, content.left(length));
            const auto walked = walk({place_of_folder(path.toStdString())}, job);
            QVERIFY(Glimpser(job).look(walked.candidates.front()));
        }
    }
}

QTEST_GUILESS_MAIN(GlimpseTest)
#include "glimpse_test.moc"
