// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/query/completion.h"
#include "core/query/keys.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/ts_file.h"
#include "ui/bridge/core_text.h"
#include "ui/bridge/text.h"
#include "ui/translations.h"

#include <QCoreApplication>
#include <QSet>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class CoreTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheTablesSayCanBeTranslated();
    void itIsSaidInTheLanguageOfTheWindow();
};

void CoreTextTest::whatTheTablesSayCanBeTranslated()
{
    QSet<QString> listed;
    for (const auto& message : testkit::readTsFile(testkit::tsPath(u"de"_s))) {
        if (message.context == "Core"_L1)
            listed += message.source;
    }
    QSet<QString> said = {u"both hold"_s, u"one holds"_s, u"the next does not hold"_s};
    for (const FilterKey* key : filter_keys())
        said += toQString(key->about);
    for (const FilterOperatorRow& row : filter_operators())
        said += toQString(row.about);
    for (const Exporter* exporter : all_exporters())
        said += toQString(exporter->title);
    QCOMPARE(listed, said); // ui/bridge/core_text.cpp lists them
}

void CoreTextTest::itIsSaidInTheLanguageOfTheWindow()
{
    QCOMPARE(coreText("how long it took"), u"how long it took"_s);
    installTranslations(*QCoreApplication::instance(), u"de"_s);
    QCOMPARE(coreText("how long it took"), u"wie lange es dauerte"_s);
    QCOMPARE(coreText("12 of them"), u"12 of them"_s);
    QCOMPARE(coreText(""), QString());
}

QTEST_GUILESS_MAIN(CoreTextTest)
#include "core_text_test.moc"
