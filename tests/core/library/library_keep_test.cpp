// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/job.h"
#include "core/discovery/session_files.h"
#include "core/formats/reading/archive.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/session_archive.h"
#include "core/library/text_index.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

namespace {

/// The session of a file, as it is found.
ProducedSession produced(const QString& path, const QByteArray& id)
{
    FoundSession found;
    found.path = path.toStdString();
    auto files = files_of(found, Job{});
    if (!files)
        QTest::qFail(files.error().what.c_str(), __FILE__, __LINE__);
    ProducedSession session;
    session.origin = found.path;
    session.session_id = id.toStdString();
    session.state = files->state;
    for (const SessionFiles::File& file : files->files)
        session.files.push_back({file.path, file.name});
    return session;
}

Result<Kept> keep(Library& library, const QString& path, const QByteArray& id)
{
    return library.keep(produced(path, id), read_sessions, Job{});
}

/// What is in an archive, by name.
QMap<QString, QByteArray> unpacked(const std::string& path)
{
    QMap<QString, QByteArray> files;
    const auto file = FileSource::open(path);
    const auto members = file ? unpack(**file, Job{}) : Result<Unpacked>(file.error());
    if (!members || members->problem)
        QTest::qFail("the archive cannot be unpacked", __FILE__, __LINE__);
    for (const Unpacked::Member& member :
         members ? members->members : std::vector<Unpacked::Member>()) {
        const auto bytes = member.source->head(member.source->size());
        files[QString::fromStdString(member.path)] = QByteArray::fromStdString(*bytes);
    }
    return files;
}

/// The library's folder, but for what SQLite has there for itself.
QMap<QString, QByteArray> sessionsBelow(const QString& folder)
{
    return contents_below(folder + u"/sessions"_s);
}

} // namespace

class LibraryKeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreKeptAsTheyAre();
    void aSessionIsKeptWithItsSubAgents();
    void aFolderIsKeptWhole();
    void whatIsKeptOpensAsASession();
    void keepingTwiceDoesNothing();
    void whatHasGrownTakesThePlaceOfWhatWasKept();
    void lessThanIsKeptIsRefused();
    void anArchiveTakesThePlaceOfAnImport();
    void anImportTakesThePlaceOfAnArchive();
    void whatCannotBeReadBackChangesNothing();
    void whatHoldsNoSessionChangesNothing();
    void aCancelledOneChangesNothing();
    void removingTakesTheArchiveAway();
    void damageIsNoticed_data();
    void damageIsNoticed();
    void filesOfOtherNamesAndSizesAreOtherContent();
    void anOlderCatalogueKnowsOfNone();
    void wordsOfWhatIsKeptAreFound();
};

void LibraryKeepTest::filesAreKeptAsTheyAre()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addCodex(session);
    const auto before = home.state();
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const auto kept = keep(library, path, session.id);
    QVERIFY2(kept, kept ? "" : kept.error().to_string().c_str());
    QCOMPARE(*kept, Kept::Added);
    QVERIFY(home.state() == before);

    const auto archive = library.session_path(session.id.toStdString());
    QVERIFY(archive);
    QVERIFY(archive->ends_with(session.id.toStdString() + ".tar.zst"));
    QCOMPARE(unpacked(*archive),
             (QMap<QString, QByteArray>{{QFileInfo(path).fileName(), contentOf(path)}}));
    QCOMPARE(QFile::permissions(QString::fromStdString(*archive)) &
                 (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());

    const auto all = library.kept();
    QVERIFY(all && all->size() == 1);
    const KeptFiles& known = all->front();
    QCOMPARE(known.session_id, session.id.toStdString());
    QCOMPARE(known.origin, path.toStdString());
    QCOMPARE(known.files, std::uint32_t{1});
    QCOMPARE(known.bytes, std::uint64_t(QFileInfo(path).size()));
    QCOMPARE(known.hash.size(), std::size_t{32});
    const auto content = read_session_archive(*archive, Job{});
    QVERIFY(content);
    QCOMPARE(content->hash, known.hash);

    const auto entry = library.find(session.id.toStdString());
    QVERIFY(entry);
    QCOMPARE(entry->origin, path.toStdString());
    QVERIFY(entry->events > 0);
    QCOMPARE(entry->file_size, std::uint64_t(QFileInfo(QString::fromStdString(*archive)).size()));
}

void LibraryKeepTest::aSessionIsKeptWithItsSubAgents()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addClaude(session);
    const QString agent = home.addClaudeAgent(session, "a1");
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(keep(library, path, session.id));
    const QString id = QString::fromLatin1(session.id);
    QCOMPARE(unpacked(*library.session_path(session.id.toStdString())),
             (QMap<QString, QByteArray>{{id + u".jsonl"_s, contentOf(path)},
                                        {id + u"/subagents/agent-a1.jsonl"_s, contentOf(agent)}}));
    // Its agent's events are in it, as they are where the file is opened by itself.
    const auto opened = read_sessions(path.toStdString(), Job{});
    QVERIFY(opened);
    QCOMPARE(library.find(session.id.toStdString())->events, opened->front()->event_count());
}

void LibraryKeepTest::aFolderIsKeptWhole()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addOpenHands(session);
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    const auto kept = keep(library, path, session.id);
    QVERIFY2(kept, kept ? "" : kept.error().to_string().c_str());
    const auto files = unpacked(*library.session_path(session.id.toStdString()));
    QCOMPARE(files.size(), 1 + session.steps + 2);
    const QString folder = QString::fromLatin1(session.id).remove(u'-');
    QCOMPARE(files.value(folder + u"/base_state.json"_s), contentOf(path));
    QVERIFY(files.contains(folder + u"/events/event-00000-e0.json"_s));
}

void LibraryKeepTest::whatIsKeptOpensAsASession()
{
    const MadeHome home;
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    int number = 0;
    for (const auto add : {&MadeHome::addClaude, &MadeHome::addCodex, &MadeHome::addGemini,
                           &MadeHome::addCopilot, &MadeHome::addOpenHands}) {
        MadeSession session;
        session.id = "0f6f2a41-0000-4000-8000-00000000000" + QByteArray::number(number++);
        const QString path = (home.*add)(session);
        QVERIFY(keep(library, path, session.id));
        const auto original = read_sessions(path.toStdString(), Job{});
        const auto kept = read_sessions(*library.session_path(session.id.toStdString()), Job{});
        QVERIFY(original && kept && !kept->empty());
        QCOMPARE(kept->size(), std::size_t{1});
        const Trace& trace = *kept->front();
        QCOMPARE(trace.session().id, session.id.toStdString());
        QCOMPARE(trace.event_count(), original->front()->event_count());
        QCOMPARE(trace.begin_time(), original->front()->begin_time());
        QVERIFY(trace.load(EventIndex(0U)));
    }
    QCOMPARE(library.list()->size(), std::size_t{5});
}

void LibraryKeepTest::keepingTwiceDoesNothing()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addClaude(session);
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QCOMPARE(*keep(library, path, session.id), Kept::Added);
    const QString archive = QString::fromStdString(*library.session_path(session.id.toStdString()));
    const auto stamp = FileStamp::of(archive.toStdString());
    QCOMPARE(*keep(library, path, session.id), Kept::Same);
    QVERIFY(FileStamp::of(archive.toStdString()) == stamp);
    // But where the archive is gone, it is kept again.
    QVERIFY(QFile::remove(archive));
    QCOMPARE(*keep(library, path, session.id), Kept::Replaced);
    QVERIFY(QFile::exists(archive));
}

void LibraryKeepTest::whatHasGrownTakesThePlaceOfWhatWasKept()
{
    const MadeHome home;
    MadeSession session;
    const QString path = home.addClaude(session);
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    const std::string id = session.id.toStdString();
    QCOMPARE(*keep(library, path, session.id), Kept::Added);
    QVERIFY(library.rename(id, "The mill"));
    const std::string before = library.kept()->front().hash;
    const std::uint32_t events = library.find(id)->events;

    session.steps = 20;
    home.addClaude(session);
    QCOMPARE(*keep(library, path, session.id), Kept::Replaced);
    QCOMPARE(library.kept()->size(), std::size_t{1});
    QVERIFY(library.kept()->front().hash != before);
    QVERIFY(library.find(id)->events > events);
    QCOMPARE(library.find(id)->name, std::string("The mill"));
    QCOMPARE(sessionsBelow(folder).size(), 1);
    QCOMPARE(unpacked(*library.session_path(id)).first(), contentOf(path));
}

void LibraryKeepTest::lessThanIsKeptIsRefused()
{
    const MadeHome home;
    MadeSession session;
    session.steps = 20;
    const QString path = home.addClaude(session);
    const Scratch scratch;
    Library library = open_library(scratch.path(u"library"_s));
    QVERIFY(keep(library, path, session.id));
    const auto kept = sessionsBelow(scratch.path(u"library"_s));
    session.steps = 3;
    home.addClaude(session);
    const auto refused = keep(library, path, session.id);
    QVERIFY(!refused);
    QVERIFY(!refused.error().remedy.empty());
    QCOMPARE(sessionsBelow(scratch.path(u"library"_s)), kept);
}

void LibraryKeepTest::anArchiveTakesThePlaceOfAnImport()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addClaude(session);
    const std::string id = session.id.toStdString();
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    const auto sessions = read_sessions(path.toStdString(), Job{});
    QVERIFY(library.import(*sessions->front(), path.toStdString(), Job{}));
    Annotation note;
    note.note = "Here it stops";
    note.changed = 1;
    const AnnotationChange change = {EventIndex(0U), {}, note};
    QVERIFY(library.annotate(*sessions->front(), {&change, 1}));
    QVERIFY(library.session_path(id)->ends_with(".playhead"));
    QCOMPARE(*keep(library, path, session.id), Kept::Replaced);
    QVERIFY(library.session_path(id)->ends_with(".tar.zst"));
    QCOMPARE(sessionsBelow(folder).size(), 1);
    const auto kept = read_sessions(*library.session_path(id), Job{});
    const auto annotations = library.annotations(*kept->front());
    QVERIFY(annotations && annotations->find(EventIndex(0U)));
}

void LibraryKeepTest::anImportTakesThePlaceOfAnArchive()
{
    const MadeHome home;
    const MadeSession session;
    const QString path = home.addClaude(session);
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    QVERIFY(keep(library, path, session.id));
    const auto sessions = read_sessions(path.toStdString(), Job{});
    QVERIFY(library.import(*sessions->front(), path.toStdString(), Job{}));
    QVERIFY(library.session_path(session.id.toStdString())->ends_with(".playhead"));
    QVERIFY(library.kept()->empty());
    QCOMPARE(sessionsBelow(folder).size(), 1);
    QVERIFY(read_sessions(*library.session_path(session.id.toStdString()), Job{}));
}

void LibraryKeepTest::whatCannotBeReadBackChangesNothing()
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

void LibraryKeepTest::whatHoldsNoSessionChangesNothing()
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

void LibraryKeepTest::aCancelledOneChangesNothing()
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

void LibraryKeepTest::removingTakesTheArchiveAway()
{
    const MadeHome home;
    const MadeSession session;
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    QVERIFY(keep(library, home.addClaude(session), session.id));
    QVERIFY(library.remove(session.id.toStdString()));
    QVERIFY(library.kept()->empty());
    QVERIFY(sessionsBelow(folder).isEmpty());
}

void LibraryKeepTest::damageIsNoticed_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("a byte changed") << 0;
    QTest::newRow("cut off") << 1;
    QTest::newRow("empty") << 2;
    QTest::newRow("something else") << 3;
}

void LibraryKeepTest::damageIsNoticed()
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

void LibraryKeepTest::filesOfOtherNamesAndSizesAreOtherContent()
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

void LibraryKeepTest::anOlderCatalogueKnowsOfNone()
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
    QVERIFY(QFile::exists(folder + u"/catalogue.db.v2"_s));
}

void LibraryKeepTest::wordsOfWhatIsKeptAreFound()
{
    const MadeHome home;
    MadeSession session;
    session.prompt = "Why does the xylograph stand still?";
    const Scratch scratch;
    const QString folder = scratch.path(u"library"_s);
    Library library = open_library(folder);
    QVERIFY(keep(library, home.addClaude(session), session.id));
    auto index = TextIndex::open(folder.toStdString(), Library::Access::Write);
    QVERIFY(index);
    QVERIFY(index->update(library, Job{}, read_sessions));
    QCOMPARE(index->coverage(library)->behind, std::size_t{0});
    const auto found = index->search(library, "xylograph", {}, nullptr, {});
    QVERIFY(found);
    QCOMPARE(found->sessions.size(), std::size_t{1});
    QCOMPARE(found->matches, std::uint64_t{1});
    QVERIFY(found->sessions.front().first.empty());
}

QTEST_GUILESS_MAIN(LibraryKeepTest)
#include "library_keep_test.moc"
