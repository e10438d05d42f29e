// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"
#include "core/model/session_part.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/event_filter.h"
#include "ui/dialogs/graph_export_dialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/task_progress.h"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

class WindowExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void whatTheFilterShowsCanBeExported();
    void anExportSaysHowFarItIsAndCanBeStopped();
    void theGraphCanBeExported();
};

void WindowExportTest::whatTheFilterShowsCanBeExported()
{
    ShownWindow shown;
    const auto exportShown = [&] {
        for (QAction* action : shown.window.findChildren<QAction*>()) {
            if (action->shortcut() == QKeySequence(u"Ctrl+Shift+E"_s))
                return action;
        }
        qFatal("there is no such action");
    }();
    QVERIFY(!exportShown->isEnabled());
    shown.open(testkit::demo());
    QVERIFY(!exportShown->isEnabled()); // without a filter there is nothing to leave out
    shown.window.context().filter().setText(u"type:push_branch"_s);
    QVERIFY(exportShown->isEnabled());

    const Scratch scratch;
    const QString path = scratch.path(u"part.json"_s);
    bool wasAsked = false;
    QTimer::singleShot(0, &shown.window, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        wasAsked = true;
        dialog->selectFile(path);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
    });
    shown.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(wasAsked);
    QTRY_VERIFY(QFile::exists(path));
    const auto document = open_document(path.toStdString(), Job());
    QVERIFY(document);
    const Trace& part = *(*document)->sessions.front();
    QVERIFY(is_part(part));
    // The hit, and the two that it ran inside of.
    QCOMPARE(part.event_count(), 3U);
    QCOMPARE(part.event_type(EventIndex(2U)), std::string_view("push_branch"));
    QCOMPARE(part.tree().depth(EventIndex(2U)), 3U);

    shown.window.context().filter().clear();
    QVERIFY(!exportShown->isEnabled());
}

void WindowExportTest::anExportSaysHowFarItIsAndCanBeStopped()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    const Scratch scratch;
    QTimer::singleShot(0, &shown.window, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->selectFile(scratch.path(u"whole.json"_s));
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
    });
    shown.press(Qt::Key_E, Qt::ControlModifier);
    TaskProgress* progress = nullptr;
    for (auto* each : shown.window.findChildren<TaskProgress*>())
        progress = each->isVisible() ? each : progress;
    QVERIFY(progress);
    QCOMPARE(progress->findChild<QLabel*>()->text(), u"Exporting"_s);
    // Its end, if it is there already, is told by the event loop: this comes first.
    QTest::mouseClick(progress->findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(!progress->isVisible());
    QCOMPARE(shown.window.statusBar()->currentMessage(), u"The export was stopped"_s);
    QTest::qWait(300);
    QCOMPARE(shown.window.statusBar()->currentMessage(), u"The export was stopped"_s);
}

void WindowExportTest::theGraphCanBeExported()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    const Scratch scratch;
    bool wereAsked = false;
    QTimer::singleShot(0, &shown.window, [&] {
        auto* asked = qobject_cast<GraphExportDialog*>(QApplication::activeModalWidget());
        QVERIFY(asked);
        QTimer::singleShot(0, &shown.window, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            wereAsked = true;
            dialog->selectFile(scratch.path(u"graph"_s));
            dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
        });
        asked->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
    });
    shown.press(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(wereAsked);
    // The kind that was chosen gives the ending that was not.
    QTRY_VERIFY(QFile::exists(scratch.path(u"graph.png"_s)));
    QVERIFY(!QImage(scratch.path(u"graph.png"_s)).isNull());
}

QTEST_MAIN(WindowExportTest)
#include "window_export_test.moc"
