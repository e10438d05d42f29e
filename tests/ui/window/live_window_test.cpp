// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the window says of recordings. Started with "record" this program is one that records, and
// is killed while it does.
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/session_lines.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/session_store.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/session_list.h"

#include <QApplication>
#include <QListView>
#include <QProcess>
#include <QStatusBar>

#include <cstdio>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::append;
using playhead::testkit::eventLine;
using playhead::testkit::Scratch;
using playhead::testkit::sessionLine;
using playhead::testkit::ShownWindow;

namespace {

/// Records two events, says so, and waits to be killed.
int recordUntilKilled(const std::string& path, const std::string& recordings)
{
    record::ClientOptions options;
    options.folder = recordings;
    auto client = record::Client::open(record::jsonl_sink(path), options);
    if (!client)
        return 1;
    const auto session = client->begin_session({.id = "killed", .name = "Killed"});
    session.record({.event_type = "first"});
    session.record({.event_type = "second"});
    std::puts("recorded");
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

} // namespace

class LiveWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void whatAKilledProgramLeftIsTakenUpAndSaid();
    void nothingIsSaidWhereNothingWasLeft();
    void aFileThatGrowsIsMarkedAndItsRowsCome();
};

void LiveWindowTest::whatAKilledProgramLeftIsTakenUpAndSaid()
{
    const Scratch scratch;
    const QString path = scratch.path(u"killed.jsonl"_s);
    const std::string recordings = record::default_recording_folder(); // of this test's own home
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, scratch.path({})); // it cannot clear up behind itself
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(),
                  {u"record"_s, path, QString::fromStdString(recordings)});
    QVERIFY(program.waitForReadyRead(testkit::patienceMs));
    program.kill();
    QVERIFY(program.waitForFinished(testkit::patienceMs));

    ShownWindow shown;
    shown.window.useRecordings(recordings);
    QTRY_VERIFY(shown.window.statusBar()->currentMessage().startsWith(u"Recovered 1 session"_s));
    shown.open(path);
    QVERIFY(shown.window.context().trace());
    QCOMPARE(shown.window.context().trace()->event_count(), 2U);
    const QModelIndex entry = shown.window.store().model().index(0);
    // Who lives is looked at once a second.
    QTRY_VERIFY(entry.data(SessionListModel::DetailRole).toString().startsWith(u"died"_s));
}

void LiveWindowTest::nothingIsSaidWhereNothingWasLeft()
{
    const Scratch scratch;
    ShownWindow shown;
    shown.window.useRecordings(scratch.path(u"nothing"_s).toStdString());
    QTest::qWait(300);
    QCOMPARE(shown.window.statusBar()->currentMessage(), QString());
}

void LiveWindowTest::aFileThatGrowsIsMarkedAndItsRowsCome()
{
    const Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, sessionLine() + eventLine(0));
    ShownWindow shown;
    shown.open(path);
    const auto* waterfall = shown.window.findChild<WaterfallView*>();
    QCOMPARE(waterfall->model()->rowCount(), 1);
    append(path, eventLine(1));
    append(path, eventLine(2).left(10));
    QTRY_COMPARE(waterfall->model()->rowCount(), 2);
    QVERIFY(shown.window.context().isLive());
    auto* list = shown.window.findChild<SessionList*>()->findChild<QListView*>();
    const QModelIndex entry = list->model()->index(0, 0);
    QVERIFY(entry.data(Qt::AccessibleTextRole).toString().contains(u"live"_s));
    append(path, eventLine(2).mid(10));
    QTRY_COMPARE(waterfall->model()->rowCount(), 3);
    QVERIFY(!shown.window.store().isLoading());
}

int main(int argc, char** argv)
{
    if (argc == 4 && QByteArray(argv[1]) == "record")
        return recordUntilKilled(argv[2], argv[3]);
    QApplication application(argc, argv);
    LiveWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "live_window_test.moc"
