// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/line_pieces.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>
#include <QRandomGenerator>

#include <mutex>
#include <set>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

/// Keeps the lines as they come.
class Keeper : public LineWork
{
public:
    std::unique_ptr<Yield> parse(const LinePiece& piece) const override
    {
        auto lines = std::make_unique<Lines>();
        lines->offset = piece.offset;
        lines->text = QByteArray(piece.text.data(), qsizetype(piece.text.size()));
        return lines;
    }
    bool take(std::unique_ptr<Yield> yield, std::uint64_t end) override
    {
        const auto& lines = static_cast<Lines&>(*yield);
        isInOrder = isInOrder && lines.offset == std::uint64_t(text.size()) &&
                    end == lines.offset + std::uint64_t(lines.text.size());
        areWhole = areWhole && lines.text.endsWith('\n');
        text += lines.text;
        ++takes;
        return takes < mostTakes;
    }

    QByteArray text;
    int takes = 0;
    int mostTakes = 1 << 30;
    bool isInOrder = true;
    bool areWhole = true;

private:
    struct Lines : Yield {
        std::uint64_t offset = 0;
        QByteArray text;
    };
};

QByteArray lines(qsizetype size, int longest, quint32 seed)
{
    QRandomGenerator chance(seed);
    QByteArray text;
    while (text.size() < size) {
        text += QByteArray(chance.bounded(longest), char('a' + chance.bounded(26)));
        text += '\n';
    }
    return text;
}

} // namespace

class LinePiecesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allWholeLinesComeInTheirOrder_data();
    void allWholeLinesComeInTheirOrder();
    void readingOnBeginsWhereTheLinesEnd();
    void whoeverTakesThemCanBreakOff();
    void aFileThatWasCutMeanwhileEndsTheLines();
};

void LinePiecesTest::allWholeLinesComeInTheirOrder_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rest");
    const QByteArray none;
    QTest::newRow("nothing") << none << none;
    QTest::newRow("no line break") << none << QByteArray("abc");
    QTest::newRow("a line") << QByteArray("abc\n") << none;
    QTest::newRow("a line and a half") << QByteArray("abc\n") << QByteArray("def");
    QTest::newRow("empty lines") << QByteArray(300'000, '\n') << none;
    QTest::newRow("short ones") << lines(5'000'000, 200, 1) << none;
    QTest::newRow("long ones") << lines(9'000'000, 700'000, 2) << QByteArray(5000, 'x');
    QTest::newRow("one over several pieces") << QByteArray(4'500'000, 'x') + '\n' << none;
    QTest::newRow("one over several pieces, between others")
        << lines(700'000, 100, 3) + QByteArray(4'500'000, 'x') + '\n' + lines(700'000, 100, 4)
        << none;
    QTest::newRow("one over several pieces, without an end")
        << lines(700'000, 100, 3) << QByteArray(4'500'000, 'x');
    QTest::newRow("exactly the first piece")
        << QByteArray(2 * FileSource::chunk_size - 1, 'x') + '\n'
        << none;
    QTest::newRow("a line break as the first byte of a piece")
        << QByteArray(2 * FileSource::chunk_size, 'x') + "\nabc\n"
        << none;
    QTest::newRow("exactly two pieces")
        << lines(2 * FileSource::chunk_size + (1 << 20) - 300, 100, 5)
                   .leftJustified(2 * FileSource::chunk_size + (1 << 20) - 1, 'z') +
               '\n'
        << none;
}

void LinePiecesTest::allWholeLinesComeInTheirOrder()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rest);
    const Scratch scratch;
    const auto source = FileSource::open(scratch.write(u"f"_s, text + rest).toStdString());
    QVERIFY(source);
    Keeper keeper;
    QCOMPARE(read_line_pieces(**source, keeper), std::uint64_t(text.size()));
    QVERIFY(keeper.isInOrder);
    QVERIFY(keeper.areWhole);
    QVERIFY(keeper.text == text);
}

void LinePiecesTest::readingOnBeginsWhereTheLinesEnd()
{
    const Scratch scratch;
    const QByteArray text = lines(3'000'000, 100, 6);
    const QByteArray rest(200'000, 'x');
    const QString path = scratch.write(u"f"_s, text + rest);
    const auto source = FileSource::open(path.toStdString());
    QVERIFY(source);
    Keeper keeper;
    const std::uint64_t end = read_line_pieces(**source, keeper);
    const auto reader = (*source)->reader(end);
    const auto readAll = [&reader] {
        QByteArray bytes;
        std::vector<char> buffer(10'000);
        for (;;) {
            const auto count = reader->read(buffer);
            if (!count || *count == 0)
                return bytes;
            bytes.append(buffer.data(), qsizetype(*count));
        }
    };
    QCOMPARE(readAll(), rest);
    testkit::append(path, "more\n");
    QCOMPARE((*source)->look(), FileNews::Grown);
    QCOMPARE(readAll(), QByteArray("more\n"));
    // All of it can be read by slices, and a byte that is changed is noticed.
    const auto slice = [&source](qsizetype at) {
        return (*source)->read({std::uint64_t(at), 100, 0, RecordRole::Event});
    };
    QCOMPARE(QByteArray::fromStdString(slice(1'000'000).value()), text.mid(1'000'000, 100));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(1'500'000));
    QCOMPARE(file.write("?"), 1);
    file.close();
    QVERIFY(slice(1'000'000).has_value());
    QVERIFY(!slice(1'500'000).has_value());
}

void LinePiecesTest::whoeverTakesThemCanBreakOff()
{
    const Scratch scratch;
    const QByteArray text = lines(30'000'000, 100, 7);
    const auto source = FileSource::open(scratch.write(u"f"_s, text).toStdString());
    QVERIFY(source);
    Keeper keeper;
    keeper.mostTakes = 4;
    const std::uint64_t end = read_line_pieces(**source, keeper);
    QCOMPARE(keeper.takes, 4);
    QCOMPARE(end, std::uint64_t(keeper.text.size()));
    QVERIFY(keeper.text.size() < text.size());
}

void LinePiecesTest::aFileThatWasCutMeanwhileEndsTheLines()
{
    const Scratch scratch;
    const QByteArray text = lines(10'000'000, 100, 8);
    const QString path = scratch.write(u"f"_s, text);
    const auto source = FileSource::open(path.toStdString());
    QVERIFY(source);
    QVERIFY(QFile::resize(path, 5'000'000));
    Keeper keeper;
    const std::uint64_t end = read_line_pieces(**source, keeper);
    QVERIFY(end <= 5'000'000);
    QVERIFY(keeper.text == text.left(qsizetype(end)));
    // Whoever reads on is told what has happened.
    const auto reader = (*source)->reader(end);
    std::vector<char> buffer(1 << 20);
    auto count = reader->read(buffer);
    while (count && *count > 0)
        count = reader->read(buffer);
    QVERIFY(!count);
}

QTEST_GUILESS_MAIN(LinePiecesTest)
#include "line_pieces_test.moc"
