// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/context/event_filter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QScrollBar>

using namespace playhead;
using namespace playhead::testkit;
using namespace Qt::Literals::StringLiterals;

class WaterfallFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void theSelectionStandsStillWhileRowsAboveItGo();
    void aSelectionThatIsHiddenIsKeptAndComesBack();
    void downGoesOnFromWhereTheHiddenSelectionWouldBe();
    void rightGoesToTheFirstChildThatIsShown();
    void whatIsGoneToIsShownThoughNoHit();
    void anEmptyResultSaysSoAndCanBeCleared();
    void hitsAreMarkedAndTheRestIsPaler();
};

void WaterfallFilterTest::theSelectionStandsStillWhileRowsAboveItGo()
{
    ShownWaterfall shown;
    const EventIndex selected = nth(3 * 20 + 3); // the second child of the 21st parent
    shown.context.select(selected);
    const int y = shown.pointOf(selected).y();
    QVERIFY(shown.view.verticalScrollBar()->value() > 0);
    shown.context.filter().setText(u"action:llm"_s); // the second children
    QCOMPARE(shown.rows(), 1 + 40 + 40);
    QCOMPARE(shown.context.selection(), selected);
    QCOMPARE(shown.pointOf(selected).y(), y);
    QCOMPARE(shown.view.currentIndex(), shown.view.rowsModel().indexOf(selected));
    shown.context.filter().clear();
    QCOMPARE(shown.rows(), 121);
    QCOMPARE(shown.pointOf(selected).y(), y);
}

void WaterfallFilterTest::aSelectionThatIsHiddenIsKeptAndComesBack()
{
    ShownWaterfall shown;
    shown.context.select(nth(2)); // a first child
    shown.context.filter().setText(u"action:llm"_s);
    QCOMPARE(shown.context.selection(), nth(2));
    QVERIFY(!shown.view.currentIndex().isValid());
    shown.context.filter().clear();
    QCOMPARE(shown.view.currentIndex(), shown.view.rowsModel().indexOf(nth(2)));
}

void WaterfallFilterTest::downGoesOnFromWhereTheHiddenSelectionWouldBe()
{
    ShownWaterfall shown;
    shown.context.select(nth(5)); // the first child of the second parent, #4
    shown.context.filter().setText(u"action:llm"_s);
    shown.hand.key(Qt::Key_Down);
    QCOMPARE(shown.context.selection(), nth(6));
    shown.context.filter().clear();
    shown.context.select(nth(5));
    shown.context.filter().setText(u"action:llm"_s);
    shown.hand.key(Qt::Key_Up);
    QCOMPARE(shown.context.selection(), nth(4));
}

void WaterfallFilterTest::rightGoesToTheFirstChildThatIsShown()
{
    ShownWaterfall shown;
    shown.context.filter().setText(u"action:llm"_s);
    shown.context.select(nth(1));
    shown.hand.key(Qt::Key_Right);
    QCOMPARE(shown.context.selection(), nth(3));
    shown.hand.key(Qt::Key_Left);
    QCOMPARE(shown.context.selection(), nth(1));
}

void WaterfallFilterTest::whatIsGoneToIsShownThoughNoHit()
{
    ShownWaterfall shown;
    shown.context.filter().setText(u"action:llm"_s);
    Q_EMIT shown.context.revealRequested(nth(2));
    QCOMPARE(shown.context.selection(), nth(2));
    QCOMPARE(shown.rows(), 1 + 40 + 40 + 1);
    QCOMPARE(shown.view.currentIndex(), shown.view.rowsModel().indexOf(nth(2)));
}

void WaterfallFilterTest::anEmptyResultSaysSoAndCanBeCleared()
{
    ShownWaterfall shown;
    auto* notice = shown.view.findChild<NoticeBar*>();
    QVERIFY(notice);
    QVERIFY(!notice->isVisible());
    shown.context.filter().setText(u"type:nothing"_s);
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"No event matches the filter"_s);
    QTest::mouseClick(notice->findChild<LinkButton*>(), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    QCOMPARE(shown.rows(), 121);
    QVERIFY(shown.view.hasFocus());
}

void WaterfallFilterTest::hitsAreMarkedAndTheRestIsPaler()
{
    ShownWaterfall shown;
    const auto rowOf = [&](EventIndex event) {
        const QRect cell = shown.view.visualRect(shown.view.rowsModel().indexOf(event));
        return shown.view.viewport()->grab(cell).toImage();
    };
    const auto inkOf = [](const QImage& image) {
        double ink = 0;
        for (int y = 0; y < image.height() - 1; ++y) {
            for (int x = 0; x < image.width(); ++x)
                ink += 1 - image.pixelColor(x, y).lightnessF();
        }
        return ink;
    };
    shown.context.filter().setMode(EventFilter::Mode::Dim);
    const QImage hitBefore = rowOf(nth(3));
    const double inkBefore = inkOf(rowOf(nth(2)));
    shown.context.filter().setText(u"action:llm"_s);
    QVERIFY(inkOf(rowOf(nth(2))) < 0.7 * inkBefore);
    // The hit differs in its mark at the left edge, and in nothing else.
    const QImage hit = rowOf(nth(3));
    const QRect mark(0, 0, 10, hit.height());
    QVERIFY(hit.copy(mark) != hitBefore.copy(mark));
    const QRect rest = hit.rect().adjusted(mark.width(), 0, 0, 0);
    QCOMPARE(hit.copy(rest), hitBefore.copy(rest));
}

QTEST_MAIN(WaterfallFilterTest)
#include "waterfall_filter_test.moc"
