// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_write.h"
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextList>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The report as a reader of Markdown that is not ours takes it (md4c, with GitHub's extensions).
class SessionMarkdownReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTreeIsANestedList();
    void recordedTextBecomesNoMarkup_data();
    void recordedTextBecomesNoMarkup();

private:
    static bool read(const QByteArray& session, QTextDocument& read);
};

bool SessionMarkdownReadingTest::read(const QByteArray& session, QTextDocument& read)
{
    const testkit::Scratch scratch;
    const auto document = open_document(scratch.write(u"a.json"_s, session).toStdString(), Job());
    const QString path = scratch.path(u"a.md"_s);
    if (!document || !exporter_for("a.md")->write(whole_sessions((*document)->sessions),
                                                  path.toStdString(), {}, Job()))
        return false;
    read.setMarkdown(QString::fromUtf8(testkit::contentOf(path)));
    return true;
}

void SessionMarkdownReadingTest::theTreeIsANestedList()
{
    QTextDocument report;
    QVERIFY(read(R"([{"id":"a","event_type":"one"},{"id":"b","parent_id":"a","event_type":"two"},
                     {"id":"c","parent_id":"b","event_type":"three"}])",
                 report));
    int level = 0;
    for (const auto& title : {u"#0 one"_s, u"#1 two"_s, u"#2 three"_s}) {
        const QTextBlock block = report.find(title).block();
        QVERIFY(block.textList());
        QCOMPARE(block.textList()->format().indent(), ++level);
    }
}

void SessionMarkdownReadingTest::recordedTextBecomesNoMarkup_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"<script>alert(1)</script>", "<img src=x onerror=y>", "a <b>bold</b> word",
          "[a link](http://example.com)", "![a picture](http://example.com/x.png)",
          "http://example.com and www.example.com", "<http://example.com>", "a@example.com",
          "**strong** _weak_ ~~gone~~ `code`", "# heading", "a | b", "&lt;b&gt; &amp;",
          "``` and ```` and `````", "\\*", "trailing #", "---", "1. one", "> quote"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("a fence in a text") << u"x\n```\n# owned\n<b>y</b>\n```\nz"_s;
    QTest::newRow("a long fence in a text") << u"x\n``````\n[l](http://e.com)\n"_s;
    QTest::newRow("tildes in a text") << u"~~~\n# owned"_s;
    QTest::newRow("a heading on a line of its own") << u"x\n# owned\n\n- item"_s;
    QTest::newRow("line breaks of another system") << u"x\r\n# owned\r# too"_s;
}

void SessionMarkdownReadingTest::recordedTextBecomesNoMarkup()
{
    QFETCH(const QString, text);
    const QByteArray value = QByteArray::fromStdString(json::quote(text.toStdString()));
    QByteArray session =
        R"({"session_id": "s", "name": T, "tags": [T], "end_state_reason": T, "events": [
            {"event_type": T, "agent": T, "model": T, "action_type": "llm", "result": "Fail",
             "error": {"type": T, "code": T, "message": T, "stack": T},
             "prompt": [{"role": T, "name": T, "content": T}], "completion": T}]})";
    for (const char end : {',', ']', '}'})
        session.replace(QByteArray("T").append(end), QByteArray(value).append(end));
    QTextDocument report;
    QVERIFY(read(session, report));
    QString oneLine = text;
    oneLine.replace(u'\n', u' ').replace(u'\r', u' ');
    QStringList headings;
    int texts = 0;
    for (QTextBlock block = report.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0)
            headings += block.text();
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            QVERIFY2(!format.isAnchor(), qPrintable(block.text()));
            QVERIFY2(!format.isImageFormat(), qPrintable(block.text()));
            QVERIFY2(!format.fontStrikeOut() && !format.fontItalic(), qPrintable(block.text()));
        }
        if (block.text().simplified().contains(oneLine.simplified()))
            ++texts;
    }
    // The name of the session, the sections, the event twice, and who speaks: nothing of a text.
    QCOMPARE(headings.size(), 8);
    QCOMPARE(headings.front().simplified(), oneLine.simplified());
    QVERIFY2(texts >= 8, qPrintable(report.toPlainText()));
    // Every line of a long text is there as it was recorded.
    for (const QString& line : text.split(u'\n'))
        QVERIFY2(report.toPlainText().contains(line.split(u'\r').first()), qPrintable(line));
}

} // namespace

QTEST_MAIN(SessionMarkdownReadingTest)
#include "session_markdown_reading_test.moc"
