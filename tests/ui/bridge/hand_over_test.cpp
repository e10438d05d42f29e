// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/bridge/hand_over.h"

#include <QThread>
#include <QThreadPool>

#include <memory>
#include <vector>

using namespace playhead;

namespace {

class HandOverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksElsewhereAndComesBack();
    void keepsTheOrderOfOneThread();
    void frees();
};

void HandOverTest::worksElsewhereAndComesBack()
{
    auto* const here = QThread::currentThread();
    QThread* worked = nullptr;
    QThread* came = nullptr;
    runOnPool(*QThreadPool::globalInstance(), [&] {
        auto* const there = QThread::currentThread();
        runOnGuiThread([&, there] {
            worked = there;
            came = QThread::currentThread();
        });
    });
    QTRY_COMPARE(came, here);
    QVERIFY(worked != nullptr);
    QVERIFY(worked != here);
}

void HandOverTest::keepsTheOrderOfOneThread()
{
    constexpr int count = 1000;
    std::vector<int> order;
    runOnPool(*QThreadPool::globalInstance(), [&order] {
        for (int i = 0; i < count; ++i)
            runOnGuiThread([&order, i] { order.push_back(i); });
    });
    QTRY_COMPARE(order.size(), std::size_t(count));
    for (int i = 0; i < count; ++i)
        QCOMPARE(order[static_cast<std::size_t>(i)], i);
}

/// What was handed over is let go of once it has run.
void HandOverTest::frees()
{
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    runOnPool(*QThreadPool::globalInstance(),
              [held = std::move(held)] { runOnGuiThread([held] { ++*held; }); });
    QTRY_VERIFY(watched.expired());
}

} // namespace

QTEST_GUILESS_MAIN(HandOverTest)
#include "hand_over_test.moc"
