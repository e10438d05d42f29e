// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What an event view shows.
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/shown_event_view.h"
#include "ui/panels/event_header.h"

#include <QGridLayout>
#include <QLabel>
#include <QTabBar>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

class EventViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToDoWhenNothingIsSelected();
    void showsTheSelectedEventAtOnceAndItsTextsSoon();
    void leavesNothingOfTheEventBeforeWhenLoadingFails();
    void takesAnotherSessionInTheMiddleOfLoading();
    void showsHostileTextAsText();
    void namesEveryControl();
    void leavesNoGapForTabsThatAnEventDoesNotHave();
    void leavesNoGapForFactsThatAnEventDoesNotHave_data();
    void leavesNoGapForFactsThatAnEventDoesNotHave();
    void saysWhereACostComesFrom_data();
    void saysWhereACostComesFrom();
};

void EventViewTest::saysWhatToDoWhenNothingIsSelected()
{
    ShownEventView shown;
    QVERIFY(shown.text().contains(u"Open a session"_s));
    shown.showSmallSession();
    shown.select(search);
    QVERIFY(!shown.text().contains(u"Open a session"_s));
    shown.context.setTrace(nullptr);
    QVERIFY(shown.text().contains(u"Open a session"_s));
}

void EventViewTest::showsTheSelectedEventAtOnceAndItsTextsSoon()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.context.select(search);
    const QString atOnce = shown.text();
    QVERIFY2(atOnce.contains(u"EVENT #1 OF 3"_s), qPrintable(atOnce));
    QVERIFY(atOnce.contains(u"search"_s));
    QVERIFY(atOnce.contains(u"1.50 s"_s));
    QTRY_VERIFY(!shown.view.isBusy());
    QCOMPARE(shown.tabs(),
             QStringList({u"Overview"_s, u"Params"_s, u"Returns"_s, u"Raw"_s, u"My notes"_s}));
    QVERIFY(shown.text().contains(u"rooms"_s));
}

void EventViewTest::leavesNothingOfTheEventBeforeWhenLoadingFails()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.select(search);
    QVERIFY(shown.text().contains(u"rooms"_s));
    shown.session.breakSource();
    shown.select(plan);
    const QString text = shown.text();
    QVERIFY2(text.contains(u"The file changed since it was opened."_s), qPrintable(text));
    QVERIFY(text.contains(u"Open it again."_s));
    QVERIFY(!text.contains(u"rooms"_s));
    QCOMPARE(shown.tabs(), QStringList());
}

void EventViewTest::takesAnotherSessionInTheMiddleOfLoading()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.context.select(search);
    TestSession second;
    second.add(R"({"event_type":"other","params":"second session"})");
    shown.context.setTrace(second.trace());
    QVERIFY(!shown.view.isBusy());
    shown.select(EventIndex(0U));
    QVERIFY(shown.text().contains(u"second session"_s));
    QVERIFY(!shown.text().contains(u"rooms"_s));
}

void EventViewTest::showsHostileTextAsText()
{
    const QString hostile = u"<img src=file:///etc/hostname><script>alert(1)</script>"_s;
    ShownEventView shown;
    shown.session.add(R"({"event_type":"<img src=file:///etc/hostname><script>alert(1)</script>",)"
                      R"("agent":"<img src=file:///etc/hostname><script>alert(1)</script>",)"
                      R"("params":"<img src=file:///etc/hostname><script>alert(1)</script>"})");
    shown.showSession();
    shown.select(EventIndex(0U));
    shown.choose(u"Params"_s);
    QVERIFY(shown.text().contains(hostile));
    for (const auto* label : shown.view.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const auto* widget : shown.view.findChildren<QWidget*>())
        QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
}

void EventViewTest::namesEveryControl()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.select(search);
    for (const QString& tab : shown.tabs()) {
        shown.choose(tab);
        for (const auto* widget : shown.view.findChildren<QWidget*>()) {
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

void EventViewTest::leavesNoGapForTabsThatAnEventDoesNotHave()
{
    ShownEventView shown;
    shown.showSmallSession();
    for (const EventIndex event : {bare, search, plan, search, bare}) {
        shown.select(event);
        const auto* bar = shownTabBar(shown.view);
        int end = 0;
        for (int i = 0; i < bar->count(); ++i) {
            if (!bar->isTabVisible(i))
                continue;
            QCOMPARE(bar->tabRect(i).left(), end);
            end = bar->tabRect(i).right() + 1;
        }
    }
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
    ShownEventView shown;
    shown.session.add(
        R"({"id":"a","event_type":"plan","start":0,"end":4,"tags":["t"],"agent":"x"})");
    shown.session.add(event.toStdString());
    shown.showSession();
    // With more facts before, whose places must not stay.
    shown.select(EventIndex(0U));
    shown.select(EventIndex(1U));
    const auto* grid = shown.view.findChild<EventHeader*>()->findChild<QGridLayout*>();
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
    ShownEventView shown;
    shown.session.add(R"({"action_type":"llm",)" + event.mid(1).toStdString());
    shown.showSession();
    shown.select(EventIndex(0U));
    for (const QString& tab : {u"Overview"_s, u"Raw"_s}) {
        shown.choose(tab);
        // On the page of raw bytes what is read stands in the header.
        QVERIFY2(shown.text().contains(cost), qPrintable(tab + u": "_s + shown.text()));
        QCOMPARE(shown.text().contains(u"comp."_s), isComputed);
    }
}

} // namespace

QTEST_MAIN(EventViewTest)
#include "event_view_test.moc"
