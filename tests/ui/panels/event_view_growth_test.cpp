// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What an event view shows while its session grows.
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/shown_event_view.h"

#include <QLabel>
#include <QScrollBar>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Two events, and the first, whose record is longer than the panel, shown from its middle on.
void showMiddleOfLongEvent(ShownEventView& shown)
{
    std::string params;
    for (int line = 0; line < 400; ++line)
        params += (line ? ",\"" : "\"") + std::to_string(line) + '"';
    shown.session.add(R"({"id":"a","event_type":"long","start":0,"params":[)" + params + "]}");
    shown.session.add(R"({"id":"b","event_type":"other","start":1})");
    shown.context.setTrace(shown.session.snapshot());
    shown.select(EventIndex(0U));
    shown.choose(u"Raw"_s);
    QTRY_VERIFY(shown.scrollBar());
    shown.scrollBar()->setValue(shown.scrollBar()->maximum() / 2);
    QVERIFY(shown.scrollBar()->value() > 0);
}

class EventViewGrowthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesAnEventAloneWhileOthersCome();
    void readsOnWhereThePersonIsWhenMoreOfTheEventComes();
    void countsWhatComesInsideAnEvent();
};

void EventViewGrowthTest::leavesAnEventAloneWhileOthersCome()
{
    ShownEventView shown;
    showMiddleOfLongEvent(shown);
    QScrollBar* bar = shown.scrollBar();
    const int value = bar->value();
    const QString text = shown.text();
    shown.session.add(R"({"id":"c","event_type":"new","start":2})");
    shown.context.growTrace(shown.session.snapshot());
    QVERIFY(!shown.view.isBusy());
    QCOMPARE(shown.scrollBar(), bar);
    QCOMPARE(bar->value(), value);
    QCOMPARE(shown.text(), QString(text).replace(u"OF 2"_s, u"OF 3"_s));
}

void EventViewGrowthTest::readsOnWhereThePersonIsWhenMoreOfTheEventComes()
{
    ShownEventView shown;
    showMiddleOfLongEvent(shown);
    const int value = shown.scrollBar()->value();
    shown.session.join(EventIndex(0U), R"({"what came":"later"})", RecordRole::Context);
    shown.context.growTrace(shown.session.snapshot());
    QVERIFY(shown.view.isBusy());
    QTRY_VERIFY(!shown.view.isBusy());
    QVERIFY(shown.text().contains(u"what came"_s));
    QTRY_COMPARE(shown.scrollBar() ? shown.scrollBar()->value() : -1, value);
}

void EventViewGrowthTest::countsWhatComesInsideAnEvent()
{
    ShownEventView shown;
    shown.session.add(R"({"id":"a","event_type":"plan","start":0})");
    shown.session.add(R"({"id":"b","parent_id":"a","event_type":"call","start":1,"end":2})");
    shown.context.setTrace(shown.session.snapshot());
    shown.context.setLive(true);
    shown.select(EventIndex(0U));
    QVERIFY(shown.text().contains(u"▸ running"_s));
    QVERIFY(shown.text().contains(u"so far"_s));
    const auto inside = [&shown] {
        const auto labels = shown.view.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->accessibleName() == u"events"_s &&
                   label->text() == u"3"_s;
        });
    };
    QVERIFY(!inside());
    shown.session.add(R"({"id":"c","parent_id":"a","event_type":"call","start":2,"end":3})");
    shown.context.growTrace(shown.session.snapshot());
    QTRY_VERIFY(inside());
}

} // namespace

QTEST_MAIN(EventViewGrowthTest)
#include "event_view_growth_test.moc"
