// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files of lines that grow.
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/followed_file.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/session_lines.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::eventLine;
using testkit::eventLines;
using testkit::sessionLine;

namespace {

constexpr int longerThanTornPatienceMs = 2600;

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
    void aFileOfNothingIsOpenedOnceThereIsSomething();
    void aTornLineIsNoEventAndNoErrorUntilItsRestComes();
    void aTornLineThatRestsIsShownAsFarAsItGoes();
    void aTornLineThatRestedMayStillBeCompleted();
    void aLastLineWithoutABreakIsThereAtOnce();
    void anUpdateCompletesAnEventThatWasRunning();
    void eventsLoadWhileTheirFileGrows();
    void aStopEndsTheWaitAtOnce();
};

void FollowTest::whatIsAppendedIsReadOn()
{
    FollowedFile file(sessionLine() + eventLines(0, 3));
    QVERIFY(file.waitForEvents(3));
    file.append(eventLines(3, 2));
    QVERIFY(file.waitForEvents(5));
    file.append(eventLines(5, 1));
    const auto document = file.waitForEvents(6);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
    QCOMPARE(document->size, std::uint64_t(QFile(file.path()).size()));
    QVERIFY(document->all_diagnostics().empty());
    QCOMPARE(print_document(*document), print_document(*opened(file.path())));
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
        const auto first = std::max<qsizetype>(all.indexOf('\n') + 1, 1);
        FollowedFile copy(all.left(first));
        for (qsizetype at = first; at < all.size();) {
            const auto length = std::uniform_int_distribution<qsizetype>(
                1, std::max<qsizetype>(all.size() / 8, 2))(random);
            copy.append(all.mid(at, length));
            at += length;
            QTest::qWait(std::uniform_int_distribution<>(0, 20)(random));
        }
        const std::string wanted = print_document(*opened(copy.path()));
        std::string last;
        const auto same = copy.wait([&](const Document& document) {
            last = print_document(document);
            return last == wanted;
        });
        if (!same)
            QCOMPARE(last, wanted);
    }
}

void FollowTest::aFileOfNothingIsOpenedOnceThereIsSomething()
{
    FollowedFile file({});
    const auto error = file.following().waitForFailure();
    QVERIFY(error);
    QCOMPARE(error->what, "The file is empty.");
    file.append(sessionLine());
    file.append(eventLines(0, 1));
    QVERIFY(file.waitForEvents(1));
    file.append(eventLines(1, 1));
    QVERIFY(file.waitForEvents(2));
}

void FollowTest::aTornLineIsNoEventAndNoErrorUntilItsRestComes()
{
    FollowedFile file(sessionLine() + eventLines(0, 2));
    QVERIFY(file.waitForEvents(2));
    const QByteArray line = eventLine(2);
    file.append(line.left(20));
    QTest::qWait(400);
    auto document = file.waitForEvents(2);
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().empty());
    file.append(line.mid(20));
    document = file.waitForEvents(3);
    QVERIFY(document);
    QVERIFY(document->all_diagnostics().empty());
    QCOMPARE(paramsOf(*document, 2), R"({"n":2})");
}

void FollowTest::aTornLineThatRestsIsShownAsFarAsItGoes()
{
    const QByteArray text = sessionLine() + eventLines(0, 3);
    FollowedFile file(text.chopped(12));
    QVERIFY(file.waitForEvents(2));
    const auto document = file.waitForEvents(3);
    QVERIFY(document);
    QCOMPARE(document->diagnostics.count("cut-record"), 1U);
    QCOMPARE(print_document(*document), print_document(*opened(file.path())));
}

void FollowTest::aTornLineThatRestedMayStillBeCompleted()
{
    const QByteArray text = sessionLine() + eventLines(0, 3);
    FollowedFile file(text.chopped(12));
    QVERIFY(file.waitForEvents(3));
    file.append(text.right(12));
    const auto whole = file.wait(
        [](const Document& document) { return document.diagnostics.count("cut-record") == 0; });
    QVERIFY(whole);
    QCOMPARE(whole->reading, 1U); // its events have kept their numbers
    file.append(eventLines(3, 1));
    const auto document = file.waitForEvents(4);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
    QCOMPARE(print_document(*document), print_document(*opened(file.path())));
}

void FollowTest::aLastLineWithoutABreakIsThereAtOnce()
{
    const QByteArray text = sessionLine() + eventLines(0, 3);
    FollowedFile file(text.chopped(1));
    const auto document = file.wait([](const Document&) { return true; });
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 3U);
    file.append("\n" + eventLine(3));
    const auto more = file.waitForEvents(4);
    QVERIFY(more);
    QVERIFY(more->all_diagnostics().empty());
}

void FollowTest::anUpdateCompletesAnEventThatWasRunning()
{
    FollowedFile file(sessionLine() + R"({"id":"a","event_type":"search","init_timestamp":)"
                                      R"("2026-03-02T18:00:00Z","params":{"q":"x"}})"
                                      "\n");
    auto document = file.waitForEvents(1);
    QVERIFY(document);
    QVERIFY(!document->sessions.front()->duration(EventIndex(0U)));
    file.append(R"({"id":"a","update":true,"end_timestamp":"2026-03-02T18:00:02Z",)"
                R"("result":"Success","returns":[1]})"
                "\n");
    document = file.wait([](const Document& news) {
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
    FollowedFile file(sessionLine() + eventLines(0, 10));
    // Over the end of the first chunks that a file is checked by, in pieces that do not fit them.
    constexpr int rounds = 40;
    constexpr int eventsPerRound = 50;
    for (int round = 0; round < rounds; ++round) {
        const auto count = static_cast<std::uint32_t>(10 + round * eventsPerRound);
        const auto document = file.waitForEvents(count);
        QVERIFY(document);
        file.append(eventLines(static_cast<int>(count), eventsPerRound));
        for (const std::uint32_t event : {0U, count / 2, count - 1})
            QCOMPARE(paramsOf(*document, event), "{\"n\":" + std::to_string(event) + "}");
    }
}

void FollowTest::aStopEndsTheWaitAtOnce()
{
    FollowedFile file(sessionLine() + eventLines(0, 2));
    QVERIFY(file.waitForEvents(2));
    QTest::qWait(longerThanTornPatienceMs); // it waits for the system now, and looks no more
    QElapsedTimer clock;
    clock.start();
    file.following().stop();
    QVERIFY2(clock.elapsed() < testkit::patienceMs, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(FollowTest)
#include "follow_test.moc"
