// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/first_prompt.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto greeting = R"({"role":"user","content":"Where does the river end?"})";

QByteArray prompted(const QByteArray& text)
{
    return R"({"type":"user","uuid":"u)" + QByteArray::number(qHash(text)) +
           R"(","parentUuid":null,"sessionId":"s","timestamp":"2026-01-01T00:00:00Z","message":{"role":"user","content":")" +
           text + "\"}}\n";
}

} // namespace

class FirstPromptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsCalledByWhatWasAsked_data();
    void aSessionIsCalledByWhatWasAsked();
};

void FirstPromptTest::aSessionIsCalledByWhatWasAsked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a chat") << QByteArray("{\"messages\":[{\"role\":\"system\",\"content\":\"Be "
                                          "brief.\"},") +
                                   greeting + "]}"
                            << u"Where does the river end?"_s;
    QTest::newRow("several") << prompted("Mend the mill") + prompted("And the weir")
                             << u"Mend the mill"_s;
    QTest::newRow("a command before")
        << prompted("<command-name>/clear</command-name>") + prompted("Mend the mill")
        << u"Mend the mill"_s;
    QTest::newRow("nothing but a command")
        << prompted("<command-name>/clear</command-name>") << u"/clear"_s;
    QTest::newRow("a command as a prompt")
        << QByteArray(R"({"messages":[{"role":"user","content":"/mode"},)") + greeting + "]}"
        << u"Where does the river end?"_s;
    QTest::newRow("a heading") << prompted("Do this:\\n\\n# Mend the mill\\n\\nIt leaks.")
                               << u"Do this: Mend the mill"_s;
    QTest::newRow("too long") << prompted(QByteArray(2 << 20, 'x')) + prompted("Mend the mill")
                              << u"Mend the mill"_s;
    QTest::newRow("nobody asked") << QByteArray(R"([{"event_type":"step","parent_id":null}])")
                                  << QString();
}

void FirstPromptTest::aSessionIsCalledByWhatWasAsked()
{
    QFETCH(const QByteArray, text);
    const testkit::Scratch scratch;
    const QString name = text.startsWith("{\"type") ? u"a.jsonl"_s : u"a.json"_s;
    const auto document = open_document(scratch.write(name, text).toStdString(), Job());
    QVERIFY(document);
    QTEST(QString::fromStdString(first_prompt(*(*document)->sessions.front())), "expected");
}

QTEST_GUILESS_MAIN(FirstPromptTest)
#include "first_prompt_test.moc"
