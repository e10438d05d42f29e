// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_waterfall.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/overview_strip.h"
#include "ui/timeline/tabular_text.h"
#include "ui/timeline/waterfall_header.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::nth;
using testkit::TraceMaker;

/// The views of an interface that is written from right to left: rows are mirrored, time is not.
class RightToLeftTest : public testkit::WaterfallTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        QApplication::setLayoutDirection(Qt::RightToLeft);
    }
    void namesStandAtTheRight();
    void timeGoesFromLeftToRight();
    void theTriangleIsHitWhereItIsDrawn();
    void theSelectionIsMarkedAtTheRight();
    void arrowsGoTheOtherWayInTheTree();
    void anEdgeIsDraggedWhereItIs();
    void theRulerZoomsToWhatIsDragged();
    void chartsStayAsTheyAre();
    void aSignIsNotTurnedRound_data();
    void aSignIsNotTurnedRound();

private:
    [[nodiscard]] QPoint triangleOf(EventIndex event) const
    {
        const QRect cell = window->view.visualRect(window->view.rowsModel().indexOf(event));
        const QRect point(window->expanderOf(event), QSize(1, 1));
        return QStyle::visualRect(Qt::RightToLeft, cell, point).topLeft();
    }
};

void RightToLeftTest::namesStandAtTheRight()
{
    const QRect names = window->view.visualRect(window->view.rowsModel().indexOf(nth(0)));
    QCOMPARE(names.right(), window->view.viewport()->rect().right());
    QCOMPARE(window->view.timeRect().left(), 0);
    QVERIFY(window->view.timeRect().right() < names.left());
    QVERIFY(window->view.timeRect().width() > 100);
    // The rule of time is as wide as its bars have room.
    const QRect bar = window->view.horizontalScrollBar()->geometry();
    const int left = window->view.horizontalScrollBar()->mapTo(&window->view, QPoint()).x();
    QVERIFY(left + bar.width() <= window->view.timeRect().right() + 2);
}

void RightToLeftTest::timeGoesFromLeftToRight()
{
    const QRectF early = window->view.barRect(nth(1));
    const QRectF late = window->view.barRect(nth(13));
    QVERIFY(early.left() < late.left());
    QVERIFY(window->timeAt(10) < window->timeAt(window->view.timeRect().right() - 10));
    QCOMPARE(window->view.indexAt(early.center().toPoint()).column(),
             int(EventRowsModel::TimelineColumn));
}

void RightToLeftTest::theTriangleIsHitWhereItIsDrawn()
{
    const int before = window->rows();
    QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, triangleOf(nth(1)));
    QCOMPARE(window->rows(), before - 2);
    QVERIFY(!window->context.selection());
    QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, triangleOf(nth(1)));
    QCOMPARE(window->rows(), before);
    // Where it would be from left to right is the end of the row's text: a click there selects.
    QTest::mouseClick(window->view.viewport(), Qt::LeftButton, {}, window->expanderOf(nth(1)));
    QCOMPARE(window->rows(), before);
    QCOMPARE(window->context.selection(), nth(1));
}

/// Its icon, too: what is painted is where the click goes.
void RightToLeftTest::theSelectionIsMarkedAtTheRight()
{
    window->context.select(nth(1));
    const QImage picture = window->view.viewport()->grab().toImage();
    const QRect cell = window->view.visualRect(window->view.rowsModel().indexOf(nth(1)));
    const QColor accent = Theme::instance().color(ColorRole::Accent);
    QCOMPARE(picture.pixelColor(cell.right(), cell.center().y()), accent);
    QVERIFY(picture.pixelColor(0, cell.center().y()) != accent);
    const QRect icon = QStyle::visualRect(Qt::RightToLeft, cell, layOutEventCell(cell, 2).icon);
    QCOMPARE(picture.pixelColor(icon.center().x(), icon.top() + 1),
             Theme::instance().color(window->context.trace()->action_type(nth(1))));
}

void RightToLeftTest::arrowsGoTheOtherWayInTheTree()
{
    const int before = window->rows();
    window->context.select(nth(1));
    QTest::keyClick(&window->view, Qt::Key_Right);
    QCOMPARE(window->rows(), before - 2);
    QTest::keyClick(&window->view, Qt::Key_Left);
    QCOMPARE(window->rows(), before);
    QTest::keyClick(&window->view, Qt::Key_Left);
    QCOMPARE(window->context.selection(), nth(2));
    QTest::keyClick(&window->view, Qt::Key_Right);
    QCOMPARE(window->context.selection(), nth(1));
}

void RightToLeftTest::anEdgeIsDraggedWhereItIs()
{
    WaterfallHeader* header = window->view.header();
    const int width = header->sectionSize(EventRowsModel::EventColumn);
    const QPoint edge(header->sectionViewportPosition(EventRowsModel::EventColumn), 10);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(header->viewport(), edge - QPoint(30, 0));
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge - QPoint(30, 0));
    QCOMPARE(header->sectionSize(EventRowsModel::EventColumn), width + 30);
    QCOMPARE(window->view.timeRect().left(), 0);
}

void RightToLeftTest::theRulerZoomsToWhatIsDragged()
{
    WaterfallHeader* header = window->view.header();
    const QRect ruler = header->rulerRect();
    const QPoint from(ruler.left() + ruler.width() / 4, 10);
    const QPoint to(ruler.center().x(), 10);
    const TimeNs begin = window->timeAt(from.x());
    const TimeNs end = window->timeAt(to.x());
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(header->viewport(), to);
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, to);
    const TimeRange range = window->context.time().range();
    const DurationNs slack = (end - begin) / 20;
    QVERIFY(std::abs(range.begin - begin) < slack && std::abs(range.end - end) < slack);
}

void RightToLeftTest::chartsStayAsTheyAre()
{
    SessionContext context;
    const LanesView lanes(context);
    const OverviewStrip overview(context);
    QCOMPARE(lanes.layoutDirection(), Qt::LeftToRight);
    QCOMPARE(overview.layoutDirection(), Qt::LeftToRight);
    QCOMPARE(window->view.layoutDirection(), Qt::RightToLeft);
}

void RightToLeftTest::aSignIsNotTurnedRound_data()
{
    QTest::addColumn<QString>("figure");
    QTest::newRow("at least") << u"≥ $0.42"_s;
    QTest::newRow("about") << u"≈ $0.0041"_s;
    QTest::newRow("figures alone") << u"12,503"_s;
    QTest::newRow("words") << u"no end."_s;
}

/// "≥" and "(" have a mirror image, which says the opposite.
void RightToLeftTest::aSignIsNotTurnedRound()
{
    QFETCH(const QString, figure);
    const TabularText text(Theme::instance().font());
    const auto drawn = [&](Qt::LayoutDirection direction) {
        QImage image(200, 24, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(direction);
        text.drawRight(painter, QRectF(image.rect()), figure);
        return image;
    };
    QVERIFY(drawn(Qt::RightToLeft) == drawn(Qt::LeftToRight));
    QImage empty(200, 24, QImage::Format_ARGB32_Premultiplied);
    empty.fill(Qt::white);
    QVERIFY(drawn(Qt::LeftToRight) != empty);
}

QTEST_MAIN(RightToLeftTest)
#include "right_to_left_test.moc"
