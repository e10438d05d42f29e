// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Each folder of tests/golden/<format> holds an expected.txt, and the input it is of: input.* or a
// folder input, or else the sample of that name in resources/samples.
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/golden.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class GoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsACase();
    void readsAsExpected_data();
    void readsAsExpected();
    void losesNothingOfWhatIsNew_data();
    void losesNothingOfWhatIsNew();

private:
    static QString inputOf(const QString& name);
};

namespace {

/// Native sessions have a test of their own, which compares what is written of them.
QStringList formats()
{
    QStringList names =
        QDir(testkit::goldenPath(QString())).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.removeAll(u"native"_s);
    return names;
}

} // namespace

QString GoldenTest::inputOf(const QString& name)
{
    const QDir folder(testkit::goldenPath(name));
    for (const QString& file : folder.entryList({u"input.*"_s}))
        return folder.filePath(file);
    if (folder.exists(u"input"_s))
        return folder.filePath(u"input"_s);
    const QDir samples(testkit::samplePath(QString()));
    for (const QString& file : samples.entryList({name.section(u'/', 1) + u".*"_s}))
        return samples.filePath(file);
    return {};
}

void GoldenTest::everySampleIsACase()
{
    const QDir samples(testkit::samplePath(QString()));
    for (const QString& file : samples.entryList(QDir::Files)) {
        if (file.startsWith("demo"_L1) || file.startsWith("native"_L1))
            continue;
        const QString name = file.left(file.lastIndexOf(u'.'));
        const QStringList all = formats();
        const bool is_case = std::any_of(all.begin(), all.end(), [&name](const QString& format) {
            return QDir(testkit::goldenPath(format + u'/' + name)).exists();
        });
        QVERIFY2(is_case, qPrintable(name));
    }
}

void GoldenTest::readsAsExpected_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& format : formats()) {
        const QDir cases(testkit::goldenPath(format));
        for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(format + u'/' + name)) << format + u'/' + name;
    }
}

void GoldenTest::readsAsExpected()
{
    QFETCH(QString, name);
    const auto document = opened(inputOf(name));
    QVERIFY(document);
    QCOMPARE(disagreement(*document), QString());
    const QByteArray text = QByteArray::fromStdString(print_document(*document));
    const QString expected = testkit::goldenPath(name + u"/expected.txt"_s);
    QCOMPARE(testkit::differenceFromGolden(text, expected), QString());
}

void GoldenTest::losesNothingOfWhatIsNew_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& format : formats()) {
        const QDir cases(testkit::goldenPath(format));
        for (const QString& name : cases.entryList({u"drift*"_s}, QDir::Dirs))
            QTest::newRow(qPrintable(format + u'/' + name)) << format + u'/' + name;
    }
}

/// Files named drift hold what no version of their program has written so far: fields
/// ("drift-field-1"), records of an unknown kind ("drift-record-1"), damaged ones
/// ("drift-broken-1") and a last one that is cut off ("drift-cut").
void GoldenTest::losesNothingOfWhatIsNew()
{
    QFETCH(QString, name);
    const QString input = inputOf(name);
    const auto document = opened(input);
    QVERIFY(document);
    QByteArray inEvents;
    QByteArray inSessions;
    for (const auto& trace : document->sessions) {
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            const auto loaded = trace->load(EventIndex(i));
            QVERIFY(loaded);
            for (const auto& record : loaded->records)
                inEvents += QByteArray::fromStdString(*record.bytes);
        }
        for (const Payload* payload : {&trace->session().attributes, &trace->session().host_env})
            inSessions += QByteArray::fromStdString(std::string(payload->json()));
        const auto told = trace->load_session_records();
        QVERIFY(told);
        for (const auto& record : *told)
            inSessions += QByteArray::fromStdString(*record.bytes);
    }
    static const QRegularExpression mark(u"drift-(field|record|broken)-[0-9]+|drift-cut"_s);
    const QString text = QString::fromLatin1(testkit::contentOf(input));
    QStringList lost;
    for (auto found = mark.globalMatch(text); found.hasNext();) {
        const QString what = found.next().captured();
        const bool isField = what.contains("field"_L1);
        if (!inEvents.contains(what.toLatin1()) &&
            !(isField && inSessions.contains(what.toLatin1())))
            lost += what;
    }
    QCOMPARE(lost.join(u' '), QString());
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
