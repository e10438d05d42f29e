// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/terminal_text.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

class TerminalTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recorded_text_cannot_command_the_terminal_data();
    void recorded_text_cannot_command_the_terminal();
    void width_is_counted_in_columns_data();
    void width_is_counted_in_columns();
    void columns_line_up_by_width();
    void colours_are_left_out_where_there_are_none();
};

void TerminalTextTest::recorded_text_cannot_command_the_terminal_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const QByteArray& recorded, const char* shown) {
        QTest::newRow(name) << recorded << QByteArray(shown);
    };
    row("plain", "search_web(\"x\\n\")", "search_web(\"x\\n\")");
    row("nothing", "", "");
    row("other scripts and emoji", "naïve 検索 🙂", "naïve 検索 🙂");
    row("an escape sequence", "\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m");
    row("the title of the window", "\x1b]0;owned\x07", "\\x1b]0;owned\\x07");
    row("lines and tabs", "a\nb\r\n\tc", "a\\nb\\r\\n\\tc");
    row("a zero byte", QByteArray("a\0b", 3), "a\\x00b");
    row("delete", "a\x7f", "a\\x7f");
    row("a C1 control, which starts a sequence too",
        "\xc2\x9b"
        "31m",
        "\\x9b31m");
    row("text turned around",
        "\xe2\x80\xae"
        "gpj.exe",
        "\\u202egpj.exe");
    row("an isolate", "\xe2\x81\xa6x", "\\u2066x");
    row("a separator of lines",
        "a\xe2\x80\xa8"
        "b",
        "a\\u2028b");
    row("no UTF-8",
        "a\xff"
        "b",
        "a\xef\xbf\xbd"
        "b");
}

void TerminalTextTest::recorded_text_cannot_command_the_terminal()
{
    QFETCH(const QByteArray, recorded);
    QTEST(QByteArray::fromStdString(printable(recorded.toStdString())), "shown");
}

void TerminalTextTest::width_is_counted_in_columns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("Latin") << QByteArray("naïve") << 5;
    QTest::newRow("Japanese") << QByteArray("検索") << 4;
    QTest::newRow("a combining accent") << QByteArray("e\xcc\x81") << 1;
    QTest::newRow("an emoji") << QByteArray("🙂") << 2;
    QTest::newRow("cut in a character") << QByteArray("a\xe6") << 2;
    QTest::newRow("nothing") << QByteArray() << 0;
}

void TerminalTextTest::width_is_counted_in_columns()
{
    QFETCH(const QByteArray, text);
    QTEST(static_cast<int>(displayWidth(text.toStdString())), "width");
}

void TerminalTextTest::columns_line_up_by_width()
{
    QCOMPARE(leftAligned("検索", 6), "検索  ");
    QCOMPARE(rightAligned("検索", 6), "  検索");
    QCOMPARE(leftAligned("too long", 3), "too long");
    QCOMPARE(rightAligned("too long", 3), "too long");
}

void TerminalTextTest::colours_are_left_out_where_there_are_none()
{
    QCOMPARE(inked("Fail", Ink::Bad, false), "Fail");
    QCOMPARE(inked("Fail", Ink::Bad, true), "\x1b[31mFail\x1b[0m");
}

QTEST_GUILESS_MAIN(TerminalTextTest)
#include "terminal_text_test.moc"
