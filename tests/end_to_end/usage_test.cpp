// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"

using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_says_its_version();
    void it_explains_itself();
    void it_explains_the_language_of_filters();
    void every_command_explains_itself_data() { commands(); }
    void every_command_explains_itself();
    void every_command_refuses_an_unknown_option_data() { commands(); }
    void every_command_refuses_an_unknown_option();
    void wrong_usage_ends_with_2_data();
    void wrong_usage_ends_with_2();

private:
    static void commands();
};

void UsageTest::commands()
{
    QTest::addColumn<QString>("command");
    const Run run = runProgram({u"help"_s, u"--list"_s});
    const QStringList names = QString::fromUtf8(run.out).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(names.contains(u"inspect"_s));
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void UsageTest::it_says_its_version()
{
    const Run run = runProgram({u"--version"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.startsWith("playhead "));
    QCOMPARE(run.out.count('\n'), 1);
    QCOMPARE(runProgram({u"-V"_s}).out, run.out);
}

void UsageTest::it_explains_itself()
{
    const Run run = runProgram({u"--help"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.startsWith("Usage: playhead"));
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(runProgram({u"-h"_s}).out, run.out);
    QCOMPARE(runProgram({u"help"_s}).out, run.out);
}

void UsageTest::it_explains_the_language_of_filters()
{
    const Run run = runProgram({u"help"_s, u"filter"_s});
    QCOMPARE(run.exitCode, 0);
    for (const auto& word : {"duration>2s", "\n  completion_tokens ", "\n  ~ "})
        QVERIFY2(run.out.contains(word), word);
    for (const QByteArray& line : run.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line.constData());
}

void UsageTest::every_command_explains_itself()
{
    QFETCH(const QString, command);
    const Run run = runProgram({command, u"--help"_s});
    QCOMPARE(run.exitCode, 0);
    const QByteArray name = command.toUtf8();
    QVERIFY(run.out.startsWith(QByteArray("Usage: playhead " + name + ' ')));
    QVERIFY(run.out.contains("--help"));
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(runProgram({u"help"_s, command}).out, run.out);
    QVERIFY(runProgram({u"--help"_s}).out.contains(QByteArray("\n  " + name + ' ')));
    for (const QByteArray& line : run.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line.constData());
}

void UsageTest::every_command_refuses_an_unknown_option()
{
    QFETCH(const QString, command);
    const Run run = runProgram({command, u"--frobnicate"_s});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains("--frobnicate"), run.err.constData());
    QVERIFY2(run.err.contains(QByteArray(command.toUtf8() + " --help")), run.err.constData());
}

void UsageTest::wrong_usage_ends_with_2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const QStringList& arguments, const char* said) {
        QTest::newRow(name) << arguments << QByteArray(said);
    };
    row("a mistyped command", {u"inspct"_s}, "Did you mean inspect?");
    row("an unknown option of the program", {u"--frobnicate"_s}, "--frobnicate");
    row("a mistyped option", {u"inspect"_s, u"--jsn"_s, u"x"_s}, "Did you mean --json?");
    row("no file", {u"inspect"_s}, "inspect FILE");
    row("two files where one is taken", {u"events"_s, u"a"_s, u"b"_s}, "events FILE");
    row("a file where none is taken", {u"sessions"_s, u"a"_s}, "sessions");
    row("an option without its value", {u"events"_s, u"a"_s, u"--session"_s}, "--session ID");
    row("nowhere to write", {u"convert"_s, u"a.json"_s}, "-o OUT");
    row("no known form to write", {u"convert"_s, u"a.json"_s, u"-o"_s, u"a.doc"_s}, ".jsonl");
    row("nothing known to redact", {u"convert"_s, u"a"_s, u"-o"_s, u"a.json"_s, u"--redact=hme"_s},
        "Did you mean home?");
    row("a wrong filter", {u"events"_s, u"a"_s, u"--filter"_s, u"a or durration>2s"_s},
        "durration.\n  Did you mean duration? See playhead events --help.\n"
        "    a or durration>2s\n"
        "         ^^^^^^^^^\n");
    row("a filter without its end", {u"events"_s, u"a"_s, u"--filter=日本 duration>"_s},
        "    日本 duration>\n"
        "                  ^\n");
    row("a wrong filter of a conversion",
        {u"convert"_s, u"a"_s, u"-o"_s, u"a.json"_s, u"--filter"_s, u"durration>2s"_s},
        "    durration>2s\n"
        "    ^^^^^^^^^\n");
    row("ancestors of nothing to convert",
        {u"convert"_s, u"a"_s, u"-o"_s, u"a.json"_s, u"--ancestors"_s}, "--filter");
    row("ancestors of nothing", {u"events"_s, u"a"_s, u"--ancestors"_s}, "--filter");
    row("a language that the window does not speak", {u"view"_s, u"--language"_s, u"tlh"_s},
        "It speaks de or en.");
    row("help on nothing", {u"help"_s, u"frobnicate"_s}, "frobnicate");
}

void UsageTest::wrong_usage_ends_with_2()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Run run = runProgram(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.contains(said), run.err.constData());
}

QTEST_GUILESS_MAIN(UsageTest)
#include "usage_test.moc"
