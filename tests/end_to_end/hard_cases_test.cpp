// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>

#include <functional>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Many events in a row, more than fit into any pipe.
QByteArray longSession()
{
    QByteArray text = R"({"session_id": "long", "events": [)";
    for (int i = 0; i < 20'000; ++i)
        text += (i > 0 ? ",\n" : "\n") +
                QByteArray(R"({"event_type": "step", "init_timestamp": )") +
                QByteArray::number(1'700'000'000 + i) + "}";
    return text + "]}";
}

} // namespace

/// Bad files, hostile text, secrets, and output that nobody takes.
class HardCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bad_files_are_refused_with_reason_and_remedy_data();
    void bad_files_are_refused_with_reason_and_remedy();
    void secrets_are_masked_unless_revealed();
    void recorded_text_cannot_command_the_terminal();
    void a_reader_that_has_enough_is_no_failure();
    void output_that_cannot_be_written_is_a_failure();
};

void HardCasesTest::bad_files_are_refused_with_reason_and_remedy_data()
{
    using Prepare = std::function<QString(const testkit::Scratch&)>;
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const QByteArray& content, const char* reason) {
        QTest::newRow(name) << Prepare([content](const testkit::Scratch& scratch) {
            return scratch.write(u"input"_s, content);
        }) << QByteArray(reason);
    };
    row("an empty file", {}, "empty");
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "picture");
    row("a text", "Dear diary,\n", "no session");
    row("other JSON", R"({"name": "package", "version": "1.0.0"})", "JSON");
    QTest::newRow("a gigabyte of zeros") << Prepare([](const testkit::Scratch& scratch) {
        const QString path = scratch.write(u"input"_s, {});
        if (!QFile::resize(path, 1 << 30))
            qFatal("the file cannot be made");
        return path;
    }) << QByteArray("zero bytes");
    QTest::newRow("a folder") << Prepare([](const testkit::Scratch& scratch) {
        return scratch.path(QString());
    }) << QByteArray("folder");
    QTest::newRow("nothing") << Prepare([](const testkit::Scratch& scratch) {
        return scratch.path(u"missing"_s);
    }) << QByteArray("No such file");
}

void HardCasesTest::bad_files_are_refused_with_reason_and_remedy()
{
    QFETCH(const std::function<QString(const testkit::Scratch&)>, prepare);
    QFETCH(const QByteArray, reason);
    const testkit::Scratch scratch;
    const QString path = prepare(scratch);
    const QString output = scratch.path(u"output.json"_s);
    for (const QStringList& arguments :
         {QStringList{u"inspect"_s, path}, QStringList{u"events"_s, u"--json"_s, path},
          QStringList{u"export"_s, path, u"-o"_s, output}, QStringList{u"import"_s, path}}) {
        const Run run = runProgram(arguments);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(reason), run.err.constData());
        QVERIFY2(run.err.contains(path.toUtf8()), run.err.constData());
        QVERIFY2(run.err.count("\n  ") >= 1, run.err.constData()); // the remedy
    }
    QVERIFY(!QFile::exists(output));
}

void HardCasesTest::secrets_are_masked_unless_revealed()
{
    const testkit::Scratch scratch;
    const QByteArray secret = "sk-abcdefghijklmnopqrstuvwxyz123456";
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    const QString output = scratch.path(u"out.json"_s);
    QVERIFY(!runProgram({u"events"_s, u"--json"_s, path}).out.contains(secret));
    QVERIFY(runProgram({u"events"_s, u"--json"_s, u"--reveal"_s, path}).out.contains(secret));
    QCOMPARE(runProgram({u"export"_s, path, u"-o"_s, output}).exitCode, 0);
    QVERIFY(!testkit::contentOf(output).contains(secret));
    QCOMPARE(runProgram({u"export"_s, path, u"-o"_s, output, u"--reveal"_s}).exitCode, 0);
    QVERIFY(testkit::contentOf(output).contains(secret));
}

void HardCasesTest::recorded_text_cannot_command_the_terminal()
{
    const testkit::Scratch scratch;
    const QByteArray session =
        QByteArray(R"({"session_id": "x", "name": "N\u001b]0;owned\u0007", "tags": ["t\nt"],)"
                   R"( "end_state": "\u009b31m", "events": [{"event_type": "a\u001b[2J\nb",)"
                   R"( "model": "m\u202e", "agent": "\u0000", "action_type": "w\r", "id": "1"}]})");
    const QString path = scratch.write(u"evil\x1b.json"_s, session);
    for (const auto& command : {u"inspect"_s, u"events"_s}) {
        const Run run = runProgram({command, path});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(isPlainText(run.out), run.out.constData());
        QVERIFY(!run.out.contains("\xc2\x9b") && !run.out.contains("\xe2\x80\xae"));
    }
    const Run missing = runProgram({u"inspect"_s, scratch.path(u"\x1b[31m"_s)});
    QVERIFY2(isPlainText(missing.err), missing.err.constData());
}

void HardCasesTest::a_reader_that_has_enough_is_no_failure()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"long.json"_s, longSession());
    for (const auto& option : {u"--json"_s, u"--reveal"_s}) {
        const Run run = runShell(
            u"\"$playhead\" events \"$1\" $2 | head -n 1; echo ${PIPESTATUS[0]}"_s, {path, option});
        QCOMPARE(run.out.count('\n'), 2);
        QVERIFY2(run.out.endsWith("\n0\n"), run.out.constData());
        QCOMPARE(run.err, QByteArray());
    }
}

void HardCasesTest::output_that_cannot_be_written_is_a_failure()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("this system has no /dev/full");
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"walk.json"_s, smallSession());
    for (const auto& command : {u"inspect"_s, u"events"_s}) {
        const Run run = runShell(u"\"$playhead\" $1 \"$2\" > /dev/full"_s, {command, path});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("No space left"), run.err.constData());
    }
}

QTEST_GUILESS_MAIN(HardCasesTest)
#include "hard_cases_test.moc"
