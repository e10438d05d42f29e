// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/protobuf.h"
#include "core/base/protobuf_stream.h"
#include "tests/core/base/choppy_reader.h"
#include "tests/testkit/patient_test.h"

#include <random>
#include <string>

using namespace playhead;
using namespace std::string_literals;
using protobuf::Field;
using protobuf::MessageReader;
using protobuf::MessageStream;
using protobuf::Type;
using test::ChoppyReader;

class ProtobufTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void varints_data();
    void varints();
    void fieldsOfEveryType();
    void damageEndsAMessage_data();
    void damageEndsAMessage();
    void neverLooksBehindTheEnd();
    void streamsMessagesWithinMessages();
    void tellsCutFromDamaged();
};

void ProtobufTest::varints_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("is_one");
    QTest::addColumn<quint64>("number");
    const auto row = [](const char* name, const QByteArray& bytes, bool is_one, quint64 number) {
        QTest::newRow(name) << bytes << is_one << number;
    };
    row("zero", QByteArray("\0", 1), true, 0);
    row("one byte", "\x7F", true, 127);
    row("two bytes", "\xAC\x02", true, 300);
    row("all bits", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", true, ~quint64{0});
    row("with zeros behind", QByteArray("\x81\x80\x00", 3), true, 1);
    row("nothing", "", false, 0);
    row("cut", "\xAC", false, 0);
    row("eleven bytes", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", false, 0);
}

void ProtobufTest::varints()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, is_one);
    QFETCH(quint64, number);
    const std::string text = bytes.toStdString() + (is_one ? "x" : "");
    std::string_view rest = text;
    const auto read = protobuf::take_varint(rest);
    QCOMPARE(read.has_value(), is_one);
    if (read)
        QCOMPARE(quint64{*read}, number);
    QCOMPARE(rest, is_one ? std::string_view("x") : std::string_view(text));
}

void ProtobufTest::fieldsOfEveryType()
{
    const std::string message = "\x08\x96\x01"s +
                                "\x12\x03"
                                "abc"s +
                                "\x19\x00\x00\x00\x00\x00\x00\xF0\x3F"s + "\x25\x01\x00\x00\x80"s +
                                "\xC2\x3E\x00"s;
    MessageReader reader(message);
    Field field;
    QVERIFY(reader.next(field));
    QCOMPARE(field.tag.number, 1U);
    QVERIFY(field.tag.type == Type::Varint);
    QCOMPARE(field.number, std::uint64_t{150});
    QVERIFY(reader.next(field));
    QCOMPARE(field.tag.number, 2U);
    QCOMPARE(field.bytes, std::string_view("abc"));
    QVERIFY(reader.next(field));
    QVERIFY(field.tag.type == Type::Fixed64);
    QCOMPARE(protobuf::as_double(field.number), 1.0);
    QVERIFY(reader.next(field));
    QVERIFY(field.tag.type == Type::Fixed32);
    QCOMPARE(field.number, std::uint64_t{0x80000001});
    QVERIFY(reader.next(field));
    QCOMPARE(field.tag.number, 1000U);
    QVERIFY(field.bytes.empty());
    QVERIFY(!reader.next(field));
    QVERIFY(!reader.is_damaged());
}

void ProtobufTest::damageEndsAMessage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("field 0") << QByteArray("\x00\x01", 2);
    QTest::newRow("a group") << QByteArray("\x0B\x0C");
    QTest::newRow("type 7") << QByteArray("\x0F\x01");
    QTest::newRow("a number over 32 bits") << QByteArray("\xFF\xFF\xFF\xFF\xFF\x7F\x01");
    QTest::newRow("longer than the message") << QByteArray("\x0A\x05"
                                                           "abc");
    QTest::newRow("as long as nothing is")
        << QByteArray("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"
                      "a");
    QTest::newRow("a cut number") << QByteArray("\x09\x01\x02\x03");
    QTest::newRow("a tag alone") << QByteArray("\x08");
}

void ProtobufTest::damageEndsAMessage()
{
    QFETCH(QByteArray, bytes);
    const std::string message = "\x08\x01" + bytes.toStdString();
    MessageReader reader(message);
    Field field;
    QVERIFY(reader.next(field));
    QVERIFY(!reader.next(field));
    QVERIFY(reader.is_damaged());
    QVERIFY(!reader.next(field));
}

void ProtobufTest::neverLooksBehindTheEnd()
{
    std::mt19937 random(5);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random() % 24, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random() % 3 == 0 ? random() : random() % 32);
        const std::string_view message = bytes;
        MessageReader reader(message);
        std::size_t fields = 0;
        for (Field field; reader.next(field); ++fields) {
            const char* const begin = field.bytes.data();
            QVERIFY(field.bytes.empty() ||
                    (begin >= message.data() &&
                     begin + field.bytes.size() <= message.data() + message.size()));
        }
        QVERIFY(fields <= message.size());
    }
}

void ProtobufTest::streamsMessagesWithinMessages()
{
    const std::string inner = "\x0A\x02hi\x10\x05"s;
    const std::string outer = "\x0A\x06" + inner + "\x1D\x01\x02\x03\x04"s;
    for (const std::size_t step : {1U, 2U, 3U, 100U}) {
        ChoppyReader bytes(outer, step);
        MessageStream stream(bytes);
        MessageStream::Piece piece;
        QVERIFY(stream.next(outer.size(), piece) == MessageStream::Step::Field);
        QCOMPARE(piece.end, std::uint64_t{8});
        MessageStream::Piece part;
        QVERIFY(stream.next(piece.end, part) == MessageStream::Step::Field);
        QCOMPARE(stream.take(part.end - stream.offset()), std::string_view("hi"));
        QVERIFY(stream.next(piece.end, part) == MessageStream::Step::Field);
        QVERIFY(part.tag.type == Type::Varint);
        stream.skip_to(part.end);
        QVERIFY(stream.next(piece.end, part) == MessageStream::Step::End);
        QVERIFY(stream.next(outer.size(), piece) == MessageStream::Step::Field);
        QCOMPARE(piece.end - stream.offset(), std::uint64_t{4});
        stream.skip_to(piece.end);
        QVERIFY(stream.at_end());
        QVERIFY(stream.next(~std::uint64_t{0}, piece) == MessageStream::Step::End);
    }
}

void ProtobufTest::tellsCutFromDamaged()
{
    const auto step = [](const std::string& bytes, std::uint64_t end) {
        MemoryReader reader(bytes);
        MessageStream stream(reader);
        MessageStream::Piece piece;
        return stream.next(end, piece);
    };
    QVERIFY(step("\x0A\x80"s, 100) == MessageStream::Step::Cut);
    QVERIFY(step("\x0A\x05"
                 "ab"s,
                 4) == MessageStream::Step::Damaged);
    QVERIFY(step("\x0A\x05"
                 "ab"s,
                 100) == MessageStream::Step::Field);
    QVERIFY(step("\x0B"s, 1) == MessageStream::Step::Damaged);
    QVERIFY(step("", 100) == MessageStream::Step::End);
}

QTEST_GUILESS_MAIN(ProtobufTest)
#include "protobuf_test.moc"
