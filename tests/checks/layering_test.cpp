// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/checks/layering.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

using namespace Qt::Literals::StringLiterals;
using namespace playhead::checks;

class LayeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTreeKeepsItsLayers();
    void anIncludeIsJudged_data();
    void anIncludeIsJudged();
    void aViolationNamesItsPlace();
    void anIncludeInAnyWritingIsSeen_data();
    void anIncludeInAnyWritingIsSeen();
};

void LayeringTest::theTreeKeepsItsLayers()
{
    const SourceTree tree = readSourceTree(playhead::testkit::sourceDir());
    QVERIFY(tree.contains(u"core/base/result.h"_s));
    const Violations violations = layeringViolations(tree);
    QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
}

void LayeringTest::anIncludeIsJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* name, const char* file, const char* include, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(include) << allowed;
    };
    row("app uses ui", "app/main.cpp", "\"ui/main_window.h\"", true);
    row("app uses core", "app/main.cpp", "\"core/model/trace.h\"", true);
    row("ui uses core", "ui/context/session_context.h", "\"core/model/trace.h\"", true);
    row("ui uses app", "ui/main_window.cpp", "\"app/commands/render.h\"", false);
    row("ui uses a demo", "ui/main_window.cpp", "\"app/demos/demo.h\"", false);
    row("app uses a demo", "app/commands/demo.cpp", "\"app/demos/demo.h\"", true);
    row("a demo uses core", "app/demos/swarm.cpp", "\"core/record/action.h\"", true);
    row("a demo uses the demos' stage", "app/demos/swarm.cpp", "\"app/demos/stage.h\"", true);
    row("a demo uses app", "app/demos/swarm.cpp", "\"app/io.h\"", false);
    row("a demo uses ui", "app/demos/swarm.cpp", "\"ui/viewer.h\"", false);
    row("Qt in a demo", "app/demos/swarm.cpp", "<QString>", false);
    row("core uses ui", "core/query/filter.cpp", "\"ui/context/session_context.h\"", false);
    row("core uses app", "core/query/filter.cpp", "\"app/commands/render.h\"", false);
    row("a program uses a test's helper", "app/main.cpp", "\"tests/testkit/paths.h\"", false);
    row("core uses a test's helper", "core/base/time.cpp", "\"tests/testkit/paths.h\"", false);
    row("a test uses anything", "tests/ui/tree_test.cpp", "\"ui/models/tree.h\"", true);

    row("model uses base", "core/model/trace.h", "\"core/base/result.h\"", true);
    row("base uses model", "core/base/job.h", "\"core/model/trace.h\"", false);
    row("native uses model", "core/native/json.cpp", "\"core/model/trace.h\"", true);
    row("model uses native", "core/model/trace.cpp", "\"core/native/json.h\"", false);
    row("formats use native", "core/formats/native.cpp", "\"core/native/json.h\"", true);
    row("formats use library", "core/formats/native.cpp", "\"core/library/library.h\"", false);
    row("model uses formats", "core/model/trace.cpp", "\"core/formats/importer.h\"", false);
    row("timeline uses query", "core/timeline/lanes.cpp", "\"core/query/filter.h\"", false);
    row("library implements the recorder's sink", "core/library/sink.h", "\"core/record/sink.h\"",
        true);
    row("library uses the recorder", "core/library/sink.h", "\"core/record/recorder.h\"", false);
    row("record uses library", "core/record/recorder.cpp", "\"core/library/library.h\"", false);
    row("the C interface uses the recorder", "core/c_api/x.cpp", "\"core/record/client.h\"", true);
    row("the C interface uses library", "core/c_api/x.cpp", "\"core/library/library_sink.h\"",
        true);
    row("the C interface uses query", "core/c_api/x.cpp", "\"core/query/filter.h\"", false);
    row("record uses the C interface", "core/record/x.cpp", "\"core/c_api/record.h\"", false);
    row("discovery asks formats", "core/discovery/x.cpp", "\"core/formats/format.h\"", true);
    row("discovery uses library", "core/discovery/x.cpp", "\"core/library/library.h\"", false);
    row("formats use discovery", "core/formats/x.cpp", "\"core/discovery/walk.h\"", false);
    row("a customer's program", "tests/package/project/main.cpp", "\"agent.h\"", true);
    row("a new folder of core uses model", "core/new/new.cpp", "\"core/model/trace.h\"", true);
    row("a new folder of core uses query", "core/new/new.cpp", "\"core/query/filter.h\"", false);

    row("Qt in a source of core", "core/model/trace.cpp", "<QString>", false);
    row("Qt in a header of core", "core/model/trace.h", "<QtCore/qglobal.h>", false);
    row("Qt in ui", "ui/main_window.h", "<QMainWindow>", true);
    row("SQLite in a source of core", "core/library/library.cpp", "<sqlite3.h>", true);
    row("SQLite in a header of core", "core/library/library.h", "<sqlite3.h>", false);
    row("nlohmann in a header of core", "core/native/json.h", "<nlohmann/json.hpp>", false);
    row("nlohmann in the adapter", "core/record/json_adapter.h", "<nlohmann/json.hpp>", true);
    row("SQLite in the adapter", "core/record/json_adapter.h", "<sqlite3.h>", false);
    row("nlohmann beside the adapter", "core/record/encode.h", "<nlohmann/json.hpp>", false);
    row("simdjson in a header of core", "core/formats/x.h", "<simdjson.h>", false);
    row("libarchive in a header of core", "core/formats/x.h", "<archive.h>", false);
    row("std in a header of core", "core/formats/x.h", "<span>", true);

    row("a panel uses its own header", "ui/panels/raw_panel.cpp", "\"ui/panels/raw_panel.h\"",
        true);
    row("a panel uses the interface", "ui/panels/raw_panel.h", "\"ui/panels/panel.h\"", true);
    row("a panel uses another panel", "ui/panels/raw_panel.cpp", "\"ui/panels/error_panel.h\"",
        false);
    row("a panel's helper uses a panel", "ui/panels/helper.cpp", "\"ui/panels/error_panel.h\"",
        false);

    row("an own header in angles", "core/model/trace.cpp", "<core/base/result.h>", false);
    row("an own header beside the file", "core/model/trace.cpp", "\"trace.h\"", false);
    row("what moc wrote", "tests/core/x_test.cpp", "\"x_test.moc\"", true);
    row("what the build wrote", "core/model/x.cpp", "\"bundled.inc\"", true);
}

void LayeringTest::anIncludeIsJudged()
{
    QFETCH(const QString, file);
    QFETCH(const QString, include);
    QFETCH(const bool, allowed);
    const Violations violations = layeringViolations({{file, u"#include %1\n"_s.arg(include)}});
    QVERIFY2(violations.isEmpty() == allowed, qPrintable(violations.join(u'\n')));
}

void LayeringTest::aViolationNamesItsPlace()
{
    const Violations violations =
        layeringViolations({{u"core/base/text.cpp"_s, u"\n\n#include <QString>\n"_s}});
    QCOMPARE(violations, Violations{u"core/base/text.cpp:3: core knows no Qt (QString)"_s});
}

void LayeringTest::anIncludeInAnyWritingIsSeen_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << u"#include <QString>"_s;
    QTest::newRow("without a space") << u"#include<QString>"_s;
    QTest::newRow("indented") << u"  #  include <QString>"_s;
    QTest::newRow("with a comment") << u"#include <QString> // why not"_s;
    QTest::newRow("CR LF") << u"#include <QString>\r"_s;
}

void LayeringTest::anIncludeInAnyWritingIsSeen()
{
    QFETCH(const QString, line);
    QCOMPARE(layeringViolations({{u"core/base/text.cpp"_s, line}}).size(), 1);
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "layering_test.moc"
