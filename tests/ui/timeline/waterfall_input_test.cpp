// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/trace_maker.h"
#include "ui/context/session_context.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

/// #0 (0 to 100 s) with 40 parents of two children each.
std::shared_ptr<const Trace> run()
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, 100);
    for (int i = 0; i < 40; ++i) {
        const EventIndex parent = maker.add("parent", 2.5 * i, 2.5 * i + 2, root);
        maker.add("child", 2.5 * i, 2.5 * i + 1, parent);
        Event second = TraceMaker::event("child", 2.5 * i + 1, 2.5 * i + 2, parent, "llm");
        second.id = "id of " + std::to_string(i);
        maker.add(second);
    }
    return maker.finish();
}

} // namespace

/// With the events a mouse, a wheel and a keyboard send.
class WaterfallInputTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SessionContext> context;
    std::unique_ptr<WaterfallView> view;

    QPoint pointOf(EventIndex event, int column = EventRowsModel::EventColumn)
    {
        return view->visualRect(view->rowsModel().indexOf(event, column)).center();
    }
    QPoint expanderOf(EventIndex event)
    {
        const QRect cell = view->visualRect(view->rowsModel().indexOf(event));
        const auto depth = static_cast<int>(context->trace()->tree().depth(event));
        return layOutEventCell(cell, depth).expander.center();
    }
    int rows() { return view->rowsModel().rowCount(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(view.get(), key, modifiers);
    }
    void wheel(QPoint at, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view->viewport(), &event);
    }
    void drag(QWidget* widget, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(widget, button, Qt::NoModifier, from);
        for (const QPoint point : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                             button, Qt::NoModifier);
            QApplication::sendEvent(widget, &move);
        }
        QTest::mouseRelease(widget, button, Qt::NoModifier, to);
    }
    /// The moment below a point of the timeline.
    TimeNs timeAt(int x)
    {
        const QRect ruler = view->header()->rulerRect();
        return TimeAxis{context->visibleRange(), double(ruler.width())}.time_at(x - ruler.left());
    }

private Q_SLOTS:
    void init()
    {
        context = std::make_unique<SessionContext>();
        view = std::make_unique<WaterfallView>(*context);
        view->resize(1000, 500);
        context->setTrace(run());
        view->show();
        view->activateWindow();
        view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
    }
    void cleanup()
    {
        view.reset();
        context.reset();
    }

    // Mouse

    void aClickSelects()
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, pointOf(nth(2)));
        QCOMPARE(context->selection(), nth(2));
        const QPoint inTimeline = pointOf(nth(4), EventRowsModel::TimelineColumn);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, inTimeline);
        QCOMPARE(context->selection(), nth(4));
    }

    void aClickOnTheTriangleTogglesAndSelectsNothing()
    {
        const int before = rows();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, expanderOf(nth(1)));
        QCOMPARE(rows(), before - 2);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, expanderOf(nth(1)));
        QCOMPARE(rows(), before);
        QVERIFY(!context->selection());
    }

    void aLeafHasNoTriangle()
    {
        const int before = rows();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, expanderOf(nth(2)));
        QCOMPARE(rows(), before);
        QCOMPARE(context->selection(), nth(2));
    }

    void aDoubleClickTogglesInTheTreeAndFitsInTheTimeline()
    {
        const int before = rows();
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, pointOf(nth(1)));
        QCOMPARE(rows(), before - 2);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {},
                           pointOf(nth(1), EventRowsModel::TimelineColumn));
        QVERIFY(context->visibleRange().length() < 4 * ns_per_second);
        QVERIFY(context->visibleRange().begin < TraceMaker::time(0));
        QVERIFY(context->visibleRange().end > TraceMaker::time(2));
    }

    void draggingTheTimelineTakesTheTimeWithIt_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::newRow("left") << Qt::LeftButton;
        QTest::newRow("middle") << Qt::MiddleButton;
    }
    void draggingTheTimelineTakesTheTimeWithIt()
    {
        QFETCH(Qt::MouseButton, button);
        context->setVisibleRange({TraceMaker::time(40), TraceMaker::time(50)});
        const QPoint from = pointOf(nth(1), EventRowsModel::TimelineColumn);
        const QPoint to = from + QPoint(60, 3);
        const TimeNs grabbed = timeAt(from.x());
        drag(view->viewport(), from, to, button);
        QVERIFY(std::abs(timeAt(to.x()) - grabbed) <= 2);
        QCOMPARE(context->visibleRange().length(), 10 * ns_per_second);
        QVERIFY(!context->selection());
    }

    void draggingTheRulerZoomsIntoTheStretch()
    {
        const QRect ruler = view->header()->rulerRect();
        const QPoint from(ruler.left() + ruler.width() / 4, 10);
        const QPoint to(ruler.left() + ruler.width() / 2, 10);
        const TimeRange expected{timeAt(from.x()), timeAt(to.x())};
        drag(view->header()->viewport(), to, from); // either way
        QCOMPARE(context->visibleRange(), expected);
        QTest::mouseDClick(view->header()->viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(context->visibleRange(), context->fullRange());
    }

    void hoveringTellsTheContext()
    {
        QTest::mouseMove(view->viewport(), pointOf(nth(3)));
        QMouseEvent move(QEvent::MouseMove, pointOf(nth(3)),
                         view->viewport()->mapToGlobal(pointOf(nth(3))), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(view->viewport(), &move);
        QCOMPARE(context->hovered(), nth(3));
        QVERIFY(!context->selection());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view->viewport(), &leave);
        QVERIFY(!context->hovered());
    }

    void aClickBelowTheLastRowChangesNothing()
    {
        context->select(nth(0));
        view->setExpanded(nth(0), false);
        const QRect ruler = view->header()->rulerRect();
        for (const int x : {50, ruler.center().x()}) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {x, 300});
            QCOMPARE(context->selection(), nth(0));
        }
    }

    void theMenuOfARowIsAboutThatRow()
    {
        QStringList entries;
        QTimer::singleShot(0, this, [&entries] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (const QAction* action : menu->actions())
                entries += action->text().remove(u'&');
            menu->close();
        });
        const QPoint at = pointOf(nth(4));
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
        QApplication::sendEvent(view->viewport(), &event);
        QCOMPARE(context->selection(), nth(4));
        for (const QString& entry : {u"Copy Name"_s, u"Copy Id"_s, u"Expand All Below"_s,
                                     u"Collapse"_s, u"Select Parent"_s})
            QVERIFY2(entries.contains(entry), qPrintable(entry));
    }

    void theMenuOfTheHeaderHidesColumns()
    {
        QTimer::singleShot(0, this, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QVERIFY(!menu->actions().at(EventRowsModel::EventColumn)->isEnabled());
            menu->actions().at(EventRowsModel::CostColumn)->trigger();
            menu->close();
        });
        QWidget* header = view->header()->viewport();
        QContextMenuEvent event(QContextMenuEvent::Mouse, {20, 5}, header->mapToGlobal(QPoint()));
        QApplication::sendEvent(header, &event);
        QVERIFY(view->header()->isSectionHidden(EventRowsModel::CostColumn));
    }

    // Wheel

    void theWheelScrollsRows()
    {
        wheel(pointOf(nth(1)), {0, -120});
        QVERIFY(view->verticalScrollBar()->value() > 0);
        QCOMPARE(context->visibleRange(), context->fullRange());
    }

    void theWheelWithControlZoomsAtThePointer()
    {
        const QPoint at(view->header()->rulerRect().left() + 70, 60);
        const TimeNs time = timeAt(at.x());
        const auto before = static_cast<double>(context->visibleRange().length());
        wheel(at, {0, 120}, Qt::ControlModifier);
        QVERIFY(static_cast<double>(context->visibleRange().length()) < before * 0.9);
        QVERIFY(std::abs(timeAt(at.x()) - time) <= 2);
        QCOMPARE(view->verticalScrollBar()->value(), 0);
        wheel(at, {0, -120}, Qt::ControlModifier);
        QCOMPARE(context->visibleRange(), context->fullRange());
    }

    void theWheelPansWithShiftOrSideways()
    {
        context->setVisibleRange({TraceMaker::time(40), TraceMaker::time(50)});
        wheel(pointOf(nth(1)), {0, -120}, Qt::ShiftModifier);
        QCOMPARE(context->visibleRange(), (TimeRange{TraceMaker::time(41), TraceMaker::time(51)}));
        wheel(pointOf(nth(1)), {120, 0});
        QCOMPARE(context->visibleRange(), (TimeRange{TraceMaker::time(40), TraceMaker::time(50)}));
        QCOMPARE(view->verticalScrollBar()->value(), 0);
    }

    // Keyboard

    void arrowsMoveTheSelection()
    {
        key(Qt::Key_Down);
        QCOMPARE(context->selection(), nth(0));
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(context->selection(), nth(2));
        key(Qt::Key_Up);
        QCOMPARE(context->selection(), nth(1));
        key(Qt::Key_End);
        QCOMPARE(context->selection(), nth(120));
        QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex())));
        key(Qt::Key_Home);
        QCOMPARE(context->selection(), nth(0));
        key(Qt::Key_Up);
        QCOMPARE(context->selection(), nth(0));
        key(Qt::Key_PageDown);
        const int page = view->currentIndex().row();
        QVERIFY(page > 10 && page < 30);
        key(Qt::Key_PageUp);
        QCOMPARE(context->selection(), nth(0));
    }

    void rightGoesInAndLeftGoesOut()
    {
        context->select(nth(0));
        key(Qt::Key_Right);
        QCOMPARE(context->selection(), nth(1));
        key(Qt::Key_Left);
        QVERIFY(!view->rowsModel().rows().is_expanded(nth(1)));
        QCOMPARE(context->selection(), nth(1));
        key(Qt::Key_Left);
        QCOMPARE(context->selection(), nth(0));
        key(Qt::Key_Down);
        key(Qt::Key_Right);
        QVERIFY(view->rowsModel().rows().is_expanded(nth(1)));
        key(Qt::Key_Right);
        QCOMPARE(context->selection(), nth(2));
        key(Qt::Key_Right); // a leaf
        QCOMPARE(context->selection(), nth(2));
    }

    void returnToggles()
    {
        context->select(nth(1));
        const int before = rows();
        key(Qt::Key_Return);
        QCOMPARE(rows(), before - 2);
        key(Qt::Key_Return);
        QCOMPARE(rows(), before);
    }

    void lettersZoomAndPan()
    {
        context->setVisibleRange({TraceMaker::time(40), TraceMaker::time(50)});
        key(Qt::Key_D);
        QCOMPARE(context->visibleRange().begin, TraceMaker::time(41));
        key(Qt::Key_A);
        QCOMPARE(context->visibleRange().begin, TraceMaker::time(40));
        key(Qt::Key_W);
        QCOMPARE(context->visibleRange().length(), 8 * ns_per_second);
        key(Qt::Key_S);
        QCOMPARE(context->visibleRange().length(), 10 * ns_per_second);
        context->select(nth(1));
        key(Qt::Key_F);
        QVERIFY(context->visibleRange().length() < 3 * ns_per_second);
        key(Qt::Key_0);
        QCOMPARE(context->visibleRange(), context->fullRange());
    }

    void starAndSlashExpandAndCollapseAll()
    {
        key(Qt::Key_Slash);
        QCOMPARE(rows(), 1);
        key(Qt::Key_Asterisk);
        QCOMPARE(rows(), 121);
    }

    void keysDoNothingHarmfulWithoutASession()
    {
        context->setTrace(nullptr);
        for (const Qt::Key each :
             {Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_End, Qt::Key_W,
              Qt::Key_A, Qt::Key_F, Qt::Key_0, Qt::Key_Asterisk, Qt::Key_Slash})
            key(each);
        QVERIFY(!context->selection());
    }

    // Actions

    void everyActionSaysWhatItIs()
    {
        const WaterfallActions& actions = view->eventActions();
        QSet<QKeySequence> keys;
        for (const QAction* action :
             actions.timeActions() + actions.treeActions() + actions.copyActions()) {
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
        QVERIFY(!view->eventActions().copyName->isEnabled());
        context->select(nth(3));
        QVERIFY(view->eventActions().copyName->isEnabled());
        view->eventActions().selectParent->trigger();
        QCOMPARE(context->selection(), nth(1));
    }

    void nameAndIdAreCopied()
    {
        context->select(nth(3));
        view->eventActions().copyName->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"child"_s);
        view->eventActions().copyId->trigger();
        QTRY_COMPARE(QApplication::clipboard()->text(), u"id of 0"_s);
    }
};

QTEST_MAIN(WaterfallInputTest)
#include "waterfall_input_test.moc"
