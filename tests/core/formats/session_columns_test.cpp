// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/formats/reading/document.h"
#include "core/library/library.h"
#include "core/model/image_bytes.h"
#include "core/model/trace_image.h"
#include "core/native/event_record.h"
#include "core/native/session_columns.h"
#include "tests/core/formats/document_print.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/session_lines.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const Document> opened(const std::string& path)
{
    auto document = open_document(path, Job());
    return document ? *document : nullptr;
}

/// Where the two differ in what their columns say, or an empty text.
QString difference(const Trace& a, const Trace& b)
{
    if (a.event_count() != b.event_count())
        return u"count"_s;
    for (std::uint32_t i = 0; i < a.event_count(); ++i) {
        const EventIndex e(i);
        const std::array same = {
            a.start(e) == b.start(e),
            a.end(e) == b.end(e),
            a.parent(e) == b.parent(e),
            a.event_type(e) == b.event_type(e),
            a.agent(e) == b.agent(e),
            a.thread(e) == b.thread(e),
            a.model(e) == b.model(e),
            a.action_type(e) == b.action_type(e),
            a.action_word(e) == b.action_word(e),
            a.result(e) == b.result(e),
            a.tokens(e) == b.tokens(e),
            a.cost(e) ? b.cost(e) && a.cost(e)->usd == b.cost(e)->usd &&
                            a.cost(e)->provenance == b.cost(e)->provenance
                      : !b.cost(e),
            std::ranges::equal(a.tags(e), b.tags(e)),
            std::ranges::equal(a.records(e), b.records(e)),
            a.tree().position(e) == b.tree().position(e),
            a.tree().subtree_end(e) == b.tree().subtree_end(e),
            a.tree().depth(e) == b.tree().depth(e),
        };
        for (std::size_t at = 0; at < same.size(); ++at) {
            if (!same.at(at))
                return u"#%1, field %2"_s.arg(i).arg(at);
        }
        for (unsigned flag = 0; flag < 11; ++flag) {
            if (a.has(e, EventFlag(1U << flag)) != b.has(e, EventFlag(1U << flag)))
                return u"#%1, flag %2"_s.arg(i).arg(flag);
        }
    }
    const bool isSame = a.begin_time() == b.begin_time() && a.end_time() == b.end_time() &&
                        a.outcome() == b.outcome() && a.models() == b.models() &&
                        a.count_by_result() == b.count_by_result() &&
                        a.inferred_parent_count() == b.inferred_parent_count() &&
                        a.totals().cost == b.totals().cost &&
                        a.totals().total_tokens == b.totals().total_tokens &&
                        a.tree().root_count() == b.tree().root_count() &&
                        a.tree().max_depth() == b.tree().max_depth();
    return isSame ? QString() : u"sums"_s;
}

/// The demo as a session file, whose columns are kept.
std::string keptDemo(const testkit::Scratch& scratch)
{
    const auto demo = opened(testkit::samplePath(u"demo.json"_s).toStdString());
    const std::string path = scratch.path(u"demo.playhead"_s).toStdString();
    if (!demo || !write_session_file(*demo->sessions.front(), path, Job()))
        return {};
    const auto document = opened(path);
    const auto kept = keep_columns(*document->sessions.front(), path);
    return kept && *kept ? path : std::string();
}

/// Changes the database, and gives the file the time that it had.
void changeUnseen(const std::string& path, const std::string& sql)
{
    struct stat before = {};
    QCOMPARE(::stat(path.c_str(), &before), 0);
    {
        auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
        QVERIFY(database);
        QVERIFY(database->exec(sql));
    }
    const std::array<timespec, 2> times = {before.st_atim, before.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0), 0);
}

/// Asks a trace for all that it has, so that a checker of memory sees what lies outside of it.
std::uint64_t walk(const Trace& trace)
{
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex e(i);
        sum += trace.event_type(e).size() + trace.agent(e).size() + trace.thread(e).size() +
               trace.model(e).size() + trace.action_word(e).size() + trace.tags(e).size() +
               trace.records(e).size() + trace.tree().subtree_end(e) + trace.tree().depth(e);
        sum += trace.tokens(e) ? 1 : 0;
        sum += trace.subtree_totals(e).events;
        for (EventIndex up = trace.parent(e); up; up = trace.parent(up))
            ++sum;
        for (const StringId tag : trace.tags(e))
            sum += trace.strings().text(tag).size();
    }
    return sum + static_cast<std::uint64_t>(trace.outcome());
}

} // namespace

class SessionColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsWhatItWas_data();
    void aSessionIsWhatItWas();
    void eventsAreNotRead();
    void aRowThatChangedIsNotShown();
    void columnsOfAnotherStateAreNotTaken();
    void whatIsBeingWrittenIsNotKept();
    void notesAreNotLost();
    void damagedColumnsAreNotTaken();
    void anyBytesAreSafe();
    void theOwnerAloneMayReadThem();
    void theyGoWithTheSession();
};

void SessionColumnsTest::aSessionIsWhatItWas_data()
{
    QTest::addColumn<QString>("sample");
    for (const QString& name : QDir(testkit::samplePath({})).entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << name;
}

void SessionColumnsTest::aSessionIsWhatItWas()
{
    QFETCH(QString, sample);
    const testkit::Scratch scratch;
    const auto source = opened(testkit::samplePath(sample).toStdString());
    QVERIFY(source);
    int number = 0;
    for (const auto& session : source->sessions) {
        const auto path = scratch.path(u"%1.playhead"_s.arg(number++)).toStdString();
        QVERIFY(write_session_file(*session, path, Job()));
        const auto read = opened(path);
        QVERIFY(read);
        const auto kept = keep_columns(*read->sessions.front(), path);
        QVERIFY(kept);
        QCOMPARE(*kept, read->sessions.front()->annotations().entries().empty());
        const auto restored = opened(path);
        QVERIFY(restored);
        QVERIFY(restored->is_complete);
        QCOMPARE(difference(*restored->sessions.front(), *read->sessions.front()), QString());
        QCOMPARE(QString::fromStdString(print_document(*restored)),
                 QString::fromStdString(print_document(*read)));
        const auto again = keep_columns(*restored->sessions.front(), path);
        QVERIFY(again);
        QVERIFY(!*again); // they are there
    }
}

void SessionColumnsTest::eventsAreNotRead()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    QVERIFY(!path.empty());
    const auto before = opened(path);
    changeUnseen(path, "UPDATE events SET record = 'nothing'");
    QVERIFY(has_columns(path));
    const auto after = opened(path);
    QCOMPARE(difference(*after->sessions.front(), *before->sessions.front()), QString());
}

void SessionColumnsTest::aRowThatChangedIsNotShown()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    changeUnseen(path, "UPDATE events SET record = replace(record, 'id', 'xx') WHERE number = "
                       "(SELECT max(number) FROM events)");
    const auto document = opened(path);
    const Trace& trace = *document->sessions.front();
    QVERIFY(trace.load(EventIndex(0U)));
    QVERIFY(!trace.load(EventIndex(trace.event_count() - 1)));
}

void SessionColumnsTest::columnsOfAnotherStateAreNotTaken()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    {
        auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
        QVERIFY(database);
        QVERIFY(
            database->exec("DELETE FROM events WHERE number = (SELECT max(number) FROM events)"));
    }
    QVERIFY(!has_columns(path));
    const auto document = opened(path);
    const auto demo = opened(testkit::samplePath(u"demo.json"_s).toStdString());
    QCOMPARE(document->sessions.front()->event_count(), demo->sessions.front()->event_count() - 1);
    const auto kept = keep_columns(*document->sessions.front(), path);
    QVERIFY(kept && *kept); // in the place of the old ones
    QVERIFY(has_columns(path));
}

void SessionColumnsTest::whatIsBeingWrittenIsNotKept()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    const auto document = opened(path);
    QVERIFY(has_columns(path));
    auto writer = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
    QVERIFY(writer);
    QVERIFY(writer->exec("PRAGMA journal_mode = WAL; "
                         "UPDATE sessions SET record = record || ' '"));
    QVERIFY(!has_columns(path));
    const auto kept = keep_columns(*document->sessions.front(), path);
    QVERIFY(kept);
    QVERIFY(!*kept);
}

void SessionColumnsTest::notesAreNotLost()
{
    const testkit::Scratch scratch;
    const QByteArray bookmarked = testkit::eventLine(0).replace(
        R"("params")", R"("annotation":{"bookmarked":true,"note":"look here"},"params")");
    const QString source = scratch.write(u"a.jsonl"_s, testkit::sessionLine() + bookmarked);
    const auto read = opened(source.toStdString());
    QVERIFY(read);
    const Trace& trace = *read->sessions.front();
    QCOMPARE(trace.annotations().entries().size(), std::size_t(1));
    const std::string path = scratch.path(u"a.playhead"_s).toStdString();
    QVERIFY(write_session_file(trace, path, Job()));
    const auto kept = keep_columns(*opened(path)->sessions.front(), path);
    QVERIFY(kept && !*kept);
}

void SessionColumnsTest::damagedColumnsAreNotTaken()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    const QString columns = QString::fromStdString(columns_path(path));
    const QByteArray whole = testkit::contentOf(columns);
    const auto expected = opened(path);
    std::mt19937 random(7);
    for (int round = 0; round < 120; ++round) {
        QByteArray damaged = whole;
        const auto at = static_cast<qsizetype>(random() % std::uint32_t(whole.size()));
        if (round % 4 == 0)
            damaged.truncate(at);
        else
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        QFile file(columns);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        const auto document = opened(path);
        QVERIFY(document);
        QCOMPARE(difference(*document->sessions.front(), *expected->sessions.front()), QString());
    }
}

/// Also where nobody has checked that they are as they were written.
void SessionColumnsTest::anyBytesAreSafe()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    const auto document = opened(path);
    const Trace& trace = *document->sessions.front();
    std::string whole;
    ImageWriter out([&whole](std::string_view bytes) { whole += bytes; });
    TraceImage::write(trace, out);
    const auto restored = [&](const std::string& bytes) {
        std::size_t at = 0;
        ImageReader in(
            [&](std::span<char> to) {
                if (bytes.size() - at < to.size())
                    return false;
                std::memcpy(to.data(), bytes.data() + at, to.size());
                at += to.size();
                return true;
            },
            bytes.size());
        return TraceImage::read(in, trace.session(), {std::make_shared<MemorySource>("none")},
                                native::event_decoder);
    };
    QVERIFY(restored(whole));
    QCOMPARE(difference(*restored(whole), trace), QString());
    std::mt19937 random(8);
    int taken = 0;
    std::uint64_t sum = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = whole;
        for (unsigned changes = 0; changes <= random() % 3; ++changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        if (round % 10 == 0)
            bytes.resize(random() % bytes.size());
        if (const auto made = restored(bytes)) {
            ++taken;
            sum += walk(*made);
        }
    }
    QVERIFY(taken > 0); // a time may be any
    QVERIFY(sum > 0);
}

void SessionColumnsTest::theOwnerAloneMayReadThem()
{
    const testkit::Scratch scratch;
    const std::string path = keptDemo(scratch);
    struct stat status = {};
    QCOMPARE(::stat(columns_path(path).c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void SessionColumnsTest::theyGoWithTheSession()
{
    const testkit::Scratch scratch;
    auto library = Library::open(scratch.path(u"library"_s).toStdString(), Library::Access::Write);
    QVERIFY(library);
    const auto demo = opened(testkit::samplePath(u"demo.json"_s).toStdString());
    const Trace& trace = *demo->sessions.front();
    QVERIFY(library->import(trace, "demo.json", Job()));
    const auto path = library->session_path(trace.session().id);
    QVERIFY(path);
    const auto keep = [&] {
        const auto kept = keep_columns(*opened(*path)->sessions.front(), *path);
        return kept && *kept;
    };
    QVERIFY(keep());
    QVERIFY(library->import(trace, "demo.json", Job())); // brings it up to date
    QVERIFY(!QFile::exists(QString::fromStdString(columns_path(*path))));
    QVERIFY(keep());
    QVERIFY(library->remove(trace.session().id));
    QVERIFY(!QFile::exists(QString::fromStdString(columns_path(*path))));
}

QTEST_GUILESS_MAIN(SessionColumnsTest)
#include "session_columns_test.moc"
