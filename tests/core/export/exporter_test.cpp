// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/trace_maker.h"

#include <QFile>
#include <QSet>

#include <array>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

class ExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEndingIsThatOfOneForm()
    {
        QSet<QByteArray> endings;
        for (const Exporter* exporter : all_exporters()) {
            const std::string ending(exporter->extension);
            QCOMPARE(exporter_for("a.b." + ending), exporter);
            QCOMPARE(exporter_for("A." + QString::fromStdString(ending).toUpper().toStdString()),
                     exporter);
            endings += QByteArray::fromStdString(ending);
        }
        QCOMPARE(std::size_t(endings.size()), all_exporters().size());
        QCOMPARE(exporter_for("json"), nullptr);
        QCOMPARE(exporter_for("a.doc"), nullptr);
    }

    /// Also where no event is read: what is written of columns alone may be long.
    void whatIsCancelledLeavesNothing()
    {
        const testkit::Scratch scratch;
        std::stop_source stop;
        stop.request_stop();
        const std::array traces = {testkit::TraceMaker().finish()};
        for (const Exporter* exporter : all_exporters()) {
            const std::string ending(exporter->extension);
            const QString path = scratch.path(u"cancelled."_s + QString::fromStdString(ending));
            const auto written = exporter->write(whole_sessions(traces), path.toStdString(), {},
                                                 Job{stop.get_token(), {}});
            QVERIFY2(!written, ending.c_str());
            QVERIFY2(!QFile::exists(path), ending.c_str());
        }
    }

    void theReadmeNamesEveryForm()
    {
        const QByteArray readme = testkit::contentOf(testkit::sourceDir() + "/README.md"_L1);
        const std::string list = exporter_list();
        QVERIFY2(readme.contains(("```\n" + list + "```\n").c_str()),
                 ("README.md lacks this list:\n" + list).c_str());
    }
};

} // namespace

QTEST_GUILESS_MAIN(ExporterTest)
#include "exporter_test.moc"
