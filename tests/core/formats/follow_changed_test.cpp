// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files that become other files while they are followed: cut, replaced, rewritten, deleted.
#include "tests/core/formats/followed_file.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/session_lines.h"

#include <QFile>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::eventLines;
using testkit::sessionDocument;
using testkit::sessionLine;

class FollowChangedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatWasCutIsReadAnew();
    void aFileThatWasReplacedIsReadAnew();
    void aFileRewrittenInPlaceGivesNoForeignBytes();
    void aJsonDocumentIsReadAnewWhenItHasChanged();
    void aTornLineInAFileThatIsReplacedIsNotCompletedByTheOther();
    void aDeletedFileStaysAsItWasUntilThereIsOneAgain();
    void aChangedFileThatCannotBeReadKeepsWhatWasRead();
};

void FollowChangedTest::aFileThatWasCutIsReadAnew()
{
    FollowedFile file(sessionLine() + eventLines(0, 100));
    const auto before = file.waitForEvents(100);
    QVERIFY(before);
    file.write(sessionLine() + eventLines(500, 2));
    const auto document = file.waitForEvents(2);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*document, 1), R"({"n":501})");
    QVERIFY(!before->sessions.front()->load(EventIndex(99U)).has_value());
    file.append(eventLines(502, 1));
    QVERIFY(file.waitForEvents(3)); // and is followed like the first
}

void FollowChangedTest::aFileThatWasReplacedIsReadAnew()
{
    FollowedFile file(sessionLine() + eventLines(0, 5));
    const auto before = file.waitForEvents(5);
    QVERIFY(before);
    file.replace(sessionLine() + eventLines(700, 9));
    auto document = file.waitForEvents(9);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*before, 0), R"({"n":0})"); // its file is still held
    file.append(eventLines(709, 1));
    document = file.waitForEvents(10);
    QVERIFY(document);
    QCOMPARE(paramsOf(*document, 9), R"({"n":709})");
}

void FollowChangedTest::aFileRewrittenInPlaceGivesNoForeignBytes()
{
    FollowedFile file(sessionLine() + eventLines(0, 50));
    const auto before = file.waitForEvents(50);
    QVERIFY(before);
    {
        QFile inPlace(file.path());
        QVERIFY(inPlace.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        QVERIFY(inPlace.write(sessionLine() + eventLines(900, 60)) > 0);
    }
    const auto document = file.waitForEvents(60);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*document, 0), R"({"n":900})");
    QVERIFY(!before->sessions.front()->load(EventIndex(3U)).has_value());
}

void FollowChangedTest::aJsonDocumentIsReadAnewWhenItHasChanged()
{
    constexpr auto session = R"("session_id":"s")";
    FollowedFile file(sessionDocument(session, 3), u"run.json"_s);
    const auto before = file.waitForEvents(3);
    QVERIFY(before);
    file.write(sessionDocument(session, 5));
    const auto document = file.waitForEvents(5);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
}

void FollowChangedTest::aTornLineInAFileThatIsReplacedIsNotCompletedByTheOther()
{
    const QByteArray text = sessionLine() + eventLines(0, 3);
    FollowedFile file(text.chopped(12));
    const auto before = file.waitForEvents(3);
    QVERIFY(before);
    file.replace(sessionLine() + eventLines(300, 4));
    const auto document = file.waitForEvents(4);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
}

void FollowChangedTest::aDeletedFileStaysAsItWasUntilThereIsOneAgain()
{
    FollowedFile file(sessionLine() + eventLines(0, 4));
    const auto before = file.waitForEvents(4);
    QVERIFY(before);
    QVERIFY(QFile::remove(file.path()));
    const auto deleted = file.wait(
        [](const Document& document) { return document.diagnostics.count("file-deleted") == 1; });
    QVERIFY(deleted);
    QCOMPARE(deleted->sessions.front(), before->sessions.front());
    QCOMPARE(deleted->reading, before->reading);
    file.write(sessionLine() + eventLines(0, 6));
    const auto again = file.waitForEvents(6);
    QVERIFY(again);
    QVERIFY(again->reading > before->reading);
    QCOMPARE(again->diagnostics.count("file-deleted"), 0U);
}

void FollowChangedTest::aChangedFileThatCannotBeReadKeepsWhatWasRead()
{
    FollowedFile file(sessionLine() + eventLines(0, 4));
    const auto before = file.waitForEvents(4);
    QVERIFY(before);
    file.write("\x89PNG and more of it that is no session");
    const auto kept = file.wait(
        [](const Document& document) { return document.diagnostics.count("file-changed") == 1; });
    QVERIFY(kept);
    QCOMPARE(kept->sessions.front(), before->sessions.front());
}

QTEST_GUILESS_MAIN(FollowChangedTest)
#include "follow_changed_test.moc"
