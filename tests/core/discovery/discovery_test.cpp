// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/discovery/discovery.h"
#include "tests/core/discovery/opened_files.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QElapsedTimer>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <map>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::OpenedFiles;
using testkit::Scratch;

namespace {

std::vector<SearchPlace> placesOf(const MadeHome& home)
{
    PlaceSurroundings surroundings;
    surroundings.home = home.path().toStdString();
    surroundings.variable = [](std::string_view) { return std::string(); };
    return usual_places(surroundings);
}

/// What a search finds, all of it.
struct Findings {
    SearchReport report;
    std::vector<FoundSession> sessions;
    std::size_t batches = 0;

    [[nodiscard]] const FoundSession* at(const QString& path) const
    {
        const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const auto& each) {
            return QString::fromStdString(each.path) == path;
        });
        return found == sessions.end() ? nullptr : &*found;
    }
};

Findings search(Discovery& discovery, const std::vector<SearchPlace>& places, const Job& job = {})
{
    Findings findings;
    findings.report = discovery.search(places, job, [&](std::vector<FoundSession> some) {
        ++findings.batches;
        findings.sessions.insert(findings.sessions.end(), some.begin(), some.end());
    });
    return findings;
}

double processorSeconds()
{
    rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

} // namespace

class DiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHomeOfThousandsIsFoundWhole();
    void theSecondStartReadsOnlyWhatChanged();
    void aSearchThatIsRepeatedTellsWhatChanged();
    void whatIsReadFirstWasWrittenLast();
    void aSearchThatIsCancelledKeepsWhatItHas();
    void progressIsThatOfAllFiles();
    void forgettingForgetsAll();
    void aSessionThatMovedToADatabaseIsFoundThere();
    void whatCannotBeReadIsTold();
};

/// 3,000 sessions of five agents: all there, each file opened once, and nothing changed.
void DiscoveryTest::aHomeOfThousandsIsFoundWhole()
{
    constexpr int sessions = 3000;
    const MadeHome home;
    const int files = home.fill(sessions);
    const auto before = home.state();
    const Scratch cache;
    Discovery discovery(cache.path(u"found.jsonl"_s).toStdString());

    const OpenedFiles opened(home.path().toStdString());
    QElapsedTimer watch;
    const double processor = processorSeconds();
    watch.start();
    const Findings findings = search(discovery, placesOf(home));
    const qint64 took = watch.elapsed();
    const double used = processorSeconds() - processor;
    const auto counts = opened.counts();
    qInfo("%d files, %zu sessions in %lld ms, %.2f s of processor time; %zu files opened", files,
          findings.sessions.size(), static_cast<long long>(took), used, counts.size());

    QCOMPARE(findings.report.sessions, std::size_t{sessions});
    QCOMPARE(findings.sessions.size(), std::size_t{sessions});
    QCOMPARE(findings.report.files, std::size_t{sessions});
    QCOMPARE(findings.report.read, std::size_t{sessions});
    QCOMPARE(findings.report.unknown, std::size_t{0});
    QVERIFY(findings.report.failures.empty());
    QVERIFY(!findings.report.is_cut_off);
    std::map<std::string, int> byAgent;
    int failed = 0;
    for (const FoundSession& session : findings.sessions) {
        ++byAgent[session.agent];
        failed += session.has_failed ? 1 : 0;
        QVERIFY2(session.title.starts_with("Task "), session.path.c_str());
        QVERIFY2(session.project.starts_with("/home/ada/mill-"), session.path.c_str());
        QVERIFY2(session.started != no_time && session.last > session.started,
                 session.path.c_str());
        QVERIFY2(session.size && *session.size > 500, session.path.c_str());
        QCOMPARE(counts.at(session.path), 1);
    }
    QCOMPARE(byAgent.size(), std::size_t{5});
    for (const auto& [agent, count] : byAgent)
        QVERIFY2(count == sessions / 5, agent.c_str());
    QCOMPARE(failed, (sessions + 8) / 9);
    for (const auto& [path, count] : counts)
        QVERIFY2(count == 1, path.c_str());
    QCOMPARE(opened.written(), 0);
    QVERIFY(home.state() == before);
    QVERIFY2(used < 30, "seconds of processor time"); // sanitizers take ten times as long
}

void DiscoveryTest::theSecondStartReadsOnlyWhatChanged()
{
    const MadeHome home;
    static_cast<void>(home.fill(100));
    const Scratch cache;
    const std::string path = cache.path(u"found.jsonl"_s).toStdString();
    const auto places = placesOf(home);
    std::vector<FoundSession> first;
    {
        Discovery discovery(path);
        first = search(discovery, places).sessions;
    }
    MadeSession fresh;
    fresh.id = "0f6f2a41-0000-4000-8000-000000000777";
    fresh.prompt = "Something new";
    const QString added = home.addCodex(fresh);
    Discovery discovery(path);
    const OpenedFiles opened(home.path().toStdString());
    const Findings second = search(discovery, places);
    QCOMPARE(opened.counts(), (std::map<std::string, int>{{added.toStdString(), 1}}));
    QCOMPARE(second.report.read, std::size_t{1});
    QCOMPARE(second.sessions.size(), std::size_t{101});
    QCOMPARE(second.at(added)->title, std::string("Something new"));
    for (const FoundSession& session : first) {
        const FoundSession* again = second.at(QString::fromStdString(session.path));
        QVERIFY2(again && *again == session, session.path.c_str());
    }
    // Nothing of it is in the way where the cache is damaged.
    QVERIFY(QFile::resize(QString::fromStdString(path), 100));
    Discovery third(path);
    QCOMPARE(search(third, places).report.read, std::size_t{101});
}

void DiscoveryTest::aSearchThatIsRepeatedTellsWhatChanged()
{
    const MadeHome home;
    static_cast<void>(home.fill(20));
    MadeSession session;
    session.id = "0f6f2a41-0000-4000-8000-000000000777";
    const QString growing = home.addClaude(session);
    const QString leaving = home.addCopilot(session);
    Discovery discovery({});
    const auto places = placesOf(home);
    QCOMPARE(search(discovery, places).sessions.size(), std::size_t{22});
    const Findings same = search(discovery, places);
    QVERIFY(same.sessions.empty());
    QCOMPARE(same.report.sessions, std::size_t{22});
    QCOMPARE(same.report.read, std::size_t{0});

    // It is written to now.
    testkit::append(growing, R"({"type":"custom-title","customTitle":"The mill","sessionId":")" +
                                 session.id + "\"}\n");
    QVERIFY(QFile::remove(leaving));
    const Findings changed = search(discovery, places);
    QCOMPARE(changed.sessions.size(), std::size_t{1});
    FoundSession live = changed.sessions.front();
    QCOMPARE(live.title, std::string("The mill"));
    QVERIFY(live.is_title_given);
    const TimeNs now = live.written + ns_per_second;
    live.last = live.written;
    QCOMPARE(state_of(live, now), FoundState::Live);
    QCOMPARE(state_of(live, now + 120 * ns_per_second), FoundState::Rests);
    live.last -= 24 * 3600 * ns_per_second; // its file is a copy, or was unpacked
    QCOMPARE(state_of(live, now), FoundState::Rests);
    QCOMPARE(changed.report.gone, std::vector<std::string>{leaving.toStdString()});
    QVERIFY(search(discovery, places).report.gone.empty());

    // What a sub-agent writes tells that its session goes on, and needs no reading.
    home.addClaudeAgent(session, "a1");
    const Findings helped = search(discovery, places);
    QCOMPARE(helped.report.read, std::size_t{0});
    QCOMPARE(helped.sessions.size(), std::size_t{1});
    QCOMPARE(helped.sessions.front().files, std::uint32_t{2});
}

void DiscoveryTest::whatIsReadFirstWasWrittenLast()
{
    const MadeHome home;
    static_cast<void>(home.fill(60));
    Discovery discovery({});
    const Findings findings = search(discovery, placesOf(home));
    QVERIFY(std::is_sorted(findings.sessions.begin(), findings.sessions.end(),
                           [](const auto& a, const auto& b) { return a.written > b.written; }));
}

void DiscoveryTest::aSearchThatIsCancelledKeepsWhatItHas()
{
    const MadeHome home;
    static_cast<void>(home.fill(200));
    const Scratch cache;
    const std::string path = cache.path(u"found.jsonl"_s).toStdString();
    const auto places = placesOf(home);
    std::size_t read = 0;
    {
        Discovery discovery(path);
        std::stop_source stop;
        Job job;
        job.stop = stop.get_token();
        job.on_progress = [&stop](Progress progress) {
            if (progress.done == 50)
                stop.request_stop();
        };
        const Findings findings = search(discovery, places, job);
        QVERIFY(findings.report.was_cancelled);
        QVERIFY(findings.report.gone.empty());
        read = findings.report.read;
        QVERIFY(read >= 50 && read < 200);
    }
    Discovery discovery(path);
    const Findings findings = search(discovery, places);
    QCOMPARE(findings.report.read, 200 - read);
    QCOMPARE(findings.sessions.size(), std::size_t{200});
}

void DiscoveryTest::progressIsThatOfAllFiles()
{
    const MadeHome home;
    static_cast<void>(home.fill(20));
    Discovery discovery({});
    std::vector<std::uint64_t> done;
    Job job;
    job.on_progress = [&](Progress progress) {
        QCOMPARE(progress.total, std::uint64_t{20});
        done.push_back(progress.done);
    };
    QCOMPARE(search(discovery, placesOf(home), job).sessions.size(), std::size_t{20});
    QCOMPARE(done.size(), std::size_t{20});
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(done.back(), std::uint64_t{20});
}

void DiscoveryTest::forgettingForgetsAll()
{
    const MadeHome home;
    static_cast<void>(home.fill(10));
    const Scratch cache;
    const QString path = cache.path(u"found.jsonl"_s);
    Discovery discovery(path.toStdString());
    const auto places = placesOf(home);
    QCOMPARE(search(discovery, places).sessions.size(), std::size_t{10});
    QVERIFY(QFile::exists(path));
    discovery.forget();
    QVERIFY(!QFile::exists(path));
    const Findings again = search(discovery, places);
    QCOMPARE(again.sessions.size(), std::size_t{10});
    QCOMPARE(again.report.read, std::size_t{10});
}

void DiscoveryTest::aSessionThatMovedToADatabaseIsFoundThere()
{
    const MadeHome home;
    const QString folder = u".local/share/opencode"_s;
    const auto stored = [](const QByteArray& id, const QByteArray& more = {}) -> QByteArray {
        return R"({"id":")" + id +
               R"(","projectID":"p1","directory":"/home/ada/mill","title":"Stored )" + id +
               R"(","version":"1.0","time":{"created":1795183200000,"updated":1795183260000})" +
               more + '}';
    };
    const auto put = [&](const QByteArray& id, const QByteArray& content) {
        home.write(folder + u"/storage/session/p1/"_s + QString::fromLatin1(id) + u".json"_s,
                   content, MadeSession().started);
    };
    put("ses_1", stored("ses_1"));
    put("ses_2", stored("ses_2"));
    put("ses_3", stored("ses_3", R"(,"parentID":"ses_2")"));
    auto database = sqlite::Database::open(home.path(folder + u"/opencode.db"_s).toStdString(),
                                           sqlite::OpenMode::Create);
    QVERIFY(database);
    QVERIFY(database->exec(
        "CREATE TABLE session (id TEXT PRIMARY KEY, parent_id TEXT, project_id TEXT, directory "
        "TEXT, title TEXT, version TEXT, time_created INTEGER, time_updated INTEGER);"
        "INSERT INTO session VALUES ('ses_1', NULL, 'p1', '/home/ada/mill', 'In the database', "
        "'1.4', 1795183200000, 1795183260000)"));
    Discovery discovery({});
    const Findings findings = search(discovery, placesOf(home));
    QCOMPARE(findings.sessions.size(), std::size_t{2});
    QCOMPARE(findings.sessions[0].title, std::string("In the database"));
    QVERIFY(findings.sessions[0].is_one_of_several);
    QCOMPARE(findings.sessions[1].title, std::string("Stored ses_2"));
}

void DiscoveryTest::whatCannotBeReadIsTold()
{
    if (::geteuid() == 0)
        QSKIP("root reads everything");
    const MadeHome home;
    const QString closed = home.addClaude({});
    QVERIFY(QFile::setPermissions(closed, {}));
    Discovery discovery({});
    const Findings findings = search(discovery, placesOf(home));
    QVERIFY(findings.sessions.empty());
    QCOMPARE(findings.report.failures.size(), std::size_t{1});
    QCOMPARE(findings.report.failures.front().where, closed.toStdString());
    QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner));
    QCOMPARE(search(discovery, placesOf(home)).sessions.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "discovery_test.moc"
