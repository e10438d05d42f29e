// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/spans.h"
#include "tests/testkit/patient_test.h"

#include <random>
#include <string>

using namespace playhead;

namespace {

/// "k=key o=operator v=value w=word b=keyword u=unknown key", each with its text.
QString written(std::string_view text)
{
    QStringList parts;
    for (const FilterSpan& span : filter_spans(text)) {
        static constexpr std::string_view letters = "kuovwb";
        parts += QString(QLatin1Char(letters[static_cast<std::size_t>(span.kind)])) + u' ' +
                 QString::fromUtf8(text.data() + span.begin,
                                   static_cast<qsizetype>(span.end - span.begin));
    }
    return parts.join(u'|');
}

} // namespace

class SpansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreToldApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("condition") << "result:Fail"
                                   << "k result|o :|v Fail";
        QTest::newRow("spaces") << " duration >= 2s "
                                << "k duration|o >=|v 2s";
        QTest::newRow("quotes") << "type:\"OpenAI Call\""
                                << "k type|o :|v \"OpenAI Call\"";
        QTest::newRow("keywords") << "not a or (b)"
                                  << "b not|w a|b or|b (|w b|b )";
        QTest::newRow("minus") << "-tag:x"
                               << "b -|k tag|o :|v x";
        QTest::newRow("unknown key") << "resalt:Fail"
                                     << "u resalt|o :|v Fail";
        QTest::newRow("no value yet") << "a and result:"
                                      << "w a|b and|k result|o :";
        QTest::newRow("no such operator") << "cost=>1"
                                          << "k cost|o =>";
        QTest::newRow("beyond ASCII") << "tag:Größe ü"
                                      << "k tag|o :|v Größe|w ü";
    }

    void wordsAreToldApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(written(text.toStdString()), expected);
    }

    void anyTextHasSpansInOrder()
    {
        static constexpr std::string_view pieces = "ab:=<>~!\"\\()- *\n";
        std::mt19937 random(5);
        for (int round = 0; round < 20'000; ++round) {
            std::string text;
            for (std::size_t i = random() % 12; i > 0; --i)
                text += pieces[random() % pieces.size()];
            std::size_t before = 0;
            for (const FilterSpan& span : filter_spans(text)) {
                QVERIFY2(span.begin >= before && span.begin < span.end, text.c_str());
                QVERIFY2(span.end <= text.size(), text.c_str());
                before = span.end;
            }
        }
    }
};

QTEST_GUILESS_MAIN(SpansTest)
#include "spans_test.moc"
