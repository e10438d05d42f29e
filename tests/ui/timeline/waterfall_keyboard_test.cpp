// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/waterfall_actions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSet>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::nth;
using testkit::TraceMaker;

/// With the events that a keyboard sends, and the actions that keys and menus share.
class WaterfallKeyboardTest : public testkit::WaterfallTest
{
    Q_OBJECT

private Q_SLOTS:
    void arrowsMoveTheSelection()
    {
        window->hand.key(Qt::Key_Down);
        QCOMPARE(window->context.selection(), nth(0));
        window->hand.key(Qt::Key_Down);
        window->hand.key(Qt::Key_Down);
        QCOMPARE(window->context.selection(), nth(2));
        window->hand.key(Qt::Key_Up);
        QCOMPARE(window->context.selection(), nth(1));
        window->hand.key(Qt::Key_End);
        QCOMPARE(window->context.selection(), nth(120));
        QVERIFY(window->view.viewport()->rect().contains(
            window->view.visualRect(window->view.currentIndex())));
        window->hand.key(Qt::Key_Home);
        QCOMPARE(window->context.selection(), nth(0));
        window->hand.key(Qt::Key_Up);
        QCOMPARE(window->context.selection(), nth(0));
        window->hand.key(Qt::Key_PageDown);
        const int page = window->view.currentIndex().row();
        QVERIFY(page > 10 && page < 30);
        window->hand.key(Qt::Key_PageUp);
        QCOMPARE(window->context.selection(), nth(0));
    }

    void rightGoesInAndLeftGoesOut()
    {
        window->context.select(nth(0));
        window->hand.key(Qt::Key_Right);
        QCOMPARE(window->context.selection(), nth(1));
        window->hand.key(Qt::Key_Left);
        QVERIFY(!window->view.rowsModel().rows().is_expanded(nth(1)));
        QCOMPARE(window->context.selection(), nth(1));
        window->hand.key(Qt::Key_Left);
        QCOMPARE(window->context.selection(), nth(0));
        window->hand.key(Qt::Key_Down);
        window->hand.key(Qt::Key_Right);
        QVERIFY(window->view.rowsModel().rows().is_expanded(nth(1)));
        window->hand.key(Qt::Key_Right);
        QCOMPARE(window->context.selection(), nth(2));
        window->hand.key(Qt::Key_Right); // a leaf
        QCOMPARE(window->context.selection(), nth(2));
    }

    void returnToggles()
    {
        window->context.select(nth(1));
        const int before = window->rows();
        window->hand.key(Qt::Key_Return);
        QCOMPARE(window->rows(), before - 2);
        window->hand.key(Qt::Key_Return);
        QCOMPARE(window->rows(), before);
    }

    void lettersZoomAndPan()
    {
        window->context.time().show({TraceMaker::time(40), TraceMaker::time(50)});
        window->hand.key(Qt::Key_D);
        QCOMPARE(window->context.time().range().begin, TraceMaker::time(41));
        window->hand.key(Qt::Key_A);
        QCOMPARE(window->context.time().range().begin, TraceMaker::time(40));
        window->hand.key(Qt::Key_W);
        QCOMPARE(window->context.time().range().length(), 8 * ns_per_second);
        window->hand.key(Qt::Key_S);
        QCOMPARE(window->context.time().range().length(), 10 * ns_per_second);
        window->context.select(nth(1));
        window->hand.key(Qt::Key_F);
        QVERIFY(window->context.time().range().length() < 3 * ns_per_second);
        window->hand.key(Qt::Key_0);
        QCOMPARE(window->context.time().range(), window->context.time().full());
    }

    void keysGlideWhereGlidesAreOn()
    {
        TimeViewport& time = window->context.time();
        time.setGlideDuration(80);
        window->context.select(nth(1));
        for (const Qt::Key each : {Qt::Key_W, Qt::Key_F, Qt::Key_0}) {
            const TimeRange before = time.range();
            window->hand.key(each);
            QVERIFY(time.target() != before);
            QVERIFY(time.range() != time.target());
            QTRY_COMPARE(time.range(), time.target());
        }
    }

    void allIsExpandedAndCollapsedByKey()
    {
        window->hand.key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window->rows(), 1);
        window->hand.key(Qt::Key_Asterisk);
        QCOMPARE(window->rows(), 121);
    }

    void keysDoNothingHarmfulWithoutASession()
    {
        window->context.setTrace(nullptr);
        for (const Qt::Key each :
             {Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_End, Qt::Key_W,
              Qt::Key_A, Qt::Key_F, Qt::Key_0, Qt::Key_Asterisk})
            window->hand.key(each);
        QVERIFY(!window->context.selection());
    }

    // Actions

    void everyActionSaysWhatItIs()
    {
        const WaterfallActions& actions = window->view.eventActions();
        QSet<QKeySequence> keys;
        for (const QAction* action :
             window->view.timeActions().all() + actions.treeActions() + actions.copyActions()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->whatsThis().isEmpty());
            for (const QKeySequence& shortcut : action->shortcuts()) {
                QVERIFY2(!keys.contains(shortcut), qPrintable(shortcut.toString()));
                keys += shortcut;
            }
        }
    }

    void eventActionsNeedAnEvent()
    {
        QVERIFY(!window->view.eventActions().copyName->isEnabled());
        window->context.select(nth(3));
        QVERIFY(window->view.eventActions().copyName->isEnabled());
        window->view.eventActions().selectParent->trigger();
        QCOMPARE(window->context.selection(), nth(1));
    }

    void nameAndIdAreCopied()
    {
        window->context.select(nth(3));
        window->view.eventActions().copyName->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"child"_s);
        window->view.eventActions().copyId->trigger();
        QTRY_COMPARE(QApplication::clipboard()->text(), u"id of 0"_s);
        window->view.eventActions().copyText->trigger();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(u"#3 child ("_s));
        window->hand.key(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().contains(u"\"event_type\": \"child\""_s));
        window->hand.key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(u"session_id,index,depth,"_s));
        const QStringList lines = QApplication::clipboard()->text().split(u"\r\n"_s);
        QCOMPARE(lines.size(), 3); // the names, the row, and nothing behind its end
        QVERIFY2(lines.at(1).contains(u",3,3,1,id of 0,child,"_s), qPrintable(lines.at(1)));
    }
};

QTEST_MAIN(WaterfallKeyboardTest)
#include "waterfall_keyboard_test.moc"
