// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/found_cache.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>
#include <QFileInfo>

#include <array>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::Scratch;

namespace {

FoundSession session(const std::string& id)
{
    FoundSession made;
    made.path = "/home/ada/\"odd\"\n.jsonl";
    made.session_id = id;
    made.is_one_of_several = true;
    made.place = "opencode";
    made.format = "opencode";
    made.agent = "OpenCode";
    made.recorder = "OpenCode 1.4";
    made.project = "/home/ada/mill";
    made.title = "Grind “corn” — \xF0\x9F\x8C\xBE";
    made.is_title_given = true;
    made.parent = "another";
    made.started = 1'795'183'200'123'456'789;
    made.last = 0; // a time as others
    made.has_ended = true;
    made.has_failed = true;
    made.failure = "no water";
    return made;
}

constexpr std::uint64_t fingerprint = 0xFEDC'BA98'7654'3210;

} // namespace

class FoundCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasPutComesBack();
    void anotherFingerprintIsNotFound();
    void whatIsDamagedCountsAsNotThere_data();
    void whatIsDamagedCountsAsNotThere();
    void nothingIsWrittenWhereNothingChanged();
    void theFileIsItsOwnersOnly();
    void clearingDeletesTheFile();
    void withoutAPathNothingIsKept();
    void itLiesInTheCacheFolder();
};

void FoundCacheTest::whatWasPutComesBack()
{
    const Scratch scratch;
    const std::string file = scratch.path(u"deep/er/cache.jsonl"_s).toStdString();
    const std::vector sessions = {session("a"), session("b"), FoundSession{}};
    std::vector<FoundSession> expected = sessions;
    expected.back().path = expected.front().path; // all are of the file that they are kept by
    {
        FoundCache cache(file);
        cache.put(sessions.front().path, fingerprint, expected);
        cache.put("/nothing-in-it", 1, {});
        cache.put("/gone", 2, sessions);
        cache.keep_only([](const std::string& path) { return path != "/gone"; });
        QVERIFY(cache.save());
    }
    const FoundCache cache(file);
    const auto* found = cache.find(sessions.front().path, fingerprint);
    QVERIFY(found);
    QCOMPARE(found->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY((*found)[i] == expected[i]);
    QVERIFY(cache.find("/nothing-in-it", 1));
    QVERIFY(cache.find("/nothing-in-it", 1)->empty());
    QVERIFY(!cache.find("/gone", 2));
}

void FoundCacheTest::anotherFingerprintIsNotFound()
{
    FoundCache cache({});
    cache.put("/a", 1, {session("a")});
    QVERIFY(cache.find("/a", 1));
    QVERIFY(!cache.find("/a", 2));
    QVERIFY(!cache.find("/b", 1));
}

void FoundCacheTest::whatIsDamagedCountsAsNotThere_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("cut off") << 0;
    QTest::newRow("a byte changed") << 1;
    QTest::newRow("something behind it") << 2;
    QTest::newRow("of another version") << 3;
    QTest::newRow("no cache") << 4;
    QTest::newRow("empty") << 5;
}

void FoundCacheTest::whatIsDamagedCountsAsNotThere()
{
    QFETCH(const int, kind);
    const Scratch scratch;
    const QString path = scratch.path(u"cache.jsonl"_s);
    {
        FoundCache cache(path.toStdString());
        cache.put("/a", 1, {session("a")});
        QVERIFY(cache.save());
    }
    QByteArray content = contentOf(path);
    const std::array<QByteArray, 6> damaged = {
        content.chopped(30), QByteArray(content).replace("corn", "iron"),
        content + "{}\n",    QByteArray(content).replace("sessions\":1}", "sessions\":0}"),
        QByteArray("{}\n"),  QByteArray()};
    scratch.write(u"cache.jsonl"_s, damaged.at(static_cast<std::size_t>(kind)));
    FoundCache cache(path.toStdString());
    QVERIFY(!cache.find("/a", 1));
    cache.put("/a", 1, {session("a")});
    QVERIFY(cache.save());
    QVERIFY(FoundCache(path.toStdString()).find("/a", 1));
}

void FoundCacheTest::nothingIsWrittenWhereNothingChanged()
{
    const Scratch scratch;
    const QString path = scratch.path(u"cache.jsonl"_s);
    FoundCache cache(path.toStdString());
    QVERIFY(cache.save());
    QVERIFY(!QFile::exists(path));
    cache.put("/a", 1, {});
    QVERIFY(cache.save());
    QVERIFY(QFile::remove(path));
    cache.keep_only([](const std::string&) { return true; });
    QVERIFY(cache.save());
    QVERIFY(!QFile::exists(path));
}

void FoundCacheTest::theFileIsItsOwnersOnly()
{
    const Scratch scratch;
    const QString path = scratch.path(u"cache.jsonl"_s);
    FoundCache cache(path.toStdString());
    cache.put("/a", 1, {session("a")});
    QVERIFY(cache.save());
    QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

void FoundCacheTest::clearingDeletesTheFile()
{
    const Scratch scratch;
    const QString path = scratch.path(u"cache.jsonl"_s);
    FoundCache cache(path.toStdString());
    cache.put("/a", 1, {session("a")});
    QVERIFY(cache.save());
    cache.clear();
    QVERIFY(!QFile::exists(path));
    QVERIFY(!cache.find("/a", 1));
}

void FoundCacheTest::withoutAPathNothingIsKept()
{
    FoundCache cache({});
    cache.put("/a", 1, {});
    QVERIFY(cache.save());
    cache.clear();
}

void FoundCacheTest::itLiesInTheCacheFolder()
{
    QCOMPARE(QString::fromStdString(FoundCache::default_path()),
             qEnvironmentVariable("XDG_CACHE_HOME") + u"/Playhead/found-sessions.jsonl"_s);
}

QTEST_GUILESS_MAIN(FoundCacheTest)
#include "found_cache_test.moc"
