// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/session_store.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drop_hint.h"
#include "ui/widgets/task_progress.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QUrl>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

namespace {

struct Drag {
    explicit Drag(const QStringList& paths)
    {
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls += QUrl::fromLocalFile(path);
        data.setUrls(urls);
    }
    bool enter(QWidget& window)
    {
        QDragEnterEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        event.ignore();
        QApplication::sendEvent(&window, &event);
        return event.isAccepted();
    }
    static void leave(QWidget& window)
    {
        QDragLeaveEvent event;
        QApplication::sendEvent(&window, &event);
    }
    void drop(QWidget& window)
    {
        enter(window);
        QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
    }
    QMimeData data;
};

/// Sessions of the library that are in the list.
int keptIn(ShownWindow& shown)
{
    const SessionListModel& sessions = shown.window.store().model();
    int kept = 0;
    for (int row = 0; row < sessions.rowCount(); ++row)
        kept += sessions.entry(row).origin == SessionEntry::Origin::Library ? 1 : 0;
    return kept;
}

} // namespace

class WindowDropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void aDroppedFileIsOpened();
    void whatIsHeldOverTheWindowIsAnswered();
    void whatIsNoSessionDoesNoHarm_data();
    void whatIsNoSessionDoesNoHarm();
    void aDroppedFolderIsImported();
    void whatWasLeftOutIsSaid();
    void anImportCanBeStopped();
};

void WindowDropTest::aDroppedFileIsOpened()
{
    ShownWindow shown;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(testkit::demo())});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.window, &drop);
    QTRY_VERIFY(shown.window.context().trace() != nullptr);

    QMimeData remote;
    remote.setUrls({QUrl(u"https://example.org/session.json"_s)});
    QDragEnterEvent refused({50, 50}, Qt::CopyAction, &remote, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QApplication::sendEvent(&shown.window, &refused);
    QVERIFY(!refused.isAccepted());
}

void WindowDropTest::whatIsHeldOverTheWindowIsAnswered()
{
    const Scratch scratch;
    ShownWindow shown;
    const auto* hint = shown.window.findChild<DropHint*>();
    QVERIFY(!hint->isVisible());
    QVERIFY(Drag({testkit::demo()}).enter(shown.window));
    QVERIFY(hint->isVisible());
    QCOMPARE(hint->size(), shown.window.size());
    QVERIFY(hint->text().contains(u"demo.json"_s));
    Drag::leave(shown.window);
    QVERIFY(!hint->isVisible());
    const QString folder = scratch.path(u"runs"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(Drag({folder}).enter(shown.window));
    QVERIFY2(hint->text().contains(u"folder runs"_s), qPrintable(hint->text()));
    Drag::leave(shown.window);
}

void WindowDropTest::whatIsNoSessionDoesNoHarm_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("bytes");
    const QString list = u"text/uri-list"_s;
    QTest::newRow("nothing") << list << QByteArray();
    QTest::newRow("no addresses") << list << QByteArray("\r\n\r\n#\r\n\xff\xfe\0\r\n", 11);
    QTest::newRow("elsewhere") << list << QByteArray("https://example.org/a.json\r\nftp://x/y");
    QTest::newRow("another machine") << list << QByteArray("file://elsewhere/share/a.json");
    QTest::newRow("missing") << list << QByteArray("file:///nowhere/at/all.json");
    QTest::newRow("a device") << list << QByteArray("file:///dev/zero");
    QTest::newRow("of the system") << list << QByteArray("file:///proc/self/mem");
    QTest::newRow("odd names") << list
                               << QByteArray("file:///tmp/a%0Ab%00c\r\nfile:///%E2%80%AEgpj.json");
    QTest::newRow("many") << list << QByteArray("file:///nowhere\r\n").repeated(5'000);
    QTest::newRow("a text") << u"text/plain"_s << QByteArray("file:///dev/zero");
    QTest::newRow("a page") << u"text/html"_s
                            << QByteArray("<img src=\"https://example.org/a.png\">");
}

void WindowDropTest::whatIsNoSessionDoesNoHarm()
{
    QFETCH(const QString, type);
    QFETCH(const QByteArray, bytes);
    const Scratch scratch;
    ShownWindow shown;
    shown.window.useLibrary(scratch.path(u"library"_s).toStdString());
    Drag drag({});
    drag.data.setData(type, bytes);
    drag.drop(shown.window);
    QTRY_VERIFY(shown.window.isSettled());
    QVERIFY(!shown.window.context().trace());
    if (bytes.contains("file://elsewhere"))
        QCOMPARE(shown.window.store().model().rowCount(), 0);
    QVERIFY(!shown.window.findChild<DropHint*>()->isVisible());
    shown.open(testkit::demo());
    QTRY_VERIFY(shown.window.context().trace() != nullptr);
}

void WindowDropTest::aDroppedFolderIsImported()
{
    const Scratch scratch;
    ShownWindow shown;
    shown.window.useLibrary(scratch.path(u"library"_s).toStdString());
    const QString folder = scratch.path(u"runs"_s);
    scratch.write(u"runs/a.json"_s, testkit::contentOf(testkit::demo()));
    scratch.write(u"runs/deep/er/b.json"_s,
                  testkit::contentOf(testkit::samplePath(u"native.json"_s)));
    Drag drag({folder});
    drag.drop(shown.window);
    QVERIFY(!shown.window.findChild<DropHint*>()->isVisible());
    QTRY_COMPARE(keptIn(shown), 2);
    QVERIFY(shown.window.findChildren<QMessageBox*>().isEmpty());
}

void WindowDropTest::whatWasLeftOutIsSaid()
{
    const Scratch scratch;
    ShownWindow shown;
    shown.window.useLibrary(scratch.path(u"library"_s).toStdString());
    scratch.write(u"runs/a.json"_s, testkit::contentOf(testkit::demo()));
    scratch.write(u"runs/notes.txt"_s, "Dear diary");
    scratch.write(u"runs/more.txt"_s, "Dear diary");
    Drag drag({scratch.path(u"runs"_s)});
    drag.drop(shown.window);
    QTRY_VERIFY(!shown.window.findChildren<QMessageBox*>().isEmpty());
    QTRY_COMPARE(keptIn(shown), 1);
    const auto* said = shown.window.findChild<QMessageBox*>();
    QVERIFY(!said->isModal());
    QVERIFY2(said->text().contains(u"1 session"_s), qPrintable(said->text()));
    QVERIFY2(said->detailedText().contains(u"notes.txt"_s), qPrintable(said->detailedText()));
    QVERIFY(said->detailedText().contains(u"more.txt"_s));
    // One reason for both.
    QCOMPARE(said->detailedText().split(u'\n').size(), 3);
}

void WindowDropTest::anImportCanBeStopped()
{
    const Scratch scratch;
    ShownWindow shown;
    shown.window.useLibrary(scratch.path(u"library"_s).toStdString());
    const QByteArray session = testkit::contentOf(testkit::demo());
    constexpr int files = 300;
    for (int i = 0; i < files; ++i) {
        QByteArray own = session;
        own.replace("kiosk-2026-11-16-0758", QByteArray("kiosk-" + QByteArray::number(i)));
        scratch.write(u"runs/%1.json"_s.arg(i), own);
    }
    Drag drag({scratch.path(u"runs"_s)});
    drag.drop(shown.window);
    TaskProgress* progress = nullptr;
    for (auto* each : shown.window.findChildren<TaskProgress*>()) {
        if (each->isVisible())
            progress = each;
    }
    QVERIFY(progress);
    QTest::qWait(50);
    Q_EMIT progress->stopRequested();
    QTRY_VERIFY(!progress->isVisible());
    QTRY_VERIFY(!shown.window.store().library().isListing());
    QVERIFY(keptIn(shown) < files);
}

QTEST_MAIN(WindowDropTest)
#include "window_drop_test.moc"
