// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "core/native/session_json.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDirIterator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const Document> open(const QString& path)
{
    const auto document = open_document(path.toStdString(), Job());
    return document ? *document : nullptr;
}

void addRow(const QString& folder, const QString& title, const QString& path)
{
    const QString name = title + u'/' + QDir(folder).relativeFilePath(path);
    QTest::newRow(qPrintable(name)) << path;
}

void addFiles(const QString& folder, const QString& title)
{
    QDirIterator files(folder, {u"*.json"_s, u"*.jsonl"_s, u"*.playhead"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        // What a golden case expects is no session, and neither are the providers' answers.
        if (path.contains("/provider_fixtures/"_L1) || path.endsWith("/events.jsonl"_L1))
            continue;
        // Nothing is to be read of some golden cases.
        const QFileInfo expected(QFileInfo(path).path() + u"/events.jsonl"_s);
        if (expected.exists() && expected.size() == 0)
            continue;
        if (!path.contains("/input/"_L1)) // a file of a case that is a folder, which is one below
            addRow(folder, title, path);
    }
    QDirIterator cases(folder, {u"input"_s}, QDir::Dirs, QDirIterator::Subdirectories);
    while (cases.hasNext())
        addRow(folder, title, cases.next());
}

/// The first line that two texts do not share, for a message that can be read.
QByteArray firstDifference(const std::string& before, const std::string& after)
{
    const QList<QByteArray> a = QByteArray::fromStdString(before).split('\n');
    const QList<QByteArray> b = QByteArray::fromStdString(after).split('\n');
    for (qsizetype i = 0; i < qMax(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return "line " + QByteArray::number(i + 1) + "\nbefore: " + a.value(i).left(2000) +
                   "\nafter:  " + b.value(i).left(2000);
    }
    return {};
}

/// All that is recorded of the sessions and of their events, a line for each.
std::string linesOf(const Document& document)
{
    std::string lines;
    for (const auto& trace : document.sessions) {
        append_session_json(lines, *trace);
        lines += '\n';
    }
    return lines + test::event_lines(document);
}

QString fileName(const Exporter& exporter)
{
    return u"copy."_s +
           QString::fromUtf8(exporter.extension.data(), qsizetype(exporter.extension.size()));
}

} // namespace

class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsTheSameAfterEveryExportThatIsReadBack_data();
    void everyEventIsTheSameAfterEveryExportThatIsReadBack();
    void everyLineIsStrictJson_data();
    void everyLineIsStrictJson();
    void theNotesAreTheSameAfterEveryExportThatIsReadBack_data();
    void theNotesAreTheSameAfterEveryExportThatIsReadBack();
};

void RoundTripTest::everyEventIsTheSameAfterEveryExportThatIsReadBack_data()
{
    QTest::addColumn<QString>("path");
    addFiles(testkit::samplePath({}), u"samples"_s);
    addFiles(testkit::goldenPath({}), u"golden"_s);
    if (!testkit::sharedDataDir().isEmpty())
        addFiles(testkit::sharedDataDir() + u"/agentops"_s, u"agentops"_s);
}

void RoundTripTest::everyEventIsTheSameAfterEveryExportThatIsReadBack()
{
    QFETCH(QString, path);
    const auto document = open(path);
    QVERIFY2(document, "no format reads this file");
    const std::string before = linesOf(*document);
    const testkit::Scratch scratch;
    for (const Exporter* exporter : all_exporters()) {
        if (!exporter->is_read_back)
            continue;
        const QString copy = scratch.path(fileName(*exporter));
        ExportOptions options;
        options.reveal = true;
        const auto written =
            exporter->write(whole_sessions(document->sessions), copy.toStdString(), options, {});
        QVERIFY2(written, written ? "" : written.error().to_string().c_str());
        const auto again = open_document(copy.toStdString(), Job());
        QVERIFY2(again, again ? "" : again.error().to_string().c_str());
        QCOMPARE((*again)->format->id, exporter->id);
        const std::string id(exporter->id);
        QVERIFY2((*again)->sessions.size() == document->sessions.size(), id.c_str());
        const QByteArray difference = firstDifference(before, linesOf(**again));
        const std::string told = id + ", " + difference.toStdString();
        QVERIFY2(difference.isEmpty(), told.c_str());
    }
}

void RoundTripTest::everyLineIsStrictJson_data()
{
    everyEventIsTheSameAfterEveryExportThatIsReadBack_data();
}

void RoundTripTest::everyLineIsStrictJson()
{
    QFETCH(QString, path);
    const auto document = open(path);
    QVERIFY2(document, "no format reads this file");
    const QByteArray lines = QByteArray::fromStdString(test::event_lines(*document));
    for (const QByteArray& line : lines.split('\n')) {
        const std::string text = line.toStdString();
        if (!text.empty())
            QVERIFY2(json::validate(text).strict(), line.left(2000).constData());
    }
}

void RoundTripTest::theNotesAreTheSameAfterEveryExportThatIsReadBack_data()
{
    everyEventIsTheSameAfterEveryExportThatIsReadBack_data();
}

void RoundTripTest::theNotesAreTheSameAfterEveryExportThatIsReadBack()
{
    QFETCH(QString, path);
    const auto document = open(path);
    QVERIFY2(document, "no format reads this file");
    // Notes about the file as a whole (where it is damaged) stay with the file.
    std::map<std::string, std::uint64_t> before;
    for (const auto& trace : document->sessions) {
        for (const Diagnostic& note : trace->diagnostics().entries())
            before[note.code] += note.count;
    }
    const testkit::Scratch scratch;
    for (const Exporter* exporter : all_exporters()) {
        if (!exporter->is_read_back)
            continue;
        const std::string copy = scratch.path(fileName(*exporter)).toStdString();
        const auto written = exporter->write(whole_sessions(document->sessions), copy, {}, {});
        QVERIFY2(written, written ? "" : written.error().to_string().c_str());
        const auto again = open_document(copy, Job());
        QVERIFY2(again, again ? "" : again.error().to_string().c_str());
        std::map<std::string, std::uint64_t> after;
        for (const auto& trace : (*again)->sessions) {
            for (const Diagnostic& note : trace->diagnostics().entries())
                after[note.code] += note.count;
        }
        QCOMPARE((*again)->diagnostics.entries().size(), std::size_t(0));
        for (const auto& [code, count] : before)
            QVERIFY2(after[code] == count, (code + ": " + std::to_string(count) + " before, " +
                                            std::to_string(after[code]) + " after")
                                               .c_str());
        QCOMPARE(after.size(), before.size());
    }
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "round_trip_test.moc"
