// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::nth;
using testkit::ShownWaterfall;
using testkit::TraceMaker;

namespace {

/// Two agents side by side, of which the first goes on adding above what the second shows.
struct Run {
    TraceMaker maker;
    EventIndex first;
    EventIndex second;

    Run()
    {
        first = maker.add("first", 0, 10'000); // #0
        for (int i = 0; i < 100; ++i)
            maker.add("call", i, i + 1, first, "tool");
        second = maker.add("second", 1, 10'000); // #101
        for (int i = 0; i < 100; ++i)
            maker.add("call", i, i + 1, second, i % 10 == 0 ? "llm" : "api");
    }
    void addAbove(int count)
    {
        for (int i = 0; i < count; ++i)
            maker.add("more", 200 + m_added++, 5000, first, "llm");
    }
    void addBelow(int count)
    {
        for (int i = 0; i < count; ++i)
            maker.add("more", 200 + m_added++, 5000, second, "llm");
    }

private:
    int m_added = 0;
};

} // namespace

/// What stands on the screen stays there, while a session grows around it.
class WaterfallGrowthTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Run> m_run;
    std::unique_ptr<ShownWaterfall> m_window;

    void grow() { m_window->context.growTrace(m_run->maker.snapshot()); }
    [[nodiscard]] int yOf(EventIndex event) const
    {
        return m_window->view.visualRect(m_window->view.rowsModel().indexOf(event)).top();
    }
    void scrollTo(EventIndex event)
    {
        QScrollBar* bar = m_window->view.verticalScrollBar();
        bar->setValue(bar->value() + yOf(event) - 7);
    }

private Q_SLOTS:
    void init()
    {
        m_run = std::make_unique<Run>();
        m_window = std::make_unique<ShownWaterfall>(m_run->maker.snapshot());
    }
    void cleanup() { m_window.reset(); }

    void rowsAboveMoveNothingByAPixel();
    void rowsBelowMoveNothingByAPixel();
    void aParentThatComesLateMovesOnlyItsEvents();
    void theSelectionStaysOutOfSight();
    void theSelectedRowStaysUnderTheEyes();
    void theKeyboardGoesOnWhereItWas();
    void whatIsCollapsedCountsOn();
    void whatIsExpandedWhileItGrowsHasAllRows();
    void hitsAppearUnderAFilter();
    void aSelectionThatTheFilterHidesStays();
    void nothingIsSelectedByItself();
};

void WaterfallGrowthTest::rowsAboveMoveNothingByAPixel()
{
    scrollTo(nth(150));
    const int before = yOf(nth(150));
    QCOMPARE(before, 7);
    for (int step = 0; step < 10; ++step) {
        m_run->addAbove(1 + step);
        grow();
        QCOMPARE(yOf(nth(150)), before);
    }
    QCOMPARE(m_window->rows(), 257);
}

void WaterfallGrowthTest::rowsBelowMoveNothingByAPixel()
{
    scrollTo(nth(150));
    const int value = m_window->view.verticalScrollBar()->value();
    const int most = m_window->view.verticalScrollBar()->maximum();
    m_run->addBelow(30);
    grow();
    QCOMPARE(m_window->view.verticalScrollBar()->value(), value);
    QCOMPARE(m_window->view.verticalScrollBar()->maximum(), most + 30 * waterfall::rowHeight);
}

void WaterfallGrowthTest::aParentThatComesLateMovesOnlyItsEvents()
{
    Event orphan = TraceMaker::event("orphan", 300, 301);
    orphan.parent_id = "late";
    const EventIndex moving = m_run->maker.add(orphan);
    grow();
    scrollTo(nth(150));
    const int before = yOf(nth(150));
    m_window->view.setExpanded(m_run->first, false);
    scrollTo(nth(150));
    Event parent = TraceMaker::event("parent", 0.5, 400);
    parent.id = "late";
    m_run->maker.add(parent); // between the two, above what is seen
    grow();
    QCOMPARE(yOf(nth(150)), before);
    QVERIFY(yOf(moving) < before);
    QVERIFY(!m_window->view.rowsModel().rows().is_expanded(m_run->first));
}

void WaterfallGrowthTest::theSelectionStaysOutOfSight()
{
    m_window->context.select(nth(5));
    scrollTo(nth(150));
    const QSignalSpy selected(&m_window->context, &SessionContext::selectionChanged);
    m_run->addAbove(20);
    m_run->addBelow(20);
    grow();
    QCOMPARE(selected.size(), 0);
    QCOMPARE(m_window->view.rowsModel().eventAt(m_window->view.currentIndex()), nth(5));
    QCOMPARE(yOf(nth(150)), 7);
}

void WaterfallGrowthTest::theSelectedRowStaysUnderTheEyes()
{
    scrollTo(nth(150));
    QTest::mouseClick(m_window->view.viewport(), Qt::LeftButton, {}, m_window->pointOf(nth(155)));
    QCOMPARE(m_window->context.selection(), nth(155));
    const int before = yOf(nth(155));
    m_run->addAbove(20);
    grow();
    QCOMPARE(yOf(nth(155)), before);
    QCOMPARE(m_window->view.rowsModel().eventAt(m_window->view.currentIndex()), nth(155));
}

void WaterfallGrowthTest::theKeyboardGoesOnWhereItWas()
{
    m_window->context.select(nth(150));
    m_run->addAbove(20);
    grow();
    m_window->hand.key(Qt::Key_Down);
    QCOMPARE(m_window->context.selection(), nth(151));
}

void WaterfallGrowthTest::whatIsCollapsedCountsOn()
{
    m_window->view.setExpanded(m_run->first, false);
    const int rows = m_window->rows();
    m_run->addAbove(7);
    grow();
    QCOMPARE(m_window->rows(), rows);
    const QModelIndex index = m_window->view.rowsModel().indexOf(m_run->first);
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(u"107 children, collapsed"_s));
}

void WaterfallGrowthTest::whatIsExpandedWhileItGrowsHasAllRows()
{
    m_window->view.setExpanded(m_run->first, false);
    m_run->addAbove(7);
    grow();
    QTest::mouseClick(m_window->view.viewport(), Qt::LeftButton, {},
                      m_window->expanderOf(m_run->first));
    QCOMPARE(m_window->rows(), 209);
}

void WaterfallGrowthTest::hitsAppearUnderAFilter()
{
    m_window->context.filter().setText(u"action:llm"_s);
    QCOMPARE(m_window->rows(), 11); // ten calls of the second, and that
    const QSignalSpy resets(&m_window->view.rowsModel(), &QAbstractItemModel::modelReset);
    m_run->addAbove(3);
    grow();
    QCOMPARE(m_window->rows(), 15); // with the first
    QCOMPARE(resets.size(), 0);
}

void WaterfallGrowthTest::aSelectionThatTheFilterHidesStays()
{
    m_window->context.select(nth(5));
    m_window->context.filter().setText(u"action:llm"_s);
    m_run->addAbove(3);
    grow();
    QCOMPARE(m_window->context.selection(), nth(5));
    QVERIFY(!m_window->view.currentIndex().isValid());
    m_window->context.filter().clear();
    QCOMPARE(m_window->view.rowsModel().eventAt(m_window->view.currentIndex()), nth(5));
}

void WaterfallGrowthTest::nothingIsSelectedByItself()
{
    // What matches no longer goes with its row, of which Qt would select the next.
    Event running = TraceMaker::event("call", 300, 0, m_run->second, "llm");
    const EventIndex ended = m_run->maker.add(running);
    m_run->addBelow(1);
    grow();
    m_window->context.filter().setText(u"action:llm result:indeterminate"_s);
    m_window->context.select(ended);
    const QSignalSpy selected(&m_window->context, &SessionContext::selectionChanged);
    Event end;
    end.result = EventResult::Success;
    m_run->maker.builder().update(ended, end, true, Slice());
    grow();
    QCOMPARE(selected.size(), 0);
    QCOMPARE(m_window->context.selection(), ended);
    QVERIFY(!m_window->view.currentIndex().isValid());
}

QTEST_MAIN(WaterfallGrowthTest)
#include "waterfall_growth_test.moc"
