// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/job.h"
#include "core/base/sqlite.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/session_archive.h"
#include "tests/core/library/keeping.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

class LibraryKeepTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeReadBackChangesNothing();
    void whatHoldsNoSessionChangesNothing();
    void aCancelledOneChangesNothing();
    void damageIsNoticed_data();
    void damageIsNoticed();
    void filesOfOtherNamesAndSizesAreOtherContent();
    void anOlderCatalogueKnowsOfNone();
};

void LibraryKeepTroubleTest::whatCannotBeReadBackChangesNothing()
{
    const MadeHome home;
    MadeSession session;
    const QString path = home.addClaude(session);
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    QVERIFY(keep(library, path, session.id));
    const auto before = sessionsBelow(folder);
    session.steps = 10;
    home.addClaude(session);
    const auto unreadable = [](const std::string&,
                               const Job&) -> Result<std::vector<std::shared_ptr<const Trace>>> {
        return Error{"It cannot be read.", "x", {}};
    };
    const auto refused = library.keep(produced(path, session.id), unreadable, Job{});
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, path.toStdString());
    QCOMPARE(sessionsBelow(folder), before);
    QVERIFY(contents_below(folder + u"/incoming"_s).isEmpty());
}

void LibraryKeepTroubleTest::whatHoldsNoSessionChangesNothing()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    const QString path = scratch.write(u"x.jsonl"_s, "{\"no\":\"session\"}\n");
    Library library = open_library(folder);
    QVERIFY(!keep(library, path, {}));
    QVERIFY(library.list()->empty());
    QVERIFY(sessionsBelow(folder).isEmpty());
    ProducedSession gone = produced(path, {});
    QVERIFY(QFile::remove(path));
    QVERIFY(!library.keep(gone, read_sessions, Job{}));
}

void LibraryKeepTroubleTest::aCancelledOneChangesNothing()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addClaude(session);
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    std::stop_source stop;
    stop.request_stop();
    Job job;
    job.stop = stop.get_token();
    QVERIFY(!library.keep(produced(path, session.id), read_sessions, job));
    QVERIFY(library.list()->empty());
    QVERIFY(sessionsBelow(folder).isEmpty());
    QVERIFY(contents_below(folder + u"/incoming"_s).isEmpty());
}

void LibraryKeepTroubleTest::damageIsNoticed_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("a byte changed") << 0;
    QTest::newRow("cut off") << 1;
    QTest::newRow("empty") << 2;
    QTest::newRow("something else") << 3;
}

void LibraryKeepTroubleTest::damageIsNoticed()
{
    QFETCH(const int, kind);
    const Scratch scratch;
    QByteArray text;
    for (int i = 0; i < 20'000; ++i)
        text += QByteArray::number(i * 7919) + ' ';
    const QString source = scratch.write(u"a.jsonl"_s, text);
    const std::string path = scratch.path(u"a.tar.zst"_s).toStdString();
    const ArchivedFile file = {source.toStdString(), "a.jsonl"};
    const auto written = write_session_archive({&file, 1}, path, Job{});
    QVERIFY(written);
    QVERIFY(read_session_archive(path, Job{}) && *read_session_archive(path, Job{}) == *written);
    const QByteArray whole = contentOf(QString::fromStdString(path));
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 0x10);
    const std::array<QByteArray, 4> damaged = {flipped, whole.left(whole.size() / 2), QByteArray(),
                                               QByteArray("no archive at all")};
    scratch.write(u"a.tar.zst"_s, damaged.at(static_cast<std::size_t>(kind)));
    const auto read = read_session_archive(path, Job{});
    QVERIFY(!read || *read != *written);
}

void LibraryKeepTroubleTest::filesOfOtherNamesAndSizesAreOtherContent()
{
    const Scratch scratch;
    const std::string a = scratch.write(u"a"_s, "12").toStdString();
    const std::string b = scratch.write(u"b"_s, "3").toStdString();
    const std::string c = scratch.write(u"c"_s, "1").toStdString();
    const std::string d = scratch.write(u"d"_s, "23").toStdString();
    const std::string to = scratch.path(u"x.tar.zst"_s).toStdString();
    QStringList hashes;
    const std::vector<std::vector<ArchivedFile>> contents = {
        {{a, "a"}, {b, "b"}},   {{c, "a"}, {d, "b"}}, {{b, "b"}, {a, "a"}},
        {{a, "é/a"}, {b, "b"}}, {{a, "a"}},           {}};
    for (const auto& files : contents) {
        const auto written = write_session_archive(files, to, Job{});
        QVERIFY2(written, written ? "" : written.error().what.c_str());
        QVERIFY(read_session_archive(to, Job{}) && *read_session_archive(to, Job{}) == *written);
        hashes += QString::fromStdString(written->hash);
    }
    QCOMPARE(hashes.removeDuplicates(), 0);
}

void LibraryKeepTroubleTest::anOlderCatalogueKnowsOfNone()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    {
        Library library = open_library(folder);
        QVERIFY(library.import(*make_session({}), "x", Job{}));
    }
    const std::string path = folder.toStdString() + "/catalogue.db";
    {
        auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
        QVERIFY(database);
        QVERIFY(database->exec("DROP TABLE archive; PRAGMA user_version = 2"));
    }
    {
        Library reader = open_library(folder, Library::Access::Read);
        QVERIFY(reader.kept() && reader.kept()->empty());
        QCOMPARE(reader.list()->size(), std::size_t{1});
    }
    const MadeHome home;
    const MadeSession session;
    Library writer = open_library(folder); // brings it up to date
    QVERIFY(keep(writer, home.addCodex(session), session.id));
    QCOMPARE(writer.kept()->size(), std::size_t{1});
    QCOMPARE(QDir(folder).entryList({u"catalogue.db.v2-*-*-*"_s}).size(), 1);
}

QTEST_GUILESS_MAIN(LibraryKeepTroubleTest)
#include "library_keep_trouble_test.moc"
