// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

class WindowTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void hostileTextStaysText();
};

void WindowTextsTest::hostileTextStaysText()
{
    const Scratch scratch;
    const QByteArray evil = "<img src=file:///etc/hostname><script>alert(1)</script>";
    ShownWindow shown;
    shown.open(scratch.write(u"evil.json"_s,
                             R"({"playhead":1,"session":{"session_id":"s","name":")" + evil +
                                 R"(","tags":[")" + evil + R"("]},"events":[{"event_type":")" +
                                 evil + R"(","timestamp":1,"params":")" + evil + R"("}]})"));
    shown.press(Qt::Key_Down);
    QTRY_VERIFY(shown.window.isSettled());
    int plain = 0;
    for (const QLabel* label : shown.window.findChildren<QLabel*>()) {
        if (!label->text().contains(u"<img"_s))
            continue;
        QCOMPARE(label->textFormat(), Qt::PlainText);
        ++plain;
    }
    QVERIFY(plain > 0);
}

QTEST_MAIN(WindowTextsTest)
#include "window_texts_test.moc"
