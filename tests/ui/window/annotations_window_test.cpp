// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Bookmarks and notes as a person makes them, with the library that keeps them.
#include "core/library/library.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/main_window.h"
#include "ui/models/event_roles.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/annotation_list.h"
#include "ui/widgets/note_editor.h"
#include "ui/widgets/notice_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QTimer>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class AnnotationsWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init()
    {
        m_scratch = std::make_unique<testkit::Scratch>();
        start();
    }
    void cleanup()
    {
        m_window.reset();
        m_scratch.reset();
    }

    void aKeyBookmarksAndTheNextTakesItBack()
    {
        select(7);
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(current().is_bookmarked(EventIndex(7U)));
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(!current().is_bookmarked(EventIndex(7U)));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(current().is_bookmarked(EventIndex(7U)));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!current().is_bookmarked(EventIndex(7U)));
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(current().is_bookmarked(EventIndex(7U)));
    }

    void theHeadersButtonDoesTheSame()
    {
        select(7);
        QTest::mouseClick(button(u"Bookmark the event"_s), Qt::LeftButton);
        QTRY_VERIFY(current().is_bookmarked(EventIndex(7U)));
        QVERIFY(button(u"Remove the bookmark"_s)->isChecked());
        select(8);
        QVERIFY(!button(u"Bookmark the event"_s)->isChecked());
    }

    void bookmarksAreStepsToGo()
    {
        for (const std::uint32_t event : {30U, 5U, 12U}) {
            select(event);
            press(Qt::Key_B, Qt::ControlModifier);
        }
        select(0);
        QList<uint> walked;
        for (int i = 0; i < 4; ++i) {
            press(Qt::Key_B);
            walked += m_window->context().selection().value();
        }
        QCOMPARE(QSet<uint>(walked.begin(), walked.begin() + 3), (QSet<uint>{5, 12, 30}));
        QCOMPARE(walked[3], walked[0]);
        press(Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(m_window->context().selection().value(), walked[2]);
    }

    void aNoteIsTypedKeptAndUndone()
    {
        select(7);
        NoteEditor* editor = openEditor();
        QTest::keyClicks(editor, u"Why <b>so</b> slow? n B"_s);
        QTRY_COMPARE(current().find(EventIndex(7U)) ? current().find(EventIndex(7U))->note : "",
                     std::string("Why <b>so</b> slow? n B"));
        QCOMPARE(editor->toPlainText(), u"Why <b>so</b> slow? n B"_s);
        QTest::keyClicks(editor, u"!"_s);
        waterfall().setFocus(); // keeps it, without a pause
        QCOMPARE(current().find(EventIndex(7U))->note, std::string("Why <b>so</b> slow? n B!"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!current().find(EventIndex(7U))); // one go, one step
        QCOMPARE(editor->toPlainText(), QString());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(editor->toPlainText(), u"Why <b>so</b> slow? n B!"_s);
    }

    void whatIsBeingTypedGoesToItsOwnEvent()
    {
        select(7);
        NoteEditor* editor = openEditor();
        QTest::keyClicks(editor, u"of seven"_s);
        select(8); // while the focus is in the editor
        QTRY_VERIFY(m_window->isSettled());
        QCOMPARE(current().find(EventIndex(7U))->note, std::string("of seven"));
        QVERIFY(!current().find(EventIndex(8U)));
        QTRY_COMPARE(editor->toPlainText(), QString());
    }

    void whatIsBeingTypedStaysWithItsSession()
    {
        select(7);
        QTest::keyClicks(openEditor(), u"of the demo"_s);
        m_window->openFiles({testkit::samplePath(u"native.json"_s)}); // shown at once
        QTRY_VERIFY(m_window->isSettled());
        QVERIFY(current().entries().empty());
        m_window->openFiles({testkit::samplePath(u"demo.json"_s)});
        QTRY_VERIFY(m_window->isSettled() && m_window->context().trace()->event_count() == 60);
        QTRY_VERIFY(current().find(EventIndex(7U)));
        QCOMPARE(current().find(EventIndex(7U))->note, std::string("of the demo"));
    }

    void escapeTakesBackWhatIsNotKept()
    {
        select(7);
        NoteEditor* editor = openEditor();
        QTest::keyClicks(editor, u"x"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(editor->toPlainText(), QString());
        QTest::keyClicks(editor, u"y"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(current().find(EventIndex(7U))->note, std::string("y"));
    }

    void aSecretInANoteIsMaskedAndNotOverwritten()
    {
        select(7);
        const QString secret = u"use sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"_s;
        m_window->context().annotations().setNote(EventIndex(7U), secret);
        NoteEditor* editor = openEditor();
        QVERIFY(!editor->toPlainText().contains(u"abcdefgh"_s));
        QVERIFY(editor->isReadOnly());
        QVERIFY(editor->parentWidget()->parentWidget()->findChild<NoticeBar*>()->isVisible());
        QTest::keyClicks(editor, u"zzz"_s);
        m_window->context().setSecretsRevealed(true);
        QTRY_COMPARE(editor->toPlainText(), secret);
        QVERIFY(!editor->isReadOnly());
        QCOMPARE(current().find(EventIndex(7U))->note, secret.toStdString());
    }

    void aNoteThatIsTooLongSaysSoAndStaysInTheEditor()
    {
        select(7);
        NoteEditor* editor = openEditor();
        editor->insertPlainText(QString(qsizetype(longest_note) + 1, u'x'));
        waterfall().setFocus();
        QVERIFY(editor->problem().contains(u"too long"_s));
        QVERIFY(!current().find(EventIndex(7U)));
        QCOMPARE(editor->toPlainText().size(), qsizetype(longest_note) + 1);
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Backspace);
        waterfall().setFocus();
        QVERIFY(editor->problem().isEmpty());
        QVERIFY(current().has_note(EventIndex(7U)));
    }

    void theListLeadsToTheEvent()
    {
        select(7);
        press(Qt::Key_B, Qt::ControlModifier);
        select(20);
        press(Qt::Key_B, Qt::ControlModifier);
        openEditor();
        auto* list =
            m_window->findChild<NoteEditor*>()->parentWidget()->findChild<AnnotationList*>();
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 2);
        const QRect row = list->visualRect(list->model()->index(0, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(m_window->context().selection(), EventIndex(7U));
        QCOMPARE(waterfall().rowsModel().eventAt(waterfall().currentIndex()), EventIndex(7U));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_window->context().selection(), EventIndex(20U));
    }

    void rowsAndBarsShowAndSayIt()
    {
        select(7);
        const QModelIndex row = waterfall().rowsModel().indexOf(EventIndex(7U));
        const auto picture = [this, &row] {
            QTest::qWait(0);
            return waterfall().viewport()->grab(waterfall().visualRect(row)).toImage();
        };
        const auto bars = [this, &row] {
            const QRect rect = waterfall().visualRect(
                waterfall().rowsModel().index(row.row(), EventRowsModel::TimelineColumn));
            return waterfall().viewport()->grab(rect).toImage();
        };
        const QImage plain = picture();
        const QImage plainBar = bars();
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(row.data(IsBookmarkedRole).toBool());
        const QImage marked = picture();
        QVERIFY(marked != plain);
        QVERIFY(bars() != plainBar);
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().endsWith(u", bookmarked"_s));
        m_window->context().annotations().setNote(EventIndex(7U), u"x"_s);
        QVERIFY(picture() != marked);
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().endsWith(u", with a note"_s));

        m_window->timeline().setTimelineLayout(TimelineLayout::Lanes);
        QTRY_VERIFY(m_window->isSettled());
        LanesView& lanes = m_window->timeline().lanes();
        QVERIFY(lanes.spokenName(EventIndex(7U)).endsWith(u", bookmarked, with a note"_s));
        const QImage lanesMarked = lanes.viewport()->grab().toImage();
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!current().find(EventIndex(7U)));
        QVERIFY(lanes.viewport()->grab().toImage() != lanesMarked);
    }

    void theMenuOfAnEventHasThem()
    {
        select(7);
        for (const auto layout : {TimelineLayout::Waterfall, TimelineLayout::Lanes}) {
            m_window->timeline().setTimelineLayout(layout);
            QTRY_VERIFY(m_window->isSettled());
            QTimer::singleShot(0, this, [] {
                auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                QVERIFY(menu);
                for (QAction* action : menu->actions()) {
                    if (action->text().remove(u'&') == u"Bookmark the event"_s)
                        action->trigger();
                }
                menu->close();
            });
            const bool before = current().is_bookmarked(EventIndex(7U));
            auto* view = static_cast<QAbstractScrollArea*>(m_window->timeline().currentWidget());
            QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
            QApplication::sendEvent(view->viewport(), &event);
            QCOMPARE(current().is_bookmarked(EventIndex(7U)), !before);
        }
    }

    void theFilterFindsThem()
    {
        select(7);
        press(Qt::Key_B, Qt::ControlModifier);
        m_window->context().filter().setText(u"has:bookmark"_s);
        QCOMPARE(m_window->context().filter().hitCount(), 1U);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->context().filter().hitCount(), 0U);
    }

    void aRestartKeepsThem()
    {
        select(7);
        press(Qt::Key_B, Qt::ControlModifier);
        QTest::keyClicks(openEditor(), u"kept when the window goes"_s);
        m_window.reset(); // in the midst of typing
        start();
        QTRY_VERIFY(current().find(EventIndex(7U)));
        QVERIFY(current().is_bookmarked(EventIndex(7U)));
        QCOMPARE(current().find(EventIndex(7U))->note, std::string("kept when the window goes"));
        auto library = Library::open(folder().toStdString(), Library::Access::Read);
        QVERIFY(library && library->list()->empty()); // the file was only opened
    }

    void aLibraryThatCannotBeWrittenIsReportedAndWhatIsShownStays()
    {
        QVERIFY(QFile::remove(folder() + u"/catalogue.db"_s) ||
                !QFile::exists(folder() + u"/catalogue.db"_s));
        m_scratch->write(u"library/somebody-elses"_s, "x"); // so it is no library
        QString said;
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&said] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                said = box->text();
                box->accept();
            }
        });
        answering.start(20);
        select(7);
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(said.contains(u"library"_s));
    }

private:
    void start()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->useLibrary(folder().toStdString());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openFiles({testkit::samplePath(u"demo.json"_s)});
        QTRY_VERIFY(m_window->context().trace() && m_window->isSettled());
    }
    [[nodiscard]] QString folder() const { return m_scratch->path(u"library"_s); }
    [[nodiscard]] const Annotations& current() const
    {
        return *m_window->context().annotations().current();
    }
    [[nodiscard]] WaterfallView& waterfall() const
    {
        return *m_window->findChild<WaterfallView*>();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(key), modifiers);
    }
    void select(std::uint32_t event)
    {
        m_window->context().select(EventIndex(event));
        Q_EMIT m_window->context().revealRequested(EventIndex(event));
        [this] { QTRY_VERIFY(m_window->isSettled()); }();
    }
    [[nodiscard]] QAbstractButton* button(const QString& name) const
    {
        for (auto* each : m_window->findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->accessibleName() == name)
                return each;
        }
        qFatal("no button %s", qPrintable(name));
    }
    /// By its key, as it is said in the menu.
    NoteEditor* openEditor()
    {
        press(Qt::Key_N);
        NoteEditor* editor = nullptr;
        [&] { QTRY_VERIFY((editor = m_window->findChild<NoteEditor*>()) && editor->hasFocus()); }();
        return editor;
    }

    std::unique_ptr<testkit::Scratch> m_scratch;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(AnnotationsWindowTest)
#include "annotations_window_test.moc"
