// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/job.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/session_archive.h"
#include "core/library/text_index.h"
#include "tests/core/library/keeping.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>
#include <QFileInfo>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

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
    void removingTakesTheArchiveAway();
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
