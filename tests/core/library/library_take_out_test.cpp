// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/text_index.h"
#include "core/native/session_columns.h"
#include "core/native/session_file_appender.h"
#include "tests/core/library/keeping.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <signal.h>
#include <unistd.h>

#include <memory>
#include <optional>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::MadeHome;
using testkit::MadeSession;
using testkit::Scratch;

namespace {

/// What is said of an entry, in one text.
QString told(const LibraryEntry& entry)
{
    QString text = QString::fromStdString(entry.session_id + "|" + entry.name + "|" +
                                          entry.recorded_name + "|" + entry.origin + "|" +
                                          entry.end_state.value_or("-") + "|" + entry.recorder);
    for (const std::string& tag : entry.tags)
        text += u'#' + QString::fromStdString(tag);
    for (const auto number :
         {entry.start, entry.end, entry.added, entry.updated, TimeNs(entry.events),
          TimeNs(entry.errors), TimeNs(entry.file_size), entry.total_tokens.value_or(-1),
          TimeNs(entry.is_complete), TimeNs(entry.outcome)})
        text += u'|' + QString::number(number);
    return text;
}

} // namespace

class LibraryTakeOutTest : public QObject
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

    void itComesBackAsItWas();
    void anArchiveComesBackAsItWas();
    void whatItIsShownFromComesBackToo();
    void whatSqliteHasBesideItComesBack_data();
    void whatSqliteHasBesideItComesBack();
    void meanwhileNothingOfItIsFound();
    void itGoesForGoodWithWhatHoldsIt();
    void othersLeaveItWhereItIs();
    void aProgramThatEndsTakesItAlong();
    void killedAtAnyMomentItIsInOnePlace();

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
    [[nodiscard]] Annotations notes(const Trace& trace)
    {
        return m_library->annotations(trace).value_or({});
    }
    [[nodiscard]] TakenOut takeOut(const std::string& id = "session-1")
    {
        auto taken = m_library->take_out(id);
        if (!taken)
            qFatal("%s", taken.error().to_string().c_str());
        return *std::move(taken);
    }
    void label(const std::string& name, const std::vector<std::string>& tags,
               const std::string& note)
    {
        const AnnotationChange change = {EventIndex(1U), {}, Annotation{note, true, 5}};
        QVERIFY(m_library->rename("session-1", name));
        QVERIFY(m_library->set_tags("session-1", tags));
        QVERIFY(m_library->annotate(*make_session({}), {&change, 1}));
    }

    std::unique_ptr<Scratch> m_scratch;
    std::optional<Library> m_library;
};

void LibraryTakeOutTest::itComesBackAsItWas()
{
    label("Mine", {"a", "b"}, "Look here");
    const QString path = file();
    const QByteArray bytes = contentOf(path);
    const QString before = told(*m_library->find("session-1"));
    TakenOut taken = takeOut();
    QCOMPARE(told(taken.entry()), before);
    QVERIFY(m_library->list()->empty());
    QVERIFY(!m_library->find("session-1"));
    QCOMPARE(files(u"sessions"_s), QStringList());
    QVERIFY(notes(*make_session({})).entries().empty());

    const auto back = m_library->put_back(taken);
    QVERIFY2(back, back ? "" : back.error().to_string().c_str());
    QCOMPARE(back->id, std::string("session-1"));
    QCOMPARE(back->how, MergedSession::How::Added);
    QVERIFY(taken.is_empty());
    QCOMPARE(told(*m_library->find("session-1")), before);
    QCOMPARE(file(), path);
    QCOMPARE(contentOf(path), bytes);
    QCOMPARE(files(u"incoming"_s), QStringList());
    QCOMPARE(notes(*make_session({})).find(EventIndex(1U))->note, std::string("Look here"));
    // Name and tags are the person's still: an import leaves them.
    QVERIFY(m_library->import(*make_session({}), "/from/here", {}));
    QCOMPARE(m_library->find("session-1")->name, std::string("Mine"));
    QCOMPARE(m_library->find("session-1")->tags, (std::vector<std::string>{"a", "b"}));
}

void LibraryTakeOutTest::anArchiveComesBackAsItWas()
{
    const MadeHome home;
    const MadeSession session;
    QVERIFY(keep(*m_library, home.addCodex(session), session.id));
    const std::string id = session.id.toStdString();
    const QString path = file(id);
    const QByteArray bytes = contentOf(path);
    const KeptFiles kept = m_library->kept()->front();
    TakenOut taken = takeOut(id);
    QVERIFY(m_library->kept()->empty());
    QVERIFY(m_library->put_back(taken));
    QCOMPARE(file(id), path);
    QCOMPARE(contentOf(path), bytes);
    QCOMPARE(m_library->kept()->size(), 1U);
    QCOMPARE(m_library->kept()->front().hash, kept.hash);
    QCOMPARE(m_library->kept()->front().kept, kept.kept);
}

void LibraryTakeOutTest::whatItIsShownFromComesBackToo()
{
    const std::string path = file().toStdString();
    const auto sessions = read_sessions(path, {});
    QVERIFY(sessions && keep_columns(*sessions->front(), path).value_or(false));
    TakenOut taken = takeOut();
    QCOMPARE(files(u"sessions"_s), QStringList());
    QVERIFY(m_library->put_back(taken));
    QVERIFY(has_columns(path));
}

void LibraryTakeOutTest::whatSqliteHasBesideItComesBack_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::newRow("after its program died") << false;
    QTest::newRow("while somebody reads it") << true;
}

/// What was recorded lies in the log when a program is killed.
void LibraryTakeOutTest::whatSqliteHasBesideItComesBack()
{
    QFETCH(const bool, isRead);
    LibraryEntry entry;
    entry.session_id = "live";
    const auto path = m_library->begin_recording(entry);
    QVERIFY(path);
    const int process = start_process([&path] {
        auto* recording = new SessionFileAppender(*SessionFileAppender::open(*path, "live"));
        const SessionFileAppender::Record record = {false, R"({"event_type":"step"})"};
        for (int i = 0; i < 50; ++i)
            static_cast<void>(recording->append({&record, 1}, "n", "1"));
        ::raise(SIGKILL);
    });
    QVERIFY(!wait_for_process(process));
    QVERIFY(QFile::exists(QString::fromStdString(*path) + u"-wal"_s));
    auto reader = isRead ? read_sessions(*path, {}) : Error{};
    TakenOut taken = takeOut("live");
    QCOMPARE(files(u"sessions"_s).filter(u"live"_s), QStringList());
    QVERIFY(m_library->put_back(taken));
    const auto sessions = read_sessions(*m_library->session_path("live"), {});
    QVERIFY2(sessions, sessions ? "" : sessions.error().to_string().c_str());
    QCOMPARE(sessions->front()->event_count(), 50U);
    if (isRead)
        QVERIFY(reader->front()->load(EventIndex(7U)));
}

void LibraryTakeOutTest::meanwhileNothingOfItIsFound()
{
    auto index = TextIndex::open(folder().toStdString(), Library::Access::Write);
    QVERIFY(index && index->update(*m_library, {}));
    const auto matches = [&] {
        const auto found = index->search(*m_library, "call", {}, nullptr, {});
        return found ? found->matches : 0;
    };
    QCOMPARE(matches(), 3U);
    TakenOut taken = takeOut();
    QCOMPARE(matches(), 0U);
    QVERIFY(m_library->put_back(taken));
    QVERIFY(index->update(*m_library, {}));
    QCOMPARE(matches(), 3U);
}

void LibraryTakeOutTest::itGoesForGoodWithWhatHoldsIt()
{
    {
        const TakenOut taken = takeOut();
        QCOMPARE(files(u"incoming"_s).size(), 1);
    }
    QCOMPARE(files(u"incoming"_s), QStringList());
    QCOMPARE(files(u"sessions"_s), QStringList());
    QVERIFY(m_library->list()->empty());
}

void LibraryTakeOutTest::othersLeaveItWhereItIs()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("ThreadSanitizer takes a thread of the forked process for one of this test's");
#endif
    TakenOut taken = takeOut();
    const int process = start_process([this] {
        Library library = open_library(folder());
        if (!library.import(*make_session({.id = "other"}), "a", {}) || !library.compact())
            ::_exit(1);
    });
    QVERIFY(wait_for_process(process));
    Library another = open_library(folder());
    QCOMPARE(another.list()->size(), 1U);
    QVERIFY(another.put_back(taken)); // by whichever object
    QCOMPARE(m_library->list()->size(), 2U);
    QCOMPARE(read_sessions(file().toStdString(), {})->front()->event_count(), 3U);
}

void LibraryTakeOutTest::aProgramThatEndsTakesItAlong()
{
    m_library.reset();
    const int process = start_process([this] {
        Library library = open_library(folder());
        auto* taken = new Result<TakenOut>(library.take_out("session-1"));
        ::raise(*taken ? SIGKILL : SIGTERM);
    });
    QVERIFY(!wait_for_process(process));
    QCOMPARE(files(u"incoming"_s).size(), 1);
    m_library.emplace(open_library(folder()));
    QCOMPARE(files(u"incoming"_s), QStringList());
    QVERIFY(m_library->list()->empty());
}

/// Out and back again, until it is killed: then the session is there with all that belongs to it,
/// or it is gone with all of it.
void LibraryTakeOutTest::killedAtAnyMomentItIsInOnePlace()
{
    label("Mine", {"a"}, "Look here");
    const QByteArray bytes = contentOf(file());
    constexpr int rounds = 30;
    for (int round = 0; round < rounds; ++round) {
        m_library.reset();
        const int process = start_process([this] {
            Library library = open_library(folder());
            for (;;) {
                auto taken = library.take_out("session-1");
                if (taken)
                    static_cast<void>(library.put_back(*taken));
            }
        });
        QTest::qSleep(5 + round * 2);
        QCOMPARE(::kill(process, SIGKILL), 0);
        QVERIFY(!wait_for_process(process));
        m_library.emplace(open_library(folder()));
        QCOMPARE(files(u"incoming"_s), QStringList());
        if (m_library->list()->empty()) {
            QCOMPARE(files(u"sessions"_s), QStringList());
            QVERIFY(notes(*make_session({})).entries().empty());
            QVERIFY(m_library->import(*make_session({}), "/from/here", {}));
            label("Mine", {"a"}, "Look here");
        }
        QCOMPARE(m_library->find("session-1")->name, std::string("Mine"));
        QCOMPARE(notes(*make_session({})).find(EventIndex(1U))->note, std::string("Look here"));
        QCOMPARE(contentOf(file()).size(), bytes.size());
        QCOMPARE(read_sessions(file().toStdString(), {})->front()->event_count(), 3U);
    }
}

QTEST_GUILESS_MAIN(LibraryTakeOutTest)
#include "library_take_out_test.moc"
