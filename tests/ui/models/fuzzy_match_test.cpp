// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/models/fuzzy_match.h"

#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

class FuzzyMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTheBestPlaces_data();
    void marksTheBestPlaces();
    void tellsWhatDoesNotMatch_data();
    void tellsWhatDoesNotMatch();
    void prefersTheNearerText_data();
    void prefersTheNearerText();
    void marksAreWhatWasTyped();
    void longTextsTakeNoTime();
};

/// The text with what is marked in brackets.
QString marked(const QString& pattern, const QString& text)
{
    const auto match = fuzzyMatch(pattern, text);
    if (!match)
        return {};
    QString shown = text;
    for (auto at = match->positions.rbegin(); at != match->positions.rend(); ++at)
        shown.replace(*at, 1, u'[' + QString(text[*at]) + u']');
    return shown;
}

void FuzzyMatchTest::marksTheBestPlaces_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("expected");
    QTest::newRow("beginnings of words") << u"nf"_s << u"[N]ext [f]ailure"_s;
    QTest::newRow("a word rather than letters strewn") << u"fit"_s << u"Fast i t [F][i][t] all"_s;
    QTest::newRow("without case") << u"NEXT"_s << u"[N][e][x][t] failure"_s;
    QTest::newRow("words with a blank between") << u"ne fa"_s << u"[N][e]xt [f][a]ilure"_s;
    QTest::newRow("capitals inside a word") << u"sw"_s << u"[s]can[W]eb"_s;
    QTest::newRow("underscores") << u"sw"_s << u"[s]can_[w]eb"_s;
    QTest::newRow("letters beyond ASCII") << u"éa"_s << u"caf[É] [a]u lait"_s;
    QTest::newRow("nothing typed") << QString() << u"Next failure"_s;
}

void FuzzyMatchTest::marksTheBestPlaces()
{
    QFETCH(QString, pattern);
    QFETCH(QString, expected);
    QString text = expected;
    text.remove(u'[').remove(u']');
    QCOMPARE(marked(pattern, text), expected);
}

void FuzzyMatchTest::tellsWhatDoesNotMatch_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::newRow("a letter that is missing") << u"nz"_s << u"Next failure"_s;
    QTest::newRow("another order") << u"fn"_s << u"Next failure"_s;
    QTest::newRow("no text") << u"a"_s << QString();
    QTest::newRow("longer than the text") << u"aaa"_s << u"aa"_s;
}

void FuzzyMatchTest::tellsWhatDoesNotMatch()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QVERIFY(!fuzzyMatch(pattern, text));
}

void FuzzyMatchTest::prefersTheNearerText_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("nearer");
    QTest::addColumn<QString>("farther");
    QTest::newRow("word starts") << u"cl"_s << u"Copy Link"_s << u"Unclear"_s;
    QTest::newRow("whole word") << u"open"_s << u"Open…"_s << u"Other pens"_s;
    QTest::newRow("less beside it") << u"back"_s << u"Back"_s << u"Back to where it all began"_s;
}

void FuzzyMatchTest::prefersTheNearerText()
{
    QFETCH(QString, pattern);
    QFETCH(QString, nearer);
    QFETCH(QString, farther);
    QVERIFY(fuzzyMatch(pattern, nearer)->score > fuzzyMatch(pattern, farther)->score);
}

void FuzzyMatchTest::marksAreWhatWasTyped()
{
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same texts in every run
    int found = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto word = [&random](unsigned longest) {
            QString text;
            for (auto n = random() % (longest + 1); n > 0; --n)
                text += QChar(u"abAB _1"[random() % 7]);
            return text;
        };
        const QString pattern = word(5);
        const QString text = word(20);
        const auto match = fuzzyMatch(pattern, text);
        QString typed;
        for (const QChar c : pattern) {
            if (!c.isSpace())
                typed += c;
        }
        if (!match)
            continue;
        ++found;
        QString read;
        for (const int at : match->positions)
            read += text[at];
        QCOMPARE(read.toLower(), typed.toLower());
        QVERIFY(std::is_sorted(match->positions.begin(), match->positions.end()));
    }
    QVERIFY(found > 500);
}

void FuzzyMatchTest::longTextsTakeNoTime()
{
    const QString longText(5'000'000, u'a');
    QVERIFY(fuzzyMatch(QString(100'000, u'a'), longText));
    QVERIFY(!fuzzyMatch(u"b"_s, longText));
}

} // namespace

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "fuzzy_match_test.moc"
