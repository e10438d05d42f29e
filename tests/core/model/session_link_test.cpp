// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/session_link.h"
#include "tests/testkit/patient_test.h"

#include <random>

using namespace playhead;

namespace {

class SessionLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatItReads_data();
    void writesWhatItReads();
    void anyIdComesBack();
    void toleratesWhatOtherProgramsAdd();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void SessionLinkTest::writesWhatItReads_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<quint32>("event");
    QTest::addColumn<QByteArray>("link");
    const quint32 none = EventIndex::none_value;
    QTest::newRow("a plain id") << QByteArray("ab-1_2.~") << 37U
                                << QByteArray("playhead://ab-1_2.~#37");
    QTest::newRow("the first event") << QByteArray("s") << 0U << QByteArray("playhead://s#0");
    QTest::newRow("the session alone") << QByteArray("s") << none << QByteArray("playhead://s");
    QTest::newRow("marks of addresses") << QByteArray("a/b?c#d%e:f@g") << 1U
                                        << QByteArray("playhead://a%2Fb%3Fc%23d%25e%3Af%40g#1");
    QTest::newRow("blanks and line breaks")
        << QByteArray("a b\n") << 1U << QByteArray("playhead://a%20b%0A#1");
    QTest::newRow("letters beyond ASCII")
        << QByteArray("caf\xc3\xa9") << 1U << QByteArray("playhead://caf%C3%A9#1");
    QTest::newRow("the last number there can be")
        << QByteArray("s") << none - 1 << QByteArray("playhead://s#4294967294");
}

void SessionLinkTest::writesWhatItReads()
{
    QFETCH(QByteArray, id);
    QFETCH(quint32, event);
    QFETCH(QByteArray, link);
    const SessionLink meant{id.toStdString(), EventIndex(event)};
    QCOMPARE(print_link(meant), link.toStdString());
    const auto read = parse_link(link.toStdString());
    QVERIFY(read);
    QVERIFY(*read == meant);
}

void SessionLinkTest::anyIdComesBack()
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same ids in every run
    for (int i = 0; i < 2000; ++i) {
        SessionLink link;
        const std::size_t length = 1 + random() % 12;
        for (std::size_t k = 0; k < length; ++k)
            link.session_id += static_cast<char>(random() % 256);
        link.event = EventIndex(static_cast<std::uint32_t>(random() % 1000));
        const auto read = parse_link(print_link(link));
        QVERIFY(read && *read == link);
    }
}

void SessionLinkTest::toleratesWhatOtherProgramsAdd()
{
    for (const char* text : {" playhead://s/#4\n", "PLAYHEAD://s#4", "playhead://%73#4"}) {
        QVERIFY(is_link(text));
        const auto read = parse_link(text);
        QVERIFY(read && *read == (SessionLink{"s", EventIndex(4U)}));
    }
}

void SessionLinkTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray number = "no number of an event";
    QTest::newRow("nothing") << QByteArray() << QByteArray("no link");
    QTest::newRow("another scheme") << QByteArray("https://s#1") << QByteArray("no link");
    QTest::newRow("no slashes") << QByteArray("playhead:s#1") << QByteArray("two slashes");
    QTest::newRow("no session") << QByteArray("playhead://#1") << QByteArray("names no session");
    QTest::newRow("nothing but a slash")
        << QByteArray("playhead:///") << QByteArray("names no session");
    QTest::newRow("half an escape") << QByteArray("playhead://a%2#1") << QByteArray("hexadecimal");
    QTest::newRow("a bad escape") << QByteArray("playhead://a%zz#1") << QByteArray("hexadecimal");
    QTest::newRow("a path") << QByteArray("playhead://a/b#1") << QByteArray("percent-encoded");
    QTest::newRow("a blank") << QByteArray("playhead://a b#1") << QByteArray("percent-encoded");
    QTest::newRow("markup") << QByteArray("playhead://<b>#1") << QByteArray("percent-encoded");
    QTest::newRow("no number") << QByteArray("playhead://a#") << number;
    QTest::newRow("a word") << QByteArray("playhead://a#first") << number;
    QTest::newRow("a sign") << QByteArray("playhead://a#-1") << number;
    QTest::newRow("more than a number") << QByteArray("playhead://a#1x") << number;
    QTest::newRow("two numbers") << QByteArray("playhead://a#1#2") << number;
    QTest::newRow("none's number") << QByteArray("playhead://a#4294967295") << number;
    QTest::newRow("too large a number") << QByteArray("playhead://a#99999999999") << number;
}

void SessionLinkTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    const auto read = parse_link(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(read.error().what.find(reason.toStdString()) != std::string::npos,
             read.error().what.c_str());
    QVERIFY(!read.error().remedy.empty());
}

} // namespace

QTEST_GUILESS_MAIN(SessionLinkTest)
#include "session_link_test.moc"
