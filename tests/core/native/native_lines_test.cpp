// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files of lines are read in pieces and by two ways. However that falls out, a file holds what it
// holds.
#include "core/formats/reading/document.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QRandomGenerator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

std::shared_ptr<const Document> opened(const QByteArray& text)
{
    const Scratch scratch;
    const auto document = open_document(scratch.write(u"run.jsonl"_s, text).toStdString(), Job{});
    return document ? *document : nullptr;
}

/// An event that sometimes refers to others, fails, and has this or that beside.
QByteArray eventLine(int number, QRandomGenerator& chance)
{
    const auto quoted = [](int value) -> QByteArray {
        return '"' + QByteArray::number(value) + '"';
    };
    QByteArray line = "{\"id\":" + quoted(number - (chance.bounded(40) == 0 ? 1 : 0));
    if (number > 0 && chance.bounded(5) > 0)
        line += ",\"parent_id\":" + quoted(chance.bounded(number + 20));
    else if (number > 0 && chance.bounded(3) == 0)
        line += ",\"parent_index\":" + QByteArray::number(chance.bounded(number + 3));
    if (chance.bounded(30) == 0)
        line += ",\"session_id\":\"other\"";
    line += ",\"event_type\":\"type " + QByteArray::number(chance.bounded(9)) + '"';
    line += ",\"init_timestamp\":" + QByteArray::number(1772474400 + number) + ".5";
    line +=
        ",\"end_timestamp\":" + QByteArray::number(1772474400 + number + chance.bounded(9) - 1) +
        ".25";
    if (chance.bounded(4) == 0)
        line += ",\"model\":\"gpt-4\",\"prompt_tokens\":12,\"completion_tokens\":" +
                QByteArray::number(chance.bounded(100));
    if (chance.bounded(9) == 0)
        line += ",\"cost\":0.25";
    if (chance.bounded(9) == 0)
        line += ",\"error\":{\"message\":\"no\"}";
    if (chance.bounded(9) == 0)
        line += ",\"tags\":[\"a\",\"" + QByteArray::number(chance.bounded(3)) + "\"]";
    if (chance.bounded(9) == 0)
        line += ",\"action_type\":\"" + QByteArray(chance.bounded(2) == 0 ? "tool" : "dance") + '"';
    line += ",\"returns\":\"" + QByteArray(chance.bounded(300), 'r') + "\"}";
    return line;
}

/// The same event, so that only the long way reads it.
QByteArray oddly(QByteArray line)
{
    return line.insert(line.size() - 1, ",\"notes\":[]");
}

} // namespace

class NativeLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWaysGiveTheSameSessions_data();
    void bothWaysGiveTheSameSessions();
    void linesOfOtherKindsStandInTheirPlace();
    void damageIsToldWhereItStands();
};

void NativeLinesTest::bothWaysGiveTheSameSessions_data()
{
    QTest::addColumn<int>("events");
    QTest::newRow("a few") << 10;
    QTest::newRow("a piece") << 600;
    QTest::newRow("several pieces") << 9000;
}

void NativeLinesTest::bothWaysGiveTheSameSessions()
{
    QFETCH(int, events);
    QRandomGenerator chance(11);
    QByteArray shortWay;
    QByteArray longWay;
    QByteArray mixed;
    for (int number = 0; number < events; ++number) {
        const QByteArray line = eventLine(number, chance);
        shortWay += line + '\n';
        longWay += oddly(line) + '\n';
        mixed += (chance.bounded(3) == 0 ? oddly(line) : line) + '\n';
    }
    const auto expected = opened(longWay);
    QVERIFY(expected);
    // Where a note says the byte, the files differ.
    const QByteArray lines = QByteArray::fromStdString(test::event_lines(*expected));
    for (const QByteArray& text : {shortWay, mixed}) {
        const auto document = opened(text);
        QVERIFY(document);
        QCOMPARE(document->sessions.size(), expected->sessions.size());
        QVERIFY(QByteArray::fromStdString(test::event_lines(*document)) == lines);
        QCOMPARE(test::note_lines(*document), test::note_lines(*expected));
    }
}

void NativeLinesTest::linesOfOtherKindsStandInTheirPlace()
{
    const QByteArray text = "{\"playhead\":1,\"session\":{\"session_id\":\"one\"}}\n"
                            "{\"id\":\"a\",\"event_type\":\"first\"}\n"
                            "\n"
                            "{\"id\":\"b\",\"event_type\":\"second\",\"children\":[{\"id\":\"c\","
                            "\"event_type\":\"in\"}]}\n"
                            "{\"id\":\"d\",\"event_type\":\"third\"}\n"
                            "{\"id\":\"a\",\"update\":true,\"event_type\":\"first, completed\"}\n"
                            "{\"playhead\":1,\"session\":{\"session_id\":\"two\"}}\n"
                            "{\"id\":\"a\",\"event_type\":\"of the other\"}\n"
                            "{\"id\":\"e\",\"session_id\":\"one\",\"event_type\":\"fourth\"}\n"
                            "{\"id\":\"b\",\"event_type\":\"of the other, too\"}";
    const auto document = opened(text);
    QVERIFY(document);
    QCOMPARE(document->sessions.size(), std::size_t(2));
    const auto types = [&document](std::size_t session) {
        QStringList names;
        const Trace& trace = *document->sessions[session];
        for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
            const std::string_view name = trace.event_type(EventIndex(i));
            names += QString::fromUtf8(name.data(), qsizetype(name.size()));
        }
        return names;
    };
    QCOMPARE(types(0),
             (QStringList{u"first, completed"_s, u"second"_s, u"in"_s, u"third"_s, u"fourth"_s}));
    QCOMPARE(types(1), (QStringList{u"of the other"_s, u"of the other, too"_s}));
    QVERIFY(document->all_diagnostics().empty());
}

void NativeLinesTest::damageIsToldWhereItStands()
{
    QByteArray text;
    for (int i = 0; i < 5000; ++i)
        text += "{\"id\":\"" + QByteArray::number(i) + "\",\"event_type\":\"x\"}\n";
    const qsizetype place = text.size();
    text += "{\"id\":\"cut\",\"event_type\":\"y\n{\"id\":\"last\",\"event_type\":\"x\"}\n";
    const auto document = opened(text);
    QVERIFY(document);
    QCOMPARE(document->sessions.front()->event_count(), 5002U);
    const std::string notes = test::note_lines(*document);
    QVERIFY2(notes.find("line 5001") != std::string::npos, notes.c_str());
    QVERIFY2(notes.find("byte " + std::to_string(place)) != std::string::npos, notes.c_str());
}

QTEST_GUILESS_MAIN(NativeLinesTest)
#include "native_lines_test.moc"
