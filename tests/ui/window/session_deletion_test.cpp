// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/read_sessions.h"
#include "core/library/import_files.h"
#include "core/library/library.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/session_store.h"
#include "ui/theme/theme.h"
#include "ui/widgets/session_list.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include <array>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

class SessionDeletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init();
    void cleanup() { m_shown.reset(); }

    void theQuestionNamesTheSession();
    void aKeyAnswersTheQuestion_data();
    void aKeyAnswersTheQuestion();
    void theWindowGoesOnWhileItAsks();

private:
    [[nodiscard]] int listed() const { return m_shown->window.store().model().rowCount(); }
    [[nodiscard]] std::size_t kept() const;
    QMessageBox* ask();

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<ShownWindow> m_shown;
};

/// A library with one session, in the list of a window.
void SessionDeletionTest::init()
{
    m_scratch = std::make_unique<Scratch>();
    const std::string folder = m_scratch->path(u"library"_s).toStdString();
    {
        auto library = Library::open(folder, Library::Access::Write);
        QVERIFY(library);
        const std::array<std::string, 1> files = {testkit::demo().toStdString()};
        QCOMPARE(import_files(*library, files, read_sessions, {}).sessions.size(), 1U);
    }
    m_shown = std::make_unique<ShownWindow>();
    m_shown->window.useLibrary(folder);
    QTRY_COMPARE(listed(), 1);
}

std::size_t SessionDeletionTest::kept() const
{
    auto library =
        Library::open(m_scratch->path(u"library"_s).toStdString(), Library::Access::Read);
    const auto list = library ? library->list() : library.error();
    return list ? list->size() : 0;
}

/// Asks for it as a person does: in the menu of the session in the list.
QMessageBox* SessionDeletionTest::ask()
{
    auto* view = m_shown->window.findChild<SessionList*>()->findChild<QListView*>();
    const QPoint at = view->visualRect(view->model()->index(0, 0)).center();
    QTimer::singleShot(0, view, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_D);
    });
    QContextMenuEvent menu(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
    QApplication::sendEvent(view->viewport(), &menu); // runs until the menu closes
    auto* box = m_shown->window.findChild<QMessageBox*>();
    if (!box || !QTest::qWaitForWindowExposed(box))
        return nullptr;
    return box;
}

void SessionDeletionTest::theQuestionNamesTheSession()
{
    const QMessageBox* box = ask();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"Why is checkout slow?"_s), qPrintable(box->text()));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QCOMPARE(box->defaultButton()->text(), box->button(QMessageBox::Cancel)->text());
}

void SessionDeletionTest::aKeyAnswersTheQuestion_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("Return keeps it") << Qt::Key_Return << Qt::NoModifier << false;
    QTest::newRow("Escape keeps it") << Qt::Key_Escape << Qt::NoModifier << false;
    QTest::newRow("Alt+D deletes it") << Qt::Key_D << Qt::AltModifier << true;
}

void SessionDeletionTest::aKeyAnswersTheQuestion()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifier, modifier);
    QFETCH(const bool, isDeleted);
    const QPointer<QMessageBox> box = ask();
    QVERIFY(box);
    QTest::keyClick(box->focusWidget() ? box->focusWidget() : box.data(), key, modifier);
    QTRY_VERIFY(!box);
    if (isDeleted)
        QTRY_COMPARE(listed(), 0);
    QTRY_VERIFY(m_shown->window.isSettled());
    QCOMPARE(listed(), isDeleted ? 0 : 1);
    QCOMPARE(kept(), isDeleted ? 0U : 1U);
}

/// A question that ran a loop of its own would hold up what comes from other threads.
void SessionDeletionTest::theWindowGoesOnWhileItAsks()
{
    QMessageBox* box = ask();
    QVERIFY(box);
    m_shown->open(testkit::samplePath(u"demo.json"_s));
    QVERIFY(m_shown->window.context().trace() != nullptr);
    QVERIFY(box->isVisible());
    QCOMPARE(kept(), 1U);
}

QTEST_MAIN(SessionDeletionTest)
#include "session_deletion_test.moc"
