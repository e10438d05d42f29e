// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that several files make up, and folders that hold several sessions. The golden case
// claude-code/sub-agents is the folder that is copied here.
#include "core/formats/reading/bundle.h"
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/following.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <array>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto session = "5b0d6f0e-8a34-4a9a-9d25-3c1b7f20aa01"_L1;
constexpr auto continuation = "5b0d6f0e-8a34-4a9a-9d25-3c1b7f20aa02"_L1;
constexpr std::uint32_t eventsWithAgents = 12;
constexpr std::uint32_t eventsWithoutAgents = 5;

/// A folder of a project that may be changed.
class Project
{
public:
    Project() : m_top(m_scratch.path(u"atlas"_s))
    {
        const QDir from(testkit::goldenPath(u"claude-code/sub-agents/input"_s));
        for (const QString& file :
             QStringList{session + ".jsonl"_L1, continuation + ".jsonl"_L1, u"notes.txt"_s})
            copy(from.filePath(file), file);
        const QDir agents(from.filePath(QString(session) + u"/subagents"_s));
        for (const QString& file : agents.entryList(QDir::Files))
            copy(agents.filePath(file), QString(session) + u"/subagents/"_s + file);
    }

    [[nodiscard]] QString path(const QString& file = {}) const
    {
        return file.isEmpty() ? m_top : m_top + u'/' + file;
    }
    [[nodiscard]] QString sessionFile() const { return path(QString(session) + u".jsonl"_s); }
    [[nodiscard]] QString agentFile(const QString& agent) const
    {
        return path(QString(session) + u"/subagents/agent-"_s + agent);
    }

private:
    void copy(const QString& from, const QString& file) const
    {
        m_scratch.write(u"atlas/"_s + file, testkit::contentOf(from));
    }

    testkit::Scratch m_scratch;
    QString m_top;
};

std::string typeOf(const Trace& trace, EventIndex event)
{
    return event ? std::string(trace.event_type(event)) : std::string("none");
}

} // namespace

class BundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfAFolderAreInTheOrderOfTheirPaths();
    void whatLiesBesideAFileIsFoundByPatterns();
    void aSessionIsOpenedWithItsSubAgents();
    void aFolderIsAllItsSessions();
    void aSubAgentWithoutItsSessionIsShown();
    void aSubAgentThatCannotBeReadLeavesTheOthers();
    void aSubAgentThatComesLaterIsReadOn();
    void aFileThatNamesItsSessionLateIsNotAnotherOnes();
    void ofFilesThatBeginAlikeTheOriginalHasTheLines_data();
    void ofFilesThatBeginAlikeTheOriginalHasTheLines();
    void aFolderWithoutSessionsSaysSo();
    void eventsOfAllFilesLoad();
};

void BundleTest::filesOfAFolderAreInTheOrderOfTheirPaths()
{
    const Project project;
    QVERIFY(QDir().mkpath(project.path(u".git/objects"_s)));
    testkit::append(project.path(u".git/objects/packed.jsonl"_s), "{}\n");
    const auto files = Bundle::of_folder(project.path().toStdString(), Job{});
    QVERIFY(files);
    QCOMPARE(files->size(), std::size_t(7));
    for (std::size_t i = 1; i < files->size(); ++i)
        QVERIFY(files->path(i - 1) < files->path(i));
    QVERIFY(!files->is_cut_off());
    QVERIFY(!Bundle::of_folder(project.path(u"nowhere"_s).toStdString(), Job{}));
}

void BundleTest::whatLiesBesideAFileIsFoundByPatterns()
{
    const Project project;
    static constexpr std::array<std::string_view, 2> patterns = {"{stem}/subagents/agent-a*.jsonl",
                                                                 "*.txt"};
    const Bundle files = Bundle::beside(project.sessionFile().toStdString(), patterns);
    QCOMPARE(files.size(), std::size_t(3));
    QCOMPARE(files.path(files.main()), QString(session + ".jsonl"_L1).toStdString());
    static constexpr std::array<std::string_view, 1> above = {"../../**"};
    const Bundle all = Bundle::beside(project.agentFile(u"cc33.jsonl"_s).toStdString(), above);
    QCOMPARE(all.size(), std::size_t(7));
    QCOMPARE(QString::fromStdString(all.path(all.main())),
             session + "/subagents/agent-cc33.jsonl"_L1);
}

void BundleTest::aSessionIsOpenedWithItsSubAgents()
{
    const Project project;
    const auto document = opened(project.sessionFile());
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t(1));
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), eventsWithAgents);
    std::size_t inCalls = 0;
    for (std::uint32_t event = eventsWithoutAgents; event < eventsWithAgents; ++event)
        inCalls += typeOf(trace, trace.parent(EventIndex(event))) == "Task" ? 1 : 0;
    QCOMPARE(inCalls, std::size_t(eventsWithAgents - eventsWithoutAgents));
    QCOMPARE(disagreement(*document), QString());
}

void BundleTest::aFolderIsAllItsSessions()
{
    const Project project;
    QVERIFY(QFile::copy(testkit::samplePath(u"gemini-cli.json"_s), project.path(u"other.json"_s)));
    const auto document = opened(project.path());
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t(3));
    QCOMPARE(std::string(document->format->id), std::string("bundle"));
    QVERIFY(document->find(session.data()));
    const auto next = document->find(continuation.data());
    QVERIFY(next);
    QCOMPARE(next->event_count(), 2U);
    QCOMPARE(document->all_diagnostics().count("copied-lines"), std::uint64_t(2));
    QCOMPARE(document->all_diagnostics().count("not-a-session"), std::uint64_t(1));
    QVERIFY(document->is_complete);
}

void BundleTest::aSubAgentWithoutItsSessionIsShown()
{
    const Project project;
    QVERIFY(QFile::remove(project.sessionFile()));
    const auto document = opened(project.path());
    QVERIFY(document);
    const auto trace = document->find(session.data());
    QVERIFY(trace);
    QVERIFY(trace->event_count() >= eventsWithAgents - eventsWithoutAgents);
    QVERIFY(opened(project.agentFile(u"aa11.jsonl"_s)));
}

void BundleTest::aSubAgentThatCannotBeReadLeavesTheOthers()
{
    const Project project;
    QVERIFY(QFile::remove(project.agentFile(u"cc33.jsonl"_s)));
    QVERIFY(QFile::link(project.path(u"nowhere"_s), project.agentFile(u"cc33.jsonl"_s)));
    const auto document = opened(project.sessionFile());
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), eventsWithAgents - 1);
}

void BundleTest::aSubAgentThatComesLaterIsReadOn()
{
    const Project project;
    const QString agent = project.agentFile(u"cc33.jsonl"_s);
    const QByteArray lines = testkit::contentOf(agent);
    QVERIFY(QFile::remove(agent));
    Following following(project.sessionFile());
    QVERIFY(following.waitForEvents(eventsWithAgents - 1));
    const auto firstEnd = lines.indexOf('\n') + 1;
    testkit::append(agent, lines.left(firstEnd));
    testkit::append(agent, lines.mid(firstEnd));
    const auto document = following.waitForEvents(eventsWithAgents);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(typeOf(trace, trace.parent(EventIndex(eventsWithAgents - 1))), std::string("Task"));
}

/// Its first line is a snapshot, as is usual, and the file's name says what the line does not.
void BundleTest::aFileThatNamesItsSessionLateIsNotAnotherOnes()
{
    const testkit::Scratch scratch;
    const auto prompt = [](const char* id, const char* time) -> QByteArray {
        return QByteArray(R"({"parentUuid":null,"isSidechain":false,"sessionId":")") + id +
               R"(","type":"user","message":{"role":"user","content":"Go"},"uuid":"u)" + id +
               R"(","timestamp":"2026-11-14T)" + time + "Z\"}\n";
    };
    scratch.write(u"all/aaaa.jsonl"_s, prompt("aaaa", "10:00:00.000"));
    scratch.write(u"all/bbbb.jsonl"_s,
                  R"({"type":"file-history-snapshot","messageId":"m","snapshot":{}})"
                  "\n" +
                      prompt("bbbb", "11:00:00.000"));
    const auto document = opened(scratch.path(u"all"_s));
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t(2));
    for (const auto& trace : document->sessions)
        QCOMPARE(trace->event_count(), 1U);
    QCOMPARE(document->sessions.front()->session().id, std::string("aaaa"));
    QCOMPARE(document->sessions.back()->session().id, std::string("bbbb"));
}

void BundleTest::ofFilesThatBeginAlikeTheOriginalHasTheLines_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("adds");
    QTest::addColumn<int>("originalLines");
    QTest::addColumn<int>("ownMinute");
    QTest::addColumn<int>("length");
    const auto row = [](const char* name, const QString& named, const QString& adds, int lines,
                        int minute, int length) {
        QTest::newRow(name) << named << adds << lines << minute << length;
    };
    row("the copy's first line names the original", u"zzzz"_s, {}, 4, 2, 2);
    row("the copy says whose it is", u"aaaa"_s, uR"("forkedFrom":{"sessionId":"zzzz"},)"_s, 4, 2,
        2);
    row("the copy goes on later", u"aaaa"_s, {}, 4, 9, 2);
    row("the original is at its end", u"aaaa"_s, {}, 2, 9, 2);
    row("alike as far as one looks", u"aaaa"_s, {}, 2, 9, 70'000);
}

/// The copy comes first by its name, and has two lines of the original, and one of its own.
void BundleTest::ofFilesThatBeginAlikeTheOriginalHasTheLines()
{
    QFETCH(const QString, named);
    QFETCH(const QString, adds);
    QFETCH(const int, originalLines);
    QFETCH(const int, ownMinute);
    QFETCH(const int, length);
    const auto line = [length](const QString& id, const QString& more, const QString& uuid,
                               int minute) -> QByteArray {
        return uR"({"sessionId":"%1",%2"type":"user","isSidechain":false,"parentUuid":null,)"
               uR"("uuid":"%3","message":{"role":"user","content":"%5"},)"
               uR"("timestamp":"2026-11-14T10:0%4:00.000Z"})"_s.arg(id, more, uuid)
                   .arg(minute)
                   .arg(QString(length, u'x'))
                   .toUtf8() +
               '\n';
    };
    QByteArray original;
    for (int at = 1; at <= originalLines; ++at)
        original += line(u"zzzz"_s, {}, u"u%1"_s.arg(at), at);
    const testkit::Scratch scratch;
    scratch.write(u"all/zzzz.jsonl"_s, original);
    scratch.write(u"all/aaaa.jsonl"_s, line(named, adds, u"u1"_s, 1) +
                                           line(u"aaaa"_s, adds, u"u2"_s, 2) +
                                           line(u"aaaa"_s, {}, u"own"_s, ownMinute));
    const auto document = opened(scratch.path(u"all"_s));
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t(2));
    QCOMPARE(document->find("zzzz")->event_count(), std::uint32_t(originalLines));
    QCOMPARE(document->find("aaaa")->event_count(), 1U);
}

void BundleTest::aFolderWithoutSessionsSaysSo()
{
    const testkit::Scratch scratch;
    const QString folder = scratch.path(u"empty"_s);
    QVERIFY(QDir().mkpath(folder));
    const auto document = open_document(folder.toStdString(), Job{});
    QVERIFY(!document);
    QVERIFY(!document.error().what.empty());
    QVERIFY(!document.error().remedy.empty());
}

void BundleTest::eventsOfAllFilesLoad()
{
    const Project project;
    const auto document = opened(project.path());
    QVERIFY(document);
    QCOMPARE(disagreement(*document), QString());
}

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
