// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/source.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDateTime>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

using namespace playhead;
using playhead::testkit::Scratch;

namespace {

/// Several chunks of bytes that differ from place to place.
QByteArray manyBytes()
{
    QByteArray bytes;
    for (int i = 0; bytes.size() < 700'000; ++i)
        bytes += QByteArray::number(i) + '\n';
    return bytes;
}

std::shared_ptr<FileSource> openedAndRead(const QString& path)
{
    auto source = FileSource::open(path.toStdString());
    if (!source)
        return nullptr;
    const auto reader = (*source)->reader();
    std::vector<char> buffer(1000);
    for (;;) {
        const auto count = reader->read(buffer);
        if (!count || *count == 0)
            return *source;
    }
}

} // namespace

class FileSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingInOrderGivesTheFile();
    void aSliceMayLieAcrossChunks();
    void whatCannotBeASessionIsRefused_data();
    void whatCannotBeASessionIsRefused();
    void aRewrittenFileGivesAnErrorAndNoForeignBytes();
    void whatWasReadBeforeIsCheckedAgainAfterARewrite();
    void aFileThatWasCutGivesAnError();
    void aFileThatOnlyGrewIsStillReadable();
    void aFileReplacedByRenameIsStillReadable();
    void aPipeIsSpooled();
    void sliceOutsideTheFileIsAnError();
};

void FileSourceTest::readingInOrderGivesTheFile()
{
    const Scratch scratch;
    const QByteArray bytes = manyBytes();
    auto source = FileSource::open(scratch.write(QStringLiteral("f"), bytes).toStdString());
    QVERIFY(source.has_value());
    const auto reader = (*source)->reader();
    QByteArray got;
    std::vector<char> buffer(4096);
    for (;;) {
        const auto count = reader->read(buffer);
        QVERIFY(count.has_value());
        if (*count == 0)
            break;
        got.append(buffer.data(), static_cast<qsizetype>(*count));
    }
    QCOMPARE(got, bytes);
    QCOMPARE((*source)->size(), std::uint64_t(bytes.size()));
}

void FileSourceTest::aSliceMayLieAcrossChunks()
{
    const Scratch scratch;
    const QByteArray bytes = manyBytes();
    const auto source = openedAndRead(scratch.write(QStringLiteral("f"), bytes));
    QVERIFY(source);
    for (const auto& [offset, length] : {std::pair<int, int>{0, 5},
                                         {262'140, 10},
                                         {100'000, 500'000},
                                         {static_cast<int>(bytes.size()) - 3, 3},
                                         {7, 0}}) {
        const Slice slice{std::uint64_t(offset), std::uint32_t(length), 0, RecordRole::Event};
        const auto whole = source->read(slice);
        QVERIFY(whole.has_value());
        QCOMPARE(QByteArray::fromStdString(*whole), bytes.mid(offset, length));
        for (const int most : {0, 1, length, length + 1}) {
            const auto beginning = source->read_beginning(slice, std::size_t(most));
            QVERIFY(beginning.has_value());
            QCOMPARE(QByteArray::fromStdString(*beginning),
                     bytes.mid(offset, std::min(most, length)));
        }
    }
}

void FileSourceTest::whatCannotBeASessionIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << QStringLiteral("/nowhere/at/all.json");
    QTest::newRow("a folder") << QStringLiteral("/tmp");
    QTest::newRow("a device") << QStringLiteral("/dev/null");
}

void FileSourceTest::whatCannotBeASessionIsRefused()
{
    QFETCH(QString, path);
    const auto source = FileSource::open(path.toStdString());
    QVERIFY(!source);
    QVERIFY(!source.error().what.empty());
    QCOMPARE(QString::fromStdString(source.error().where), path);
}

void FileSourceTest::aRewrittenFileGivesAnErrorAndNoForeignBytes()
{
    const Scratch scratch;
    QByteArray bytes = manyBytes();
    const QString path = scratch.write(QStringLiteral("f"), bytes);
    const auto source = openedAndRead(path);
    QVERIFY(source);
    bytes[300'000] = 'X'; // same length, one byte, in the second chunk
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
    file.close();
    const auto changed = source->read({299'000, 10, 0, RecordRole::Event});
    QVERIFY(!changed);
    QVERIFY(changed.error().what.find("changed") != std::string::npos);
    QVERIFY(source->read({10, 10, 0, RecordRole::Event}).has_value());
}

void FileSourceTest::whatWasReadBeforeIsCheckedAgainAfterARewrite()
{
    const Scratch scratch;
    QByteArray bytes = manyBytes();
    const QString path = scratch.write(QStringLiteral("f"), bytes);
    const auto source = openedAndRead(path);
    QVERIFY(source);
    const Slice slice = {10, 10, 0, RecordRole::Event};
    QVERIFY(source->read(slice).has_value());
    bytes[100] = 'X'; // in the same chunk, beside what is read
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
    // A clock may be too coarse to tell two writes of the same millisecond apart.
    QVERIFY(file.flush());
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(1),
                             QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(!source->read(slice));
}

void FileSourceTest::aFileThatWasCutGivesAnError()
{
    const Scratch scratch;
    const QString path = scratch.write(QStringLiteral("f"), manyBytes());
    const auto source = openedAndRead(path);
    QVERIFY(source);
    QCOMPARE(::truncate(path.toLocal8Bit().constData(), 1000), 0);
    QVERIFY(!source->read({500'000, 10, 0, RecordRole::Event}));
    QVERIFY(!source->read({10, 10, 0, RecordRole::Event}));
}

void FileSourceTest::aFileThatOnlyGrewIsStillReadable()
{
    const Scratch scratch;
    const QByteArray bytes = manyBytes();
    const QString path = scratch.write(QStringLiteral("f"), bytes);
    const auto source = openedAndRead(path);
    QVERIFY(source);
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("more");
    file.close();
    const auto tail = source->read({std::uint64_t(bytes.size()) - 4, 4, 0, RecordRole::Event});
    QVERIFY(tail.has_value());
    QCOMPARE(QByteArray::fromStdString(*tail), bytes.last(4));
}

void FileSourceTest::aFileReplacedByRenameIsStillReadable()
{
    const Scratch scratch;
    const QString path = scratch.write(QStringLiteral("f"), "old bytes");
    const auto source = openedAndRead(path);
    QVERIFY(source);
    const QString other = scratch.write(QStringLiteral("g"), "new bytes");
    QCOMPARE(::rename(other.toLocal8Bit().constData(), path.toLocal8Bit().constData()), 0);
    const auto bytes = source->read({0, 9, 0, RecordRole::Event});
    QVERIFY(bytes.has_value());
    QCOMPARE(*bytes, std::string("old bytes"));
}

void FileSourceTest::aPipeIsSpooled()
{
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "from a pipe", 11), ssize_t(11));
    ::close(ends[1]);
    const auto source = FileSource::spool(ends[0], "<stdin>");
    ::close(ends[0]);
    QVERIFY(source.has_value());
    QCOMPARE((*source)->size(), std::uint64_t(11));
    QCOMPARE((*source)->name(), std::string("<stdin>"));
    const auto bytes = (*source)->read({5, 6, 0, RecordRole::Event});
    QVERIFY(bytes.has_value());
    QCOMPARE(*bytes, std::string("a pipe"));
}

void FileSourceTest::sliceOutsideTheFileIsAnError()
{
    const Scratch scratch;
    const auto source = openedAndRead(scratch.write(QStringLiteral("f"), "short"));
    QVERIFY(source);
    QVERIFY(!source->read({3, 3, 0, RecordRole::Event}));
    QVERIFY(!source->read({std::numeric_limits<std::uint64_t>::max(), 1, 0, RecordRole::Event}));
}

QTEST_GUILESS_MAIN(FileSourceTest)
#include "file_source_test.moc"
