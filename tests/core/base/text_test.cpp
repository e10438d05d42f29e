// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "tests/testkit/patient_test.h"

#include <cstdint>
#include <limits>

using namespace playhead;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedUtf8IsReplacedPartByPart_data();
    void malformedUtf8IsReplacedPartByPart();
    void elisionNeverCutsACharacter();
    void figuresAreWrittenForPeople();
    void aDoubleReadsBackAsItWas();
};

void TextTest::malformedUtf8IsReplacedPartByPart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("repaired");
    const QByteArray fffd = "\xEF\xBF\xBD";
    QTest::newRow("well formed") << QByteArray("Straße 😀") << QByteArray("Straße 😀");
    QTest::newRow("a lone continuation") << QByteArray("a\x80z") << QByteArray("a" + fffd + "z");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray(fffd + fffd);
    QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80") << QByteArray(fffd + fffd + fffd);
    QTest::newRow("a cut-off character is one part") << QByteArray("\xF0\x9F\x98") << fffd;
    QTest::newRow("past the last code point")
        << QByteArray("\xF4\x90\x80\x80") << QByteArray(fffd + fffd + fffd + fffd);
}

void TextTest::malformedUtf8IsReplacedPartByPart()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, repaired);
    QCOMPARE(QByteArray::fromStdString(repair_utf8(bytes.toStdString())), repaired);
    QCOMPARE(is_valid_utf8(bytes.toStdString()), bytes == repaired);
}

void TextTest::elisionNeverCutsACharacter()
{
    const std::string text = "ab😀cd";
    for (std::size_t limit = 0; limit <= text.size() + 1; ++limit)
        QVERIFY(is_valid_utf8(elide(text, limit)));
    QCOMPARE(elide(text, 4), std::string("ab…"));
    QCOMPARE(elide(text, text.size()), text);
    QCOMPARE(elide("one\ntwo", 100), std::string("one two"));
}

void TextTest::figuresAreWrittenForPeople()
{
    QCOMPARE(format_count(0), std::string("0"));
    QCOMPARE(format_count(999), std::string("999"));
    QCOMPARE(format_count(48'310), std::string("48,310"));
    QCOMPARE(format_count(-1'234'567), std::string("-1,234,567"));
    QCOMPARE(format_count_short(9'999'999), std::string("9,999,999"));
    QCOMPARE(format_count_short(10'000'000), std::string("10.0 M"));
    QCOMPARE(format_count_short(-123'456'789), std::string("-123.5 M"));
    QCOMPARE(format_count_short(999'949'999), std::string("999.9 M"));
    QCOMPARE(format_count_short(999'950'000), std::string("1.0 B"));
    QCOMPARE(format_count_short(std::numeric_limits<std::int64_t>::max()),
             std::string("9223372036.9 B"));
    QCOMPARE(format_count_short(std::numeric_limits<std::int64_t>::min()),
             std::string("-9223372036.9 B"));
    QCOMPARE(format_cost(0.42), std::string("$0.42"));
    QCOMPARE(format_cost(0.125), std::string("$0.125"));
    QCOMPARE(format_cost(3.1), std::string("$3.10"));
    QCOMPARE(format_cost(0.00042), std::string("$0.00042"));
    QCOMPARE(format_cost(0.00000018), std::string("<$0.00001"));
    QCOMPARE(format_cost(0), std::string("$0"));
    QCOMPARE(format_cost(-0.5), std::string("-$0.50"));
    QCOMPARE(format_bytes(1536), std::string("1.5 KiB"));
    QCOMPARE(format_bytes(7), std::string("7 B"));
}

void TextTest::aDoubleReadsBackAsItWas()
{
    for (const double value : {0.1, 1.0 / 3, 1e-300, 12345678.9, 0.05})
        QCOMPARE(std::stod(shortest_double(value)), value);
    QCOMPARE(shortest_double(0.05), std::string("0.05"));
}

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
