// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/zoom.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QAction>
#include <QScrollBar>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

/// A root of `count` seconds with an event in each of them.
std::shared_ptr<const Trace> flatRun(int count)
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, count);
    for (int i = 0; i + 1 < count; ++i)
        maker.add("event", i, i + 0.5, root);
    return maker.finish();
}

/// The view with its context, shown at a size of its own.
struct Window {
    explicit Window(std::shared_ptr<const Trace> trace, QSize size = {900, 400}) : view(context)
    {
        view.resize(size);
        context.setTrace(std::move(trace));
        view.show();
    }
    SessionContext context;
    WaterfallView view;
};

} // namespace

class WaterfallViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAndIndexesAreEachOthersInverse_data()
    {
        QTest::addColumn<int>("events");
        QTest::newRow("a few") << 5;
        QTest::newRow("a thousand") << 1000;
        QTest::newRow("a hundred thousand") << 100'000;
        QTest::newRow("a million") << 1'000'000;
    }
    void pointsAndIndexesAreEachOthersInverse()
    {
        QFETCH(int, events);
        Window window(flatRun(events));
        WaterfallView& view = window.view;
        for (const double at : {0.0, 0.3, 0.999, 1.0}) {
            QScrollBar* bar = view.verticalScrollBar();
            bar->setValue(static_cast<int>(at * bar->maximum()));
            QVERIFY(!view.grab().isNull());
            for (int y = 0; y < view.viewport()->height(); y += 7) {
                for (int x = 0; x < view.viewport()->width(); x += 61) {
                    const QModelIndex index = view.indexAt({x, y});
                    if (index.isValid())
                        QVERIFY(view.visualRect(index).contains(x, y));
                }
            }
            const QModelIndex top = view.indexAt({0, 0});
            QCOMPARE(view.indexAt(view.visualRect(top).topLeft()), top);
        }
        const QModelIndex last = view.indexAt({0, view.viewport()->height() - 1});
        QCOMPARE(last.row(), events < 100 ? -1 : events - 1);
    }

    void rowsAndHeaderShareTheirColumns()
    {
        Window window(flatRun(10));
        window.view.header()->resizeSection(EventRowsModel::DurationColumn, 133);
        window.view.header()->setSectionHidden(EventRowsModel::ResultColumn, true);
        for (int column = 0; column < EventRowsModel::ColumnCount; ++column) {
            const QRect rect = window.view.visualRect(window.view.rowsModel().index(0, column));
            if (column == EventRowsModel::ResultColumn) {
                QVERIFY(rect.isNull());
                continue;
            }
            QCOMPARE(rect.left(), window.view.header()->sectionViewportPosition(column));
            QCOMPARE(rect.width(), window.view.header()->sectionSize(column));
        }
    }

    void aNarrowWindowLeavesRoomForTheTimeline()
    {
        Window window(flatRun(10), {620, 400});
        QVERIFY(window.view.header()->rulerRect().width() >= waterfall::smallestTimeline);
        window.view.resize(1400, 400);
        const int wide = window.view.header()->sectionSize(EventRowsModel::EventColumn);
        window.view.resize(620, 400);
        window.view.resize(1400, 400);
        QCOMPARE(window.view.header()->sectionSize(EventRowsModel::EventColumn), wide);
    }

    void barsStandWhereTheRulerSays()
    {
        Window window(flatRun(100));
        window.context.time().show({TraceMaker::time(0), TraceMaker::time(10)});
        const QRect ruler = window.view.header()->rulerRect();
        const QRectF bar = window.view.barRect(nth(4)); // second 3 to 3.5
        QVERIFY(std::abs(bar.left() - (ruler.left() + ruler.width() * 0.3)) < 0.5);
        QVERIFY(std::abs(bar.width() - ruler.width() * 0.05) < 0.5);
        QVERIFY(window.view.barRect(nth(50)).isNull());
    }

    void aNanosecondIsExactWithinThirtyDays()
    {
        constexpr double month = 30 * 24 * 3600;
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, month);
        Event event = TraceMaker::event("event", 29 * 24 * 3600, 0, root);
        event.end_timestamp = event.init_timestamp + 40;
        const EventIndex tiny = maker.add(event);
        Window window(maker.finish());
        const TimeNs start = event.init_timestamp;
        window.context.time().show({start - 30, start + 70});
        QCOMPARE(window.context.time().range(), (TimeRange{start - 30, start + 70}));
        const QRect ruler = window.view.header()->rulerRect();
        const double pixels = ruler.width() / 100.0;
        QVERIFY(std::abs(window.view.barRect(tiny).left() - ruler.left() - 30 * pixels) < 1e-6);
        QVERIFY(std::abs(window.view.barRect(tiny).width() - 40 * pixels) < 1e-6);
        // One nanosecond to the right, and the bar moves by the width of one.
        window.context.time().show({start - 31, start + 69});
        QVERIFY(std::abs(window.view.barRect(tiny).left() - ruler.left() - 31 * pixels) < 1e-6);
    }

    void aSelectionFromElsewhereIsRevealed()
    {
        Window window(flatRun(1000));
        window.view.setExpanded(nth(0), false);
        QCOMPARE(window.view.rowsModel().rowCount(), 1);
        window.context.select(nth(700));
        QCOMPARE(window.view.rowsModel().rowCount(), 1000);
        QCOMPARE(window.view.rowsModel().eventAt(window.view.currentIndex()), nth(700));
        QVERIFY(window.view.viewport()->rect().contains(
            window.view.visualRect(window.view.currentIndex())));
        window.context.select(EventIndex());
        QVERIFY(!window.view.currentIndex().isValid());
    }

    void revealingMovesTheTimeToo()
    {
        Window window(flatRun(1000));
        window.context.time().show({TraceMaker::time(0), TraceMaker::time(10)});
        Q_EMIT window.context.revealRequested(nth(700));
        QCOMPARE(window.context.selection(), nth(700));
        QVERIFY(!window.view.barRect(nth(700)).isNull());
        QCOMPARE(window.context.time().range().length(), 10 * ns_per_second);
    }

    void revealingPutsTheRowAmongItsNeighbours()
    {
        Window window(flatRun(1000));
        window.context.select(nth(700)); // at the lower edge now
        Q_EMIT window.context.revealRequested(nth(700));
        const QRect row = window.view.visualRect(window.view.currentIndex());
        const QRect rows = window.view.viewport()->rect();
        QVERIFY(std::abs(row.center().y() - rows.center().y()) <= row.height());
    }

    void collapsingOverTheSelectionSelectsWhatHidesIt()
    {
        Window window(flatRun(10));
        window.context.select(nth(5));
        window.view.setExpanded(nth(0), false);
        QCOMPARE(window.context.selection(), nth(0));
    }

    void aGrowingSessionMovesNothing()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 1000);
        for (int i = 0; i < 500; ++i)
            maker.add("event", 2 * i, 2 * i + 1, root);
        Window window(maker.snapshot());
        window.context.time().show({TraceMaker::time(100), TraceMaker::time(200)});
        window.context.select(nth(300));
        const QRect before = window.view.visualRect(window.view.currentIndex());
        const TimeRange range = window.context.time().range();
        for (int i = 0; i < 200; ++i) // all over, also above what is seen
            maker.add("late", 2 * i + 1, 2 * i + 1.5, root);
        const QSignalSpy selected(&window.context, &SessionContext::selectionChanged);
        window.context.growTrace(maker.finish());
        QCOMPARE(window.view.rowsModel().eventAt(window.view.currentIndex()), nth(300));
        QCOMPARE(selected.size(), 0);
        QCOMPARE(window.context.time().range(), range);
        const QRect after = window.view.visualRect(window.view.currentIndex());
        QVERIFY(window.view.viewport()->rect().contains(after));
        QCOMPARE(after.left(), before.left());
    }

    void aGrowingSessionDoesNotScrollToTheSelection()
    {
        TraceMaker maker;
        for (int i = 0; i < 500; ++i)
            maker.add("event", 2 * i, 2 * i + 1);
        Window window(maker.snapshot());
        window.context.select(nth(3));
        window.view.verticalScrollBar()->setValue(300 * waterfall::rowHeight + 7);
        for (int i = 0; i < 100; ++i) // above what is seen
            maker.add("late", 2 * i + 1, 2 * i + 1.5);
        window.context.growTrace(maker.finish());
        const QModelIndex top = window.view.indexAt({0, 0});
        QCOMPARE(window.view.rowsModel().eventAt(top), nth(300));
        QCOMPARE(window.view.visualRect(top).top(), -7);
        QCOMPARE(window.view.rowsModel().eventAt(window.view.currentIndex()), nth(3));
    }

    void collapsingAllTakesTheSelectionToItsRoot()
    {
        Window window(flatRun(100));
        window.context.select(nth(50));
        window.view.eventActions().collapseAll->trigger();
        QCOMPARE(window.view.rowsModel().rowCount(), 1);
        QCOMPARE(window.context.selection(), nth(0));
    }

    void expandingAllKeepsThePlace()
    {
        TraceMaker maker;
        for (int i = 0; i < 200; ++i) {
            const EventIndex parent = maker.add("parent", 10 * i, 10 * i + 9);
            maker.add("child", 10 * i, 10 * i + 1, parent);
        }
        Window window(maker.finish());
        window.view.eventActions().collapseAll->trigger();
        window.view.verticalScrollBar()->setValue(100 * waterfall::rowHeight + 5);
        const EventIndex top = window.view.rowsModel().eventAt(window.view.indexAt({0, 0}));
        window.view.eventActions().expandAll->trigger();
        QCOMPARE(window.view.rowsModel().eventAt(window.view.indexAt({0, 0})), top);
    }

    void anotherSessionStartsAtItsTop()
    {
        Window window(flatRun(1000));
        window.view.verticalScrollBar()->setValue(5000);
        window.context.setTrace(flatRun(500));
        QCOMPARE(window.view.verticalScrollBar()->value(), 0);
        window.context.setTrace(nullptr);
        QVERIFY(!window.view.grab().isNull());
        QVERIFY(!window.view.indexAt({10, 10}).isValid());
    }

    void theScrollBarMovesTheTimeAndFollowsIt()
    {
        Window window(flatRun(100));
        QScrollBar* bar = window.view.horizontalScrollBar();
        QCOMPARE(bar->maximum(), 0); // all is visible
        window.context.time().show({TraceMaker::time(20), TraceMaker::time(30)});
        QVERIFY(bar->maximum() > 0);
        const int value = bar->value();
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        QCOMPARE(window.context.time().range(),
                 (TimeRange{TraceMaker::time(21), TraceMaker::time(31)}));
        QVERIFY(bar->value() > value);
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        QCOMPARE(window.context.time().range(),
                 (TimeRange{TraceMaker::time(12), TraceMaker::time(22)}));
        bar->setSliderPosition(0);
        bar->triggerAction(QAbstractSlider::SliderMove);
        QCOMPARE(window.context.time().range().begin, window.context.time().full().begin);
        QCOMPARE(window.context.time().range().length(), 10 * ns_per_second);
    }

    void aChangeOfRangeIsNotChangedBackByTheScrollBar()
    {
        // A step of the bar is far longer than this view.
        Window window(flatRun(1'000));
        const TimeRange range{TraceMaker::time(500) + 1, TraceMaker::time(500) + 101};
        const QSignalSpy changes(&window.context.time(), &TimeViewport::rangeChanged);
        window.context.time().show(range);
        QCOMPARE(window.context.time().range(), range);
        QCOMPARE(changes.size(), 1);
    }

    void nothingRecordedSaysSo()
    {
        Window empty(TraceMaker().finish());
        Window none(nullptr);
        QVERIFY(empty.view.grab().toImage() != none.view.grab().toImage());
    }

    void bothThemesDrawEveryKindOfBar()
    {
        TraceMaker maker;
        const EventIndex root = maker.add("root", 0, 100);
        Event open = TraceMaker::event("open", 10, 0, root, "llm");
        open.end_timestamp = no_time;
        maker.add(open);
        Event instant = TraceMaker::event("instant", 20, 0, root, "tool");
        instant.is_instant = true;
        instant.result = EventResult::Fail;
        maker.add(instant);
        maker.add("backwards", 40, 30, root, "api");
        maker.add("outside", -5, 10, root, "screenshot");
        Event inferred = TraceMaker::event("inferred", 50, 60, root, "odd word");
        inferred.parent_inferred = true;
        maker.add(inferred);
        Event untimed;
        untimed.event_type = "untimed";
        maker.add(untimed);
        Window window(maker.finish());
        const auto bars = [&] {
            return window.view.grab(window.view.header()->rulerRect().adjusted(0, 24, 0, 300))
                .toImage();
        };
        Theme::instance().setMode(ThemeMode::Light);
        const QImage light = bars();
        Theme::instance().setMode(ThemeMode::Dark);
        const QImage dark = bars();
        QVERIFY(light != dark);
        const QPoint empty(light.width() - 20, 280);
        Theme::instance().setMode(ThemeMode::Light);
        QCOMPARE(light.pixelColor(empty), Theme::instance().color(ColorRole::Panel));
        const QPointF inBar = window.view.barRect(root).center() -
                              QPointF(window.view.header()->rulerRect().left(), 0);
        QCOMPARE(light.pixelColor(inBar.toPoint()), Theme::instance().color(ActionType::Action));
    }
};

QTEST_MAIN(WaterfallViewTest)
#include "waterfall_view_test.moc"
