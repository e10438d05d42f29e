// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Each folder of tests/golden/agentops holds an expected.txt, and the input it is of: input.json or
// input.jsonl, or else the sample of that name in resources/samples.
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/golden.h"
#include "tests/testkit/paths.h"

#include <QDir>
#include <QTest>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class AgentOpsGoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsACase();
    void readsAsExpected_data();
    void readsAsExpected();

private:
    static QString inputOf(const QString& name);
};

QString AgentOpsGoldenTest::inputOf(const QString& name)
{
    const QDir folder(testkit::goldenPath(u"agentops/"_s + name));
    for (const QString& file : folder.entryList({u"input.*"_s}))
        return folder.filePath(file);
    const QDir samples(testkit::samplePath(QString()));
    for (const QString& file : samples.entryList({name + u".json"_s, name + u".jsonl"_s}))
        return samples.filePath(file);
    return {};
}

void AgentOpsGoldenTest::everySampleIsACase()
{
    const QDir samples(testkit::samplePath(QString()));
    for (const QString& file : samples.entryList({u"agentops-*"_s})) {
        const QString name = file.left(file.lastIndexOf(u'.'));
        QVERIFY2(QDir(testkit::goldenPath(u"agentops/"_s + name)).exists(), qPrintable(name));
    }
}

void AgentOpsGoldenTest::readsAsExpected_data()
{
    QTest::addColumn<QString>("name");
    const QDir cases(testkit::goldenPath(u"agentops"_s));
    for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << name;
}

void AgentOpsGoldenTest::readsAsExpected()
{
    QFETCH(QString, name);
    const auto document = opened(inputOf(name));
    QVERIFY(document);
    QCOMPARE(disagreement(*document), QString());
    const QByteArray text = QByteArray::fromStdString(print_document(*document));
    const QString expected = testkit::goldenPath(u"agentops/"_s + name + u"/expected.txt"_s);
    QCOMPARE(testkit::differenceFromGolden(text, expected), QString());
}

QTEST_GUILESS_MAIN(AgentOpsGoldenTest)
#include "agentops_golden_test.moc"
