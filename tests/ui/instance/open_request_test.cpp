// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "ui/instance/open_request.h"

#include <sys/stat.h>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

class OpenRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPrintedIsReadBack();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void aRequestWithoutAnythingIsOne();
    void aTokenThatIsNoneIsNotSent();
    void onlyWhatOthersSeeTooIsHandedOver();
};

void OpenRequestTest::whatIsPrintedIsReadBack()
{
    const OpenRequest request{{u"/tmp/a b.json"_s, u"/日本/\"x\"\n.jsonl"_s},
                              SessionLink{"run/1", EventIndex(37U)},
                              ThemeMode::Dark,
                              "kwin-1_TIME23"};
    const QByteArray line = printRequest(request);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    const auto read = parseRequest(line);
    QVERIFY(read);
    QVERIFY(*read == request);
}

void OpenRequestTest::aRequestWithoutAnythingIsOne()
{
    const auto read = parseRequest(printRequest({}));
    QVERIFY(read);
    QVERIFY(*read == OpenRequest());
}

void OpenRequestTest::aTokenThatIsNoneIsNotSent()
{
    const auto read = parseRequest(printRequest({{u"/a"_s}, {}, {}, "two words"}));
    QVERIFY(read);
    QVERIFY(read->activationToken.isEmpty());
    QCOMPARE(read->files, QStringList{u"/a"_s});
}

void OpenRequestTest::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const QByteArray& line) { QTest::newRow(name) << line; };
    row("nothing", "");
    row("no JSON", "open /etc/passwd\n");
    row("no object", "[1]\n");
    row("of nobody", R"({"files":[]})");
    row("of a later program", R"({"playhead":2,"files":[]})");
    row("without files", R"({"playhead":1})");
    row("files that are no list", R"({"playhead":1,"files":"/a"})");
    row("a relative path", R"({"playhead":1,"files":["/a","b"]})");
    row("standard input", R"({"playhead":1,"files":["-"]})");
    row("a path that is no text", R"({"playhead":1,"files":[7]})");
    row("a path with a NUL", R"({"playhead":1,"files":["/a\u0000b"]})");
    row("a path that is too long",
        R"({"playhead":1,"files":["/)" + QByteArray(5000, 'a') + R"("]})");
    row("a link to elsewhere", R"({"playhead":1,"files":[],"link":"http://a/b"})");
    row("a link that is no text", R"({"playhead":1,"files":[],"link":{}})");
    row("an unknown theme", R"({"playhead":1,"files":[],"theme":"pink"})");
    row("a token of two lines", R"({"playhead":1,"files":[],"token":"a\nb"})");
    row("a token that is too long",
        R"({"playhead":1,"files":[],"token":")" + QByteArray(2000, 'a') + R"("})");
    row("more than is read",
        R"({"playhead":1,"files":[],"more":")" + QByteArray(longestRequest, 'a') + R"("})");
    row("too deep", QByteArray(5000, '[') + QByteArray(5000, ']'));
}

void OpenRequestTest::whatDoesNotFitIsRefused()
{
    QFETCH(const QByteArray, line);
    const auto read = parseRequest(line);
    QVERIFY(!read);
    QVERIFY(!read.error().what.empty());
}

void OpenRequestTest::onlyWhatOthersSeeTooIsHandedOver()
{
    const Scratch scratch;
    const QString file = scratch.write(u"a.json"_s, "{}");
    QVERIFY(canBeHandedOver(file));
    QVERIFY(canBeHandedOver(scratch.path(u"missing.json"_s)));
    QVERIFY(!canBeHandedOver(u"-"_s));
    QVERIFY(!canBeHandedOver(u"/dev/fd/63"_s));
    QVERIFY(!canBeHandedOver(u"/tmp/../proc/self/fd/0"_s));
    const QString pipe = scratch.path(u"pipe"_s);
    QCOMPARE(::mkfifo(qPrintable(pipe), S_IRUSR | S_IWUSR), 0);
    QVERIFY(!canBeHandedOver(pipe));
}

QTEST_GUILESS_MAIN(OpenRequestTest)
#include "open_request_test.moc"
