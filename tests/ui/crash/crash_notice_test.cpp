// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/crash/crash_notice.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

namespace {

QPushButton* button(const QWidget& parent, const QString& text)
{
    for (QPushButton* each : parent.findChildren<QPushButton*>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

QStringList files(const Scratch& scratch)
{
    return QDir(scratch.path({})).entryList(QDir::Files, QDir::Name);
}

} // namespace

class CrashNoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void nothingIsSaidWhereNothingCrashed();
    void whatWasDismissedDoesNotComeAgain();
    void notesAreShownAsTextAndCopied();
};

void CrashNoticeTest::nothingIsSaidWhereNothingCrashed()
{
    const Scratch scratch;
    scratch.write(u"seen-crash-1.txt"_s, "old");
    ShownWindow shown;
    shown.window.tellOfCrashes(scratch.path({}).toStdString());
    QTest::qWait(200);
    QVERIFY(!shown.window.findChild<CrashNotice*>());
}

void CrashNoticeTest::whatWasDismissedDoesNotComeAgain()
{
    const Scratch scratch;
    scratch.write(u"crash-1.txt"_s, "signal 11");
    ShownWindow shown;
    shown.window.tellOfCrashes(scratch.path({}).toStdString());
    QTRY_VERIFY(shown.window.findChild<CrashNotice*>());
    auto* notice = shown.window.findChild<CrashNotice*>();
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->y(), 0);
    button(*notice, u"Dismiss"_s)->setFocus();
    QTest::keyClick(button(*notice, u"Dismiss"_s), Qt::Key_Space);
    QTRY_VERIFY(!shown.window.findChild<CrashNotice*>());
    QTRY_COMPARE(files(scratch), QStringList{u"seen-crash-1.txt"_s});
}

void CrashNoticeTest::notesAreShownAsTextAndCopied()
{
    const Scratch scratch;
    scratch.write(u"crash-1.txt"_s, "<b>signal 6</b>");
    ShownWindow shown;
    shown.window.tellOfCrashes(scratch.path({}).toStdString());
    QTRY_VERIFY(shown.window.findChild<CrashNotice*>());
    auto* notice = shown.window.findChild<CrashNotice*>();
    QString text;
    QTimer::singleShot(0, &shown.window, [&text] {
        auto* dialog = qobject_cast<CrashNotesDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        text = dialog->findChild<QPlainTextEdit*>()->toPlainText();
        QTest::mouseClick(button(*dialog, u"&Copy"_s), Qt::LeftButton);
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    QTest::mouseClick(button(*notice, u"Show the notes…"_s), Qt::LeftButton);
    QCOMPARE(text, u"<b>signal 6</b>"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QTRY_VERIFY(!shown.window.findChild<CrashNotice*>());
    QTRY_COMPARE(files(scratch), QStringList{u"seen-crash-1.txt"_s});
}

QTEST_MAIN(CrashNoticeTest)
#include "crash_notice_test.moc"
