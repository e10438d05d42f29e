// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"
#include "core/library/text_index.h"
#include "core/library/text_query.h"
#include "core/native/session_file_appender.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>

#include <thread>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A library, and what is written into it.
class Fixture
{
public:
    Fixture() : library(open_library(folder())) {}

    [[nodiscard]] QString folder() const { return m_scratch.path(u"library"_s); }

    /// A session with an event for each text, whose prompt it is.
    void import(const QString& id, const QStringList& prompts, int second = 0)
    {
        QByteArray lines = R"({"playhead":1,"session":{"session_id":")" + id.toUtf8() +
                           R"(","init_timestamp":)" + QByteArray::number(1'700'000'000 + second) +
                           ".5}}\n";
        for (const QString& prompt : prompts)
            lines += R"({"event_type":"ask","timestamp":)" +
                     QByteArray::number(1'700'000'000 + second) + R"(.5,"prompt":)" +
                     prompt.toUtf8() + "}\n";
        import_file(m_scratch.write(id + u".jsonl"_s, lines));
    }

    void import_file(const QString& path)
    {
        const auto document = open_document(path.toStdString(), Job());
        QVERIFY2(document, document ? "" : document.error().to_string().c_str());
        for (const auto& trace : (*document)->sessions)
            QVERIFY(library.import(*trace, path.toStdString(), Job()));
    }

    TextIndex index()
    {
        auto opened = TextIndex::open(folder().toStdString(), Library::Access::Write);
        if (!opened)
            qFatal("%s", opened.error().to_string().c_str());
        return std::move(opened).value();
    }

    /// What is found, as "session: excerpt [marked]; …", after an update.
    QStringList search(const char* text, const TextIndex::Limits& limits = {},
                       const Redactor* redactor = nullptr)
    {
        TextIndex index = this->index();
        const auto updated = index.update(library, Job());
        if (!updated)
            return {QString::fromStdString(updated.error().to_string())};
        return searchAsIs(index, text, limits, redactor);
    }

    QStringList searchAsIs(TextIndex& index, const char* text, const TextIndex::Limits& limits = {},
                           const Redactor* redactor = nullptr)
    {
        const auto found = index.search(library, text, limits, redactor, {});
        if (!found)
            return {QString::fromStdString(found.error().to_string())};
        QStringList said;
        for (const MatchedSession& session : found->sessions) {
            QStringList parts;
            for (const MatchedEvent& place : session.first) {
                QString part = QString::number(place.row) + u' ';
                std::uint32_t at = 0;
                for (const auto& [begin, end] : place.marks) {
                    part += QString::fromStdString(place.excerpt.substr(at, begin - at)) + u'[' +
                            QString::fromStdString(place.excerpt.substr(begin, end - begin)) + u']';
                    at = end;
                }
                parts += part + QString::fromStdString(place.excerpt.substr(at));
            }
            said += u"%1 %2: %3"_s.arg(QString::fromStdString(session.session.session_id))
                        .arg(session.matches)
                        .arg(parts.join(u"; "_s));
        }
        return said;
    }

    std::size_t behind()
    {
        TextIndex index = this->index();
        return index.coverage(library).value_or({0, 99}).behind;
    }

    testkit::Scratch m_scratch;
    Library library;
};

} // namespace

class TextIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedBecomesAQuery_data();
    void whatIsTypedBecomesAQuery();
    void wordsAreFoundAsTheyAreShown();
    void whatNobodyTypesIsNotKept();
    void theLatestSessionComesFirst();
    void limitsHold();
    void anExcerptBeginsNearWhatWasFound();
    void whatIsDeletedCannotBeFoundNorRead();
    void aSessionThatIsReplacedIsReadAnew();
    void aSessionThatGrowsIsReadOn();
    void anUpdateThatIsStoppedGoesOn();
    void damageIsMended();
    void secretsAreMasked();
    void aReaderMakesNothing();
    void twoMayUpdateAtOnce();
    void aRowLeadsToItsEvent();
};

void TextIndexTest::whatIsTypedBecomesAQuery_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("query");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("no word") << u" \"-\" && () *"_s << u""_s;
    QTest::newRow("a beginning") << u"refus"_s << u"\"refus\" *"_s;
    QTest::newRow("a word") << u"refused "_s << u"\"refused\""_s;
    QTest::newRow("words") << u"connection OR refused"_s
                           << u"\"connection\" AND \"OR\" AND \"refused\" *"_s;
    QTest::newRow("a phrase") << u"\"no such file\" a"_s << u"\"no such file\" AND \"a\" *"_s;
    QTest::newRow("an open phrase") << u"\"no such fi"_s << u"\"no such fi\" *"_s;
    QTest::newRow("a phrase at the end") << u"\"no such\""_s << u"\"no such\""_s;
    QTest::newRow("marks at the end") << u"read_"_s << u"\"read_\""_s;
    QTest::newRow("syntax") << u"words:x* ^y NEAR(a"_s
                            << u"\"words:x*\" AND \"^y\" AND \"NEAR(a\" *"_s;
    QTest::newRow("beyond ASCII") << u"Über 世"_s << u"\"Über\" AND \"世\" *"_s;
}

void TextIndexTest::whatIsTypedBecomesAQuery()
{
    QFETCH(const QString, typed);
    QTEST(QString::fromStdString(text_query(typed.toStdString())), "query");
}

void TextIndexTest::wordsAreFoundAsTheyAreShown()
{
    Fixture fixture;
    fixture.import(u"a"_s, {uR"("Connection REFUSED by caf\u00e9.example\nport 8080")"_s,
                            uR"({"arguments":"{\"path\":\"/etc/r\\u00e9sum\\u00e9.txt\"}"})"_s,
                            u"[404, true]"_s});
    QCOMPARE(fixture.search("refused connection"),
             QStringList(u"a 1: 0 ask [Connection] [REFUSED] by café.example port 8080"_s));
    QCOMPARE(fixture.search("cafe"),
             QStringList(u"a 1: 0 ask Connection REFUSED by [café].example port 8080"_s));
    QCOMPARE(fixture.search("\"example port\""),
             QStringList(u"a 1: 0 ask Connection REFUSED by café.[example port] 8080"_s));
    QCOMPARE(fixture.search("\"port example\""), QStringList());
    QCOMPARE(fixture.search("resum"),
             QStringList(u"a 1: 1 ask arguments path /etc/[résumé].txt"_s));
    QCOMPARE(fixture.search("404"), QStringList(u"a 1: 2 ask [404] true"_s));
    QCOMPARE(fixture.search("efused"), QStringList());
}

void TextIndexTest::whatNobodyTypesIsNotKept()
{
    Fixture fixture;
    const QString picture = u"\"data:image/png;base64,"_s + QString(4000, u'Q') + u" end\""_s;
    fixture.import(u"a"_s, {picture, u"\"tab\\tbell\\u0007 \\u0002mark\\u0003\""_s});
    QCOMPARE(fixture.search("QQQ"), QStringList());
    QCOMPARE(fixture.search("end"), QStringList(u"a 1: 0 ask data:image/png;base64, [end]"_s));
    QCOMPARE(fixture.search("timestamp"), QStringList());
    QCOMPARE(fixture.search("mark"), QStringList(u"a 1: 1 ask tab bell   [mark] "_s));
}

void TextIndexTest::theLatestSessionComesFirst()
{
    Fixture fixture;
    fixture.import(u"old"_s, {u"\"fox\""_s}, 10);
    fixture.import(u"new"_s, {u"\"fox\""_s, u"\"dog\""_s, u"\"foxes\""_s}, 20);
    QCOMPARE(fixture.search("fox"),
             QStringList({u"new 2: 0 ask [fox]; 2 ask [foxes]"_s, u"old 1: 0 ask [fox]"_s}));
}

void TextIndexTest::limitsHold()
{
    Fixture fixture;
    fixture.import(u"a"_s, {u"\"fox 1\""_s, u"\"fox 2\""_s, u"\"fox 3\""_s}, 20);
    fixture.import(u"b"_s, {u"\"fox 4\""_s, u"\"fox 5\""_s}, 10);
    TextIndex::Limits limits;
    limits.texts_per_session = 2;
    limits.texts = 3;
    QCOMPARE(fixture.search("fox", limits),
             QStringList({u"a 3: 0 ask [fox] 1; 1 ask [fox] 2"_s, u"b 2: 0 ask [fox] 4"_s}));
}

void TextIndexTest::anExcerptBeginsNearWhatWasFound()
{
    Fixture fixture;
    fixture.import(u"a"_s, {u"\"one two three four five six seven eight nine ten eleven twelve "
                            "thirteen walrus and a gull\""_s});
    QCOMPARE(fixture.search("walrus gull"),
             QStringList(u"a 1: 0 …seven eight nine ten eleven twelve thirteen [walrus] and a "
                         "[gull]"_s));
}

void TextIndexTest::whatIsDeletedCannotBeFoundNorRead()
{
    Fixture fixture;
    fixture.import(u"kept"_s, {u"\"the walrus waits\""_s});
    fixture.import(u"gone"_s, {u"\"the walrus zanzibar\""_s});
    QCOMPARE(fixture.search("zanzibar").size(), 1);
    QVERIFY(fixture.library.remove("gone"));
    {
        TextIndex index = fixture.index();
        QCOMPARE(fixture.searchAsIs(index, "zanzibar"), QStringList());
    }
    for (const char* part : {"", "-wal"}) {
        QFile file(fixture.folder() + u"/search.db"_s + QString::fromLatin1(part));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("zanzibar"), part);
    }
    // The shard that both were in is made anew.
    QCOMPARE(fixture.behind(), 1U);
    QCOMPARE(fixture.search("walrus"), QStringList(u"kept 1: 0 ask the [walrus] waits"_s));
    QCOMPARE(fixture.behind(), 0U);
}

void TextIndexTest::aSessionThatIsReplacedIsReadAnew()
{
    Fixture fixture;
    fixture.import(u"a"_s, {u"\"walrus\""_s, u"\"gull\""_s});
    QCOMPARE(fixture.search("walrus").size(), 1);
    fixture.import(u"a"_s, {u"\"gull\""_s, u"\"gull\""_s, u"\"otter\""_s});
    QCOMPARE(fixture.search("walrus"), QStringList());
    QCOMPARE(fixture.search("gull"), QStringList(u"a 2: 0 ask [gull]; 1 ask [gull]"_s));
}

void TextIndexTest::aSessionThatGrowsIsReadOn()
{
    Fixture fixture;
    LibraryEntry entry;
    entry.session_id = "live";
    const auto path = fixture.library.begin_recording(entry);
    QVERIFY(path);
    auto file = SessionFileAppender::open(*path, "live");
    QVERIFY(file);
    const auto append = [&file](std::string_view json) {
        const SessionFileAppender::Record record = {false, json};
        return file->append({&record, 1}, "n", "1").has_value();
    };
    QVERIFY(append(R"({"event_type":"otter"})"));
    QCOMPARE(fixture.search("otter"), QStringList(u"live 1: 0 [otter]"_s));
    QVERIFY(append(R"({"event_type":"otter two"})"));
    QCOMPARE(fixture.search("otter"), QStringList(u"live 2: 0 [otter]; 1 [otter] two"_s));
}

void TextIndexTest::anUpdateThatIsStoppedGoesOn()
{
    Fixture fixture;
    QStringList many;
    for (int i = 0; i < 9000; ++i)
        many += u"\"fox %1\""_s.arg(i);
    fixture.import(u"a"_s, many);
    fixture.import(u"b"_s, {u"\"fox\""_s}, -1);
    TextIndex index = fixture.index();
    std::stop_source stop;
    Job job;
    job.stop = stop.get_token();
    Progress last;
    job.on_progress = [&](Progress now) {
        last = now;
        stop.request_stop();
    };
    QVERIFY(index.update(fixture.library, job));
    QVERIFY(last.done > 0 && last.done < 9000);
    QCOMPARE(last.total, 9001U);
    QCOMPARE(index.coverage(fixture.library)->behind, 2U);
    QCOMPARE(index.search(fixture.library, "fox", {}, nullptr, {})->matches, last.done);

    std::uint64_t total = 0;
    Job rest;
    rest.on_progress = [&](Progress now) { total = now.total; };
    QVERIFY(index.update(fixture.library, rest));
    QCOMPARE(total, 9001U - last.done);
    QCOMPARE(index.coverage(fixture.library)->behind, 0U);
    QCOMPARE(index.search(fixture.library, "fox", {}, nullptr, {})->matches, 9001U);
    // A search that nobody waits for any more says nothing, and is no error.
    QVERIFY(index.search(fixture.library, "fox", {}, nullptr, job.stop));
}

void TextIndexTest::damageIsMended()
{
    Fixture fixture;
    fixture.import(u"a"_s, {u"\"fox\""_s});
    QCOMPARE(fixture.search("fox").size(), 1);
    for (const char* suffix : {"-wal", "-shm"})
        QFile::remove(fixture.folder() + u"/search.db"_s + QString::fromLatin1(suffix));
    QFile file(fixture.folder() + u"/search.db"_s);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("this is no database, and long enough to be seen as none at all.........."
               "...................................................................");
    file.close();
    QCOMPARE(fixture.search("fox"), QStringList(u"a 1: 0 ask [fox]"_s));
}

void TextIndexTest::secretsAreMasked()
{
    Fixture fixture;
    fixture.import(u"a"_s, {uR"({"api_key":"hunter2hunter2","note":"walrus"})"_s});
    const Redactor redactor;
    QCOMPARE(fixture.search("walrus").value(0),
             u"a 1: 0 ask api_key hunter2hunter2 note [walrus]"_s);
    const QString masked = fixture.search("walrus", {}, &redactor).value(0);
    QVERIFY2(!masked.contains("hunter2"_L1) && masked.contains("[walrus]"_L1), qPrintable(masked));
    const QString sought = fixture.search("hunter2hunter2", {}, &redactor).value(0);
    QVERIFY2(sought.startsWith("a 1: 0 ask"_L1) && !sought.contains("hunter2"_L1),
             qPrintable(sought));
}

void TextIndexTest::aReaderMakesNothing()
{
    Fixture fixture;
    const auto none = TextIndex::open(fixture.folder().toStdString(), Library::Access::Read);
    QVERIFY(!none);
    QVERIFY(!none.error().remedy.empty());
    QVERIFY(!QFile::exists(fixture.folder() + u"/search.db"_s));
    fixture.import(u"a"_s, {u"\"fox\""_s});
    QCOMPARE(fixture.search("fox").size(), 1);
    auto reader = TextIndex::open(fixture.folder().toStdString(), Library::Access::Read);
    QVERIFY(reader);
    QCOMPARE(fixture.searchAsIs(*reader, "fox"), QStringList(u"a 1: 0 ask [fox]"_s));
    const auto permissions = QFile::permissions(fixture.folder() + u"/search.db"_s);
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
    // It is a part of the library, and keeps nobody from opening it.
    QVERIFY(Library::open(fixture.folder().toStdString(), Library::Access::Write));
}

void TextIndexTest::twoMayUpdateAtOnce()
{
    Fixture fixture;
    QStringList many;
    for (int i = 0; i < 6000; ++i)
        many += u"\"fox %1\""_s.arg(i);
    fixture.import(u"a"_s, many);
    fixture.import(u"b"_s, many, -1);
    TextIndex index = fixture.index();
    const std::string folder = fixture.folder().toStdString();
    std::thread other([&folder] {
        auto library = Library::open(folder, Library::Access::Read);
        auto mine = TextIndex::open(folder, Library::Access::Write);
        if (library && mine)
            static_cast<void>(mine->update(*library, Job()));
    });
    const auto updated = index.update(fixture.library, Job());
    other.join();
    QVERIFY(updated);
    QVERIFY(index.update(fixture.library, Job()));
    QCOMPARE(index.search(fixture.library, "fox", {}, nullptr, {})->matches, 12'000U);
    QCOMPARE(index.search(fixture.library, "5999", {}, nullptr, {})->matches, 2U);
}

void TextIndexTest::aRowLeadsToItsEvent()
{
    Fixture fixture;
    fixture.import(u"a"_s, {u"\"one\""_s, u"\"two\""_s, u"\"three\""_s});
    const auto path = fixture.library.session_path("a");
    QVERIFY(path);
    const auto document = open_document(*path, Job());
    QVERIFY(document);
    const Trace& trace = *(*document)->sessions.front();
    QCOMPARE(event_of_row(trace, 2), EventIndex(2U));
    QVERIFY(!event_of_row(trace, 3));
}

QTEST_GUILESS_MAIN(TextIndexTest)
#include "text_index_test.moc"
