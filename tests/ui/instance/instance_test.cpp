// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "ui/instance/instance_server.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>

#include <sys/wait.h>
#include <unistd.h>

#include <future>
#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

class InstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theWindowIsToldWhatToOpen();
    void onlyOneListens();
    void theClaimEndsWithItsProcess();
    void aSocketLeftByACrashIsReplaced();
    void whoStartsAtTheSameTimeIsWaitedFor();
    void aWindowThatIsStuckIsToldNothing();
    void withoutAWindowNothingIsWaitedFor();
    void whatIsNoRequestOpensNothing_data();
    void whatIsNoRequestOpensNothing();
    void onlyTheUserReachesTheSocket();
    void eachLibraryAndDisplayHasItsOwn();

private:
    [[nodiscard]] std::string path() const { return m_scratch->path(u"window"_s).toStdString(); }
    [[nodiscard]] std::future<bool> ask(const OpenRequest& request) const;
    bool serve() { return m_server->listen(path(), InstanceClaim::take(path())); }

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<InstanceServer> m_server;
    QList<OpenRequest> m_asked;
};

namespace {

constexpr std::chrono::milliseconds patience(1000);

bool isDone(const std::future<bool>& answer)
{
    return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace

void InstanceTest::init()
{
    m_scratch = std::make_unique<Scratch>();
    m_server = std::make_unique<InstanceServer>();
    m_asked.clear();
    connect(m_server.get(), &InstanceServer::requested, this,
            [this](const OpenRequest& request) { m_asked += request; });
}

/// As another process does it: it knows nothing of Qt's event loop.
std::future<bool> InstanceTest::ask(const OpenRequest& request) const
{
    return std::async(std::launch::async,
                      [path = path(), request] { return handOver(path, request, patience); });
}

void InstanceTest::theWindowIsToldWhatToOpen()
{
    QVERIFY(serve());
    const OpenRequest request{{u"/a.json"_s}, SessionLink{"one", {}}, {}, "token"};
    auto answer = ask(request);
    QTRY_VERIFY(isDone(answer));
    QVERIFY(answer.get());
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(m_asked.front() == request);
}

void InstanceTest::onlyOneListens()
{
    using State = InstanceClaim::State;
    QVERIFY(serve());
    InstanceClaim second = InstanceClaim::take(path());
    QVERIFY(second.state() == State::Others);
    InstanceServer other;
    QVERIFY(!other.listen(path(), std::move(second)));
    auto answer = ask({});
    QTRY_VERIFY(isDone(answer));
    QVERIFY(answer.get());
    QCOMPARE(m_asked.size(), 1);
    m_server.reset();
    QVERIFY(InstanceClaim::take(path()).state() == State::Ours);
    QVERIFY(InstanceClaim::take(m_scratch->path(u"no/such/folder"_s).toStdString()).state() ==
            State::None);
}

void InstanceTest::theClaimEndsWithItsProcess()
{
    const pid_t child = ::fork();
    if (child == 0) {
        const InstanceClaim claim = InstanceClaim::take(path());
        ::_exit(claim.state() == InstanceClaim::State::Ours ? 0 : 1); // without letting go of it
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(WEXITSTATUS(status), 0);
    QVERIFY(InstanceClaim::take(path()).state() == InstanceClaim::State::Ours);
}

void InstanceTest::aSocketLeftByACrashIsReplaced()
{
    const pid_t child = ::fork();
    if (child == 0) {
        QLocalServer left;
        ::_exit(left.listen(QString::fromStdString(path())) ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(WEXITSTATUS(status), 0);
    QVERIFY(QFileInfo::exists(QString::fromStdString(path())));
    QVERIFY(!handOver(path(), {}, std::chrono::milliseconds(50)));
    QVERIFY(serve());
    auto answer = ask({});
    QTRY_VERIFY(isDone(answer));
    QVERIFY(answer.get());
}

void InstanceTest::whoStartsAtTheSameTimeIsWaitedFor()
{
    InstanceClaim claim = InstanceClaim::take(path());
    auto answer = ask({{u"/a.json"_s}, {}, {}, {}});
    QTest::qWait(100);
    QVERIFY(!isDone(answer));
    QVERIFY(m_server->listen(path(), std::move(claim)));
    QTRY_VERIFY(isDone(answer));
    QVERIFY(answer.get());
    QCOMPARE(m_asked.size(), 1);
}

void InstanceTest::aWindowThatIsStuckIsToldNothing()
{
    QVERIFY(serve());
    QElapsedTimer waited;
    waited.start();
    QVERIFY(!handOver(path(), {{u"/a.json"_s}, {}, {}, {}}, patience)); // no event loop runs
    QVERIFY(waited.elapsed() >= patience.count() - 50);
    QTest::qWait(100);
    QVERIFY(m_asked.isEmpty()); // else both would open it
}

void InstanceTest::withoutAWindowNothingIsWaitedFor()
{
    const auto claim = InstanceClaim::take(path());
    QVERIFY(claim.state() == InstanceClaim::State::Ours);
}

void InstanceTest::whatIsNoRequestOpensNothing_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("another language") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("a relative path") << QByteArray("{\"playhead\":1,\"files\":[\"a\"]}\n");
    QTest::newRow("no end") << QByteArray(longestRequest * 3, 'a');
}

void InstanceTest::whatIsNoRequestOpensNothing()
{
    QFETCH(const QByteArray, said);
    QVERIFY(serve());
    QLocalSocket socket;
    socket.connectToServer(QString::fromStdString(path()));
    QTRY_COMPARE(socket.bytesAvailable(), qint64(sizeof("playhead 1")));
    QCOMPARE(socket.readLine(), QByteArray("playhead 1\n"));
    socket.write(said);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QVERIFY(m_asked.isEmpty());
    QVERIFY(!socket.readAll().contains("ok"));
    auto answer = ask({}); // it goes on listening
    QTRY_VERIFY(isDone(answer));
    QVERIFY(answer.get());
}

void InstanceTest::onlyTheUserReachesTheSocket()
{
    QVERIFY(serve());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString& file : {u"window"_s, u"window.lock"_s})
        QVERIFY(!(QFileInfo(m_scratch->path(file)).permissions() & others));
}

void InstanceTest::eachLibraryAndDisplayHasItsOwn()
{
    const std::string one = instanceSocketPath("/home/a/library");
    QCOMPARE(instanceSocketPath("/home/a/library"), one);
    QCOMPARE(instanceSocketPath("/home/a/x/../library"), one);
    QVERIFY(instanceSocketPath("/home/a/other") != one);
    QVERIFY(one.starts_with(qgetenv("XDG_RUNTIME_DIR").toStdString()));
    const QByteArray display = qgetenv("DISPLAY");
    qputenv("DISPLAY", ":99");
    QVERIFY(instanceSocketPath("/home/a/library") != one);
    qputenv("DISPLAY", display);
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", "relative");
    QVERIFY(instanceSocketPath("/home/a/library").starts_with("/tmp/playhead-"));
    qputenv("XDG_RUNTIME_DIR", runtime);
}

QTEST_GUILESS_MAIN(InstanceTest)
#include "instance_test.moc"
