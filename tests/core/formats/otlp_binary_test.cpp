// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otlp_protobuf.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <bit>
#include <limits>
#include <string>
#include <vector>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::Scratch;

namespace {

// What is needed to write a message.

std::string varint(std::uint64_t number)
{
    std::string bytes;
    for (; number > 127; number >>= 7U)
        bytes += static_cast<char>((number & 127U) | 128U);
    return bytes + static_cast<char>(number);
}

std::string bytes(std::uint32_t number, const std::string& value)
{
    return varint(number << 3U | 2U) + varint(value.size()) + value;
}

std::string integer(std::uint32_t number, std::uint64_t value)
{
    return varint(number << 3U) + varint(value);
}

std::string fixed64(std::uint32_t number, std::uint64_t value)
{
    std::string text = varint(number << 3U | 1U);
    for (int i = 0; i < 8; ++i, value >>= 8U)
        text += static_cast<char>(value & 255U);
    return text;
}

std::string double_value(double value)
{
    return fixed64(4, std::bit_cast<std::uint64_t>(value));
}

constexpr std::uint64_t start = 1'777'883'400'000'000'000;

std::string span(char id, const std::string& name)
{
    return bytes(1, std::string(16, 'T')) + bytes(2, std::string(8, id)) + bytes(5, name) +
           fixed64(7, start) + fixed64(8, start + 1000);
}

std::string attribute(const std::string& key, const std::string& value)
{
    return bytes(1, bytes(1, key) + bytes(2, bytes(1, value)));
}

std::string request(const std::vector<std::string>& records)
{
    std::string scope = bytes(1, bytes(1, "pier"));
    for (const std::string& record : records)
        scope += bytes(2, record);
    return bytes(1, bytes(1, attribute("service.name", "lock")) + bytes(2, scope));
}

std::string with_length(const std::string& message)
{
    std::string framed;
    for (int shift = 24; shift >= 0; shift -= 8)
        framed += static_cast<char>(message.size() >> static_cast<unsigned>(shift) & 255U);
    return framed + message;
}

QByteArray array(const std::string& text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class OtlpBinaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyValuesBecomePlainJson_data();
    void anyValuesBecomePlainJson();
    void deepValuesEnd();
    void timesThatNoClockShowsAreKept();
    void opensRequestsHoweverTheyStand_data();
    void opensRequestsHoweverTheyStand();
    void refusesOtherSignalsByName_data();
    void refusesOtherSignalsByName();
    void showsWhatIsBeforeACut();
    void passesOverDamage();
};

void OtlpBinaryTest::anyValuesBecomePlainJson_data()
{
    QTest::addColumn<std::string>("message");
    QTest::addColumn<std::string>("json");
    const auto row = [](const char* name, const std::string& message, const char* json) {
        QTest::newRow(name) << message << std::string(json);
    };
    constexpr double infinite = std::numeric_limits<double>::infinity();
    row("text", bytes(1, "a\"b"), R"("a\"b")");
    row("bytes that are no text", bytes(1, "\xFF"), "\"\xEF\xBF\xBD\"");
    row("truth", integer(2, 1), "true");
    row("integer", integer(3, 9'007'199'254'740'993), "9007199254740993");
    row("negative integer", integer(3, ~std::uint64_t{0}), "-1");
    row("double", double_value(1.5), "1.5");
    row("no number", double_value(std::numeric_limits<double>::quiet_NaN()), "NaN");
    row("infinite", double_value(-infinite), "-Infinity");
    row("list", bytes(5, bytes(1, integer(3, 1)) + bytes(1, bytes(1, "b"))), R"([1,"b"])");
    row("empty list", bytes(5, ""), "[]");
    row("map", bytes(6, bytes(1, bytes(1, "k") + bytes(2, integer(2, 0)))), R"({"k":false})");
    row("empty map", bytes(6, ""), "{}");
    row("bytes", bytes(7, std::string("\0\1", 2)), R"("AAE=")");
    row("nothing", "", "null");
    row("two members: the last counts", integer(3, 1) + integer(3, 2), "2");
    row("cut", bytes(1, "abc").substr(0, 3), "null");
}

void OtlpBinaryTest::anyValuesBecomePlainJson()
{
    QFETCH(std::string, message);
    QFETCH(std::string, json);
    QCOMPARE(otlp_protobuf::json_of_any_value(message), json);
}

void OtlpBinaryTest::deepValuesEnd()
{
    std::string value = bytes(1, "deep");
    for (int level = 0; level < 5000; ++level)
        value = bytes(5, bytes(1, value));
    const std::string json = otlp_protobuf::json_of_any_value(value);
    QVERIFY(json.starts_with("[[[["));
    QVERIFY(json.ends_with("]]]]"));
}

void OtlpBinaryTest::timesThatNoClockShowsAreKept()
{
    const std::string far_off = bytes(2, "12345678") + fixed64(7, ~std::uint64_t{0});
    const otlp_protobuf::ReadSpan read = otlp_protobuf::read_span(far_off);
    QCOMPARE(read.span.start, no_time);
    QCOMPARE(read.unread_start, std::string("18446744073709551615"));
}

void OtlpBinaryTest::opensRequestsHoweverTheyStand_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<int>("events");
    const std::string one = request({span('1', "one"), span('2', "two")});
    const std::string other = request({span('3', "three")});
    QTest::newRow("one alone") << one << 2;
    QTest::newRow("one after the other, which is one") << one + other << 3;
    QTest::newRow("with lengths in four bytes") << with_length(one) + with_length(other) << 3;
    QTest::newRow("with lengths in varints")
        << varint(one.size()) + one + varint(other.size()) + other << 3;
}

void OtlpBinaryTest::opensRequestsHoweverTheyStand()
{
    QFETCH(std::string, file);
    QFETCH(int, events);
    const auto document = openedText(array(file), u"traces.bin"_s);
    QVERIFY(document);
    QCOMPARE(document->format->id, std::string_view("otlp-protobuf"));
    QCOMPARE(document->sessions.size(), std::size_t{1});
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_count(), static_cast<std::uint32_t>(events));
    QCOMPARE(trace.event_type(EventIndex(0U)), std::string_view("one"));
    QCOMPARE(trace.session().recorder, std::string("lock"));
    QVERIFY(document->all_diagnostics().entries().empty());
    QCOMPARE(disagreement(*document), QString());
}

void OtlpBinaryTest::refusesOtherSignalsByName_data()
{
    QTest::addColumn<std::string>("record");
    QTest::addColumn<QString>("name");
    QTest::newRow("logs") << fixed64(1, start) + integer(2, 9) + bytes(5, bytes(1, "hello"))
                          << u"logs"_s;
    QTest::newRow("logs without a time")
        << integer(2, 9) + bytes(5, bytes(1, "hello")) << u"logs"_s;
    QTest::newRow("metrics") << bytes(1, "requests") + bytes(3, "1") + bytes(7, "") << u"metrics"_s;
    QTest::newRow("metrics whose texts are as long as ids")
        << bytes(1, std::string(16, 'm')) + bytes(2, std::string(8, 'd')) + bytes(7, "")
        << u"metrics"_s;
}

void OtlpBinaryTest::refusesOtherSignalsByName()
{
    QFETCH(std::string, record);
    QFETCH(QString, name);
    const Scratch scratch;
    const std::string path =
        scratch.write(u"signals.bin"_s, array(with_length(request({record})))).toStdString();
    const auto document = open_document(path, Job{});
    QVERIFY(!document);
    QVERIFY2(document.error().what.find(name.toStdString()) != std::string::npos,
             document.error().what.c_str());
}

void OtlpBinaryTest::showsWhatIsBeforeACut()
{
    const std::string whole = request({span('1', "one"), span('2', "two")});
    const auto document = openedText(array(whole.substr(0, whole.size() - 20)), u"cut.bin"_s);
    QVERIFY(document);
    const Trace& trace = *document->sessions.front();
    QCOMPARE(trace.event_type(EventIndex(0U)), std::string_view("one"));
    QVERIFY(!document->all_diagnostics().entries().empty());
    QCOMPARE(document->all_diagnostics().entries().front().code, std::string("cut-off"));
    QCOMPARE(disagreement(*document), QString());
}

void OtlpBinaryTest::passesOverDamage()
{
    const std::string damaged = bytes(1, bytes(2, bytes(2, span('1', "one")) + "\x0B\x0B\x0B"));
    const std::string fine = request({span('2', "two")});
    const auto document = openedText(array(damaged + fine), u"damaged.bin"_s);
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 2U);
    QCOMPARE(document->all_diagnostics().entries().front().code, std::string("damaged-message"));
}

QTEST_GUILESS_MAIN(OtlpBinaryTest)
#include "otlp_binary_test.moc"
