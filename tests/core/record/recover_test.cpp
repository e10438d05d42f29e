// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Programs that are killed while they record. tests/campaign kills many more.
#include "core/formats/reading/document.h"
#include "core/record/action.h"
#include "core/record/recover.h"
#include "core/record/sinks.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <functional>
#include <random>
#include <thread>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

/// What the killed process says of itself, in memory that it shares with this one.
struct Told {
    std::atomic<std::uint64_t> recorded;
    std::atomic<bool> is_ready;
    std::atomic<bool> is_stuck;
};

class Victim
{
public:
    /// Runs `program` in a process of its own.
    explicit Victim(const std::function<void(Told&)>& program)
        : m_told(static_cast<Told*>(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE,
                                           MAP_SHARED | MAP_ANONYMOUS, -1, 0)))
    {
        m_process = ::fork();
        if (m_process == 0) {
            program(*m_told);
            ::_exit(0);
        }
    }
    Victim(const Victim&) = delete;
    Victim& operator=(const Victim&) = delete;
    ~Victim()
    {
        kill();
        ::munmap(m_told, sizeof(Told));
    }
    [[nodiscard]] Told& told() const { return *m_told; }
    /// False where it died before.
    [[nodiscard]] bool awaitReady()
    {
        while (!m_told->is_ready) {
            if (::waitpid(m_process, nullptr, WNOHANG) != 0) {
                m_process = 0;
                return false;
            }
            std::this_thread::yield();
        }
        return true;
    }
    void kill()
    {
        if (m_process <= 0)
            return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }

private:
    Told* m_told;
    pid_t m_process = 0;
};

/// Keeps one batch with an event, and then no more: as if the process was killed between the two
/// steps, what was kept is not yet taken out of the rings.
class StuckSink final : public Sink
{
public:
    StuckSink(const std::string& file, Told& told) : m_sink(jsonl_sink(file)), m_told(told) {}

    Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                       const RingPositions& positions) override
    {
        auto written = m_sink->write(records, run, positions);
        for (const SinkRecord& record : records)
            m_told.is_stuck = m_told.is_stuck || record.kind == SinkRecord::Kind::Event;
        while (m_told.is_stuck)
            ::pause();
        return written;
    }
    Result<RingPositions> positions(std::string_view run) override
    {
        return m_sink->positions(run);
    }
    [[nodiscard]] std::string address() const override { return m_sink->address(); }

private:
    std::unique_ptr<Sink> m_sink;
    Told& m_told;
};

Client openClient(const std::string& file, const std::string& folder)
{
    ClientOptions options;
    options.folder = folder;
    options.patience = std::chrono::seconds(20);
    auto client = Client::open(jsonl_sink(file), std::move(options));
    if (!client)
        ::_exit(2);
    return std::move(client).value();
}

} // namespace

class RecoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scratch = std::make_unique<Scratch>(); }

    void nothingThatWasRecordedIsLost_data()
    {
        QTest::addColumn<int>("microseconds");
        std::mt19937 chance(5); // NOLINT(cert-msc51-cpp): the same run each time
        for (int i = 0; i < 12; ++i)
            QTest::addRow("run %d", i) << static_cast<int>(chance() % 60'000);
    }
    void nothingThatWasRecordedIsLost()
    {
        QFETCH(const int, microseconds);
        Victim victim([this](Told& told) {
            Client client = openClient(file(), folder());
            const Recorder session = client.begin_session({.id = "s"});
            told.is_ready = true;
            for (;;) {
                const Action action(session, "step");
                if (session.record({.event_type = "event", .prompt = "Where is it?"}) != 0)
                    ++told.recorded;
            }
        });
        QVERIFY(victim.awaitReady());
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
        victim.kill();

        const Recovered recovered = recover(folder(), &open_sink);
        for (const Error& error : recovered.failures)
            QFAIL(error.to_string().c_str());
        QCOMPARE(recovered.sessions.size(), 1U);
        QCOMPARE(recovered.sessions.front().id, std::string("s"));
        QVERIFY(QDir(QString::fromStdString(folder())).isEmpty());
        const auto trace = read();
        QVERIFY(trace);
        std::uint64_t events = 0;
        std::uint64_t steps = 0;
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            const bool is_step = trace->event_type(EventIndex(i)) == "step";
            (is_step ? steps : events) += 1;
            QVERIFY(is_step || trace->parent(EventIndex(i)));
        }
        // One may have been published and not yet counted when the kill came.
        const std::uint64_t told = victim.told().recorded;
        QVERIFY2(events == told || events == told + 1,
                 qPrintable(u"%1 of %2"_s.arg(events).arg(told)));
        QVERIFY(steps == events || steps == events + 1);
        QVERIFY(!trace->session().end_state);
        QVERIFY(trace->session().end_state_reason.find("ended before") != std::string::npos);
    }

    void aProgramThatEndedItsSessionIsNotCalledDead()
    {
        Victim victim([this](Told& told) {
            Client client = openClient(file(), folder());
            const Recorder session = client.begin_session({.id = "s"});
            session.record({.event_type = "event"});
            session.end(EventResult::Success);
            told.is_ready = true;
            for (;;)
                ::pause();
        });
        QVERIFY(victim.awaitReady());
        victim.kill();
        const Recovered recovered = recover(folder(), &open_sink);
        QVERIFY(recovered.failures.empty());
        QVERIFY(recovered.sessions.empty());
        QCOMPARE(read()->session().end_state, std::optional<std::string>("Success"));
        QCOMPARE(read()->event_count(), 1U);
    }

    void livingProgramsAreLeftAlone()
    {
        Client client = openClient(file(), folder());
        const Recorder session = client.begin_session({.id = "s"});
        session.record({.event_type = "event"});
        const Recovered recovered = recover(folder(), &open_sink);
        QCOMPARE(recovered.events, 0U);
        QVERIFY(recovered.sessions.empty() && recovered.failures.empty());
        QVERIFY(client.close());
    }

    void whoAsksWhetherAProgramLivesKeepsNobodyFromTakingItUp()
    {
        QVERIFY(leaveOneEvent());
        const QString run = QDir(QString::fromStdString(folder())).entryList(QDir::Dirs).back();
        const std::string lock = folder() + "/" + run.toStdString() + "/lock";
        const int asking = ::open(lock.c_str(), O_RDONLY | O_CLOEXEC);
        QVERIFY(asking >= 0 && ::flock(asking, LOCK_SH | LOCK_NB) == 0);
        std::thread later([asking] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            ::close(asking);
        });
        const Recovered recovered = recover(folder(), &open_sink);
        later.join();
        QVERIFY(recovered.failures.empty());
        QCOMPARE(recovered.sessions.size(), 1U);
    }

    void aForkedProcessDoesNotDisturbItsParent()
    {
        Client client = openClient(file(), folder());
        const Recorder session = client.begin_session({.id = "s"});
        session.record({.event_type = "before"});
        {
            Victim child([&](Told& told) {
                told.recorded = session.record({.event_type = "in the child"});
                (void)client.close();
                told.is_ready = true;
                for (;;)
                    ::pause();
            });
            QVERIFY(child.awaitReady());
            QCOMPARE(child.told().recorded.load(), 0U);
        }
        session.record({.event_type = "after"});
        QVERIFY(client.close());
        QCOMPARE(read()->event_count(), 2U);
    }

    void theNextClientTakesUpWhatWasLeft()
    {
        QVERIFY(leaveOneEvent());
        std::vector<Recovered> told;
        ClientOptions options;
        options.folder = folder();
        options.on_recovered = [&told](const Recovered& recovered) { told.push_back(recovered); };
        const std::string another = m_scratch->path(u"another.jsonl"_s).toStdString();
        auto client = Client::open(jsonl_sink(another), std::move(options));
        QVERIFY(client && client->close());
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told.front().sessions.size(), 1U);
        QCOMPARE(read()->event_count(), 1U);
        QVERIFY(QDir(QString::fromStdString(folder())).isEmpty());
    }

    void aThreadThatBeganAfterTheLastBatchDoesNotMakeItComeTwice()
    {
        Victim victim([this](Told& told) {
            ClientOptions options;
            options.folder = folder();
            auto client = Client::open(std::make_unique<StuckSink>(file(), told), options);
            const Recorder session = client->begin_session({.id = "s"});
            session.record({.event_type = "first"});
            while (!told.is_stuck)
                std::this_thread::yield();
            std::thread([&session] { session.record({.event_type = "second"}); }).join();
            told.is_ready = true;
            for (;;)
                ::pause();
        });
        QVERIFY(victim.awaitReady());
        victim.kill();
        QVERIFY(recover(folder(), &open_sink).failures.empty());
        QCOMPARE(read()->event_count(), 2U);
    }

    void aRingThatWasBeingMadeHoldsNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("without its first bytes") << QByteArray(1 << 20, '\0');
    }
    void aRingThatWasBeingMadeHoldsNothing()
    {
        QFETCH(const QByteArray, content);
        QVERIFY(leaveOneEvent());
        const QString run = QDir(QString::fromStdString(folder())).entryList(QDir::Dirs).back();
        m_scratch->write(u"recording/%1/ring-9"_s.arg(run), content);
        const Recovered recovered = recover(folder(), &open_sink);
        QVERIFY(recovered.failures.empty());
        QCOMPARE(recovered.sessions.size(), 1U);
        QCOMPARE(read()->event_count(), 1U);
    }

    /// Of what is no recording, nothing is said, and nothing thrown: it would end the program.
    void whatIsNoRecordingIsPassedBy()
    {
        QVERIFY(QDir().mkpath(QString::fromStdString(folder())));
        const std::string loop = folder() + "/loop";
        QCOMPARE(::symlink(loop.c_str(), loop.c_str()), 0);
        QFile file(QString::fromStdString(folder()) + u"/file"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QDir().mkpath(QString::fromStdString(folder()) + u"/empty"_s));
        const Recovered recovered = recover(folder(), &open_sink);
        QVERIFY(recovered.failures.empty());
        QCOMPARE(recovered.events, 0U);
        QCOMPARE(QDir(QString::fromStdString(folder()))
                     .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                     .size(),
                 3);
    }

    void whatCannotBeTakenUpStays()
    {
        QVERIFY(leaveOneEvent());
        const auto refuse = [](std::string_view) -> Result<std::unique_ptr<Sink>> {
            return Error{"no", "here", "Wait."};
        };
        QCOMPARE(recover(folder(), refuse).failures.size(), 1U);
        const Recovered later = recover(folder(), &open_sink);
        QVERIFY(later.failures.empty());
        QCOMPARE(later.sessions.size(), 1U);
        QCOMPARE(read()->event_count(), 1U);
        QVERIFY(recover(folder() + "/missing", &open_sink).failures.empty());
    }

private:
    /// A program records one event of session "s" and is killed.
    [[nodiscard]] bool leaveOneEvent() const
    {
        Victim victim([this](Told& told) {
            Client client = openClient(file(), folder());
            client.begin_session({.id = "s"}).record({.event_type = "event"});
            told.is_ready = true;
            for (;;)
                ::pause();
        });
        return victim.awaitReady();
    }
    [[nodiscard]] std::string folder() const
    {
        return m_scratch->path(u"recording"_s).toStdString();
    }
    [[nodiscard]] std::string file() const { return m_scratch->path(u"run.jsonl"_s).toStdString(); }
    [[nodiscard]] std::shared_ptr<const Trace> read() const
    {
        const auto document = open_document(file(), {});
        return document && (*document)->sessions.size() == 1 ? (*document)->sessions.front()
                                                             : nullptr;
    }

    std::unique_ptr<Scratch> m_scratch;
};

QTEST_GUILESS_MAIN(RecoverTest)
#include "recover_test.moc"
