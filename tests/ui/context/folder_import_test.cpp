// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "ui/context/folder_import.h"

#include <QDir>
#include <QFile>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

class FolderImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFilesAtAnyDepthInOrder()
    {
        const Scratch scratch;
        const QStringList wanted = {scratch.write(u"f/a/1.json"_s, "1"),
                                    scratch.write(u"f/a/b/c/2.json"_s, "2"),
                                    scratch.write(u"f/z.json"_s, "3")};
        scratch.write(u"f/.hidden/4.json"_s, "4");
        QVERIFY(QFile::link(scratch.path(u"f"_s), scratch.path(u"f/a/round"_s)));
        std::vector<Error> skipped;
        QCOMPARE(filesBelow({scratch.path(u"f"_s)}, Job(), skipped), wanted);
        QVERIFY(skipped.empty());
        QCOMPARE(filesBelow({wanted.at(2), scratch.path(u"f/a/b"_s)}, Job(), skipped),
                 QStringList({wanted.at(2), wanted.at(1)}));
    }

    void stopsWhenItIsCancelled()
    {
        const Scratch scratch;
        scratch.write(u"f/1.json"_s, "1");
        std::stop_source stop;
        stop.request_stop();
        Job job;
        job.stop = stop.get_token();
        std::vector<Error> skipped;
        QVERIFY(filesBelow({scratch.path(u"f"_s)}, job, skipped).isEmpty());
    }

    void saysEachReasonOnceWithTheFirstPlaces()
    {
        FolderReport report;
        QCOMPARE(skippedText(report), QString());
        for (int i = 0; i < 8; ++i)
            report.imported.failures.push_back({"No session.", "/f/" + std::to_string(i), {}});
        report.skipped.push_back({"Not readable.", "/g", {}});
        QCOMPARE(skippedText(report).split(u'\n'),
                 QStringList({u"No session."_s, u"    /f/0"_s, u"    /f/1"_s, u"    /f/2"_s,
                              u"    /f/3"_s, u"    /f/4"_s, u"    and 3 more"_s, u"Not readable."_s,
                              u"    /g"_s}));
    }
};

QTEST_GUILESS_MAIN(FolderImportTest)
#include "folder_import_test.moc"
