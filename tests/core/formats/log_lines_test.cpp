// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/importer.h"
#include "core/formats/reading/log_lines.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <random>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

/// A line as it was shown.
struct Shown {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    bool is_object = false;
    std::string number; ///< its member "n"

    friend bool operator==(const Shown&, const Shown&) = default;
};

class Keeper : public LogLines
{
public:
    void add(const LogRecord& line) override
    {
        const json::Value number = line.value.find("n");
        shown.push_back({line.slice.offset, line.slice.length, true, std::string(number.raw())});
        if (shown.size() == stopsAt)
            stop.request_stop();
    }
    void add_unreadable(const Slice& slice) override
    {
        shown.push_back({slice.offset, slice.length, false, {}});
    }
    bool has_begun() const override { return true; }
    void settle() override {}

    std::vector<Shown> shown;
    std::size_t stopsAt = 0;
    std::stop_source stop;
};

/// Shows the lines of a file as formats do.
void show(const QByteArray& text, Keeper& keeper)
{
    const Scratch scratch;
    auto source = FileSource::open(scratch.write(u"lines.jsonl"_s, text).toStdString());
    QVERIFY(source);
    const Format format{};
    Job job;
    job.stop = keeper.stop.get_token();
    Importer importer(*source, format, job, {});
    QVERIFY(read_log_lines(importer, keeper));
}

/// What a cursor sees that goes from line to line.
std::vector<Shown> lines_of(const QByteArray& text)
{
    std::vector<Shown> lines;
    MemoryReader bytes({text.data(), std::size_t(text.size())});
    json::StreamOptions options;
    options.mode = json::StreamOptions::Mode::Lines;
    json::Cursor cursor(bytes, options);
    while (cursor.next_document()) {
        const json::Slice line = cursor.raw();
        const json::Value value(line.text);
        const bool is_object = line.scan.ok() && value.is_object();
        if (is_object || !line.text.empty())
            lines.push_back({line.offset, std::uint32_t(line.text.size()), is_object,
                             is_object ? std::string(value.find("n").raw()) : std::string()});
    }
    return lines;
}

/// Lines of all kinds, most of them whole.
QByteArray log(qsizetype size, quint32 seed)
{
    const std::vector<QByteArray> odd = {"",
                                         "  \r",
                                         "7",
                                         "[1,2]",
                                         R"({"n":1} {"n":2})",
                                         R"({"n":3} x)",
                                         R"({"n":4,"cut":"of)",
                                         R"({"n":5,"bad":tru})",
                                         "{\"n\":6,\"text\":\"\xFF\"}",
                                         "{\"n\":7,\"text\":\"\x01\"}",
                                         R"({"n":8]})",
                                         R"({"n":NaN})",
                                         R"( {"\u006e":9} )",
                                         R"({"n":10,"n":11})",
                                         "}"};
    std::mt19937 random(seed);
    QByteArray text;
    while (text.size() < size) {
        if (random() % 20 == 0) {
            text += odd[random() % odd.size()];
        } else {
            text += "{\"text\":\"" + QByteArray(qsizetype(random() % 3000), 'x') +
                    "\\n\xC3\xA9\",\"n\":" + QByteArray::number(text.size()) + "}";
        }
        text += random() % 8 == 0 ? "\r\n" : "\n";
    }
    return text;
}

constexpr qsizetype large = 3'000'000; ///< is read in pieces

} // namespace

class LogLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatACursorSees_data();
    void showsWhatACursorSees();
    void showsALineThatIsLongerThanAPiece();
    void stopsWhereItIsAskedTo();
    void showsNothingOnceStopped();
};

void LogLinesTest::showsWhatACursorSees_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("small") << log(20'000, 1);
    QTest::newRow("large") << log(large, 2);
    QTest::newRow("large with a mark") << "\xEF\xBB\xBF" + log(large, 3);
    QTest::newRow("large without a last break") << log(large, 4) + R"({"n":1})";
    QTest::newRow("large and cut off") << log(large, 5) + R"({"n":1,"a":[)";
    QTest::newRow("short lines") << QByteArray("{\"n\":1}\n").repeated(200'000);
    QTest::newRow("no break") << R"({"n":1,"text":")" + QByteArray(large, 'x') + "\"}";
    QTest::newRow("nothing") << QByteArray(large, '\n');
}

void LogLinesTest::showsWhatACursorSees()
{
    QFETCH(const QByteArray, text);
    Keeper keeper;
    show(text, keeper);
    const std::vector<Shown> expected = lines_of(text);
    QCOMPARE(keeper.shown.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(keeper.shown[i] == expected[i], qPrintable(QString::number(expected[i].offset)));
}

void LogLinesTest::showsALineThatIsLongerThanAPiece()
{
    const QByteArray giant = R"({"text":")" + QByteArray(5'000'000, 'y') + "\",\"n\":1}\n";
    const QByteArray many =
        R"({"list":[0)" + QByteArray(",{\"a\":1}").repeated(900'000) + "],\"n\":2}\n";
    const QByteArray text = log(large, 6) + giant + log(large, 7) + many + log(large, 8);
    Keeper keeper;
    show(text, keeper);
    QVERIFY(keeper.shown == lines_of(text));
}

void LogLinesTest::stopsWhereItIsAskedTo()
{
    for (const std::size_t count : {1U, 500U}) {
        Keeper keeper;
        keeper.stopsAt = count;
        show(log(large, 9), keeper);
        QCOMPARE(keeper.shown.size(), count);
    }
}

void LogLinesTest::showsNothingOnceStopped()
{
    QByteArray text = "{\"n\":1,\"text\":\"";
    text += QByteArray("line\\n").repeated(1'000'000) + "\"}\n";
    Keeper keeper;
    keeper.stop.request_stop();
    show(text.repeated(3), keeper);
    QVERIFY(keeper.shown.empty());
}

QTEST_GUILESS_MAIN(LogLinesTest)
#include "log_lines_test.moc"
