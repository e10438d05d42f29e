// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The manual page and the completion know every command and option that the help knows.
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"

#include <QRegularExpression>
#include <QStandardPaths>

using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The long options that a help lists.
QStringList optionsIn(const QByteArray& help)
{
    static const QRegularExpression row(u"^  (?:-\\w, |    )(--[\\w-]+)"_s,
                                        QRegularExpression::MultilineOption);
    QStringList options;
    for (auto found = row.globalMatch(QString::fromUtf8(help)); found.hasNext();)
        options += found.next().captured(1);
    return options;
}

/// What bash makes of a line, with the cursor at its end, through the file that is installed.
QStringList completed(const QString& line)
{
    // Bash takes words apart at these, as COMP_WORDBREAKS says.
    static const QRegularExpression breaks(u"[=:]+|[^\\s=:]+"_s);
    QStringList words;
    for (auto found = breaks.globalMatch(line); found.hasNext();)
        words += u'\'' + found.next().captured() + u'\'';
    if (line.endsWith(u' '))
        words += u"''"_s;
    // compopt works only where a person presses Tab.
    const QString script = uR"sh(
        compopt() { :; }
        source '%1'
        PATH="$(dirname "$playhead"):$PATH"
        COMP_LINE='%2' COMP_POINT=%3 COMP_WORDS=(%4) COMP_CWORD=%5
        cd "$(mktemp -d)" && touch recorded.json
        _playhead
        for word in "${COMPREPLY[@]}"; do printf '%s\n' "$word"; done
    )sh"_s.arg(QStringLiteral(PLAYHEAD_SOURCE_DIR "/resources/desktop/playhead.bash"), line,
               QString::number(line.size()), words.join(u' '), QString::number(words.size() - 1));
    const Run run = runShell(script);
    return QString::fromUtf8(run.out).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class ManualTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_option_is_in_the_manual_and_completed_data();
    void every_option_is_in_the_manual_and_completed();
    void a_line_is_completed_data();
    void a_line_is_completed();
    void no_text_of_the_manual_is_a_request();
};

void ManualTest::every_option_is_in_the_manual_and_completed_data()
{
    QTest::addColumn<QString>("command");
    const Run run = runProgram({u"help"_s, u"--list"_s});
    for (const QString& name : QString::fromUtf8(run.out).split(u'\n', Qt::SkipEmptyParts))
        QTest::newRow(qPrintable(name)) << name;
}

void ManualTest::every_option_is_in_the_manual_and_completed()
{
    QFETCH(const QString, command);
    const QStringList options = optionsIn(runProgram({command, u"--help"_s}).out);
    QVERIFY(options.contains(u"--help"_s));

    QString manual = QString::fromUtf8(runProgram({u"help"_s, u"--man"_s}).out);
    manual.replace(u"\\-"_s, u"-"_s);
    const qsizetype from = manual.indexOf(u"\n.SS "_s + command + u'\n');
    QVERIFY(from >= 0);
    const QString section = manual.mid(from, manual.indexOf(u"\n.S"_s, from + 1) - from);
    const QStringList offered = completed(u"playhead "_s + command + u" --"_s);
    for (const QString& option : options) {
        const QRegularExpression entry(u"^\\.B (-\\w, )?"_s + option + u"\\b"_s,
                                       QRegularExpression::MultilineOption);
        QVERIFY2(entry.match(section).hasMatch(), qPrintable(option));
        QVERIFY2(offered.contains(option), qPrintable(option));
    }
    QVERIFY(completed(u"playhead "_s + command.first(2)).contains(command));
}

void ManualTest::a_line_is_completed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QString& line, const QStringList& expected) {
        QTest::newRow(name) << line << expected;
    };
    row("a command, and files beside it", u"playhead re"_s, {u"render"_s, u"recorded.json"_s});
    row("files of the window", u"playhead rec"_s, {u"recorded.json"_s});
    row("an option of the window", u"playhead --th"_s, {u"--theme"_s});
    row("an option", u"playhead convert --redaction"_s, {u"--redaction-list"_s});
    row("a form", u"playhead convert a.json --to session-h"_s, {u"session-html"_s});
    row("a form, behind =", u"playhead convert a.json --to=session-h"_s, {u"session-html"_s});
    row("the languages of the window", u"playhead --language "_s, {u"de"_s, u"en"_s});
    row("what the placeholder names", u"playhead render --theme "_s,
        {u"light"_s, u"dark"_s, u"contrast"_s});
    row("the same, behind =", u"playhead render --theme="_s,
        {u"light"_s, u"dark"_s, u"contrast"_s});
    row("a panel", u"playhead render --panel conv"_s, {u"conversation"_s});
    row("an agent", u"playhead discover --agent claude"_s, {u"claude-code"_s});
    row("a kind of personal data", u"playhead convert a --redact=em"_s, {u"email"_s});
    row("a demo", u"playhead demo sw"_s, {u"swarm"_s});
    row("a topic", u"playhead help filt"_s, {u"filter"_s});
    row("a file, which bash knows better", u"playhead inspect rec"_s, {});
    row("a file to write", u"playhead convert a.json -o rec"_s, {});
    row("an alias", u"playhead export --anc"_s, {u"--ancestors"_s});
    row("what only looks like an option", u"playhead inspect -- --js"_s, {});
}

void ManualTest::a_line_is_completed()
{
    if (QStandardPaths::findExecutable(u"bash"_s).isEmpty())
        QSKIP("there is no bash");
    QFETCH(const QString, line);
    QFETCH(const QStringList, expected);
    QCOMPARE(completed(line), expected);
}

void ManualTest::no_text_of_the_manual_is_a_request()
{
    static const QRegularExpression known(
        u"^(\\.(TH|SH|SS|TP|PP|B|BR|BI|I|IR|RI|br|sp|nf|fi)\\b|[^.'])"_s);
    const QString manual = QString::fromUtf8(runProgram({u"help"_s, u"--man"_s}).out);
    for (const QString& line : manual.split(u'\n', Qt::SkipEmptyParts))
        QVERIFY2(known.match(line).hasMatch(), qPrintable(line));
}

QTEST_GUILESS_MAIN(ManualTest)
#include "manual_test.moc"
