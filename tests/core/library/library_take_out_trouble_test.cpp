// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions that are taken out of a library in which others are at work.
#include "core/formats/reading/read_sessions.h"
#include "core/library/catalogue.h"
#include "core/library/library.h"
#include "core/library/library_check.h"
#include "core/library/library_folder.h"
#include "core/library/library_sink.h"
#include "core/record/action.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using testkit::contentOf;
using testkit::Scratch;

namespace {

SessionSpec longer()
{
    SessionSpec spec;
    spec.events = 7;
    return spec;
}

} // namespace

class LibraryTakeOutTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_library.emplace(open_library(folder()));
        QVERIFY(m_library->import(*make_session({}), "/from/here", {}));
    }
    void cleanup() { m_library.reset(); }

    void whatIsBeingRecordedStays();
    void whatADeadProgramRecordedGoes();
    void whoIsKilledWhileItComesBackHasItBack();
    void theSameThatCameMeanwhileStays();
    void besideAnotherThatCameMeanwhileItGetsAnIdOfItsOwn();
    void whereAFileHasItsNameItGetsAnother();
    void aSessionWithoutItsFileGoesAndComes();
    void aDamagedSessionGoesAndComes();
    void whatSomebodyDeletedDoesNotComeBack();
    void whereItsFileCannotBeMovedItStays();
    void whatIsThereNoMoreCannotGo();
    void labelsChangeOnlyFromWhatTheyWere();

private:
    [[nodiscard]] QString folder() const { return m_scratch->path(u"library"_s); }
    [[nodiscard]] QString file(const std::string& id = "session-1")
    {
        const auto path = m_library->session_path(id);
        return path ? QString::fromStdString(*path) : QString();
    }
    [[nodiscard]] QStringList files(const QString& part) const
    {
        return QDir(folder() + u'/' + part)
            .entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] TakenOut takeOut(const std::string& id = "session-1")
    {
        auto taken = m_library->take_out(id);
        if (!taken)
            qFatal("%s", taken.error().to_string().c_str());
        return *std::move(taken);
    }
    void note(const std::string& text, TimeNs changed)
    {
        const AnnotationChange change = {EventIndex(1U), {}, Annotation{text, true, changed}};
        QVERIFY(m_library->annotate(*make_session({}), {&change, 1}));
    }
    [[nodiscard]] std::string noteOf(const Trace& trace)
    {
        const auto notes = m_library->annotations(trace);
        const auto* found = notes ? notes->find(EventIndex(1U)) : nullptr;
        return found ? found->note : std::string();
    }
    [[nodiscard]] std::size_t problems() const
    {
        const auto check = check_library(folder().toStdString(), {});
        return check ? check->problems.size() : 99;
    }

    std::unique_ptr<Scratch> m_scratch;
    std::optional<Library> m_library;
};

void LibraryTakeOutTroubleTest::whatIsBeingRecordedStays()
{
    const auto sink = library_sink(folder().toStdString());
    const auto another = library_sink(folder().toStdString());
    const auto write = [](record::Sink& to, const char* id, const char* json) {
        const bool isSession = std::string_view(json).find("end_state") != std::string_view::npos;
        const record::SinkRecord record = {isSession ? record::SinkRecord::Kind::Session
                                                     : record::SinkRecord::Kind::Event,
                                           id, json};
        static std::uint64_t position = 0;
        return to.write({&record, 1}, "run", {{"ring-1", position += 64}});
    };
    QVERIFY(write(*sink, "live", R"({"session_id":"live","id":"1","event_type":"a"})"));
    QVERIFY(write(*another, "live", R"({"session_id":"live","id":"2","event_type":"b"})"));
    QCOMPARE(problems(), 0U); // its mark is none
    const auto refused = m_library->take_out("live");
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("recording") != std::string::npos);
    QVERIFY(!refused.error().remedy.empty());
    QVERIFY(!file("live").isEmpty());
    // Of two, one has ended.
    QVERIFY(sink->finish());
    QVERIFY(!m_library->take_out("live"));
    QVERIFY(write(*another, "live", R"({"session_id":"live","end_state":"Success"})"));
    TakenOut taken = takeOut("live");
    QVERIFY(another->finish()); // what is gone is no error of the recorder's
    QVERIFY(m_library->put_back(taken));
    QCOMPARE(read_sessions(file("live").toStdString(), {})->front()->event_count(), 2U);
    QCOMPARE(files(u"incoming"_s), QStringList());
}

void LibraryTakeOutTroubleTest::whatADeadProgramRecordedGoes()
{
    const int process = start_process([this] {
        auto* sink = library_sink(folder().toStdString()).release();
        const record::SinkRecord record = {record::SinkRecord::Kind::Event, "live",
                                           R"({"session_id":"live","id":"1"})"};
        static_cast<void>(sink->write({&record, 1}, "run", {{"ring-1", 64}}));
        ::raise(SIGKILL);
    });
    QVERIFY(!wait_for_process(process));
    TakenOut taken = takeOut("live");
    QVERIFY(m_library->put_back(taken));
    QCOMPARE(read_sessions(file("live").toStdString(), {})->front()->event_count(), 1U);
    m_library.emplace(open_library(folder()));
    QCOMPARE(files(u"incoming"_s), QStringList());
}

/// After the catalogue has it again, and before its file is in its place.
void LibraryTakeOutTroubleTest::whoIsKilledWhileItComesBackHasItBack()
{
    QVERIFY(m_library->rename("session-1", "Mine"));
    note("Look here", 5);
    const QByteArray bytes = contentOf(file());
    m_library.reset();
    const int process = start_process([this] {
        const LibraryPaths paths(folder().toStdString());
        const auto lock = FolderLock::take(paths, 5s);
        auto catalogue = Catalogue::open(paths.catalogue, sqlite::OpenMode::ReadWrite, 5s);
        auto staging = Staging::make(paths, *lock);
        auto record = catalogue->record("session-1");
        SessionRecord session = **record;
        const bool isOut =
            catalogue->discard("session-1", session.place.file).has_value() &&
            std::rename(paths.session(session.place.file).c_str(), staging->file().c_str()) == 0;
        session.place.incoming = staging->name();
        if (isOut && catalogue->put_back(session))
            ::raise(SIGKILL);
    });
    QVERIFY(!wait_for_process(process));
    QCOMPARE(files(u"sessions"_s), QStringList());
    m_library.emplace(open_library(folder()));
    QCOMPARE(contentOf(file()), bytes);
    QCOMPARE(m_library->find("session-1")->name, std::string("Mine"));
    QCOMPARE(noteOf(*make_session({})), std::string("Look here"));
    QCOMPARE(problems(), 0U);
}

void LibraryTakeOutTroubleTest::theSameThatCameMeanwhileStays()
{
    QVERIFY(m_library->rename("session-1", "Mine"));
    QVERIFY(m_library->set_tags("session-1", {"a"}));
    note("Before", 5);
    TakenOut taken = takeOut();
    QVERIFY(m_library->import(*make_session({}), "/from/there", {}));
    QVERIFY(m_library->set_tags("session-1", {"b"}));
    const auto back = m_library->put_back(taken);
    QVERIFY2(back, back ? "" : back.error().to_string().c_str());
    QCOMPARE(back->how, MergedSession::How::Same);
    QVERIFY(taken.is_empty());
    QCOMPARE(m_library->list()->size(), 1U);
    QCOMPARE(m_library->find("session-1")->origin, std::string("/from/there"));
    QCOMPARE(m_library->find("session-1")->name, std::string("Mine")); // it had none
    QCOMPARE(m_library->find("session-1")->tags, std::vector<std::string>{"b"});
    QCOMPARE(noteOf(*make_session({})), std::string("Before"));
    QCOMPARE(files(u"incoming"_s), QStringList());
    QCOMPARE(problems(), 0U);
}

void LibraryTakeOutTroubleTest::besideAnotherThatCameMeanwhileItGetsAnIdOfItsOwn()
{
    QVERIFY(m_library->rename("session-1", "Mine"));
    note("Before", 5);
    TakenOut taken = takeOut();
    QVERIFY(m_library->import(*make_session(longer()), "/from/there", {}));
    note("Meanwhile", 6);
    const auto back = m_library->put_back(taken);
    QVERIFY2(back, back ? "" : back.error().to_string().c_str());
    QCOMPARE(back->how, MergedSession::How::KeptBoth);
    QVERIFY(back->id != back->its_id);
    QCOMPARE(m_library->list()->size(), 2U);
    QCOMPARE(m_library->find("session-1")->events, 7U);
    QCOMPARE(m_library->find(back->id)->events, 3U);
    QCOMPARE(m_library->find(back->id)->name, std::string("Mine"));
    const auto sessions = read_sessions(file(back->id).toStdString(), {});
    QVERIFY(sessions);
    QCOMPARE(sessions->front()->session().id, back->id);
    QCOMPARE(noteOf(*sessions->front()), std::string("Before"));
    QCOMPARE(noteOf(*make_session(longer())), std::string("Meanwhile"));
    QCOMPARE(problems(), 0U);
    TakenOut again = takeOut(back->id);
    QVERIFY(m_library->put_back(again));
}

void LibraryTakeOutTroubleTest::whereAFileHasItsNameItGetsAnother()
{
    const QString path = file();
    TakenOut taken = takeOut();
    m_scratch->write(u"library/sessions/"_s + QFileInfo(path).fileName(), "somebody else's");
    QVERIFY(m_library->put_back(taken));
    QVERIFY(file() != path);
    QCOMPARE(contentOf(path), QByteArray("somebody else's"));
    QCOMPARE(read_sessions(file().toStdString(), {})->front()->event_count(), 3U);
}

void LibraryTakeOutTroubleTest::aSessionWithoutItsFileGoesAndComes()
{
    QVERIFY(QFile::remove(file()));
    TakenOut taken = takeOut();
    QVERIFY(m_library->list()->empty());
    QVERIFY(m_library->put_back(taken));
    QCOMPARE(m_library->list()->size(), 1U);
    QVERIFY(!m_library->session_path("session-1"));
}

void LibraryTakeOutTroubleTest::aDamagedSessionGoesAndComes()
{
    const QString path = file();
    QFile damaged(path);
    QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
    damaged.write("no database");
    damaged.close();
    m_scratch->write(u"library/sessions/"_s + QFileInfo(path).fileName() + u"-wal"_s, "no log");
    TakenOut taken = takeOut();
    QCOMPARE(files(u"sessions"_s), QStringList());
    QVERIFY(m_library->put_back(taken));
    QCOMPARE(contentOf(path), QByteArray("no database"));
}

void LibraryTakeOutTroubleTest::whatSomebodyDeletedDoesNotComeBack()
{
    TakenOut taken = takeOut();
    QVERIFY(QDir(folder() + u"/incoming"_s).removeRecursively());
    const auto back = m_library->put_back(taken);
    QVERIFY(!back);
    QVERIFY(!back.error().remedy.empty());
    QVERIFY(taken.is_empty());
    QVERIFY(m_library->list()->empty());
}

void LibraryTakeOutTroubleTest::whereItsFileCannotBeMovedItStays()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("ThreadSanitizer takes a thread of the forked process for one of this test's");
#endif
    const QString said = in_unprivileged_process([]() -> QString {
        QTemporaryDir home(QDir::tempPath() +
                           u"/playhead-test-own-XXXXXX"_s); // as the one who is to fail
        Library library = open_library(home.path() + u"/library"_s);
        if (!library.import(*make_session({}), "a", {}) || !library.rename("session-1", "Mine"))
            return u"nothing to begin with"_s;
        const QByteArray sessions = (home.path() + u"/library/sessions"_s).toUtf8();
        if (::chmod(sessions.constData(), 0500) != 0)
            return u"no rights to take"_s;
        const auto refused = library.take_out("session-1");
        ::chmod(sessions.constData(), 0700);
        if (refused)
            return u"it was taken out"_s;
        if (library.list()->size() != 1 || library.find("session-1")->name != "Mine")
            return u"it is not in the list as it was"_s;
        if (!library.session_path("session-1"))
            return u"its file is gone"_s;
        Library later = open_library(home.path() + u"/library"_s); // nor does it go later
        return later.session_path("session-1") ? QString() : u"its file went later"_s;
    });
    QCOMPARE(said, QString());
}

void LibraryTakeOutTroubleTest::whatIsThereNoMoreCannotGo()
{
    const auto refused = m_library->take_out("nobody");
    QVERIFY(!refused);
    QVERIFY(!refused.error().remedy.empty());
    QCOMPARE(files(u"incoming"_s), QStringList());
}

void LibraryTakeOutTroubleTest::labelsChangeOnlyFromWhatTheyWere()
{
    QVERIFY(m_library->import(*make_session({.tags = {"recorded"}}), "/from/here", {}));
    const SessionLabels before = *m_library->labels("session-1");
    QVERIFY(!before.given_name && !before.are_tags_given);
    SessionLabels named = before;
    named.given_name = "Mine";
    QVERIFY(*m_library->change_labels("session-1", before, named));
    QCOMPARE(m_library->find("session-1")->name, std::string("Mine"));
    // Tags do not matter to a name, and the other way round.
    SessionLabels tagged = named;
    tagged.tags = {"x"};
    tagged.are_tags_given = true;
    QVERIFY(*m_library->change_labels("session-1", named, tagged));
    QVERIFY(*m_library->change_labels("session-1", named, before));
    QCOMPARE(m_library->find("session-1")->name, std::string("A walk"));
    QCOMPARE(m_library->find("session-1")->tags, std::vector<std::string>{"x"});
    // Somebody else was here.
    QVERIFY(m_library->rename("session-1", "Theirs"));
    QVERIFY(!*m_library->change_labels("session-1", named, before));
    QCOMPARE(m_library->find("session-1")->name, std::string("Theirs"));
    QVERIFY(!*m_library->change_labels("nobody", named, before));
    // Tags that are the recorded ones again follow what is recorded.
    QVERIFY(*m_library->change_labels("session-1", tagged, named));
    QVERIFY(m_library->import(*make_session({.tags = {"later"}}), "/from/here", {}));
    QCOMPARE(m_library->find("session-1")->tags, std::vector<std::string>{"later"});
    QVERIFY(!m_library->labels("nobody"));
}

QTEST_GUILESS_MAIN(LibraryTakeOutTroubleTest)
#include "library_take_out_trouble_test.moc"
