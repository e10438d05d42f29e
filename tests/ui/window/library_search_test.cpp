// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/read_sessions.h"
#include "core/library/import_files.h"
#include "core/library/library.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/find.h"
#include "ui/dialogs/library_search_dialog.h"
#include "ui/models/library_matches_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_label.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QTreeView>

#include <array>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

class LibrarySearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init();
    void cleanup() { m_shown.reset(); }

    void wordsLeadToTheirEvent();
    void aSessionLeadsToItself();
    void whatIsNotFoundIsSaid();
    void secretsAreMaskedUntilRevealed();

private:
    [[nodiscard]] QTreeView& tree() const { return *m_dialog->findChild<QTreeView*>(); }
    [[nodiscard]] QString note() const { return m_dialog->findChild<PlainLabel*>()->fullText(); }
    void type(const QString& text);
    void press(Qt::Key key) { QTest::keyClick(m_dialog->findChild<QLineEdit*>(), key); }

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<ShownWindow> m_shown;
    LibrarySearchDialog* m_dialog = nullptr;
};

/// A library with two sessions, and the dialog over a window that lists it.
void LibrarySearchTest::init()
{
    m_scratch = std::make_unique<Scratch>();
    const std::string folder = m_scratch->path(u"library"_s).toStdString();
    {
        auto library = Library::open(folder, Library::Access::Write);
        QVERIFY(library);
        const QString other = m_scratch->write(
            u"other.jsonl"_s,
            R"({"playhead":1,"session":{"session_id":"other","name":"Another one"}})"
            "\n"
            R"({"event_type":"zeppelin","timestamp":1700000000.5,"params":{"password":"hunter2hunter2"}})"
            "\n");
        const std::array<std::string, 2> files = {testkit::demo().toStdString(),
                                                  other.toStdString()};
        QCOMPARE(import_files(*library, files, read_sessions, {}).sessions.size(), 2U);
    }
    m_shown = std::make_unique<ShownWindow>();
    m_shown->window.useLibrary(folder);
    QTRY_COMPARE(m_shown->window.store().model().rowCount(), 2);
    m_shown->press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY((m_dialog = m_shown->window.findChild<LibrarySearchDialog*>()));
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    new QAbstractItemModelTester(tree().model(),
                                 QAbstractItemModelTester::FailureReportingMode::QtTest, m_dialog);
}

void LibrarySearchTest::type(const QString& text)
{
    auto* line = m_dialog->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, text);
}

void LibrarySearchTest::wordsLeadToTheirEvent()
{
    type(u"alert fail"_s); // before the library is searchable
    QTRY_COMPARE(note(), u"2 matches in 1 session"_s);
    const QModelIndex session = tree().model()->index(0, 0);
    QCOMPARE(tree().currentIndex(), session);
    QCOMPARE(session.data().toString(), u"Why is checkout slow?"_s);
    QCOMPARE(tree().model()->rowCount(session), 2);
    const QModelIndex second = tree().model()->index(1, 0, session);
    QCOMPARE(second.data(LibraryMatchesModel::NoteRole).toString(), u"RunAborted"_s);
    const QVariantList marks = second.data(LibraryMatchesModel::MarksRole).toList();
    QStringList marked;
    for (qsizetype i = 0; i < marks.size(); i += 2)
        marked += second.data().toString().mid(marks[i].toInt(), marks[i + 1].toInt());
    QVERIFY2(marked.contains(u"failed"_s) && marked.contains(u"alert"_s),
             qPrintable(marked.join(u'|')));
    QVERIFY(second.data(Qt::AccessibleTextRole).toString().startsWith("RunAborted: "_L1));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(tree().currentIndex(), second);
    press(Qt::Key_Return);
    SessionContext& context = m_shown->window.context();
    QTRY_VERIFY(context.trace() && context.selection());
    QCOMPARE(context.trace()->event_type(context.selection()), "RunAborted");
    QCOMPARE(context.find().search().text, "alert");
    QVERIFY(m_dialog->isVisible());
}

void LibrarySearchTest::aSessionLeadsToItself()
{
    type(u"zeppelin"_s);
    QTRY_COMPARE(note(), u"1 match in 1 session"_s);
    press(Qt::Key_Return);
    SessionContext& context = m_shown->window.context();
    QTRY_VERIFY(context.trace() && context.trace()->session().id == "other");
}

void LibrarySearchTest::whatIsNotFoundIsSaid()
{
    type(u"zeppelin"_s);
    QTRY_COMPARE(note(), u"1 match in 1 session"_s);
    type(u"unicorns"_s);
    QTRY_COMPARE(note(), u"Nothing matches."_s);
    QCOMPARE(tree().model()->rowCount(), 0);
    type(u"&&"_s);
    QTRY_COMPARE(note(), u"There is no word to look for."_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog->isVisible());
}

void LibrarySearchTest::secretsAreMaskedUntilRevealed()
{
    type(u"password"_s);
    QTRY_COMPARE(note(), u"1 match in 1 session"_s);
    const auto excerpt = [this] {
        const QModelIndex session = tree().model()->index(0, 0);
        return tree().model()->index(0, 0, session).data().toString();
    };
    QVERIFY2(!excerpt().contains("hunter2"_L1), qPrintable(excerpt()));
    m_shown->window.context().setSecretsRevealed(true);
    QTRY_VERIFY(excerpt().contains("hunter2hunter2"_L1));
}

QTEST_MAIN(LibrarySearchTest)
#include "library_search_test.moc"
