// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/formats/reading/document.h"
#include "core/native/event_json.h"
#include "core/query/pick.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QRegularExpression>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

ExportedSession picked(const std::shared_ptr<const Trace>& trace, const QString& filter,
                       bool withAncestors = false)
{
    const ParsedFilter parsed = parse_filter(filter.toStdString());
    if (parsed.state != ParsedFilter::State::Valid)
        qFatal("the filter is wrong");
    return {trace, pick_events(parsed.filter, *trace, withAncestors).events};
}

QString extensionOf(const Exporter& exporter)
{
    return QString::fromUtf8(exporter.extension.data(), qsizetype(exporter.extension.size()));
}

/// What is read of a session's part after it was written in this form.
std::shared_ptr<const Trace> written(const ExportedSession& session, const Exporter& exporter)
{
    const testkit::Scratch scratch;
    const std::string path = scratch.path(u"part."_s + extensionOf(exporter)).toStdString();
    ExportOptions options;
    options.reveal = true;
    if (!exporter.write({&session, 1}, path, options, Job()))
        return nullptr;
    const auto document = open_document(path, Job());
    return document && (*document)->sessions.size() == 1 ? (*document)->sessions.front() : nullptr;
}

std::shared_ptr<const Trace> written(const ExportedSession& session)
{
    return written(session, *exporter_for("a.json"));
}

std::vector<EventIndex> indexesOf(const ExportedSession& session)
{
    std::vector<EventIndex> indexes;
    session.picked->events.for_each([&](std::size_t at) { indexes.emplace_back(at); });
    return indexes;
}

/// An event with every key but those that tell its place among the others.
QString withoutPlace(const Trace& trace, EventIndex event)
{
    const auto loaded = trace.load(event);
    if (!loaded)
        return QString::fromStdString(loaded.error().to_string());
    EventJsonOptions options;
    options.with_position = true;
    std::string line;
    append_event_json(line, trace, event, *loaded, options);
    static const QRegularExpression position(u"\"index\":\\d+,\"depth\":\\d+,"_s);
    static const QRegularExpression parent(
        u"\"parent_index\":(null|\\d+),\"parent_inferred\":\\w+,(\"parent_left_out\":true,)?"_s);
    const QString text = QString::fromStdString(line);
    QString rest = text;
    for (const QRegularExpression& place : {position, parent}) {
        const auto match = place.match(rest); // the first: recorded texts come later
        rest.remove(match.capturedStart(), match.capturedLength());
    }
    return rest;
}

/// Each event of a session by its id and its parent's: "a, b<a, c<?" where c's was left out.
QString links(const Trace& trace)
{
    QStringList events;
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex event(i);
        const auto type = [&](EventIndex of) { return QString::fromUtf8(trace.event_type(of)); };
        QString text = type(event);
        if (const EventIndex parent = trace.parent(event))
            text += u'<' + type(parent);
        else if (trace.has(event, EventFlag::ParentLeftOut))
            text += u"<?"_s;
        else if (trace.has(event, EventFlag::Orphan))
            text += u"<!"_s;
        events += text;
    }
    return events.join(u' ');
}

class PartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartHoldsWhatTheFilterShows_data();
    void aPartHoldsWhatTheFilterShows();
    void parentsAreThoseOfTheWhole_data();
    void parentsAreThoseOfTheWhole();
    void aPartSaysWhatItIs();
    void aPartWithoutEventsCanBeRead();
    void aPartOfAPartKeepsWhatIsKnown();
    void allEventsAreNoPart();
    void tableRowsKeepTheirNumbers();
};

void PartTest::aPartHoldsWhatTheFilterShows_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("withAncestors");
    const QDir samples(testkit::samplePath({}));
    for (const QString& name : samples.entryList(QDir::Files)) {
        for (const auto& filter : {u"result:Fail"_s, u"depth>=2"_s})
            for (const bool withAncestors : {false, true})
                QTest::newRow(qPrintable(name + u' ' + filter +
                                         (withAncestors ? u" with ancestors"_s : QString())))
                    << samples.filePath(name) << filter << withAncestors;
    }
}

void PartTest::aPartHoldsWhatTheFilterShows()
{
    QFETCH(const QString, path);
    QFETCH(const QString, filter);
    QFETCH(const bool, withAncestors);
    const auto document = open_document(path.toStdString(), Job());
    QVERIFY(document);
    for (const auto& whole : (*document)->sessions) {
        const ExportedSession session = picked(whole, filter, withAncestors);
        const std::vector<EventIndex> indexes = indexesOf(session);
        for (const Exporter* exporter : all_exporters()) {
            if (!exporter->id.starts_with("native-"))
                continue;
            const auto part = written(session, *exporter);
            QVERIFY(part);
            QCOMPARE(part->event_count(), session.event_count());
            for (std::uint32_t i = 0; i < part->event_count(); ++i) {
                const EventIndex event(i);
                QCOMPARE(withoutPlace(*part, event), withoutPlace(*whole, indexes[i]));
                const EventIndex parent = whole->parent(indexes[i]);
                const bool isThere = parent && session.picked->contains(parent);
                QCOMPARE(part->parent(event).is_valid(), isThere);
                if (isThere)
                    QCOMPARE(indexes[part->parent(event).value()], parent);
                else
                    QVERIFY(!parent || part->has(event, EventFlag::ParentLeftOut));
            }
            const Session& is = part->session();
            const Session& was = whole->session();
            QCOMPARE(is.id, was.id);
            QCOMPARE(is.name, was.name);
            QCOMPARE(is.end_state, was.end_state);
            QCOMPARE(is.tags, was.tags);
            QCOMPARE(is.attributes.is_present(), was.attributes.is_present());
            QCOMPARE(is_part(*part), session.is_part());
        }
    }
}

void PartTest::parentsAreThoseOfTheWhole_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* events, const QString& filter,
                        const QString& expected) {
        QTest::newRow(name) << QByteArray(events) << filter << expected;
    };
    row("a parent that is left out",
        R"([{"id":"a","event_type":"a"},{"id":"b","event_type":"b","parent_id":"a"}])", u"type:b"_s,
        u"b<?"_s);
    row("a grandparent does not stand in",
        R"([{"id":"a","event_type":"a"},{"id":"b","event_type":"b","parent_id":"a"},
            {"id":"c","event_type":"c","parent_id":"b"}])",
        u"-type:b"_s, u"a c<?"_s);
    row("a child before its parent",
        R"([{"event_type":"x"},{"id":"b","event_type":"b","parent_id":"a"},
            {"id":"a","event_type":"a"}])",
        u"-type:x"_s, u"b<a a"_s);
    row("another event with the parent's id",
        R"([{"id":"a","event_type":"first"},{"id":"a","event_type":"second"},
            {"id":"b","event_type":"b","parent_id":"a"}])",
        u"-type:first"_s, u"second b<?"_s);
    row("a parent without an id",
        R"([{"event_type":"a","children":[{"event_type":"b"},{"event_type":"c"}]}])", u"-type:a"_s,
        u"b<? c<?"_s);
    row("a parent that was never there",
        R"([{"event_type":"a"},{"id":"b","event_type":"b","parent_id":"gone"}])", u"type:b"_s,
        u"b<!"_s);
    row("what is left of a cycle",
        R"([{"id":"a","event_type":"a","parent_id":"b"},{"id":"b","event_type":"b","parent_id":"c"},
            {"id":"c","event_type":"c","parent_id":"a"}])",
        u"-type:c"_s, u"a<? b<?"_s);
    row("an inferred parent",
        R"([{"event_type":"a","init_timestamp":1700000000,"end_timestamp":1700000009},
            {"event_type":"b","init_timestamp":1700000001,"end_timestamp":1700000008},
            {"event_type":"c","init_timestamp":1700000002,"end_timestamp":1700000007}])",
        u"-type:b"_s, u"a c<?"_s);
}

void PartTest::parentsAreThoseOfTheWhole()
{
    QFETCH(const QByteArray, events);
    QFETCH(const QString, filter);
    QFETCH(const QString, expected);
    const testkit::Scratch scratch;
    const auto document = open_document(scratch.write(u"a.json"_s, events).toStdString(), Job());
    QVERIFY(document);
    const ExportedSession session = picked((*document)->sessions.front(), filter);
    for (const Exporter* exporter : all_exporters()) {
        if (!exporter->id.starts_with("native-"))
            continue;
        const auto part = written(session, *exporter);
        QVERIFY(part);
        QCOMPARE(links(*part), expected);
    }
}

void PartTest::aPartSaysWhatItIs()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    QVERIFY(document);
    const auto& whole = (*document)->sessions.front();
    const auto noteOf = [](const Trace& trace) {
        for (const Diagnostic& note : trace.diagnostics().entries()) {
            if (note.code == diagnostics::part_of_session.code)
                return QString::fromStdString(note.message + ' ' + note.where.front());
        }
        return QString();
    };
    const auto part = written(picked(whole, u"result:Fail"_s));
    QVERIFY(part);
    QVERIFY2(noteOf(*part).endsWith(" 7 of 60 events: result:Fail"_L1), qPrintable(noteOf(*part)));
    const auto around = written(picked(whole, u"result:Fail"_s, true));
    QVERIFY(around);
    QVERIFY(noteOf(*around).endsWith(", and what these ran inside of"_L1));
    // Nothing is called missing that was left out on purpose.
    QCOMPARE(part->diagnostics().count("orphan"), whole->diagnostics().count("orphan"));
}

void PartTest::aPartWithoutEventsCanBeRead()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    QVERIFY(document);
    for (const Exporter* exporter : all_exporters()) {
        if (!exporter->id.starts_with("native-"))
            continue;
        const auto part =
            written(picked((*document)->sessions.front(), u"type:nowhere"_s), *exporter);
        QVERIFY(part);
        QCOMPARE(part->event_count(), 0U);
        QVERIFY(is_part(*part));
    }
}

void PartTest::aPartOfAPartKeepsWhatIsKnown()
{
    const testkit::Scratch scratch;
    const QByteArray events =
        R"([{"id":"a","event_type":"a"},{"id":"b","event_type":"b","parent_id":"a"},
            {"id":"c","event_type":"c","parent_id":"b"}])";
    const auto document = open_document(scratch.write(u"a.json"_s, events).toStdString(), Job());
    QVERIFY(document);
    const auto first = written(picked((*document)->sessions.front(), u"-type:a"_s));
    QVERIFY(first);
    QCOMPARE(links(*first), u"b<? c<b"_s);
    const auto second = written(picked(first, u"type:b"_s));
    QVERIFY(second);
    QCOMPARE(links(*second), u"b<?"_s);
    QVERIFY(is_part(*second));
    const auto copy = written({first, std::nullopt});
    QVERIFY(copy);
    QCOMPARE(links(*copy), links(*first));
    QVERIFY(is_part(*copy));
}

void PartTest::allEventsAreNoPart()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    QVERIFY(document);
    const auto all = written(picked((*document)->sessions.front(), u"depth>=1"_s));
    QVERIFY(all);
    QVERIFY(!is_part(*all));
}

void PartTest::tableRowsKeepTheirNumbers()
{
    const auto document = open_document(testkit::samplePath(u"demo.json"_s).toStdString(), Job());
    QVERIFY(document);
    const auto& whole = (*document)->sessions.front();
    const testkit::Scratch scratch;
    const auto table = [&](const ExportedSession& session) {
        const QString path = scratch.path(u"a.csv"_s);
        const auto done =
            exporter_for("a.csv")->write({&session, 1}, path.toStdString(), {}, Job());
        return done ? testkit::contentOf(path).split('\n') : QList<QByteArray>();
    };
    // A short column in front holds no line break, so that rows can be told from lines.
    const QList<QByteArray> all = table({whole, std::nullopt});
    const QList<QByteArray> hits = table(picked(whole, u"result:Fail"_s));
    QCOMPARE(hits.front(), all.front());
    for (const QByteArray& line : hits)
        QVERIFY2(all.contains(line), line.constData());
    const QList<QByteArray> around = table(picked(whole, u"result:Fail"_s, true));
    QCOMPARE(around.front().trimmed(), all.front().trimmed() + ",ancestor_only");
    qsizetype marked = 0;
    for (const QByteArray& line : around)
        marked += line.endsWith(",true\r") ? 1 : 0;
    const ExportedSession session = picked(whole, u"result:Fail"_s, true);
    QCOMPARE(marked, qsizetype(session.event_count() - session.picked->hits.count()));
    QVERIFY(marked > 0);
}

} // namespace

QTEST_GUILESS_MAIN(PartTest)
#include "part_test.moc"
