// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_folder.h"
#include "core/library/library_sink.h"
#include "core/model/annotated_trace.h"
#include "tests/ui/window/library_window.h"
#include "ui/context/event_annotations.h"
#include "ui/theme/theme.h"

#include <QStatusBar>

#include <chrono>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::LibraryWindow;

namespace {

const char16_t* const demoName = u"Why is checkout slow?";

} // namespace

class SessionDeletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init()
    {
        m_shown = std::make_unique<LibraryWindow>();
        for (int i = 0; i < 2; ++i) {
            const QString name = m_shown->list().model()->index(i, 0).data().toString();
            if (name != demo())
                m_other = name;
        }
    }
    void cleanup() { m_shown.reset(); }

    void nothingIsAsked();
    void undoBringsItBackWithAllThatBelongsToIt();
    void aKeyDeletesTheMarkedOne();
    void whatIsShownGoesFromTheScreenAndComesBack();
    void undoAtOnceIsHeardWhenItIsDone();
    void severalComeBackInTurn();
    void whatIsDeletedGoesWithTheWindow();
    void whatAnotherWindowLeftGoesWithTheNext();
    void whatIsBeingRecordedStays();
    void anotherThatCameMeanwhileStays();
    void whatCannotBeTakenBackNowCanBeLater();
    void aDeletionThatCannotBeTakenBackStandsInNoOnesWay();

private:
    [[nodiscard]] static QString demo() { return QString::fromUtf16(demoName); }
    /// Of the session on the screen; empty where there is none, or it is not read yet.
    [[nodiscard]] std::string shownId() const
    {
        const auto& trace = m_shown->window().context().trace();
        return trace ? trace->session().id : std::string();
    }
    void deleteDemo()
    {
        m_shown->chooseInMenu(demo(), u"Delete"_s);
        QTRY_VERIFY(!m_shown->isListed(demo()));
    }

    std::unique_ptr<LibraryWindow> m_shown;
    QString m_other; ///< what the other session is called
};

void SessionDeletionTest::nothingIsAsked()
{
    QCOMPARE(m_shown->undoText(), QString());
    deleteDemo();
    QVERIFY(!m_shown->box());
    QCOMPARE(m_shown->kept(), QStringList{m_other});
    QTRY_VERIFY(m_shown->window().statusBar()->currentMessage().contains(demo()));
    QTRY_COMPARE(m_shown->undoText(), u"Undo delete of “%1”"_s.arg(demo()));
    QCOMPARE(m_shown->redoText(), QString());
}

void SessionDeletionTest::undoBringsItBackWithAllThatBelongsToIt()
{
    m_shown->click(demo());
    m_shown->window().context().annotations().setNote(EventIndex(3U), u"Look here"_s);
    QTRY_VERIFY(m_shown->window().isSettled());
    const std::string id = m_shown->window().context().trace()->session().id;
    {
        Library library = m_shown->open();
        QVERIFY(library.rename(id, "Mine"));
        QVERIFY(library.set_tags(id, {"kept"}));
    }
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    const LibraryEntry before = *m_shown->open().find(id);
    m_shown->chooseInMenu(u"Mine"_s, u"Delete"_s);
    QTRY_VERIFY(!m_shown->isListed(u"Mine"_s));
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    const LibraryEntry after = *m_shown->open().find(id);
    QCOMPARE(after.tags, before.tags);
    QCOMPARE(after.added, before.added);
    QTRY_VERIFY(m_shown->window().isSettled());
    QTRY_VERIFY(m_shown->window().context().annotations().current()->find(EventIndex(3U)));
    QCOMPARE(m_shown->window().context().annotations().current()->find(EventIndex(3U))->note,
             std::string("Look here"));
    // And away again, by its name.
    QTRY_COMPARE(m_shown->redoText(), u"Redo delete of “Mine”"_s);
    m_shown->redo();
    QTRY_VERIFY(!m_shown->isListed(u"Mine"_s));
    QCOMPARE(m_shown->kept(), QStringList{m_other});
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
}

void SessionDeletionTest::aKeyDeletesTheMarkedOne()
{
    m_shown->click(demo());
    m_shown->pressInList(Qt::Key_Delete);
    QTRY_VERIFY(!m_shown->isListed(demo()));
    // The focus stays where it can go on.
    QTRY_COMPARE(m_shown->list().currentIndex().data().toString(), m_other);
    QVERIFY(m_shown->list().hasFocus());
}

void SessionDeletionTest::whatIsShownGoesFromTheScreenAndComesBack()
{
    m_shown->click(demo());
    const std::string id = m_shown->window().context().trace()->session().id;
    deleteDemo();
    QTRY_VERIFY(!shownId().empty() && shownId() != id); // the next one
    QTRY_VERIFY(m_shown->window().isSettled());
    m_shown->chooseInMenu(m_other, u"Delete"_s);
    QTRY_COMPARE(m_shown->model().rowCount(), 0);
    QTRY_VERIFY(!m_shown->window().context().trace());
    QVERIFY(m_shown->window().store().current().isEmpty());
    m_shown->undo();
    m_shown->undo();
    QTRY_COMPARE(shownId(), id);
    QTRY_COMPARE(m_shown->model().rowCount(), 2);
}

/// Whoever is quick presses the keys before the library is done.
void SessionDeletionTest::undoAtOnceIsHeardWhenItIsDone()
{
    m_shown->chooseInMenu(demo(), u"Delete"_s);
    m_shown->undo();
    QTRY_COMPARE(m_shown->redoText(), u"Redo delete of “%1”"_s.arg(demo()));
    QTRY_VERIFY(m_shown->isListed(demo()));
    QTRY_COMPARE(m_shown->kept().size(), 2);
    QCOMPARE(m_shown->takenOut(), QStringList());
}

void SessionDeletionTest::severalComeBackInTurn()
{
    deleteDemo();
    m_shown->chooseInMenu(m_other, u"Delete"_s);
    QTRY_COMPARE(m_shown->undoText(), u"Undo delete of “%1”"_s.arg(m_other));
    m_shown->undo();
    QTRY_COMPARE(m_shown->kept(), QStringList{m_other});
    m_shown->undo();
    m_shown->redo();
    m_shown->undo();
    QTRY_COMPARE(m_shown->kept().size(), 2);
    QTRY_COMPARE(m_shown->undoText(), QString());
}

void SessionDeletionTest::whatIsDeletedGoesWithTheWindow()
{
    deleteDemo();
    QCOMPARE(m_shown->takenOut().size(), 1);
    m_shown->close();
    QTRY_COMPARE(m_shown->takenOut().size(), 0);
    QCOMPARE(m_shown->kept(), QStringList{m_other});
}

/// It was killed: what it had taken out lies there, and nobody holds it.
void SessionDeletionTest::whatAnotherWindowLeftGoesWithTheNext()
{
    deleteDemo(); // by a window that lives
    const QString left = QString::fromStdString(m_shown->folder()) + u"/incoming/left00"_s;
    QVERIFY(QDir().mkpath(left));
    QFile file(left + u"/session.playhead"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a session") > 0);
    file.close();
    QCOMPARE(m_shown->takenOut().size(), 2);
    MainWindow another;
    another.useLibrary(m_shown->folder());
    QTRY_COMPARE(m_shown->takenOut().size(), 1);
    QVERIFY(!QFile::exists(left));
    m_shown->undo(); // the other one is still ours
    QTRY_VERIFY(m_shown->isListed(demo()));
}

void SessionDeletionTest::whatIsBeingRecordedStays()
{
    const auto sink = library_sink(m_shown->folder());
    const record::SinkRecord record = {record::SinkRecord::Kind::Event, "live",
                                       R"({"session_id":"live","id":"1"})"};
    QVERIFY(sink->write({&record, 1}, "run", {{"ring-1", 64}}));
    QTRY_VERIFY(m_shown->isListed(u"live"_s));
    m_shown->chooseInMenu(u"live"_s, u"Delete"_s);
    QTRY_VERIFY(m_shown->box());
    QVERIFY2(m_shown->box()->text().contains(u"recording"_s), qPrintable(m_shown->box()->text()));
    QTest::keyClick(m_shown->box(), Qt::Key_Return);
    QVERIFY(m_shown->isListed(u"live"_s));
    QTRY_COMPARE(m_shown->undoText(), QString());
    QVERIFY(sink->finish());
    m_shown->chooseInMenu(u"live"_s, u"Delete"_s);
    QTRY_VERIFY(!m_shown->isListed(u"live"_s));
}

void SessionDeletionTest::anotherThatCameMeanwhileStays()
{
    m_shown->click(demo());
    const auto trace = m_shown->window().context().trace();
    deleteDemo();
    // The same session has gone on since.
    const QByteArray lines = R"({"playhead":1,"session":{"session_id":")" +
                             QByteArray::fromStdString(trace->session().id) +
                             R"(","name":"Longer"}})"
                             "\n"
                             R"({"event_type":"more","timestamp":1})"
                             "\n";
    const testkit::Scratch elsewhere;
    const std::vector<std::string> files = {
        elsewhere.write(u"longer.jsonl"_s, lines).toStdString()};
    Library library = m_shown->open();
    QCOMPARE(import_files(library, files, read_sessions, {}).sessions.size(), 1U);
    QTRY_VERIFY(m_shown->isListed(u"Longer"_s));
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(demo()));
    QVERIFY(m_shown->isListed(u"Longer"_s));
    QCOMPARE(m_shown->kept().size(), 3);
    QVERIFY(m_shown->window().statusBar()->currentMessage().contains(u"meanwhile"_s));
    m_shown->redo(); // that one, and not the other
    QTRY_VERIFY(!m_shown->isListed(demo()));
    QVERIFY(m_shown->isListed(u"Longer"_s));
}

/// Somebody holds the library for longer than one waits.
void SessionDeletionTest::whatCannotBeTakenBackNowCanBeLater()
{
    deleteDemo();
    {
        const auto lock =
            FolderLock::take(LibraryPaths(m_shown->folder()), std::chrono::seconds(5));
        QVERIFY(lock);
        m_shown->undo();
        QTRY_VERIFY(m_shown->box());
        QVERIFY(m_shown->box()->text().contains(u"in use"_s));
    }
    QTest::keyClick(m_shown->box(), Qt::Key_Return);
    QTRY_COMPARE(m_shown->undoText(), u"Undo delete of “%1”"_s.arg(demo()));
    QCOMPARE(m_shown->redoText(), QString());
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(demo()));
}

void SessionDeletionTest::aDeletionThatCannotBeTakenBackStandsInNoOnesWay()
{
    deleteDemo();
    m_shown->chooseInMenu(m_other, u"Delete"_s);
    QTRY_COMPARE(m_shown->undoText(), u"Undo delete of “%1”"_s.arg(m_other));
    QCOMPARE(m_shown->takenOut().size(), 2);
    const QString first = m_shown->takenOut().constFirst();
    const QString incoming = QString::fromStdString(m_shown->folder()) + u"/incoming/"_s;
    QVERIFY(QDir(incoming + first).removeRecursively());
    m_shown->undo();
    m_shown->undo();
    QTRY_VERIFY(m_shown->box());
    QTest::keyClick(m_shown->box(), Qt::Key_Return);
    // Where what is gone was the first to come back, the second undo was not meant any more.
    while (m_shown->kept().isEmpty() && !m_shown->undoText().isEmpty()) {
        m_shown->undo();
        QTRY_COMPARE(m_shown->kept().size(), 1);
    }
    QCOMPARE(m_shown->kept().size(), 1);
    QTRY_COMPARE(m_shown->undoText(), QString());
}

QTEST_MAIN(SessionDeletionTest)
#include "session_deletion_test.moc"
