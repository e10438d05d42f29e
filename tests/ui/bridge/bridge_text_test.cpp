// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/bridge/elision.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"

#include <limits>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class BridgeTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesMakeTheSameText_data();
    void piecesMakeTheSameText();
    void stoppedItMakesNone();
    void aFormIsChosenByTheLastDigits();
    void thePathIsCutBeforeItsFile_data();
    void thePathIsCutBeforeItsFile();
};

void BridgeTextTest::piecesMakeTheSameText_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("ASCII") << QByteArray("text\r\n");
    QTest::newRow("two bytes") << QByteArray("\xc3\xa9");
    QTest::newRow("three bytes") << QByteArray("\xe6\x97\xa5");
    QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x98\x80");
    QTest::newRow("byte order marks") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("a mark here and there") << QByteArray("a\xef\xbb\xbf\xc3\xa9");
    QTest::newRow("cut characters") << QByteArray("\xe6\x97\xf0\x9f\x98 \xc3");
    QTest::newRow("no text at all") << QByteArray("\x80\xff\xc0\x80\xed\xa0\x80");
    QTest::newRow("never a place to cut") << QByteArray("\xbf");
    QTest::newRow("null bytes") << QByteArray("a\0b", 3);
}

void BridgeTextTest::piecesMakeTheSameText()
{
    QFETCH(QByteArray, unit);
    // From each byte of the unit on, so that every one of them is where a piece could end.
    const std::string many = unit.repeated(2'200'000 / unit.size()).toStdString();
    for (std::size_t from = 0; from < static_cast<std::size_t>(unit.size()); ++from) {
        const std::string_view text = std::string_view(many).substr(from);
        QVERIFY(toQString(text, std::stop_token()) == toQString(text));
    }
    QCOMPARE(toQString(unit.toStdString(), std::stop_token()), toQString(unit.toStdString()));
}

void BridgeTextTest::stoppedItMakesNone()
{
    std::stop_source stop;
    const std::string text(3'000'000, 'x');
    QCOMPARE(toQString(text, stop.get_token()).size(), 3'000'000);
    stop.request_stop();
    QVERIFY(toQString(text, stop.get_token()).isEmpty());
}

void BridgeTextTest::thePathIsCutBeforeItsFile_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPath");
    QTest::newRow("of the root") << u"/home/ann/mill/stones.cpp"_s << true;
    QTest::newRow("of here") << u"core/model/totals.cpp"_s << true;
    QTest::newRow("of the home") << u"~/mill/*.rs"_s << true;
    QTest::newRow("of Windows") << u"C:\\Users\\ann\\stones.cpp"_s << true;
    QTest::newRow("with a line") << u"/mill/stones.cpp:12"_s << true;
    QTest::newRow("a name") << u"stones.cpp"_s << false;
    QTest::newRow("a command") << u"/bin/ls -l /mill"_s << false;
    QTest::newRow("an address") << u"https://example.org/mill/stones"_s << false;
    QTest::newRow("a sentence") << u"Grind and/or weigh."_s << false;
    QTest::newRow("a call") << u"grind(/mill/stones)"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void BridgeTextTest::thePathIsCutBeforeItsFile()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isPath);
    QCOMPARE(elisionOf(text), isPath ? Qt::ElideLeft : Qt::ElideRight);
}

void BridgeTextTest::aFormIsChosenByTheLastDigits()
{
    QCOMPARE(formOf(0U), 0);
    QCOMPARE(formOf(1), 1);
    QCOMPARE(formOf(std::size_t{12'503}), 12'503);
    QCOMPARE(formOf(std::int64_t{3'000'000'021}), 1'000'021);
    QVERIFY(formOf(std::numeric_limits<std::uint64_t>::max()) > 0);
}

QTEST_APPLESS_MAIN(BridgeTextTest)
#include "bridge_text_test.moc"
