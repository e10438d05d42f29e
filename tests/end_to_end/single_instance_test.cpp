// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QProcess>

#include <memory>

using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

/// Two programs, as a person starts them one after the other.
class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSecondProgramIsShownByTheFirst();
    void aWindowOfItsOwnCanBeAskedFor();
    void afterACrashTheNextOneListens();

private:
    QProcess& start(const QStringList& arguments);

    std::unique_ptr<Scratch> m_scratch;
    std::vector<std::unique_ptr<QProcess>> m_windows; ///< which end with the test
    QString m_file;
};

namespace {

/// Time for a window to come up, or to be known not to.
constexpr int startMs = 20'000;
constexpr int staysMs = 1500;

bool ends(QProcess& process, int ms)
{
    return process.state() == QProcess::NotRunning || process.waitForFinished(ms);
}

} // namespace

void SingleInstanceTest::init()
{
    m_scratch = std::make_unique<Scratch>();
    m_file = m_scratch->write(u"walk.json"_s, smallSession());
}

void SingleInstanceTest::cleanup()
{
    for (const auto& window : m_windows) {
        window->kill();
        window->waitForFinished(startMs);
    }
    m_windows.clear();
}

QProcess& SingleInstanceTest::start(const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(PLAYHEAD_PROGRAM),
                   QStringList{u"--library"_s, m_scratch->path(u"library"_s)} + arguments);
    static_cast<void>(process->waitForStarted());
    m_windows.push_back(std::move(process));
    return *m_windows.back();
}

void SingleInstanceTest::aSecondProgramIsShownByTheFirst()
{
    QProcess& first = start({m_file});
    // The first is not up yet: the second waits for it, and gives up where it takes too long.
    QVERIFY(!ends(first, staysMs));
    const QString other = m_scratch->write(u"other.json"_s, smallSession());
    QProcess& second = start({other, u"playhead://walk-1#2"_s});
    QVERIFY(ends(second, startMs));
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);
}

void SingleInstanceTest::aWindowOfItsOwnCanBeAskedFor()
{
    QProcess& first = start({m_file});
    QVERIFY(!ends(first, staysMs));
    QProcess& second = start({u"--new-window"_s, m_file});
    QProcess& elsewhere = start({u"--library"_s, m_scratch->path(u"other"_s)});
    QVERIFY(!ends(second, staysMs));
    QCOMPARE(elsewhere.state(), QProcess::Running);
    QCOMPARE(first.state(), QProcess::Running);
}

void SingleInstanceTest::afterACrashTheNextOneListens()
{
    QProcess& first = start({m_file});
    QVERIFY(!ends(first, staysMs));
    first.kill();
    QVERIFY(ends(first, startMs));
    QProcess& second = start({m_file});
    QVERIFY(!ends(second, staysMs));
    QProcess& third = start({m_file});
    QVERIFY(ends(third, startMs));
    QCOMPARE(third.exitCode(), 0);
    QCOMPARE(second.state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "single_instance_test.moc"
