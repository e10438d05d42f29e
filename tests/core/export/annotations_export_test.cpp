// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "core/model/annotated_trace.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const Trace> sample()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    return document ? (*document)->sessions.front() : nullptr;
}

Annotations some()
{
    Annotations annotations;
    annotations.set(EventIndex(3U), Annotation{"look at *this* <b>\nagain", true, 1'234'567'891});
    annotations.set(EventIndex(5U), Annotation{"", true, 5});
    annotations.set(
        EventIndex(6U),
        Annotation{"key sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD", false, no_time});
    annotations.set(EventIndex(7U), Annotation{"", false, 9}); // taken back
    return annotations;
}

QByteArray exported(const std::shared_ptr<const Trace>& trace, const QByteArray& id,
                    bool reveal = true)
{
    const auto exporters = all_exporters();
    const auto found =
        std::find_if(exporters.begin(), exporters.end(),
                     [&id](const Exporter* exporter) { return exporter->id == id.constData(); });
    if (found == exporters.end())
        qFatal("no exporter %s", id.constData());
    const Exporter* exporter = *found;
    const testkit::Scratch scratch;
    const QString path = scratch.path(u"out"_s);
    ExportOptions options;
    options.reveal = reveal;
    const auto written =
        exporter->write(whole_sessions({&trace, 1}), path.toStdString(), options, {});
    if (!written)
        qFatal("%s", written.error().to_string().c_str());
    return testkit::contentOf(path);
}

} // namespace

class AnnotationsExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nativeFilesBringThemBack_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const Exporter* exporter : all_exporters()) {
            if (exporter->id.starts_with("native-"))
                QTest::newRow(exporter->id.data()) << QByteArray(exporter->id.data());
        }
    }

    void nativeFilesBringThemBack()
    {
        QFETCH(QByteArray, id);
        const auto trace = annotated(sample(), some());
        const testkit::Scratch scratch;
        const QString path = scratch.write(u"noted"_s, exported(trace, id));
        const auto document = open_document(path.toStdString(), Job());
        QVERIFY2(document, document ? "" : document.error().to_string().c_str());
        const Annotations& read = (*document)->sessions.front()->annotations();
        QCOMPARE(read.entries().size(), std::size_t(3)); // not what was taken back
        for (const auto& [event, annotation] : read.entries())
            QCOMPARE(annotation, *some().find(event));
    }

    void withoutAnyEveryByteIsAsBefore_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char* id : {"native-json", "native-jsonl", "events-csv", "session-markdown"})
            QTest::newRow(id) << QByteArray(id);
    }

    void withoutAnyEveryByteIsAsBefore()
    {
        QFETCH(QByteArray, id);
        Annotations takenBack;
        takenBack.set(EventIndex(2U), Annotation{"", false, 9});
        const QByteArray text = exported(annotated(sample(), takenBack), id);
        QCOMPARE(text, exported(sample(), id));
        for (const char* word : {"annotation", "bookmark"})
            QVERIFY2(!text.contains(word), word);
    }

    void secretsInNotesAreMasked_data() { withoutAnyEveryByteIsAsBefore_data(); }

    void secretsInNotesAreMasked()
    {
        QFETCH(QByteArray, id);
        const auto trace = annotated(sample(), some());
        QVERIFY(exported(trace, id, true).contains("abcdefghijklmnop"));
        QVERIFY(!exported(trace, id, false).contains("abcdefghijklmnop"));
    }

    void theTableHasColumnsForThem()
    {
        const QByteArray text = exported(annotated(sample(), some()), "events-csv");
        QVERIFY(text.left(text.indexOf("\r\n")).endsWith(",bookmarked,note"));
        QVERIFY(text.contains(",true,\"look at *this* <b>\nagain\"\r\n"));
        QVERIFY(text.contains(",true,\r\n"));
        QVERIFY(text.contains(",false,\r\n"));
    }

    void theReportListsThem()
    {
        const QByteArray text = exported(annotated(sample(), some()), "session-markdown");
        QVERIFY(text.contains("\n## Bookmarks and notes\n\n- **#3 "));
        QVERIFY(text.contains(" · bookmarked: look at \\*this\\* \\<b\\> again\n- **#5 "));
    }
};

QTEST_GUILESS_MAIN(AnnotationsExportTest)
#include "annotations_export_test.moc"
