// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>

#include <algorithm>
#include <cmath>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

namespace {

/// WCAG 2.1, "contrast ratio".
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class WindowTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void hostileTextStaysText();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
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

void WindowTextsTest::coloursCanBeRead_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << int(ThemeMode::Light);
    QTest::newRow("dark") << int(ThemeMode::Dark);
}

void WindowTextsTest::coloursCanBeRead()
{
    QFETCH(int, mode);
    Theme& theme = Theme::instance();
    theme.setMode(static_cast<ThemeMode>(mode));
    const QColor panel = theme.color(ColorRole::Panel);
    for (const ColorRole role :
         {ColorRole::Text, ColorRole::Dim, ColorRole::Accent, ColorRole::Action, ColorRole::Llm,
          ColorRole::Api, ColorRole::Tool, ColorRole::Screenshot, ColorRole::Fail,
          ColorRole::Success, ColorRole::Indeterminate})
        QVERIFY2(contrast(theme.color(role), panel) >= 4.5, qPrintable(QString::number(int(role))));
    QVERIFY(contrast(theme.color(ColorRole::Playhead), panel) >= 3);
    QVERIFY(contrast(theme.color(ColorRole::Text), theme.color(ColorRole::Selection)) >= 4.5);
    theme.setMode(ThemeMode::Light);
}

QTEST_MAIN(WindowTextsTest)
#include "window_texts_test.moc"
