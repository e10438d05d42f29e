// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/widgets/recorded_text.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int narrow = 300;

const QString& wideLine()
{
    static const QString line = u"call("_s + u"argument, "_s.repeated(60) + u"end)"_s;
    return line;
}

} // namespace

class RecordedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsWideCodeSoThatAllOfItIsSeen_data();
    void foldsWideCodeSoThatAllOfItIsSeen();
    void copiesFoldedCodeAsItWas();
    void leavesTheWheelToWhatScrolls();
    void keepsHtmlAndPicturesAsText();
    void staysLaidOutForItsWidthWhenAskedForAnother();
};

void RecordedTextTest::foldsWideCodeSoThatAllOfItIsSeen_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("fenced") << u"before\n\n```py\n"_s + wideLine() + u"\n```\n\nafter"_s;
    QTest::newRow("fenced with tildes") << u"~~~\n"_s + wideLine() + u"\n~~~"_s;
    QTest::newRow("indented") << u"before\n\n    "_s + wideLine() + u"\n\nafter"_s;
    QTest::newRow("in a list") << u"- item\n\n  ```\n  "_s + wideLine() + u"\n  ```"_s;
    QTest::newRow("without a blank")
        << u"```\n"_s + u"x"_s.repeated(500) + u"\n```\n"_s + wideLine();
    QTest::newRow("in line") << u"see `"_s + wideLine() + u"`"_s;
}

void RecordedTextTest::foldsWideCodeSoThatAllOfItIsSeen()
{
    QFETCH(const QString, markdown);
    RecordedText text;
    text.showMarkdown(markdown);
    text.resize(narrow, text.heightForWidth(narrow));
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QVERIFY2(text.document()->size().width() <= narrow,
             qPrintable(QString::number(text.document()->size().width())));
    QCOMPARE(text.horizontalScrollBar()->maximum(), 0);
    for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            QVERIFY2(line.x() + line.naturalTextWidth() <= narrow, qPrintable(block.text()));
        }
    }
}

void RecordedTextTest::copiesFoldedCodeAsItWas()
{
    RecordedText text;
    text.showMarkdown(u"```\nfirst\n"_s + wideLine() + u"\n    third\n```"_s);
    text.resize(narrow, text.heightForWidth(narrow));
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    text.selectAll();
    QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(),
             u"first\n"_s + wideLine() + u"\n    third"_s);
}

void RecordedTextTest::leavesTheWheelToWhatScrolls()
{
    RecordedText text;
    text.showMarkdown(u"```\n"_s + wideLine() + u"\n```"_s);
    text.resize(narrow, 40);
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    const int before = text.verticalScrollBar()->value();
    QWheelEvent wheel({10, 10}, text.mapToGlobal(QPointF(10, 10)), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(text.viewport(), &wheel);
    QVERIFY(!wheel.isAccepted());
    QCOMPARE(text.verticalScrollBar()->value(), before);
}

void RecordedTextTest::keepsHtmlAndPicturesAsText()
{
    RecordedText text;
    text.showMarkdown(u"<b>bold</b> ![a](file:///etc/hostname) <script>alert(1)</script>"_s);
    const QString shown = text.toPlainText();
    QVERIFY2(shown.contains(u"<b>bold</b>"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"[picture: file:///etc/hostname]"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"<script>alert(1)</script>"_s), qPrintable(shown));
}

void RecordedTextTest::staysLaidOutForItsWidthWhenAskedForAnother()
{
    RecordedText text;
    text.showPlain(u"one two three four five six seven eight nine ten"_s);
    text.resize(2 * narrow, 100);
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QCOMPARE(text.document()->firstBlock().layout()->lineCount(), 1);
    QVERIFY(text.heightForWidth(narrow / 3) > text.heightForWidth(2 * narrow));
    QVERIFY(text.heightForWidth(narrow / 3) > 0);
    QCOMPARE(text.document()->firstBlock().layout()->lineCount(), 1);
}

QTEST_MAIN(RecordedTextTest)
#include "recorded_text_test.moc"
