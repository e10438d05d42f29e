// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/widgets/frame_times.h"

#include <QVBoxLayout>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes a while to draw.
class SlowWidget : public QWidget
{
public:
    static constexpr int slowMs = 20;

protected:
    void paintEvent(QPaintEvent*) override { QTest::qSleep(slowMs); }
};

struct ShownTimes {
    QWidget window;
    SlowWidget* canvas = new SlowWidget;
    FrameTimes* times = new FrameTimes;

    ShownTimes()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(canvas, 1);
        layout->addWidget(times);
        window.resize(500, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
    void drawFrames(int count)
    {
        const std::size_t before = times->frameCount();
        for (int i = 0; i < count; ++i) {
            canvas->update();
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!times->isVisible() || times->frameCount() > before);
    }
};

} // namespace

class FrameTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHiddenUntilItIsSwitchedOn();
    void tellsHowLongFramesTook();
    void itsOwnFramesDoNotCount();
};

void FrameTimesTest::isHiddenUntilItIsSwitchedOn()
{
    ShownTimes shown;
    QVERIFY(!shown.times->isVisible());
    shown.drawFrames(3);
    QCOMPARE(shown.times->frameCount(), std::size_t(0));
    shown.times->setOn(true);
    QVERIFY(shown.times->isVisible());
    shown.drawFrames(3);
    shown.times->setOn(false);
    QVERIFY(!shown.times->isVisible());
    shown.drawFrames(3);
    QCOMPARE(shown.times->frameCount(), std::size_t(0));
}

void FrameTimesTest::tellsHowLongFramesTook()
{
    ShownTimes shown;
    shown.times->setOn(true);
    shown.drawFrames(5);
    QTRY_VERIFY(shown.times->fullText().startsWith(u"Frame "_s));
    const double median = shown.times->fullText().section(u' ', 1, 1).toDouble();
    QVERIFY2(median >= SlowWidget::slowMs, qPrintable(shown.times->fullText()));
}

void FrameTimesTest::itsOwnFramesDoNotCount()
{
    ShownTimes shown;
    shown.times->setOn(true);
    shown.drawFrames(2);
    QTRY_VERIFY(shown.times->fullText().startsWith(u"Frame "_s));
    QTest::qWait(50); // that frame is drawn
    const std::size_t count = shown.times->frameCount();
    QTest::qWait(1200);
    QVERIFY(shown.times->frameCount() <= count);
}

QTEST_MAIN(FrameTimesTest)
#include "frame_times_test.moc"
