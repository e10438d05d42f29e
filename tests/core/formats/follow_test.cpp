// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/follow.h"
#include "core/native/session_file.h"
#include "core/native/session_file_appender.h"
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/following.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::append;
using testkit::contentOf;
using testkit::Scratch;

namespace {

constexpr int longerThanTornPatienceMs = 2600;

QByteArray sessionLine()
{
    return R"({"playhead":1,"session":{"session_id":"s","parents":"recorded"}})"
           "\n";
}

QByteArray eventLine(int number, const QByteArray& more = {})
{
    return R"({"id":"e)" + QByteArray::number(number) + R"(","event_type":"step","params":{"n":)" +
           QByteArray::number(number) + R"(},"timestamp":)" +
           QByteArray::number(1'795'212'989 + number) + more + "}\n";
}

QByteArray eventLines(int first, int count)
{
    QByteArray lines;
    for (int i = first; i < first + count; ++i)
        lines += eventLine(i);
    return lines;
}

/// What is in an event's params, read from the file.
std::string paramsOf(const Document& document, std::uint32_t event)
{
    const auto loaded = document.sessions.front()->load(EventIndex(event));
    return loaded ? std::string(loaded->event.params.json()) : loaded.error().to_string();
}

/// A session file as a recorder makes it, in one or more transactions.
class Recording
{
public:
    explicit Recording(const QString& path)
        : m_file(SessionFileAppender::open(path.toStdString(), "s"))
    {
    }
    [[nodiscard]] bool add(const QByteArrayList& events, const QByteArray& session = {})
    {
        std::vector<SessionFileAppender::Record> records;
        const auto view = [](const QByteArray& bytes) {
            return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        };
        for (const QByteArray& event : events)
            records.push_back({false, view(event)});
        if (!session.isEmpty())
            records.push_back({true, view(session)});
        return m_file && m_file->append(records, "key", "value");
    }
    void rest() { (void)m_file->rest(); }

private:
    Result<SessionFileAppender> m_file;
};

} // namespace

class FollowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAppendedIsReadOn();
    void aFileAtRestIsPublishedOnceAndAsItIsOpened_data();
    void aFileAtRestIsPublishedOnceAndAsItIsOpened();
    void aFileThatComesInPiecesIsInTheEndAsItIsOpened_data();
    void aFileThatComesInPiecesIsInTheEndAsItIsOpened();
    void aTornLineIsNoEventAndNoErrorUntilItsRestComes();
    void aTornLineThatRestsIsShownAsFarAsItGoes();
    void aTornLineThatRestedMayStillBeCompleted();
    void aTornLineInAFileThatIsReplacedIsNotCompletedByTheOther();
    void aLastLineWithoutABreakIsThereAtOnce();
    void anUpdateCompletesAnEventThatWasRunning();
    void eventsLoadWhileTheirFileGrows();
    void aFileThatWasCutIsReadAnew();
    void aFileThatWasReplacedIsReadAnew();
    void aFileRewrittenInPlaceGivesNoForeignBytes();
    void aDeletedFileStaysAsItWasUntilThereIsOneAgain();
    void aJsonDocumentIsReadAnewWhenItHasChanged();
    void aChangedFileThatCannotBeReadKeepsWhatWasRead();
    void aFileOfNothingIsOpenedOnceThereIsSomething();
    void rowsOfASessionFileAreReadOn();
    void aSessionFileSaysLaterHowItsSessionEnded();
    void aSessionFileOnItsWayToRestStays();
    void aSessionFileThatWasReplacedIsReadAnew();
    void aStopEndsTheWaitAtOnce();
};

void FollowTest::whatIsAppendedIsReadOn()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 3));
    Following following(path);
    QVERIFY(following.waitForEvents(3));
    append(path, eventLines(3, 2));
    QVERIFY(following.waitForEvents(5));
    append(path, eventLines(5, 1));
    const auto document = following.waitForEvents(6);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
    QCOMPARE(document->size, std::uint64_t(QFile(path).size()));
    QVERIFY(document->all_diagnostics().empty());
    QCOMPARE(print_document(*document), print_document(*opened(path)));
}

void FollowTest::aFileAtRestIsPublishedOnceAndAsItIsOpened_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(testkit::samplePath(QString()));
    for (const QString& name : folder.entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void FollowTest::aFileAtRestIsPublishedOnceAndAsItIsOpened()
{
    QFETCH(const QString, path);
    Following following(path);
    const auto document = following.wait([](const Document&) { return true; });
    QVERIFY(document);
    QCOMPARE(print_document(*document), print_document(*opened(path)));
    QTest::qWait(200);
    QCOMPARE(following.count(), std::size_t(1));
}

void FollowTest::aFileThatComesInPiecesIsInTheEndAsItIsOpened_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& name :
         {u"lines"_s, u"updates"_s, u"printed-lines"_s, u"bom-and-crlf"_s, u"several-sessions"_s,
          u"lines-without-session"_s, u"damaged-lines"_s}) {
        const QDir folder(testkit::goldenPath(u"native/"_s + name));
        for (const QString& input : folder.entryList({u"*.jsonl"_s}, QDir::Files))
            QTest::newRow(qPrintable(name)) << folder.filePath(input);
    }
    QTest::newRow("the sample") << testkit::samplePath(u"native.jsonl"_s);
}

void FollowTest::aFileThatComesInPiecesIsInTheEndAsItIsOpened()
{
    QFETCH(const QString, path);
    const QByteArray all = contentOf(path);
    std::mt19937 random(20261121); // NOLINT(*-msc51-cpp): the same pieces in every run
    for (int run = 0; run < 4; ++run) {
        const Scratch scratch;
        const auto first = std::max<qsizetype>(all.indexOf('\n') + 1, 1);
        const QString copy = scratch.write(u"session.jsonl"_s, all.left(first));
        Following following(copy);
        for (qsizetype at = first; at < all.size();) {
            const auto length = std::uniform_int_distribution<qsizetype>(
                1, std::max<qsizetype>(all.size() / 8, 2))(random);
            append(copy, all.mid(at, length));
            at += length;
            QTest::qWait(std::uniform_int_distribution<>(0, 20)(random));
        }
        const std::string wanted = print_document(*opened(copy));
        std::string last;
        const auto same = following.wait([&](const Document& document) {
            last = print_document(document);
            return last == wanted;
        });
        if (!same)
            QCOMPARE(last, wanted);
    }
}

void FollowTest::aTornLineIsNoEventAndNoErrorUntilItsRestComes()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 2));
    Following following(path);
    QVERIFY(following.waitForEvents(2));
    const QByteArray line = eventLine(2);
    append(path, line.left(20));
    QTest::qWait(400);
    auto document = following.waitForEvents(2);
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().empty());
    append(path, line.mid(20));
    document = following.waitForEvents(3);
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().empty());
    QCOMPARE(paramsOf(*document, 2), R"({"n":2})");
}

void FollowTest::aTornLineThatRestsIsShownAsFarAsItGoes()
{
    const Scratch scratch;
    const QByteArray text = sessionLine() + eventLines(0, 3);
    const QString path = scratch.write(u"run.jsonl"_s, text.left(text.size() - 12));
    Following following(path);
    QVERIFY(following.waitForEvents(2));
    const auto document = following.waitForEvents(3);
    QVERIFY(document);
    QCOMPARE(document->diagnostics.count("cut-record"), 1U);
    QCOMPARE(print_document(*document), print_document(*opened(path)));
}

void FollowTest::aTornLineThatRestedMayStillBeCompleted()
{
    const Scratch scratch;
    const QByteArray text = sessionLine() + eventLines(0, 3);
    const QString path = scratch.write(u"run.jsonl"_s, text.left(text.size() - 12));
    Following following(path);
    QVERIFY(following.waitForEvents(3));
    append(path, text.right(12));
    const auto whole = following.wait(
        [](const Document& document) { return document.diagnostics.count("cut-record") == 0; });
    QVERIFY(whole);
    QCOMPARE(whole->reading, 1U); // its events have kept their numbers
    append(path, eventLines(3, 1));
    const auto document = following.waitForEvents(4);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
    QCOMPARE(print_document(*document), print_document(*opened(path)));
}

void FollowTest::aTornLineInAFileThatIsReplacedIsNotCompletedByTheOther()
{
    const Scratch scratch;
    const QByteArray text = sessionLine() + eventLines(0, 3);
    const QString path = scratch.write(u"run.jsonl"_s, text.left(text.size() - 12));
    Following following(path);
    const auto before = following.waitForEvents(3);
    QVERIFY(before);
    const QString other = scratch.write(u"other"_s, sessionLine() + eventLines(300, 4));
    QCOMPARE(std::rename(qPrintable(other), qPrintable(path)), 0);
    const auto document = following.waitForEvents(4);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
}

void FollowTest::aLastLineWithoutABreakIsThereAtOnce()
{
    const Scratch scratch;
    const QByteArray text = sessionLine() + eventLines(0, 3);
    const QString path = scratch.write(u"run.jsonl"_s, text.left(text.size() - 1));
    Following following(path);
    const auto document = following.wait([](const Document&) { return true; });
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 3U);
    append(path, "\n" + eventLine(3));
    const auto more = following.waitForEvents(4);
    QVERIFY(more);
    QVERIFY(more->all_diagnostics().empty());
}

void FollowTest::anUpdateCompletesAnEventThatWasRunning()
{
    const Scratch scratch;
    const QString path = scratch.write(
        u"run.jsonl"_s, sessionLine() + R"({"id":"a","event_type":"search","init_timestamp":)"
                                        R"("2026-03-02T18:00:00Z","params":{"q":"x"}})"
                                        "\n");
    Following following(path);
    auto document = following.waitForEvents(1);
    QVERIFY(document);
    QVERIFY(!document->sessions.front()->duration(EventIndex(0U)));
    append(path, R"({"id":"a","update":true,"end_timestamp":"2026-03-02T18:00:02Z",)"
                 R"("result":"Success","returns":[1]})"
                 "\n");
    document = following.wait([](const Document& news) {
        return news.sessions.front()->duration(EventIndex(0U)).has_value();
    });
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), 1U);
    QCOMPARE(*trace.duration(EventIndex(0U)), 2 * ns_per_second);
    QCOMPARE(trace.result(EventIndex(0U)), EventResult::Success);
    const auto loaded = trace.load(EventIndex(0U));
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->event.returns.json(), "[1]");
    QCOMPARE(loaded->event.params.json(), R"({"q":"x"})");
}

void FollowTest::eventsLoadWhileTheirFileGrows()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 10));
    Following following(path);
    // Over the end of the first chunks that a file is checked by, in pieces that do not fit them.
    constexpr int rounds = 40;
    constexpr int eventsPerRound = 50;
    for (int round = 0; round < rounds; ++round) {
        const auto count = static_cast<std::uint32_t>(10 + round * eventsPerRound);
        const auto document = following.waitForEvents(count);
        QVERIFY(document);
        append(path, eventLines(static_cast<int>(count), eventsPerRound));
        for (const std::uint32_t event : {0U, count / 2, count - 1})
            QCOMPARE(paramsOf(*document, event), "{\"n\":" + std::to_string(event) + "}");
    }
}

void FollowTest::aFileThatWasCutIsReadAnew()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 100));
    Following following(path);
    const auto before = following.waitForEvents(100);
    QVERIFY(before);
    QVERIFY(QFile::resize(path, 0));
    append(path, sessionLine() + eventLines(500, 2));
    const auto document = following.waitForEvents(2);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*document, 1), R"({"n":501})");
    QVERIFY(!before->sessions.front()->load(EventIndex(99U)).has_value());
    append(path, eventLines(502, 1));
    QVERIFY(following.waitForEvents(3)); // and is followed like the first
}

void FollowTest::aFileThatWasReplacedIsReadAnew()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 5));
    Following following(path);
    const auto before = following.waitForEvents(5);
    QVERIFY(before);
    const QString other = scratch.write(u"other"_s, sessionLine() + eventLines(700, 9));
    QCOMPARE(std::rename(qPrintable(other), qPrintable(path)), 0);
    auto document = following.waitForEvents(9);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*before, 0), R"({"n":0})"); // its file is still held
    append(path, eventLines(709, 1));
    document = following.waitForEvents(10);
    QVERIFY(document);
    QCOMPARE(paramsOf(*document, 9), R"({"n":709})");
}

void FollowTest::aFileRewrittenInPlaceGivesNoForeignBytes()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 50));
    Following following(path);
    const auto before = following.waitForEvents(50);
    QVERIFY(before);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        QVERIFY(file.write(sessionLine() + eventLines(900, 60)) > 0);
    }
    const auto document = following.waitForEvents(60);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*document, 0), R"({"n":900})");
    QVERIFY(!before->sessions.front()->load(EventIndex(3U)).has_value());
}

void FollowTest::aDeletedFileStaysAsItWasUntilThereIsOneAgain()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 4));
    Following following(path);
    const auto before = following.waitForEvents(4);
    QVERIFY(before);
    QVERIFY(QFile::remove(path));
    const auto deleted = following.wait(
        [](const Document& document) { return document.diagnostics.count("file-deleted") == 1; });
    QVERIFY(deleted);
    QCOMPARE(deleted->sessions.front(), before->sessions.front());
    QCOMPARE(deleted->reading, before->reading);
    scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 6));
    const auto again = following.waitForEvents(6);
    QVERIFY(again);
    QVERIFY(again->reading > before->reading);
    QCOMPARE(again->diagnostics.count("file-deleted"), 0U);
}

void FollowTest::aJsonDocumentIsReadAnewWhenItHasChanged()
{
    const Scratch scratch;
    const auto text = [](int events) -> QByteArray {
        QByteArray lines = eventLines(0, events).trimmed();
        return R"({"playhead":1,"session":{"session_id":"s"},"events":[)" +
               lines.replace('\n', ',') + "]}";
    };
    const QString path = scratch.write(u"run.json"_s, text(3));
    Following following(path);
    const auto before = following.waitForEvents(3);
    QVERIFY(before);
    scratch.write(u"run.json"_s, text(5));
    const auto document = following.waitForEvents(5);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
}

void FollowTest::aChangedFileThatCannotBeReadKeepsWhatWasRead()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 4));
    Following following(path);
    const auto before = following.waitForEvents(4);
    QVERIFY(before);
    QVERIFY(QFile::resize(path, 0));
    append(path, "\x89PNG and more of it that is no session");
    const auto kept = following.wait(
        [](const Document& document) { return document.diagnostics.count("file-changed") == 1; });
    QVERIFY(kept);
    QCOMPARE(kept->sessions.front(), before->sessions.front());
}

void FollowTest::aFileOfNothingIsOpenedOnceThereIsSomething()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, {});
    Following following(path);
    const auto error = following.waitForFailure();
    QVERIFY(error);
    QCOMPARE(error->what, "The file is empty.");
    append(path, sessionLine());
    append(path, eventLines(0, 1));
    QVERIFY(following.waitForEvents(1));
    append(path, eventLines(1, 1));
    QVERIFY(following.waitForEvents(2));
}

void FollowTest::rowsOfASessionFileAreReadOn()
{
    const Scratch scratch;
    const QString path = scratch.path(u"s.playhead"_s);
    Recording recording(path);
    QVERIFY(recording.add({eventLine(0)}, R"({"session_id":"s","name":"A run"})"));
    Following following(path);
    QVERIFY(following.waitForEvents(1));
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(recording.add({eventLine(2 * i - 1), eventLine(2 * i)}));
        const auto document = following.waitForEvents(static_cast<std::uint32_t>(1 + 2 * i));
        QVERIFY(document);
        QCOMPARE(document->reading, 1U);
        QCOMPARE(paramsOf(*document, 0), R"({"n":0})");
        QCOMPARE(paramsOf(*document, static_cast<std::uint32_t>(2 * i)),
                 "{\"n\":" + std::to_string(2 * i) + "}");
    }
    const auto document = following.waitForEvents(41);
    QCOMPARE(print_document(*document), print_document(*opened(path)));
}

void FollowTest::aSessionFileSaysLaterHowItsSessionEnded()
{
    const Scratch scratch;
    const QString path = scratch.path(u"s.playhead"_s);
    Recording recording(path);
    QVERIFY(recording.add({eventLine(0)}, R"({"session_id":"s","name":"A run"})"));
    Following following(path);
    auto document = following.waitForEvents(1);
    QVERIFY(document);
    QVERIFY(!document->sessions.front()->session().end_state);
    QVERIFY(recording.add({}, R"({"session_id":"s","name":"A run","end_state":"Fail"})"));
    document = following.wait(
        [](const Document& news) { return news.sessions.front()->session().end_state == "Fail"; });
    QVERIFY(document);
    const auto records = document->sessions.front()->load_session_records();
    QVERIFY2(records.has_value(), records ? "" : records.error().to_string().c_str());
    QCOMPARE(records->size(), std::size_t(1));
    QCOMPARE(print_document(*document), print_document(*opened(path)));
}

void FollowTest::aSessionFileOnItsWayToRestStays()
{
    const Scratch scratch;
    const QString path = scratch.path(u"s.playhead"_s);
    auto recording = std::make_unique<Recording>(path);
    QVERIFY(recording->add({eventLine(0)}));
    Following following(path);
    QVERIFY(following.waitForEvents(1));
    QVERIFY(recording->add({eventLine(1)}));
    recording->rest();
    recording.reset();
    QVERIFY(following.waitForEvents(2));
    // The next program that records there, as one that takes up what another has left.
    Recording next(path);
    QVERIFY(next.add({eventLine(2)}));
    const auto document = following.waitForEvents(3);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
}

void FollowTest::aSessionFileThatWasReplacedIsReadAnew()
{
    const Scratch scratch;
    const QString path = scratch.path(u"s.playhead"_s);
    const auto write = [&](const QString& name, int events) {
        const auto document = openedText(sessionLine() + eventLines(0, events), u"a.jsonl"_s);
        return write_session_file(document->sessions, scratch.path(name).toStdString(), nullptr,
                                  Job{});
    };
    QVERIFY(write(u"s.playhead"_s, 3).has_value());
    Following following(path);
    const auto before = following.waitForEvents(3);
    QVERIFY(before);
    QVERIFY(write(u"s.playhead"_s, 4).has_value()); // by renaming, as an import does
    const auto document = following.waitForEvents(4);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*document, 3), R"({"n":3})");
}

void FollowTest::aStopEndsTheWaitAtOnce()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLines(0, 2));
    Following following(path);
    QVERIFY(following.waitForEvents(2));
    QTest::qWait(longerThanTornPatienceMs); // it waits for the system now, and looks no more
    QElapsedTimer clock;
    clock.start();
    following.stop();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(FollowTest)
#include "follow_test.moc"
