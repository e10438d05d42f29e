// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/panels/test_session.h"
#include "ui/context/session_context.h"
#include "ui/panels/event_header.h"
#include "ui/panels/event_view.h"
#include "ui/panels/panel.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr EventIndex plan(0U);
constexpr EventIndex search(1U);
constexpr EventIndex bare(2U);

std::shared_ptr<const Trace> smallSession(TestSession& session)
{
    session.add(R"({"id":"a","event_type":"plan","start":0,"end":4,"result":"Success",)"
                R"("params":"go to Lisbon","tags":["travel","<b>bold</b>"],"agent":"planner"})");
    session.add(R"({"id":"b","parent_id":"a","event_type":"search","start":1,"end":2.5,)"
                R"("action_type":"tool","params":"rooms","returns":"none left"})");
    session.add(R"({"id":"c","event_type":"bare","start":3})");
    return session.trace();
}

class EventViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatToDoWhenNothingIsSelected();
    void showsTheSelectedEventAtOnceAndItsTextsSoon();
    void keepsTheTabThatThePersonChose();
    void leavesNoGapForTabsThatAnEventDoesNotHave();
    void stepsThroughEvents();
    void followsTheParentLink();
    void leavesNothingOfTheEventBeforeWhenLoadingFails();
    void masksSecretsUntilAskedTo();
    void showsHostileTextAsText();
    void namesEveryControl();
    void takesAnotherSessionInTheMiddleOfLoading();
    void leavesNoGapForFactsThatAnEventDoesNotHave_data();
    void leavesNoGapForFactsThatAnEventDoesNotHave();
    void saysWhereACostComesFrom_data();
    void saysWhereACostComesFrom();
    void leadsWithTabFromTheTabsIntoThePanel();
    void leavesAnEventAloneWhileOthersCome();
    void readsOnWhereThePersonIsWhenMoreOfTheEventComes();
    void countsWhatComesInsideAnEvent();

private:
    [[nodiscard]] QTabBar* tabBar() const;
    [[nodiscard]] QStringList visibleTabs() const;
    [[nodiscard]] QString shownText() const;
    void choose(const QString& tab);
    void select(EventIndex event);
    [[nodiscard]] QScrollBar* scrollBar() const;

    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<EventView> m_view;
};

void EventViewTest::init()
{
    m_view.reset();
    m_context = std::make_unique<SessionContext>();
    m_view = std::make_unique<EventView>(*m_context);
    m_view->resize(420, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

/// Of the page that is shown: the session's and the event's both have one.
QTabBar* EventViewTest::tabBar() const
{
    const auto bars = m_view->findChildren<QTabBar*>();
    const auto shown =
        std::find_if(bars.begin(), bars.end(), [](const QTabBar* bar) { return bar->isVisible(); });
    return shown == bars.end() ? nullptr : *shown;
}

QStringList EventViewTest::visibleTabs() const
{
    const auto* bar = tabBar();
    QStringList titles;
    if (!bar)
        return titles;
    for (int i = 0; i < bar->count(); ++i) {
        if (bar->isVisible() && bar->isTabVisible(i))
            titles += bar->tabText(i);
    }
    return titles;
}

/// All that can be read in the view now.
QString EventViewTest::shownText() const
{
    QStringList texts;
    for (const auto* label : m_view->findChildren<QLabel*>()) {
        if (label->isVisible())
            texts += label->text();
    }
    for (const auto* edit : m_view->findChildren<QPlainTextEdit*>()) {
        if (edit->isVisible())
            texts += edit->toPlainText();
    }
    return texts.join(u'\n');
}

void EventViewTest::choose(const QString& tab)
{
    auto* bar = tabBar();
    for (int i = 0; i < bar->count(); ++i) {
        if (bar->tabText(i) == tab)
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
    }
    QTRY_VERIFY(!m_view->isBusy());
}

void EventViewTest::select(EventIndex event)
{
    m_context->select(event);
    QTRY_VERIFY(!m_view->isBusy());
}

/// The one that can be moved among those in sight.
QScrollBar* EventViewTest::scrollBar() const
{
    for (auto* bar : m_view->findChildren<QScrollBar*>()) {
        if (bar->isVisible() && bar->orientation() == Qt::Vertical && bar->maximum() > 0)
            return bar;
    }
    return nullptr;
}

void EventViewTest::saysWhatToDoWhenNothingIsSelected()
{
    QVERIFY(shownText().contains(u"Open a session"_s));
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(search);
    QVERIFY(!shownText().contains(u"Open a session"_s));
    m_context->setTrace(nullptr);
    QVERIFY(shownText().contains(u"Open a session"_s));
}

void EventViewTest::showsTheSelectedEventAtOnceAndItsTextsSoon()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    m_context->select(search);
    const QString atOnce = shownText();
    QVERIFY2(atOnce.contains(u"EVENT #1 OF 3"_s), qPrintable(atOnce));
    QVERIFY(atOnce.contains(u"search"_s));
    QVERIFY(atOnce.contains(u"1.50 s"_s));
    QTRY_VERIFY(!m_view->isBusy());
    QCOMPARE(visibleTabs(),
             QStringList({u"Overview"_s, u"Params"_s, u"Returns"_s, u"Raw"_s, u"My notes"_s}));
    QVERIFY(shownText().contains(u"rooms"_s));
}

void EventViewTest::keepsTheTabThatThePersonChose()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(search);
    choose(u"Returns"_s);
    QVERIFY(shownText().contains(u"none left"_s));
    select(bare);
    QCOMPARE(visibleTabs(), QStringList({u"Overview"_s, u"Raw"_s, u"My notes"_s}));
    select(search);
    QVERIFY(shownText().contains(u"none left"_s));
    choose(u"Raw"_s);
    select(plan);
    QVERIFY(shownText().contains(u"trip.jsonl"_s));
}

void EventViewTest::leavesNoGapForTabsThatAnEventDoesNotHave()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    for (const EventIndex event : {bare, search, plan, search, bare}) {
        select(event);
        const auto* bar = tabBar();
        int end = 0;
        for (int i = 0; i < bar->count(); ++i) {
            if (!bar->isTabVisible(i))
                continue;
            QCOMPARE(bar->tabRect(i).left(), end);
            end = bar->tabRect(i).right() + 1;
        }
    }
}

void EventViewTest::stepsThroughEvents()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(plan);
    const auto press = [this](const QString& name) {
        for (auto* button : m_view->findChildren<QToolButton*>()) {
            if (button->accessibleName() == name)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    press(u"Previous event"_s);
    QCOMPARE(m_context->selection(), plan);
    press(u"Next event"_s);
    QCOMPARE(m_context->selection(), search);
    press(u"Next event"_s);
    press(u"Next event"_s);
    QCOMPARE(m_context->selection(), bare);
}

void EventViewTest::followsTheParentLink()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(search);
    for (auto* link : m_view->findChildren<QAbstractButton*>()) {
        if (link->isVisible() && link->accessibleName() == "Go to the parent, plan"_L1)
            QTest::keyClick(link, Qt::Key_Return);
    }
    QCOMPARE(m_context->selection(), plan);
}

void EventViewTest::leavesNothingOfTheEventBeforeWhenLoadingFails()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(search);
    QVERIFY(shownText().contains(u"rooms"_s));
    session.breakSource();
    select(plan);
    const QString text = shownText();
    QVERIFY2(text.contains(u"The file changed since it was opened."_s), qPrintable(text));
    QVERIFY(text.contains(u"Open it again."_s));
    QVERIFY(!text.contains(u"rooms"_s));
    QCOMPARE(visibleTabs(), QStringList());
}

void EventViewTest::masksSecretsUntilAskedTo()
{
    TestSession session;
    session.add(R"({"event_type":"call","params":{"api_key":"sk-abcdefghijklmnop1234567890"}})");
    m_context->setTrace(session.trace());
    select(EventIndex(0U));
    choose(u"Raw"_s);
    QVERIFY(!shownText().contains(u"abcdefghijklmnop"_s));
    QVERIFY2(shownText().contains(u"1 secret masked"_s), qPrintable(shownText()));
    for (auto* button : m_view->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text() == "Show"_L1)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(m_context->areSecretsRevealed());
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY(shownText().contains(u"abcdefghijklmnop"_s));
}

void EventViewTest::showsHostileTextAsText()
{
    const QString hostile = u"<img src=file:///etc/hostname><script>alert(1)</script>"_s;
    TestSession session;
    session.add(R"({"event_type":"<img src=file:///etc/hostname><script>alert(1)</script>",)"
                R"("agent":"<img src=file:///etc/hostname><script>alert(1)</script>",)"
                R"("params":"<img src=file:///etc/hostname><script>alert(1)</script>"})");
    m_context->setTrace(session.trace());
    select(EventIndex(0U));
    choose(u"Params"_s);
    QVERIFY(shownText().contains(hostile));
    for (const auto* label : m_view->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const auto* widget : m_view->findChildren<QWidget*>())
        QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
}

void EventViewTest::namesEveryControl()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(search);
    for (const QString& tab : visibleTabs()) {
        choose(tab);
        for (const auto* widget : m_view->findChildren<QWidget*>()) {
            // The scroll buttons of a tab bar are Qt's.
            const bool isPart = qobject_cast<const QTabBar*>(widget->parentWidget()) ||
                                widget->objectName().startsWith("qt_"_L1);
            if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !isPart)
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(tab + u": "_s +
                                    QString::fromLatin1(widget->metaObject()->className())));
        }
    }
}

void EventViewTest::takesAnotherSessionInTheMiddleOfLoading()
{
    TestSession first;
    m_context->setTrace(smallSession(first));
    m_context->select(search);
    TestSession second;
    second.add(R"({"event_type":"other","params":"second session"})");
    m_context->setTrace(second.trace());
    QVERIFY(!m_view->isBusy());
    select(EventIndex(0U));
    QVERIFY(shownText().contains(u"second session"_s));
    QVERIFY(!shownText().contains(u"rooms"_s));
}

void EventViewTest::leavesNoGapForFactsThatAnEventDoesNotHave_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<int>("facts");
    QTest::newRow("times alone") << QByteArray(R"({"start":1,"end":2})") << 2;
    QTest::newRow("a parent and no tags")
        << QByteArray(R"({"parent_id":"a","agent":"x","model":"m","start":1,"end":2})") << 7;
    QTest::newRow("tags and no parent")
        << QByteArray(R"({"tags":["t"],"agent":"x","start":1,"end":2})") << 4;
    QTest::newRow("a parent alone") << QByteArray(R"({"parent_id":"a","start":1})") << 3;
}

void EventViewTest::leavesNoGapForFactsThatAnEventDoesNotHave()
{
    QFETCH(const QByteArray, event);
    QFETCH(const int, facts);
    TestSession session;
    session.add(R"({"id":"a","event_type":"plan","start":0,"end":4,"tags":["t"],"agent":"x"})");
    session.add(event.toStdString());
    m_context->setTrace(session.trace());
    // With more facts before, whose places must not stay.
    select(EventIndex(0U));
    select(EventIndex(1U));
    const auto* grid = m_view->findChild<EventHeader*>()->findChild<QGridLayout*>();
    QList<QPoint> places;
    for (int i = 0; i < grid->count(); ++i) {
        int row = 0;
        int column = 0;
        int rows = 0;
        int columns = 0;
        grid->getItemPosition(i, &row, &column, &rows, &columns);
        QVERIFY(grid->itemAt(i)->widget()->isVisible());
        if (column % 2 == 1)
            places += QPoint(column, row);
    }
    QCOMPARE(places.size(), facts);
    for (int i = 0; i < places.size(); ++i)
        QCOMPARE(places.at(i), QPoint(i % 2 == 0 ? 1 : 3, i / 2));
}

void EventViewTest::saysWhereACostComesFrom_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("cost");
    QTest::addColumn<bool>("isComputed");
    QTest::newRow("recorded")
        << QByteArray(R"({"model":"gpt-4o-mini","cost":0.42,"tokens":{"prompt":1000}})")
        << u"$0.42"_s << false;
    QTest::newRow("computed")
        << QByteArray(R"({"model":"gpt-4o-mini","tokens":{"prompt":1000000,"completion":0}})")
        << u"$0.15"_s << true;
    QTest::newRow("a model without a price")
        << QByteArray(R"({"model":"nobody-knows-me","tokens":{"prompt":1000}})") << u"unknown"_s
        << false;
}

void EventViewTest::saysWhereACostComesFrom()
{
    QFETCH(const QByteArray, event);
    QFETCH(const QString, cost);
    QFETCH(const bool, isComputed);
    TestSession session;
    session.add(R"({"action_type":"llm",)" + event.mid(1).toStdString());
    m_context->setTrace(session.trace());
    select(EventIndex(0U));
    for (const QString& tab : {u"Overview"_s, u"Raw"_s}) {
        choose(tab);
        // On the page of raw bytes what is read stands in the header.
        QVERIFY2(shownText().contains(cost), qPrintable(tab + u": "_s + shownText()));
        QCOMPARE(shownText().contains(u"comp."_s), isComputed);
    }
}

void EventViewTest::leadsWithTabFromTheTabsIntoThePanel()
{
    TestSession session;
    m_context->setTrace(smallSession(session));
    select(search);
    auto* bar = tabBar();
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Tab);
    const QWidget* focus = QApplication::focusWidget();
    QVERIFY(focus && focus != bar);
    const auto isInPanel = [](const QWidget* widget) {
        while (widget && !qobject_cast<const Panel*>(widget))
            widget = widget->parentWidget();
        return widget != nullptr;
    };
    QVERIFY2(isInPanel(focus), focus->metaObject()->className());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), bar);
}

/// An event whose record is longer than the panel, and another.
void addLong(TestSession& session)
{
    std::string params;
    for (int line = 0; line < 400; ++line)
        params += (line ? ",\"" : "\"") + std::to_string(line) + '"';
    session.add(R"({"id":"a","event_type":"long","start":0,"params":[)" + params + "]}");
    session.add(R"({"id":"b","event_type":"other","start":1})");
}

void EventViewTest::leavesAnEventAloneWhileOthersCome()
{
    TestSession session;
    addLong(session);
    m_context->setTrace(session.snapshot());
    select(EventIndex(0U));
    choose(u"Raw"_s);
    QTRY_VERIFY(scrollBar());
    QScrollBar* bar = scrollBar();
    bar->setValue(bar->maximum() / 2);
    const int value = bar->value();
    const QString text = shownText();
    session.add(R"({"id":"c","event_type":"new","start":2})");
    m_context->growTrace(session.snapshot());
    QVERIFY(!m_view->isBusy());
    QCOMPARE(scrollBar(), bar);
    QCOMPARE(bar->value(), value);
    QCOMPARE(shownText(), QString(text).replace(u"OF 2"_s, u"OF 3"_s));
}

void EventViewTest::readsOnWhereThePersonIsWhenMoreOfTheEventComes()
{
    TestSession session;
    addLong(session);
    m_context->setTrace(session.snapshot());
    select(EventIndex(0U));
    choose(u"Raw"_s);
    QTRY_VERIFY(scrollBar());
    scrollBar()->setValue(scrollBar()->maximum() / 2);
    const int value = scrollBar()->value();
    QVERIFY(value > 0);
    session.join(EventIndex(0U), R"({"what came":"later"})", RecordRole::Context);
    m_context->growTrace(session.snapshot());
    QVERIFY(m_view->isBusy());
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY(shownText().contains(u"what came"_s));
    QTRY_COMPARE(scrollBar() ? scrollBar()->value() : -1, value);
}

void EventViewTest::countsWhatComesInsideAnEvent()
{
    TestSession session;
    session.add(R"({"id":"a","event_type":"plan","start":0})");
    session.add(R"({"id":"b","parent_id":"a","event_type":"call","start":1,"end":2})");
    m_context->setTrace(session.snapshot());
    m_context->setLive(true);
    select(EventIndex(0U));
    QVERIFY(shownText().contains(u"▸ running"_s));
    QVERIFY(shownText().contains(u"so far"_s));
    const auto inside = [this] {
        const auto labels = m_view->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->accessibleName() == u"events"_s &&
                   label->text() == u"3"_s;
        });
    };
    QVERIFY(!inside());
    session.add(R"({"id":"c","parent_id":"a","event_type":"call","start":2,"end":3})");
    m_context->growTrace(session.snapshot());
    QTRY_VERIFY(inside());
}

} // namespace

QTEST_MAIN(EventViewTest)
#include "event_view_test.moc"
