// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/line_reader.h"
#include "tests/core/base/choppy_reader.h"
#include "tests/testkit/patient_test.h"

#include <string>
#include <string_view>

using namespace playhead;
using playhead::test::ChoppyReader;

class LineReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_are_read_whole();
    void large_lines_are_read_whole();
};

void LineReaderTest::lines_are_read_whole()
{
    const std::string text = "\xEF\xBB\xBFone\n\ntwo\r\nthree";
    for (const std::size_t step : {1U, 2U, 100U}) {
        ChoppyReader source(text, step);
        LineReader reader(source, 0, 4);
        Line line;
        QVERIFY(reader.next(line));
        QCOMPARE(line.text, std::string_view("one"));
        QCOMPARE(line.offset, 3U);
        QVERIFY(reader.next(line));
        QVERIFY(line.text.empty() && line.complete);
        QVERIFY(reader.next(line));
        QCOMPARE(line.text, std::string_view("two\r"));
        QCOMPARE(line.offset, 8U);
        QVERIFY(reader.next(line));
        QCOMPARE(line.text, std::string_view("three"));
        QVERIFY(!line.complete);
        QVERIFY(!reader.next(line));
        QCOMPARE(reader.consumed(), text.size());
    }
}

void LineReaderTest::large_lines_are_read_whole()
{
    const std::string text = std::string(30'000'000, 'a') + '\n' + std::string(3, 'b');
    ChoppyReader source(text, 65536);
    LineReader reader(source);
    Line line;
    QVERIFY(reader.next(line));
    QCOMPARE(line.text.size(), 30'000'000U);
    QVERIFY(reader.next(line));
    QCOMPARE(line.text, std::string_view("bbb"));
}

QTEST_GUILESS_MAIN(LineReaderTest)
#include "line_reader_test.moc"
