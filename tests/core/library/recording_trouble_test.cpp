// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What goes wrong under a program that records, and right again: each in a process of its own, with
// a disk of its own, or a person's rights.
#include "core/base/json_value.h"
#include "core/formats/reading/document.h"
#include "core/library/library_sink.h"
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534;
constexpr int some = 100;
constexpr auto long_patience = std::chrono::seconds(30);

/// What the process says of itself, in memory that it shares.
struct Told {
    std::uint64_t recorded; ///< of those after the trouble began
    std::uint64_t kept;
    std::uint64_t lost;
    std::uint64_t lost_as_told; ///< by events of the session
    int reports;
    bool has_remedy;
    bool is_closed; ///< without an error
    bool could_not; ///< this machine does not let it have its trouble
    char message[300];
};

constexpr const char* troubleWord = "--trouble";

class SharedTold
{
public:
    explicit SharedTold(const std::string& path)
    {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0)
            return;
        void* const memory =
            ::ftruncate(file, sizeof(Told)) == 0
                ? ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                : MAP_FAILED;
        ::close(file);
        m_told = memory == MAP_FAILED ? nullptr : static_cast<Told*>(memory);
    }
    SharedTold(const SharedTold&) = delete;
    SharedTold& operator=(const SharedTold&) = delete;
    ~SharedTold()
    {
        if (m_told)
            ::munmap(m_told, sizeof(Told));
    }
    [[nodiscard]] bool isMapped() const { return m_told; }
    [[nodiscard]] Told& told() const { return *m_told; }

private:
    Told* m_told = nullptr;
};

/// A folder, and what goes wrong with it.
struct Trouble {
    std::function<bool(const std::string& disk)> prepare;
    std::function<void(const std::string& disk)> begin;
    std::function<void(const std::string& disk)> end;
};

/// A small disk that nobody else sees.
bool mountDisk(const std::string& disk)
{
    if (::unshare(CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0)
        return false;
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("none", disk.c_str(), "tmpfs", 0, "size=24m") == 0;
}

void fillDisk(const std::string& disk)
{
    std::ofstream filler(disk + "/filler", std::ios::binary);
    const std::string block(4096, 'x');
    // Leaves room for what is being written, and for little more.
    constexpr std::uintmax_t left = 16 * 1024;
    while (fs::space(disk).available > left && filler.write(block.data(), 4096).flush()) {
    }
}

/// Rights mean nothing to root.
bool becomeNobody(const std::string& disk)
{
    const fs::path above = fs::path(disk).parent_path();
    return ::geteuid() != 0 ||
           (::chown(above.c_str(), nobody, nobody) == 0 &&
            ::chown(disk.c_str(), nobody, nobody) == 0 && ::seteuid(nobody) == 0);
}

void setRights(const std::string& disk, bool mayWrite)
{
    for (const auto& entry : fs::recursive_directory_iterator(disk)) {
        const mode_t rights = entry.is_directory() ? 0700 : 0600;
        ::chmod(entry.path().c_str(), mayWrite ? rights : rights & 0500);
    }
    ::chmod(disk.c_str(), mayWrite ? 0700 : 0500);
}

/// Holds a lock on every database of the library.
class Locks
{
public:
    explicit Locks(const std::string& disk)
    {
        for (const auto& entry : fs::recursive_directory_iterator(disk)) {
            const std::string path = entry.path();
            if (!path.ends_with(".playhead") && !path.ends_with(".db"))
                continue;
            sqlite3* database = nullptr;
            if (sqlite3_open(path.c_str(), &database) == SQLITE_OK)
                sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
            m_open.push_back(database);
        }
    }
    Locks(const Locks&) = delete;
    Locks& operator=(const Locks&) = delete;
    ~Locks()
    {
        for (sqlite3* database : m_open)
            sqlite3_close(database);
    }

private:
    std::vector<sqlite3*> m_open;
};

Trouble troubleOf(const QString& name)
{
    if (name == u"full"_s)
        return {&mountDisk, &fillDisk,
                [](const std::string& disk) { fs::remove(disk + "/filler"); }};
    if (name == u"read-only"_s)
        return {&becomeNobody, [](const std::string& disk) { setRights(disk, false); },
                [](const std::string& disk) { setRights(disk, true); }};
    if (name == u"locked"_s) {
        const auto locks = std::make_shared<std::unique_ptr<Locks>>();
        return {[](const std::string&) { return true; },
                [locks](const std::string& disk) { *locks = std::make_unique<Locks>(disk); },
                [locks](const std::string&) { locks->reset(); }};
    }
    return {[](const std::string&) { return true; },
            [](const std::string& disk) {
                for (const auto& entry : fs::directory_iterator(disk))
                    fs::remove_all(entry.path());
            },
            [](const std::string&) {}};
}

void record(const Recorder& session, int count, Told& told)
{
    const std::string text(100, 'x');
    for (int i = 0; i < count; ++i) {
        session.record({.event_type = "event", .prompt = text});
        ++told.recorded;
    }
}

std::vector<std::string> pathsOf(const std::string& disk, bool isLibrary)
{
    if (!isLibrary)
        return {disk + "/run.jsonl"};
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(disk + "/library/sessions")) {
        if (entry.path().extension() == ".playhead")
            paths.push_back(entry.path());
    }
    return paths;
}

void count(const Trace& trace, Told& told)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        if (trace.event_type(event) == "event")
            ++told.kept;
        if (trace.event_type(event) != "recording gap")
            continue;
        const auto loaded = trace.load(event);
        if (!loaded)
            continue;
        for (const auto& raw : loaded->records) {
            const json::Value json(*raw.bytes);
            told.lost_as_told += static_cast<std::uint64_t>(
                json.find("attributes").find("lost_events").as_int64().value_or(0));
        }
    }
}

void say(Told& told, const Error& error)
{
    std::strncpy(told.message, error.to_string().c_str(), sizeof told.message - 1);
}

void runWithTrouble(const std::string& folder, const QString& name, bool isLibrary, bool hasRoom,
                    Told& told)
{
    const std::string disk = folder + "/disk";
    const Trouble trouble = troubleOf(name);
    fs::create_directories(disk);
    if (!trouble.prepare(disk)) {
        told.could_not = true;
        return;
    }
    std::atomic<int> reports = 0;
    ClientOptions options;
    options.folder = folder + "/recording";
    options.ring_size = hasRoom ? std::size_t{8} << 20U : std::size_t{64} << 10U;
    options.patience = std::chrono::milliseconds(0);
    options.on_error = [&](const Error& error) {
        told.has_remedy = !error.remedy.empty();
        say(told, error);
        ++reports;
    };
    auto client = Client::open(
        isLibrary ? library_sink(disk + "/library") : jsonl_sink(disk + "/run.jsonl"), options);
    if (!client)
        return say(told, client.error());
    Recorder session = client->begin_session({.id = "s"});
    record(session, some, told);
    if (auto flushed = client->flush(long_patience); !flushed)
        return say(told, flushed.error());
    trouble.begin(disk);
    if (name == u"deleted"_s)
        told.recorded = 0;
    if (name == u"read-only"_s) // what is open may still be written
        session = client->begin_session({.id = "later"});
    record(session, 20'000, told);
    constexpr int moments = 500;
    for (int i = 0; i < moments && reports == 0 && name != u"deleted"_s; ++i) {
        record(session, 1, told); // what there was found room
        ::usleep(10'000);
    }
    trouble.end(disk);
    record(session, some, told);
    (void)client->flush(long_patience);
    const auto closed = client->close();
    told.is_closed = closed.has_value();
    if (!closed)
        say(told, closed.error());
    told.reports = reports;
    told.lost = client->lost();
    for (const std::string& path : pathsOf(disk, isLibrary)) {
        const auto document = open_document(path, {});
        if (!document)
            return say(told, document.error());
        for (const auto& trace : (*document)->sessions)
            count(*trace, told);
    }
}

} // namespace

class RecordingTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramGoesOnAndNothingInReachIsLost_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<bool>("isLibrary");
        QTest::addColumn<bool>("hasRoom"); // for all that is recorded meanwhile
        QTest::newRow("a full disk under a file") << u"full"_s << false << false;
        QTest::newRow("a full disk under the library") << u"full"_s << true << false;
        QTest::newRow("a full disk, and room in the ring") << u"full"_s << true << true;
        QTest::newRow("a file that may not be written") << u"read-only"_s << false << true;
        QTest::newRow("a library that may not be written") << u"read-only"_s << true << true;
        QTest::newRow("a library that is locked") << u"locked"_s << true << true;
        QTest::newRow("a library that is locked for long") << u"locked"_s << true << false;
        QTest::newRow("a file that is deleted") << u"deleted"_s << false << true;
        QTest::newRow("a library that is deleted") << u"deleted"_s << true << true;
    }
    void theProgramGoesOnAndNothingInReachIsLost()
    {
        QFETCH(const QString, trouble);
        QFETCH(const bool, isLibrary);
        QFETCH(const bool, hasRoom);
        const Scratch scratch;
        const std::string folder = scratch.path({}).toStdString();
        SharedTold shared(scratch.path(u"told"_s).toStdString());
        QVERIFY(shared.isMapped());
        const Told& told = shared.told();
        const std::array<QByteArray, 6> words = {
            QCoreApplication::applicationFilePath().toLocal8Bit(),
            troubleWord,
            QByteArray::fromStdString(folder),
            trouble.toLatin1(),
            isLibrary ? "library" : "file",
            hasRoom ? "room" : "none"};
        // A process that runs the program anew: what a test program forks has its threads' locks.
        const pid_t process = ::fork();
        if (process == 0) {
            std::array<char*, 7> values{};
            for (std::size_t i = 0; i < words.size(); ++i)
                values.at(i) = const_cast<char*>(words.at(i).constData());
            ::execv(values.front(), values.data());
            ::_exit(127);
        }
        int status = 0;
        ::waitpid(process, &status, 0);
        QVERIFY2(WIFEXITED(status), qPrintable(u"the program ended by signal %1"_s.arg(status)));
        if (told.could_not)
            QSKIP("this machine gives nobody a disk or rights of their own");
        QVERIFY2(told.is_closed, told.message);
        QCOMPARE(told.kept + told.lost, told.recorded);
        QCOMPARE(told.lost_as_told, told.lost);
        if (hasRoom)
            QCOMPARE(told.lost, 0U);
        else
            QVERIFY(told.lost > 0);
        if (trouble != u"deleted"_s) {
            QCOMPARE(told.reports, 1);
            QVERIFY2(told.has_remedy, told.message);
        }
    }
};

/// The test, or the program that has the trouble.
int main(int count, char** words)
{
    const QCoreApplication application(count, words);
    const QStringList given = QCoreApplication::arguments();
    if (given.value(1) != QLatin1String(troubleWord)) {
        RecordingTroubleTest test;
        return QTest::qExec(&test, count, words);
    }
    const std::string folder = given.value(2).toStdString();
    const SharedTold shared(folder + "/told");
    if (!shared.isMapped())
        return 1;
    runWithTrouble(folder, given.value(3), given.value(4) == u"library"_s,
                   given.value(5) == u"room"_s, shared.told());
    return 0;
}

#include "recording_trouble_test.moc"
