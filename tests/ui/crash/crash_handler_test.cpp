// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Started with the name of a crash this program is one that crashes.
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "ui/crash/crash_handler.h"
#include "ui/crash/crash_notes.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

constexpr int steps = 40;

/// Uses up the stack, in a way that no optimiser sees through.
int deeper(volatile int* from)
{
    volatile int here[256] = {*from};
    return *from < 0 ? 0 : deeper(here) + here[*from % 256];
}

int crash(const std::string& how, const std::string& folder)
{
    noteCrashes(folder, "Playhead test");
    for (int i = 0; i < steps; ++i)
        noteStep("step " + std::to_string(i));
    noteStep(std::string(300, 'x'));
    if (how == "segmentation")
        std::raise(SIGSEGV);
    if (how == "abort")
        std::abort();
    if (how == "exception")
        throw std::runtime_error("recorded text");
    if (how == "overflow") {
        volatile int one = 1;
        return deeper(&one);
    }
    return 0;
}

} // namespace

class CrashHandlerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashLeavesNotesAndEndsTheProgram_data();
    void aCrashLeavesNotesAndEndsTheProgram();
    void nothingIsLeftWhereNothingCrashed();
    void notesOfAnotherKindAreNoNews();
    void tenAreKept();
    void theFolderIsThePersonsOwn();

private:
    static QProcess::ExitStatus run(const QString& how, const QString& folder)
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"crash"_s, how, folder});
        program.waitForFinished(testkit::patienceMs);
        return program.exitStatus();
    }
};

void CrashHandlerTest::aCrashLeavesNotesAndEndsTheProgram_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("signal");
    QTest::newRow("segmentation") << u"segmentation"_s << u"signal 11: SIGSEGV"_s;
    QTest::newRow("abort") << u"abort"_s << u"signal 6: SIGABRT"_s;
    QTest::newRow("exception") << u"exception"_s << u"signal 6: SIGABRT"_s;
#ifndef PLAYHEAD_SANITIZED
    QTest::newRow("overflow") << u"overflow"_s << u"signal 11: SIGSEGV"_s;
#endif
}

void CrashHandlerTest::aCrashLeavesNotesAndEndsTheProgram()
{
    QFETCH(const QString, how);
    QFETCH(const QString, signal);
    const Scratch scratch;
    const QString folder = scratch.path(u"crashes"_s);
    QCOMPARE(run(how, folder), QProcess::CrashExit);
    const auto notes = newCrashNotes(folder.toStdString());
    QCOMPARE(notes.size(), std::size_t(1));
    const QString text = QString::fromStdString(notes.front().text);
    QVERIFY2(text.startsWith(u"Playhead test\n"_s), qPrintable(text));
    QVERIFY2(text.contains(signal), qPrintable(text));
    QVERIFY2(text.contains(u"  step 39\n  "_s + QString(60, u'x') + u'\n'), qPrintable(text));
    QVERIFY2(text.contains(u"  step 9\n"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"  step 8\n"_s), qPrintable(text));
    QVERIFY2(text.mid(text.indexOf(u"\nStack:\n"_s)).count(u'\n') > 4, qPrintable(text));
    QVERIFY2(!text.contains(u"recorded text"_s), qPrintable(text));
    const auto rights = QFileInfo(QString::fromStdString(notes.front().path)).permissions();
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther)));

    markCrashNotesSeen(folder.toStdString(), notes);
    QVERIFY(newCrashNotes(folder.toStdString()).empty());
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
}

void CrashHandlerTest::nothingIsLeftWhereNothingCrashed()
{
    const Scratch scratch;
    const QString folder = scratch.path(u"crashes"_s);
    QCOMPARE(run(u"none"_s, folder), QProcess::NormalExit);
    QVERIFY(!QDir(folder).exists());
    QVERIFY(newCrashNotes(folder.toStdString()).empty());
}

void CrashHandlerTest::notesOfAnotherKindAreNoNews()
{
    const Scratch scratch;
    scratch.write(u"crash-1.txt"_s, "one");
    scratch.write(u"crash-2.txt"_s, QByteArray(200'000, 'x'));
    scratch.write(u"seen-crash-0.txt"_s, "seen");
    scratch.write(u"crash-3.txt.gz"_s, "other");
    QVERIFY(QFile::link(scratch.path(u"crash-1.txt"_s), scratch.path(u"crash-4.txt"_s)));
    const auto notes = newCrashNotes(scratch.path({}).toStdString());
    QCOMPARE(notes.size(), std::size_t(2));
    QCOMPARE(notes.front().text.size(), std::size_t(1) << 16U);
    QCOMPARE(notes.back().text, std::string("one"));
}

void CrashHandlerTest::tenAreKept()
{
    const Scratch scratch;
    for (int i = 100; i < 115; ++i)
        scratch.write(u"crash-%1.txt"_s.arg(i), "text");
    const std::string folder = scratch.path({}).toStdString();
    markCrashNotesSeen(folder, newCrashNotes(folder));
    QStringList kept = QDir(scratch.path({})).entryList(QDir::Files, QDir::Name);
    QCOMPARE(kept.size(), 10);
    QCOMPARE(kept.front(), u"seen-crash-105.txt"_s);
}

void CrashHandlerTest::theFolderIsThePersonsOwn()
{
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    QCOMPARE(defaultCrashFolder(), before.toStdString() + "/Playhead/crashes");
    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(defaultCrashFolder(),
             qgetenv("HOME").toStdString() + "/.local/state/Playhead/crashes");
    qputenv("XDG_STATE_HOME", before);
}

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 3 && arguments[0] == "crash")
        return crash(arguments[1], arguments[2]);
    QCoreApplication application(argc, argv);
    CrashHandlerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "crash_handler_test.moc"
