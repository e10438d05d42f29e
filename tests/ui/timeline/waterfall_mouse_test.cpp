// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/timeline/waterfall_header.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::nth;
using testkit::TraceMaker;

/// With the events that a mouse and its wheel send.
class WaterfallMouseTest : public testkit::WaterfallTest
{
    Q_OBJECT

private Q_SLOTS:
    void aClickSelects()
    {
        QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, window->pointOf(nth(2)));
        QCOMPARE(window->context.selection(), nth(2));
        const QPoint inTimeline = window->pointOf(nth(4), EventRowsModel::TimelineColumn);
        QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, inTimeline);
        QCOMPARE(window->context.selection(), nth(4));
    }

    void aClickOnTheTriangleTogglesAndSelectsNothing()
    {
        const int before = window->rows();
        QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, window->expanderOf(nth(1)));
        QCOMPARE(window->rows(), before - 2);
        QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, window->expanderOf(nth(1)));
        QCOMPARE(window->rows(), before);
        QVERIFY(!window->context.selection());
    }

    void aLeafHasNoTriangle()
    {
        const int before = window->rows();
        QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, window->expanderOf(nth(2)));
        QCOMPARE(window->rows(), before);
        QCOMPARE(window->context.selection(), nth(2));
    }

    void aDoubleClickTogglesInTheTreeAndFitsInTheTimeline()
    {
        const int before = window->rows();
        QTest::mouseDClick(window->view.viewport(), Qt::LeftButton, {}, window->pointOf(nth(1)));
        QCOMPARE(window->rows(), before - 2);
        QTest::mouseDClick(window->view.viewport(), Qt::LeftButton, {},
                           window->pointOf(nth(1), EventRowsModel::TimelineColumn));
        QVERIFY(window->context.time().range().length() < 4 * ns_per_second);
        QVERIFY(window->context.time().range().begin < TraceMaker::time(0));
        QVERIFY(window->context.time().range().end > TraceMaker::time(2));
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
        window->context.time().show({TraceMaker::time(40), TraceMaker::time(50)});
        const QPoint from = window->pointOf(nth(1), EventRowsModel::TimelineColumn);
        const QPoint to = from + QPoint(60, 3);
        const TimeNs grabbed = window->timeAt(from.x());
        testkit::drag(window->view.viewport(), from, to, button);
        QVERIFY(std::abs(window->timeAt(to.x()) - grabbed) <= 2);
        QCOMPARE(window->context.time().range().length(), 10 * ns_per_second);
        QVERIFY(!window->context.selection());
    }

    void draggingTheRulerZoomsIntoTheStretch()
    {
        const QRect ruler = window->view.header()->rulerRect();
        const QPoint from(ruler.left() + ruler.width() / 4, 10);
        const QPoint to(ruler.left() + ruler.width() / 2, 10);
        const TimeRange expected{window->timeAt(from.x()), window->timeAt(to.x())};
        testkit::drag(window->view.header()->viewport(), to, from); // either way
        QCOMPARE(window->context.time().range(), expected);
        QTest::mouseDClick(window->view.header()->viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(window->context.time().range(), window->context.time().full());
    }

    void hoveringTellsTheContext()
    {
        QTest::mouseMove(window->view.viewport(), window->pointOf(nth(3)));
        QMouseEvent move(QEvent::MouseMove, window->pointOf(nth(3)),
                         window->view.viewport()->mapToGlobal(window->pointOf(nth(3))),
                         Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(window->view.viewport(), &move);
        QCOMPARE(window->context.hovered(), nth(3));
        QVERIFY(!window->context.selection());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(window->view.viewport(), &leave);
        QVERIFY(!window->context.hovered());
    }

    void aClickBelowTheLastRowChangesNothing()
    {
        window->context.select(nth(0));
        window->view.setExpanded(nth(0), false);
        const QRect ruler = window->view.header()->rulerRect();
        for (const int x : {50, ruler.center().x()}) {
            QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, {x, 300});
            QCOMPARE(window->context.selection(), nth(0));
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
        const QPoint at = window->pointOf(nth(4));
        QContextMenuEvent event(QContextMenuEvent::Mouse, at,
                                window->view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(window->view.viewport(), &event);
        QCOMPARE(window->context.selection(), nth(4));
        for (const QString& entry : {u"Copy name"_s, u"Copy id"_s, u"Expand all below"_s,
                                     u"Collapse"_s, u"Select parent"_s})
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
        QWidget* header = window->view.header()->viewport();
        QContextMenuEvent event(QContextMenuEvent::Mouse, {20, 5}, header->mapToGlobal(QPoint()));
        QApplication::sendEvent(header, &event);
        QVERIFY(window->view.header()->isSectionHidden(EventRowsModel::CostColumn));
    }

    // Wheel

    void theWheelScrollsRows()
    {
        window->hand.wheel(window->pointOf(nth(1)), {0, -120});
        QVERIFY(window->view.verticalScrollBar()->value() > 0);
        QCOMPARE(window->context.time().range(), window->context.time().full());
    }

    void theWheelWithControlZoomsAtThePointer()
    {
        const QPoint at(window->view.header()->rulerRect().left() + 70, 60);
        const TimeNs time = window->timeAt(at.x());
        const auto before = static_cast<double>(window->context.time().range().length());
        window->hand.wheel(at, {0, 120}, Qt::ControlModifier);
        QVERIFY(static_cast<double>(window->context.time().range().length()) < before * 0.9);
        QVERIFY(std::abs(window->timeAt(at.x()) - time) <= 2);
        QCOMPARE(window->view.verticalScrollBar()->value(), 0);
        window->hand.wheel(at, {0, -120}, Qt::ControlModifier);
        QCOMPARE(window->context.time().range(), window->context.time().full());
    }

    void aDoubleClickGlidesAndWheelAndPressEndIt()
    {
        TimeViewport& time = window->context.time();
        time.setGlideDuration(10'000);
        const QPoint onBar = window->pointOf(nth(1), EventRowsModel::TimelineColumn);
        QTest::mouseDClick(window->view.viewport(), Qt::LeftButton, {}, onBar);
        QVERIFY(time.range() != time.target());
        window->hand.wheel(onBar, {0, 120}, Qt::ControlModifier);
        QCOMPARE(time.range(), time.target());
        QTest::mouseDClick(window->view.viewport(), Qt::LeftButton, {}, onBar);
        QVERIFY(time.range() != time.target());
        QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, onBar);
        QCOMPARE(time.range(), time.target());
    }

    void theWheelPansWithShiftOrSideways()
    {
        window->context.time().show({TraceMaker::time(40), TraceMaker::time(50)});
        window->hand.wheel(window->pointOf(nth(1)), {0, -120}, Qt::ShiftModifier);
        QCOMPARE(window->context.time().range(),
                 (TimeRange{TraceMaker::time(41), TraceMaker::time(51)}));
        window->hand.wheel(window->pointOf(nth(1)), {120, 0});
        QCOMPARE(window->context.time().range(),
                 (TimeRange{TraceMaker::time(40), TraceMaker::time(50)}));
        QCOMPARE(window->view.verticalScrollBar()->value(), 0);
    }

    void theRowUnderAStillPointerIsHoveredAfterScrolling()
    {
        const QPoint at = window->pointOf(nth(3));
        window->hand.hover(at);
        QCOMPARE(window->context.hovered(), nth(3));
        const auto under = [&] {
            return window->view.rowsModel().eventAt(window->view.indexAt(at));
        };
        window->hand.wheel(at, {0, -120});
        QVERIFY(under() != nth(3));
        QCOMPARE(window->context.hovered(), under());
        window->hand.key(Qt::Key_End);
        QVERIFY(under().value() > 90);
        QCOMPARE(window->context.hovered(), under());
        window->view.setExpanded(nth(0), false);
        QVERIFY(!under());
        QVERIFY(!window->context.hovered());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(window->view.viewport(), &leave);
        window->view.setExpanded(nth(0), true);
        window->hand.key(Qt::Key_Home);
        QVERIFY(!window->context.hovered());
    }

    void theWheelAloneTellsWhereThePointerIs()
    {
        const QPoint at = window->pointOf(nth(5));
        window->hand.wheel(at, {0, -120});
        QCOMPARE(window->context.hovered(),
                 window->view.rowsModel().eventAt(window->view.indexAt(at)));
        QVERIFY(window->context.hovered());
    }
};

QTEST_MAIN(WaterfallMouseTest)
#include "waterfall_mouse_test.moc"
