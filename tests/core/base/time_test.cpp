// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/time.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

QString shown(std::optional<TimeNs> time)
{
    return time ? QString::fromStdString(format_iso8601(*time)) : QStringLiteral("none");
}

} // namespace

class TimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoTextIsReadExactly_data();
    void isoTextIsReadExactly();
    void theZoneMarkIsTold();
    void numbersAreReadByTheirSize_data();
    void numbersAreReadByTheirSize();
    void formattingAndParsingAreInverse_data();
    void formattingAndParsingAreInverse();
    void durationsAreWrittenForPeople_data();
    void durationsAreWrittenForPeople();
    void exactDurationsKeepTheirDigits();
};

void TimeTest::isoTextIsReadExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc");
    const QString none = QStringLiteral("none");
    QTest::newRow("milliseconds") << QByteArray("2026-11-20T14:07:25.848Z")
                                  << "2026-11-20T14:07:25.848Z";
    QTest::newRow("microseconds with offset")
        << QByteArray("2025-08-04T15:12:27.400849+00:00") << "2025-08-04T15:12:27.400849Z";
    QTest::newRow("nanoseconds") << QByteArray("1969-12-31T23:59:59.999999999Z")
                                 << "1969-12-31T23:59:59.999999999Z";
    QTest::newRow("digits past the ninth are cut")
        << QByteArray("2026-01-01T00:00:00.1234567899Z") << "2026-01-01T00:00:00.123456789Z";
    QTest::newRow("an offset is applied")
        << QByteArray("2026-01-01T01:30:00+05:30") << "2025-12-31T20:00:00Z";
    QTest::newRow("an offset without colon")
        << QByteArray("2026-01-01T00:00:00-0800") << "2026-01-01T08:00:00Z";
    QTest::newRow("a space for the T")
        << QByteArray("2026-01-01 00:00:00") << "2026-01-01T00:00:00Z";
    QTest::newRow("a leap second") << QByteArray("2016-12-31T23:59:60Z") << "2017-01-01T00:00:00Z";
    QTest::newRow("29 February of no leap year") << QByteArray("2025-02-29T00:00:00Z") << none;
    QTest::newRow("too far for nanoseconds") << QByteArray("9999-12-31T23:59:59Z") << none;
    QTest::newRow("a placeholder") << QByteArray("TIMESTAMP") << none;
    QTest::newRow("empty") << QByteArray("") << none;
    QTest::newRow("something behind") << QByteArray("2026-01-01T00:00:00Zx") << none;
}

void TimeTest::isoTextIsReadExactly()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, utc);
    const auto parsed = parse_iso8601(text.toStdString());
    QCOMPARE(shown(parsed ? std::optional(parsed->ns) : std::nullopt), utc);
}

void TimeTest::theZoneMarkIsTold()
{
    QCOMPARE(parse_iso8601("2026-01-01T00:00:00")->zone, ZoneMark::None);
    QCOMPARE(parse_iso8601("2026-01-01T00:00:00Z")->zone, ZoneMark::Utc);
    QCOMPARE(parse_iso8601("2026-01-01T00:00:00+00:00")->zone, ZoneMark::Utc);
    QCOMPARE(parse_iso8601("2026-01-01T00:00:00+02:00")->zone, ZoneMark::Offset);
}

void TimeTest::numbersAreReadByTheirSize_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QString>("utc");
    const QString none = QStringLiteral("none");
    QTest::newRow("seconds") << QByteArray("1795212989") << "2026-11-20T22:16:29Z";
    QTest::newRow("seconds as float, all digits")
        << QByteArray("1795212989.123456789") << "2026-11-20T22:16:29.123456789Z";
    QTest::newRow("seconds with exponent") << QByteArray("1.795212989e9") << "2026-11-20T22:16:29Z";
    QTest::newRow("milliseconds") << QByteArray("1795212989123") << "2026-11-20T22:16:29.123Z";
    QTest::newRow("microseconds") << QByteArray("1795212989123456")
                                  << "2026-11-20T22:16:29.123456Z";
    QTest::newRow("nanoseconds") << QByteArray("1795212989076819314")
                                 << "2026-11-20T22:16:29.076819314Z";
    QTest::newRow("a small fraction")
        << QByteArray("0.000000001") << "1970-01-01T00:00:00.000000001Z";
    QTest::newRow("before the epoch") << QByteArray("-1.5") << "1969-12-31T23:59:58.500Z";
    QTest::newRow("zero") << QByteArray("0") << "1970-01-01T00:00:00Z";
    QTest::newRow("1e400") << QByteArray("1e400") << none;
    QTest::newRow("1e-400") << QByteArray("1e-400") << "1970-01-01T00:00:00Z";
    QTest::newRow("more than 64 bits") << QByteArray("99999999999999999999") << none;
    QTest::newRow("an exponent of nonsense") << QByteArray("1e999999999999") << none;
    QTest::newRow("NaN") << QByteArray("NaN") << none;
    QTest::newRow("no digits") << QByteArray(".") << none;
}

void TimeTest::numbersAreReadByTheirSize()
{
    QFETCH(QByteArray, number);
    QFETCH(QString, utc);
    QCOMPARE(shown(parse_epoch(number.toStdString())), utc);
}

void TimeTest::formattingAndParsingAreInverse_data()
{
    QTest::addColumn<qint64>("time");
    QTest::newRow("epoch") << qint64(0);
    QTest::newRow("one before") << qint64(-1);
    QTest::newRow("latest") << std::numeric_limits<qint64>::max();
    QTest::newRow("earliest") << std::numeric_limits<qint64>::min() + 1;
    QTest::newRow("now, to the nanosecond") << qint64(1'795'212'989'076'819'314);
}

void TimeTest::formattingAndParsingAreInverse()
{
    QFETCH(qint64, time);
    const auto parsed = parse_iso8601(format_iso8601(time));
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->ns, time);
}

void TimeTest::durationsAreWrittenForPeople_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << "0 ns";
    QTest::newRow("nanoseconds") << qint64(873) << "873 ns";
    QTest::newRow("microseconds") << qint64(12'400) << "12.4 µs";
    QTest::newRow("milliseconds") << qint64(280'000'000) << "280 ms";
    QTest::newRow("almost a second") << qint64(999'600'000) << "1.00 s";
    QTest::newRow("seconds") << qint64(28'973'084'000) << "28.97 s";
    QTest::newRow("almost a minute") << qint64(59'999'000'000) << "1 m";
    QTest::newRow("minutes") << qint64(400'000'000'000) << "6 m 40 s";
    QTest::newRow("hours") << qint64(7'860'000'000'000) << "2 h 11 m";
    QTest::newRow("more than a day") << qint64(89'603'040'000'000) << "24 h 53 m";
    QTest::newRow("days") << qint64(273'600'000'000'000) << "3 d 4 h";
    QTest::newRow("negative") << qint64(-1'500'000'000) << "-1.50 s";
}

void TimeTest::durationsAreWrittenForPeople()
{
    QFETCH(qint64, duration);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(format_duration(duration)), text);
}

void TimeTest::exactDurationsKeepTheirDigits()
{
    QCOMPARE(format_duration_exact(28'973'084'000), std::string("28.973084 s"));
    QCOMPARE(format_duration_exact(1), std::string("0.000000001 s"));
    QCOMPARE(format_duration_exact(2'000'000'000), std::string("2.000 s"));
    QCOMPARE(format_duration_exact(-65'000), std::string("-0.000065 s"));
    QCOMPARE(format_duration_exact(std::numeric_limits<DurationNs>::min()),
             std::string("-9223372036.854775808 s"));
}

QTEST_GUILESS_MAIN(TimeTest)
#include "time_test.moc"
