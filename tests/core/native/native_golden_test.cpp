// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// tests/golden/native/CASE/input.* is what somebody wrote, events.jsonl and notes.txt what is read
// of it. PLAYHEAD_UPDATE_GOLDEN=1 writes the two.
#include "core/formats/reading/document.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/golden.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <QDir>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class NativeGoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadAsExpected_data();
    void aFileIsReadAsExpected();
};

void NativeGoldenTest::aFileIsReadAsExpected_data()
{
    QTest::addColumn<QString>("folder");
    const QString root = testkit::goldenPath(u"native"_s);
    for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << root + u'/' + name;
}

void NativeGoldenTest::aFileIsReadAsExpected()
{
    QFETCH(QString, folder);
    const QStringList inputs = QDir(folder).entryList({u"input.*"_s});
    QCOMPARE(inputs.size(), 1);
    const QString input = folder + u'/' + inputs.front();
    const auto document = open_document(input.toStdString(), Job());
    std::string events;
    std::string notes;
    if (document) {
        QVERIFY2((*document)->format->id.starts_with("native-"), (*document)->format->id.data());
        events = test::event_lines(**document);
        notes = test::note_lines(**document);
    } else {
        notes = "cannot be read: " + document.error().what + "\n";
    }
    const QString difference =
        testkit::differenceFromGolden(QByteArray::fromStdString(events),
                                      folder + u"/events.jsonl"_s) +
        testkit::differenceFromGolden(QByteArray::fromStdString(notes), folder + u"/notes.txt"_s);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(NativeGoldenTest)
#include "native_golden_test.moc"
