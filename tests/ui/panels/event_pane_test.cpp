// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/test_session.h"
#include "ui/context/session_context.h"
#include "ui/panels/event_pane.h"
#include "ui/panels/event_view.h"

#include <QAbstractButton>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

class EventPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePinKeepsAnEventBesideTheSelection();
    void thePinnedViewIsUnpinnedWithItsPin();
    void pinningAnotherEventTakesThePlace();
    void nothingSelectedPinsNothing();
    void anotherSessionUnpins();
    void secretsOfThePinnedEventFollowTheSwitch();
    void namesEveryControl();

private:
    void select(std::uint32_t event)
    {
        m_context->select(EventIndex(event));
        QTRY_VERIFY(!m_pane->isBusy());
    }
    /// The views that can be seen, the following one first.
    [[nodiscard]] QList<EventView*> views() const;
    static void press(const EventView& view, const QString& name);

    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<EventPane> m_pane;
};

void EventPaneTest::init()
{
    m_pane.reset();
    m_context = std::make_unique<SessionContext>();
    m_pane = std::make_unique<EventPane>(*m_context);
    m_pane->resize(900, 700);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    TestSession session;
    session.add(R"({"event_type":"first","params":"apples","start":0})");
    session.add(
        R"({"event_type":"second","params":"key sk-abcdefghijklmnop1234567890","start":1})");
    session.add(R"({"event_type":"third","params":"cherries","start":2})");
    m_context->setTrace(session.trace());
}

QList<EventView*> EventPaneTest::views() const
{
    QList<EventView*> shown = {&m_pane->following()};
    for (auto* view : m_pane->findChildren<EventView*>()) {
        if (view->isVisible() && view != &m_pane->following())
            shown += view;
    }
    return shown;
}

void EventPaneTest::press(const EventView& view, const QString& name)
{
    auto* button = shownButton(view, name);
    QVERIFY2(button, qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void EventPaneTest::thePinKeepsAnEventBesideTheSelection()
{
    select(0);
    QCOMPARE(views().size(), 1);
    const QSignalSpy changes(m_pane.get(), &EventPane::pinnedChanged);
    press(m_pane->following(), u"Pin the event beside others"_s);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(m_pane->pinned(), EventIndex(0U));
    select(2);
    QCOMPARE(views().size(), 2);
    QVERIFY(readableText(*views()[0]).contains(u"cherries"_s));
    QVERIFY(readableText(*views()[0]).contains(u"EVENT #2 OF 3"_s));
    QVERIFY(!readableText(*views()[0]).contains(u"PINNED"_s));
    QVERIFY(readableText(*views()[1]).contains(u"apples"_s));
    QVERIFY(readableText(*views()[1]).contains(u"PINNED · EVENT #0 OF 3"_s));
    m_context->select({});
    QTRY_VERIFY(!m_pane->isBusy());
    QVERIFY(readableText(*views()[1]).contains(u"apples"_s));
}

void EventPaneTest::thePinnedViewIsUnpinnedWithItsPin()
{
    select(0);
    m_pane->pin();
    QTRY_VERIFY(!m_pane->isBusy());
    QCOMPARE(views().size(), 2);
    press(*views()[1], u"Unpin the event"_s);
    QTRY_COMPARE(views().size(), 1);
    QVERIFY(!m_pane->pinned());
    QCOMPARE(views()[0], &m_pane->following());
}

void EventPaneTest::pinningAnotherEventTakesThePlace()
{
    select(0);
    m_pane->pin();
    select(2);
    press(m_pane->following(), u"Pin the event beside others"_s);
    QTRY_VERIFY(!m_pane->isBusy());
    select(0);
    QCOMPARE(views().size(), 2);
    QVERIFY(readableText(*views()[1]).contains(u"cherries"_s));
    QVERIFY(readableText(*views()[0]).contains(u"apples"_s));
}

void EventPaneTest::nothingSelectedPinsNothing()
{
    m_pane->pin();
    QCOMPARE(views().size(), 1);
    QVERIFY(!m_pane->pinned());
    m_pane->unpin();
    QCOMPARE(views().size(), 1);
}

void EventPaneTest::anotherSessionUnpins()
{
    select(2);
    m_pane->pin();
    TestSession small;
    small.add(R"({"event_type":"only","start":0})");
    m_context->setTrace(small.trace());
    QCOMPARE(views().size(), 1);
    QVERIFY(!m_pane->pinned());
    m_context->setTrace(nullptr);
    QCOMPARE(views().size(), 1);
}

void EventPaneTest::secretsOfThePinnedEventFollowTheSwitch()
{
    select(1);
    m_pane->pin();
    select(0);
    QVERIFY(!readableText(*views()[1]).contains(u"abcdefghijklmnop"_s));
    m_context->setSecretsRevealed(true);
    QTRY_VERIFY(!m_pane->isBusy());
    QVERIFY(readableText(*views()[1]).contains(u"abcdefghijklmnop"_s));
    QVERIFY(readableText(*views()[1]).contains(u"PINNED"_s));
    m_context->setSecretsRevealed(false);
    QTRY_VERIFY(!m_pane->isBusy());
    QVERIFY(!readableText(*views()[1]).contains(u"abcdefghijklmnop"_s));
}

void EventPaneTest::namesEveryControl()
{
    select(0);
    m_pane->pin();
    select(2);
    QCOMPARE(namelessControl(*m_pane), QString());
}

} // namespace

QTEST_MAIN(EventPaneTest)
#include "event_pane_test.moc"
