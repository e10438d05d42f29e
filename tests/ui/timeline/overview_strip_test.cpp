// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "tests/ui/timeline/hand.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/theme/theme.h"
#include "ui/timeline/overview_strip.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <cstdlib>
#include <memory>

using namespace playhead;
using testkit::TraceMaker;

namespace {

TimeNs at(double seconds)
{
    return TraceMaker::time(seconds);
}

/// A hundred LLM calls of a second each; the one from 70 s on fails.
std::shared_ptr<const Trace> hundredCalls()
{
    TraceMaker maker;
    for (int i = 0; i < 100; ++i) {
        Event call = TraceMaker::event("ask", i, i + 1, {}, "llm");
        if (i == 70)
            call.result = EventResult::Fail;
        maker.add(call);
    }
    return maker.finish();
}

struct ShownStrip {
    ShownStrip()
    {
        context.setTrace(hundredCalls());
        strip.resize(1000, 48);
        strip.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&strip));
        static_cast<void>(testkit::waitFor([this] { return !context.indexes().isBusy(); }));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QPoint pointOf(TimeNs time) const
    {
        const TimeAxis axis{context.time().full(), double(strip.width())};
        return {static_cast<int>(std::lround(axis.x(time))), 30};
    }
    [[nodiscard]] bool isAbout(TimeNs time, double seconds) const
    {
        return std::abs(time - at(seconds)) <= context.time().full().length() / strip.width();
    }
    void drag(QPoint from, QPoint to) { testkit::drag(&strip, from, to); }
    SessionContext context;
    OverviewStrip strip{context};
};

bool hasColor(const QImage& image, const QRect& part, const QColor& color)
{
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (image.rect().contains(x, y) && image.pixelColor(x, y).rgb() == color.rgb())
                return true;
        }
    }
    return false;
}

} // namespace

class OverviewStripTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ShownStrip> window;

private Q_SLOTS:
    void init() { window = std::make_unique<ShownStrip>(); }
    void cleanup() { window.reset(); }

    void itShowsWhatBeginsWhenAndWhereItFails()
    {
        const QImage image = window->strip.grab().toImage();
        const Theme& theme = Theme::instance();
        const QRect nearStart(window->pointOf(at(10)) - QPoint(5, 0), QSize(10, 14));
        QVERIFY(hasColor(image, nearStart, theme.color(ActionType::Llm)));
        const QColor fail = theme.color(EventResult::Fail);
        const int caret = window->pointOf(at(71)).x(); // where it ends
        QVERIFY(hasColor(image, {caret - 5, 0, 10, 8}, fail));
        QVERIFY(!hasColor(image, {0, 0, caret - 20, 10}, fail));
    }

    void thePictureIsDrawnOnceForAWidthASessionAndATheme()
    {
        window->strip.grab();
        const int before = window->strip.picturesDrawn();
        window->context.replay().seek(at(20));
        window->context.time().show({at(10), at(30)});
        window->strip.grab();
        QCOMPARE(window->strip.picturesDrawn(), before);
        window->strip.resize(900, 48);
        window->strip.grab();
        QCOMPARE(window->strip.picturesDrawn(), before + 1);
        Theme::instance().setMode(ThemeMode::Dark);
        window->strip.grab();
        Theme::instance().setMode(ThemeMode::Light);
        window->strip.grab();
        QCOMPARE(window->strip.picturesDrawn(), before + 3);
    }

    void aClickPutsThePlayhead()
    {
        QTest::mouseClick(&window->strip, Qt::LeftButton, {}, window->pointOf(at(40)));
        QVERIFY(window->isAbout(window->context.replay().playhead(), 40));
    }

    void draggingScrubsWhereNothingElseIsTaken_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<bool>("replaying");
        QTest::newRow("by its line") << 40.0 << true;
        QTest::newRow("anywhere") << 60.0 << false;
    }
    void draggingScrubsWhereNothingElseIsTaken()
    {
        QFETCH(double, from);
        QFETCH(bool, replaying);
        if (replaying)
            window->context.replay().seek(at(from));
        window->drag(window->pointOf(at(from)), window->pointOf(at(80)));
        QVERIFY(window->isAbout(window->context.replay().playhead(), 80));
        QCOMPARE(window->context.time().range(), window->context.time().full());
    }

    void theFrameIsMovedByItsMiddle()
    {
        window->context.time().show({at(20), at(40)});
        window->drag(window->pointOf(at(30)), window->pointOf(at(50)));
        const TimeRange shown = window->context.time().range();
        QVERIFY(window->isAbout(shown.begin, 40));
        QCOMPARE(shown.length(), 20 * ns_per_second);
        QVERIFY(!window->context.replay().isActive());
    }

    void theFrameIsResizedByItsEdges()
    {
        window->context.time().show({at(20), at(40)});
        window->drag(window->pointOf(at(20)), window->pointOf(at(10)));
        QVERIFY(window->isAbout(window->context.time().range().begin, 10));
        QCOMPARE(window->context.time().range().end, at(40));
        window->drag(window->pointOf(at(40)), window->pointOf(at(60)));
        QVERIFY(window->isAbout(window->context.time().range().begin, 10));
        QVERIFY(window->isAbout(window->context.time().range().end, 60));
        window->drag(window->pointOf(at(60)), window->pointOf(at(2))); // over the other edge
        const TimeRange least = window->context.time().range();
        QVERIFY(least.begin < least.end);
    }

    void aDoubleClickShowsEverythingAndBeginsNoReplay()
    {
        window->context.time().show({at(20), at(40)});
        QTest::mouseClick(&window->strip, Qt::LeftButton, {}, window->pointOf(at(80)));
        QTest::mouseDClick(&window->strip, Qt::LeftButton, {}, window->pointOf(at(80)));
        QCOMPARE(window->context.time().range(), window->context.time().full());
        QVERIFY(!window->context.replay().isActive());
    }

    void theWheelZoomsAtThePointer()
    {
        const QPoint pointer = window->pointOf(at(25));
        const auto turn = [&](int angle) {
            QWheelEvent event(pointer, window->strip.mapToGlobal(pointer), {}, QPoint(0, angle),
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&window->strip, &event);
        };
        for (int i = 0; i < 10; ++i)
            turn(120);
        const TimeRange shown = window->context.time().range();
        QVERIFY(shown.length() < 15 * ns_per_second);
        QVERIFY(shown.begin < at(25) && shown.end > at(25));
        for (int i = 0; i < 12; ++i)
            turn(-120);
        QCOMPARE(window->context.time().range(), window->context.time().full());
    }

    void arrowsMoveWhatIsShown()
    {
        window->context.time().show({at(20), at(40)});
        QTest::keyClick(&window->strip, Qt::Key_Right);
        QCOMPARE(window->context.time().range().begin, at(22));
        QTest::keyClick(&window->strip, Qt::Key_Left);
        QCOMPARE(window->context.time().range().begin, at(20));
        QTest::keyClick(&window->strip, Qt::Key_End);
        QCOMPARE(window->context.time().range().end, window->context.time().full().end);
        QTest::keyClick(&window->strip, Qt::Key_Home);
        QCOMPARE(window->context.time().range().begin, window->context.time().full().begin);
    }

    void withoutASessionNothingHappens()
    {
        SessionContext empty;
        OverviewStrip strip(empty);
        strip.resize(400, 48);
        strip.show();
        QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(100, 20));
        QTest::mouseDClick(&strip, Qt::LeftButton, {}, QPoint(100, 20));
        QVERIFY(!strip.grab().isNull());
        QVERIFY(!empty.replay().isActive());
    }
};

QTEST_MAIN(OverviewStripTest)
#include "overview_strip_test.moc"
