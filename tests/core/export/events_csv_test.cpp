// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/events_csv.h"
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

using Cells = QList<QByteArray>;

/// A strict reader of RFC 4180: nothing where the text is not well formed.
std::optional<QList<Cells>> parseCsv(const QByteArray& text)
{
    QList<Cells> rows;
    Cells row;
    QByteArray cell;
    qsizetype at = 0;
    while (at < text.size()) {
        cell.clear();
        if (text.at(at) == '"') {
            for (++at;; ++at) {
                if (at >= text.size())
                    return std::nullopt;
                if (text.at(at) != '"')
                    cell += text.at(at);
                else if (text.mid(at, 2) == "\"\"")
                    cell += text.at(at++);
                else
                    break;
            }
            ++at;
        } else {
            while (at < text.size() && !QByteArray(",\"\r\n").contains(text.at(at)))
                cell += text.at(at++);
        }
        row += cell;
        if (text.mid(at, 2) == "\r\n") {
            rows += row;
            row.clear();
            at += 2;
        } else if (at < text.size() && text.at(at) == ',') {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    return row.isEmpty() ? std::optional(rows) : std::nullopt;
}

class EventsCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesARowForEachEvent_data();
    void writesARowForEachEvent();
    void anEventByItselfIsItsRowBelowTheNames();
    void keepsTextsThatNeedQuotes();
    void guardsAgainstFormulas();
    void leavesCellsEmptyWhereNothingIsRecorded();
    void masksSecretsUnlessRevealed();

private:
    [[nodiscard]] QList<Cells> exported(const QByteArray& events, bool reveal = false) const;
    static QByteArray cell(const QList<Cells>& rows, qsizetype row, const char* column)
    {
        return rows.value(row).value(rows.value(0).indexOf(column));
    }
};

QList<Cells> EventsCsvTest::exported(const QByteArray& events, bool reveal) const
{
    const testkit::Scratch scratch;
    const QString source = scratch.write(u"a.json"_s, events);
    const auto document = open_document(source.toStdString(), Job());
    if (!document)
        return {};
    const QString path = scratch.path(u"a.csv"_s);
    const Exporter* exporter = exporter_for(path.toStdString());
    if (!exporter || !exporter->write(whole_sessions((*document)->sessions), path.toStdString(),
                                      {reveal}, Job()))
        return {};
    return parseCsv(testkit::contentOf(path)).value_or(QList<Cells>());
}

void EventsCsvTest::writesARowForEachEvent_data()
{
    QTest::addColumn<QString>("path");
    const QDir samples(testkit::samplePath({}));
    for (const QString& name : samples.entryList({u"*.json"_s, u"*.jsonl"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << samples.filePath(name);
}

void EventsCsvTest::writesARowForEachEvent()
{
    QFETCH(QString, path);
    const auto document = open_document(path.toStdString(), Job());
    QVERIFY(document);
    const testkit::Scratch scratch;
    const QString to = scratch.path(u"a.csv"_s);
    QVERIFY(exporter_for(to.toStdString())
                ->write(whole_sessions((*document)->sessions), to.toStdString(), {}, Job()));
    const auto rows = parseCsv(testkit::contentOf(to));
    QVERIFY(rows);
    qsizetype at = 1;
    for (const auto& trace : (*document)->sessions) {
        for (std::uint32_t i = 0; i < trace->event_count(); ++i, ++at) {
            const EventIndex event(i);
            QCOMPARE(rows->value(at).size(), rows->value(0).size());
            QCOMPARE(cell(*rows, at, "index"), QByteArray::number(i));
            const auto duration = trace->duration(event);
            QCOMPARE(cell(*rows, at, "duration_ns"),
                     duration ? QByteArray::number(qint64(*duration)) : QByteArray());
            QCOMPARE(cell(*rows, at, "result").toStdString(), result_name(trace->result(event)));
        }
    }
    QCOMPARE(rows->size(), at);
}

void EventsCsvTest::anEventByItselfIsItsRowBelowTheNames()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    QVERIFY(document);
    const testkit::Scratch scratch;
    const QString to = scratch.path(u"a.csv"_s);
    QVERIFY(exporter_for(to.toStdString())
                ->write(whole_sessions((*document)->sessions), to.toStdString(), {}, Job()));
    const auto table = parseCsv(testkit::contentOf(to));
    QVERIFY(table);
    const Trace& trace = *(*document)->sessions.front();
    const Redactor redactor;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const auto loaded = trace.load(EventIndex(i));
        QVERIFY(loaded);
        const std::string text = event_csv(trace, EventIndex(i), *loaded, &redactor);
        const auto row = parseCsv(QByteArray::fromStdString(text));
        QVERIFY(row);
        QCOMPARE(row->size(), 2);
        QCOMPARE(row->at(0), table->at(0));
        QCOMPARE(row->at(1), table->at(i + 1));
    }
}

void EventsCsvTest::keepsTextsThatNeedQuotes()
{
    const auto rows = exported(
        R"([{"event_type":"a, \"b\"\r\nc","params":{"x":[1,2]},"returns":"two\nlines","tags":["p","q"]}])");
    QCOMPARE(cell(rows, 1, "event_type"), QByteArray("a, \"b\"\r\nc"));
    QCOMPARE(cell(rows, 1, "params"), QByteArray(R"({"x":[1,2]})"));
    QCOMPARE(cell(rows, 1, "returns"), QByteArray("two\nlines"));
    QCOMPARE(cell(rows, 1, "tags"), QByteArray("p; q"));
}

void EventsCsvTest::guardsAgainstFormulas()
{
    const auto rows = exported(
        R"csv([{"event_type":"=HYPERLINK(\"http://x\")","returns":"@SUM(1)","cost":-1,"model":"-2+3"}])csv");
    QCOMPARE(cell(rows, 1, "event_type"), QByteArray("'=HYPERLINK(\"http://x\")"));
    QCOMPARE(cell(rows, 1, "returns"), QByteArray("'@SUM(1)"));
    QCOMPARE(cell(rows, 1, "model"), QByteArray("'-2+3"));
    QCOMPARE(cell(rows, 1, "cost_usd"), QByteArray("-1"));
}

void EventsCsvTest::leavesCellsEmptyWhereNothingIsRecorded()
{
    const auto rows = exported(R"([{"event_type":"a"}])");
    for (const char* column : {"start", "end", "duration_ns", "model", "prompt_tokens", "cost_usd",
                               "cost_provenance", "params", "parent_index"})
        QCOMPARE(cell(rows, 1, column), QByteArray());
}

void EventsCsvTest::masksSecretsUnlessRevealed()
{
    const QByteArray events =
        R"([{"event_type":"a","params":{"password":"hunter2"},"error":{"message":"token=hunter2hunter2"}}])";
    const auto masked = exported(events);
    QVERIFY(!cell(masked, 1, "params").contains("hunter2"));
    QVERIFY(!cell(masked, 1, "error_message").contains("hunter2"));
    const auto revealed = exported(events, true);
    QCOMPARE(cell(revealed, 1, "params"), QByteArray(R"({"password":"hunter2"})"));
    QCOMPARE(cell(revealed, 1, "error_message"), QByteArray("token=hunter2hunter2"));
}

} // namespace

QTEST_GUILESS_MAIN(EventsCsvTest)
#include "events_csv_test.moc"
