// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/selection_history.h"
#include "ui/context/session_context.h"

#include <QSignalSpy>

using namespace playhead;

namespace {

std::shared_ptr<const Trace> session(const char* id, int events)
{
    Session about;
    about.id = id;
    testkit::TraceMaker maker(about);
    for (int i = 0; i < events; ++i)
        maker.add("step", i, i + 1);
    return maker.finish();
}

class SelectionHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesBackAndForwardThroughJumps();
    void walkingFromRowToRowIsOnePlace();
    void aJumpToTheRowNextDoorIsAJump();
    void aNewJumpForgetsWhatLayAhead();
    void goesBackToThePlaceThatWasLeftForNothing();
    void everySessionHasATrailOfItsOwn();
    void aLongTrailForgetsItsBeginning();
    void saysWhenItChanges();

private:
    void jump(std::uint32_t event)
    {
        m_context->select(EventIndex(event));
        Q_EMIT m_context->revealRequested(EventIndex(event));
    }
    void walk(std::uint32_t event) { m_context->select(EventIndex(event)); }
    [[nodiscard]] std::uint32_t selected() const { return m_context->selection().value(); }

    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<SelectionHistory> m_history;
};

void SelectionHistoryTest::init()
{
    m_history.reset();
    m_context = std::make_unique<SessionContext>();
    m_history = std::make_unique<SelectionHistory>(*m_context, [](EventIndex a, EventIndex b) {
        return a.value() + 1 == b.value() || b.value() + 1 == a.value();
    });
    m_context->setTrace(session("a", 2000));
}

void SelectionHistoryTest::goesBackAndForwardThroughJumps()
{
    QVERIFY(!m_history->canGoBack());
    QVERIFY(!m_history->canGoForward());
    jump(3);
    QVERIFY(!m_history->canGoBack());
    jump(10);
    jump(20);
    m_history->goBack();
    QCOMPARE(selected(), 10U);
    m_history->goBack();
    QCOMPARE(selected(), 3U);
    QVERIFY(!m_history->canGoBack());
    m_history->goBack();
    QCOMPARE(selected(), 3U);
    m_history->goForward();
    m_history->goForward();
    QCOMPARE(selected(), 20U);
    QVERIFY(!m_history->canGoForward());
}

void SelectionHistoryTest::walkingFromRowToRowIsOnePlace()
{
    jump(3);
    for (std::uint32_t row = 4; row < 40; ++row)
        walk(row);
    jump(100);
    m_history->goBack();
    QCOMPARE(selected(), 39U);
    m_history->goBack();
    QCOMPARE(selected(), 3U);
    m_history->goForward();
    QCOMPARE(selected(), 39U);
}

void SelectionHistoryTest::aJumpToTheRowNextDoorIsAJump()
{
    jump(3);
    jump(4);
    m_history->goBack();
    QCOMPARE(selected(), 3U);
    m_history->goForward();
    walk(5);
    walk(6);
    jump(7);
    m_history->goBack();
    QCOMPARE(selected(), 6U);
    m_history->goBack();
    QCOMPARE(selected(), 4U);
}

void SelectionHistoryTest::aNewJumpForgetsWhatLayAhead()
{
    jump(3);
    jump(10);
    m_history->goBack();
    jump(30);
    QVERIFY(!m_history->canGoForward());
    m_history->goBack();
    QCOMPARE(selected(), 3U);
}

void SelectionHistoryTest::goesBackToThePlaceThatWasLeftForNothing()
{
    jump(3);
    m_context->select({});
    QVERIFY(m_history->canGoBack());
    m_history->goBack();
    QCOMPARE(selected(), 3U);
    QVERIFY(!m_history->canGoBack());
}

void SelectionHistoryTest::everySessionHasATrailOfItsOwn()
{
    jump(3);
    jump(10);
    m_context->setTrace(session("b", 20));
    QVERIFY(!m_history->canGoBack());
    jump(7);
    m_context->setTrace(session("a", 2000));
    m_history->goBack();
    QCOMPARE(selected(), 10U);
    m_history->goBack();
    QCOMPARE(selected(), 3U);
    m_context->setTrace(nullptr);
    QVERIFY(!m_history->canGoBack());
    QVERIFY(!m_history->canGoForward());
}

void SelectionHistoryTest::aLongTrailForgetsItsBeginning()
{
    for (std::uint32_t i = 0; i < 900; ++i)
        jump(2 * i);
    int steps = 0;
    while (m_history->canGoBack()) {
        m_history->goBack();
        ++steps;
    }
    QCOMPARE(steps, 499);
    QCOMPARE(selected(), 800U);
}

void SelectionHistoryTest::saysWhenItChanges()
{
    const QSignalSpy changes(m_history.get(), &SelectionHistory::changed);
    jump(3);
    QVERIFY(changes.count() > 0);
    const auto before = changes.count();
    m_context->setTrace(session("b", 20));
    QVERIFY(changes.count() > before);
}

} // namespace

QTEST_MAIN(SelectionHistoryTest)
#include "selection_history_test.moc"
