// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/io.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class IoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void all_that_is_written_arrives();
    void a_reader_that_went_away_is_no_failure();
    void a_full_disk_is_a_failure();
    void an_error_says_where_what_and_what_to_do();
    void an_error_cannot_command_the_terminal();
};

namespace {

/// A file that is read back after an Output wrote to it.
class Sink
{
public:
    Sink() : m_file(m_scratch.path(u"out"_s))
    {
        if (!m_file.open(QIODevice::ReadWrite))
            qFatal("no file to write to");
    }
    [[nodiscard]] int descriptor() const { return m_file.handle(); }
    [[nodiscard]] QByteArray content() const { return testkit::contentOf(m_file.fileName()); }

private:
    testkit::Scratch m_scratch;
    QFile m_file;
};

} // namespace

void IoTest::all_that_is_written_arrives()
{
    const Sink sink;
    QByteArray expected;
    {
        Output out(sink.descriptor());
        for (int i = 0; i < 50'000; ++i) {
            const QByteArray line = QByteArray::number(i) + '\n';
            expected += line;
            out.write(line.toStdString());
        }
        QVERIFY(!out.isTerminal());
    }
    QCOMPARE(sink.content(), expected);
}

void IoTest::a_reader_that_went_away_is_no_failure()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    ::close(ends[0]);
    Output out(ends[1]);
    out.write("anybody?");
    QVERIFY(!out.flush());
    QVERIFY(out.isBroken());
    QVERIFY(out.isClosedByReader());
    out.write("still?");
    QVERIFY(!out.flush());
    ::close(ends[1]);
}

void IoTest::a_full_disk_is_a_failure()
{
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0)
        QSKIP("this system has no /dev/full");
    Output out(full);
    out.write("much");
    QVERIFY(!out.isBroken());
    QVERIFY(!out.flush());
    QVERIFY(out.isBroken());
    QVERIFY(!out.isClosedByReader());
    QCOMPARE(out.errorText(), "No space left on device");
    ::close(full);
}

void IoTest::an_error_says_where_what_and_what_to_do()
{
    const Sink sink;
    Output out(sink.descriptor());
    Output err(sink.descriptor());
    Io io = {out, err, false};
    out.write("first, what was found\n");
    io.report({"It is empty.", "run.json", "Record something."});
    io.report({"Nothing works.", {}, {}});
    io.reportUsage("events", {"There is no option -x.", {}, {}});
    QCOMPARE(sink.content(), QByteArray("first, what was found\n"
                                        "playhead: run.json: It is empty.\n"
                                        "  Record something.\n"
                                        "playhead: Nothing works.\n"
                                        "playhead: events: There is no option -x.\n"
                                        "  See playhead events --help.\n"));
}

void IoTest::an_error_cannot_command_the_terminal()
{
    const Sink sink;
    Output out(sink.descriptor());
    Output err(sink.descriptor());
    Io io = {out, err, false};
    io.report({"No \x1b[2J", "a\nb", "\x07"});
    QCOMPARE(sink.content(), QByteArray("playhead: a\\nb: No \\x1b[2J\n  \\x07\n"));
}

QTEST_GUILESS_MAIN(IoTest)
#include "io_test.moc"
