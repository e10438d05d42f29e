// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Every number of every sample is made as large or small as it can be. What goes beyond its type is
// found by the build under UndefinedBehaviorSanitizer.
#include "tests/core/formats/opening.h"
#include "tests/inputs/invariants.h"
#include "tests/inputs/samples.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <QRegularExpression>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::Scratch;

class ExtremeNumbersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyNumberIsTaken_data();
    void anyNumberIsTaken();
};

void ExtremeNumbersTest::anyNumberIsTaken_data()
{
    QTest::addColumn<inputs::FileSet>("files");
    for (const auto& format : inputs::sampled_formats(testkit::sourceDir().toStdString())) {
        for (const inputs::Sample& sample : format.samples)
            QTest::newRow((format.id + " " + sample.name).c_str()) << sample.set;
    }
}

void ExtremeNumbersTest::anyNumberIsTaken()
{
    QFETCH(const inputs::FileSet, files);
    // Numbers of up to eight digits are counts, sizes and codes; longer ones are times as well.
    const QRegularExpression counts(uR"((?<=[:\[,])\s*-?\d{1,8}(\.\d+)?(?=\s*[,}\]]))"_s);
    const QRegularExpression all(uR"((?<=[:\[,"])\s*-?\d+(\.\d+)?(?=\s*[,}\]"]))"_s);
    const QStringList extremes = {u"9223372036854775807"_s, u"-9223372036854775808"_s,
                                  u"18446744073709551615"_s, u"1.7e308"_s, u"-1.7e308"_s};
    for (const QRegularExpression& numbers : {counts, all}) {
        for (const QString& extreme : extremes) {
            const Scratch scratch;
            for (const auto& [path, bytes] : files.files) {
                QString text = QString::fromLatin1(QByteArray::fromStdString(bytes)); // as they are
                scratch.write(QString::fromStdString(path),
                              text.replace(numbers, extreme).toLatin1());
            }
            const auto document = open_document(scratch.path(QString()).toStdString(), Job{});
            if (document)
                QCOMPARE(QByteArray::fromStdString(inputs::broken_invariant(**document)),
                         QByteArray());
        }
    }
}

QTEST_GUILESS_MAIN(ExtremeNumbersTest)
#include "extreme_numbers_test.moc"
