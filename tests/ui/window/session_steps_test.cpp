// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Names, tags, bookmarks and notes as steps of one history.
#include "tests/ui/window/library_window.h"
#include "ui/context/event_annotations.h"
#include "ui/theme/theme.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::LibraryWindow;

class SessionStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { m_shown = std::make_unique<LibraryWindow>(); }
    void cleanup() { m_shown.reset(); }

    void aNameIsTakenBack();
    void aNameThatIsTheSameIsNoStep();
    void tagsAreTakenBack();
    void whatWasDoneLastIsTakenBackFirst();
    void somethingElseEndsWhatWasAhead();
    void aNameThatSomebodyElseGaveStays();
    void theTextsMaskSecretsAndMarkNoKeys();

private:
    [[nodiscard]] LibraryEntry entry() const
    {
        for (const LibraryEntry& each : m_shown->open(Library::Access::Read).list().value_or({})) {
            if (each.recorded_name == "Why is checkout slow?")
                return each;
        }
        return {};
    }
    [[nodiscard]] QString name() const { return QString::fromStdString(entry().name); }
    void rename(const QString& name)
    {
        m_shown->answerWith(name);
        m_shown->chooseInMenu(this->name(), u"Rename"_s);
    }
    void bookmark(std::uint32_t event)
    {
        m_shown->window().context().select(EventIndex(event));
        m_shown->press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(isBookmarked(event));
    }
    [[nodiscard]] bool isBookmarked(std::uint32_t event) const
    {
        return m_shown->window().context().annotations().current()->is_bookmarked(
            EventIndex(event));
    }

    const QString m_recorded = u"Why is checkout slow?"_s;
    std::unique_ptr<LibraryWindow> m_shown;
};

void SessionStepsTest::aNameIsTakenBack()
{
    rename(u"Mine"_s);
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    QTRY_COMPARE(m_shown->undoText(), u"Undo rename of “%1”"_s.arg(m_recorded));
    // By its key, from where it is marked.
    m_shown->click(u"Mine"_s);
    m_shown->answerWith(u"Better"_s);
    m_shown->pressInList(Qt::Key_F2);
    QTRY_VERIFY(m_shown->isListed(u"Better"_s));
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(m_recorded));
    QCOMPARE(name(), m_recorded);
    m_shown->redo();
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    // With the pointer, in the menu.
    QMenuBar* bar = m_shown->window().menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(bar->actions()[1]).center());
    QMenu* edit = bar->actions()[1]->menu();
    QTRY_VERIFY(edit->isVisible());
    QTest::mouseClick(edit, Qt::LeftButton, {}, edit->actionGeometry(edit->actions()[0]).center());
    QTRY_VERIFY(m_shown->isListed(m_recorded));
}

void SessionStepsTest::aNameThatIsTheSameIsNoStep()
{
    rename(u"Mine"_s);
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    rename(u"Mine"_s);
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(m_recorded));
    QTRY_COMPARE(m_shown->undoText(), QString());
}

void SessionStepsTest::tagsAreTakenBack()
{
    const std::vector<std::string> recorded = entry().tags;
    m_shown->answerWith(u"one, two"_s);
    m_shown->chooseInMenu(m_recorded, u"Tags"_s);
    QTRY_COMPARE(entry().tags, (std::vector<std::string>{"one", "two"}));
    QTRY_COMPARE(m_shown->undoText(), u"Undo tags of “%1”"_s.arg(m_recorded));
    m_shown->undo();
    QTRY_COMPARE(entry().tags, recorded);
    m_shown->redo();
    QTRY_COMPARE(entry().tags, (std::vector<std::string>{"one", "two"}));
}

/// One history for the events of the session shown and for the library.
void SessionStepsTest::whatWasDoneLastIsTakenBackFirst()
{
    m_shown->click(m_recorded);
    bookmark(7);
    rename(u"Mine"_s);
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    bookmark(9);
    QCOMPARE(m_shown->undoText(), u"Undo bookmark on #9"_s);
    m_shown->undo();
    QTRY_COMPARE(m_shown->undoText(), u"Undo rename of “%1”"_s.arg(m_recorded));
    QVERIFY(!isBookmarked(9) && isBookmarked(7));
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(m_recorded));
    QTRY_COMPARE(m_shown->undoText(), u"Undo bookmark on #7"_s);
    m_shown->undo();
    QVERIFY(!isBookmarked(7));
    // And forth in the same order.
    QCOMPARE(m_shown->redoText(), u"Redo bookmark on #7"_s);
    m_shown->redo();
    QVERIFY(isBookmarked(7));
    m_shown->press(Qt::Key_Y, Qt::ControlModifier); // the other key
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    QVERIFY(!isBookmarked(9));
    QTRY_COMPARE(m_shown->redoText(), u"Redo bookmark on #9"_s);
    m_shown->redo();
    QTRY_VERIFY(isBookmarked(9));
    QCOMPARE(m_shown->redoText(), QString());
}

void SessionStepsTest::somethingElseEndsWhatWasAhead()
{
    m_shown->click(m_recorded);
    rename(u"Mine"_s);
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    m_shown->undo();
    QTRY_VERIFY(m_shown->isListed(m_recorded));
    QTRY_VERIFY(!m_shown->redoText().isEmpty());
    bookmark(7);
    QCOMPARE(m_shown->redoText(), QString());
}

void SessionStepsTest::aNameThatSomebodyElseGaveStays()
{
    rename(u"Mine"_s);
    QTRY_VERIFY(m_shown->isListed(u"Mine"_s));
    QVERIFY(m_shown->open().rename(entry().session_id, "Theirs"));
    QTRY_VERIFY(m_shown->isListed(u"Theirs"_s));
    m_shown->undo();
    QTRY_VERIFY(m_shown->box());
    QVERIFY2(m_shown->box()->text().contains(u"renamed"_s), qPrintable(m_shown->box()->text()));
    QTest::keyClick(m_shown->box(), Qt::Key_Return);
    QCOMPARE(name(), u"Theirs"_s);
    // What cannot be taken back does not stand before what can.
    QTRY_COMPARE(m_shown->undoText(), QString());
    QCOMPARE(m_shown->redoText(), QString());
}

void SessionStepsTest::theTextsMaskSecretsAndMarkNoKeys()
{
    rename(u"a & sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"_s);
    QTRY_VERIFY(name().startsWith(u"a &"_s));
    QTRY_VERIFY(!m_shown->isListed(m_recorded));
    m_shown->chooseInMenu(m_shown->model().index(0).data().toString().startsWith(u"a &"_s)
                              ? m_shown->model().index(0).data().toString()
                              : m_shown->model().index(1).data().toString(),
                          u"Delete"_s);
    QTRY_VERIFY2(m_shown->undoText().startsWith(u"Undo delete of “a + "_s),
                 qPrintable(m_shown->undoText()));
    QVERIFY2(!m_shown->undoText().contains(u"abcdefgh"_s), qPrintable(m_shown->undoText()));
    m_shown->window().context().setSecretsRevealed(true);
    QVERIFY2(m_shown->undoText().contains(u"sk-proj-abcdefgh"_s), qPrintable(m_shown->undoText()));
}

QTEST_MAIN(SessionStepsTest)
#include "session_steps_test.moc"
