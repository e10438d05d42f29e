// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// An event so large that reading it takes a while: its beginning comes first.
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/shown_event_view.h"
#include "ui/panels/shown_event.h"
#include "ui/widgets/json_view.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr EventIndex large(1U);

/// An event with params of about 8 MB: a text, a list, and a text at the end.
void addLargeEvent(TestSession& session)
{
    std::string list;
    for (int i = 0; i < 1'000'000; ++i)
        list += (i ? "," : "") + std::to_string(i);
    session.add(R"({"id":"b","event_type":"large","start":1,"params":{"first":"it begins",)"
                R"("list":[)" +
                list + R"(],"last":"it ends"},"returns":"done"})");
}

void showLargeSession(ShownEventView& shown)
{
    shown.session.add(R"({"id":"a","event_type":"small","start":0,"params":{"only":"this"}})");
    addLargeEvent(shown.session);
    shown.showSession();
    shown.select(EventIndex(0U));
    shown.choose(u"Params"_s);
}

/// Selects the large event and turns the event loop until something of it is shown.
void selectUntilItBegins(ShownEventView& shown)
{
    shown.context.select(large);
    QElapsedTimer patience;
    patience.start();
    while (shown.view.valuesShown() != large && patience.elapsed() < testkit::patienceMs)
        QCoreApplication::processEvents();
    QCOMPARE(shown.view.valuesShown(), large);
}

} // namespace

class EventViewLargeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheBeginningWhileTheRestIsRead();
    void keepsThePersonsPlaceWhenTheRestIsThere();
    void anotherSelectionEndsIt();
    void theBeginningIsWhatTheWholeBeginsWith();
    void noHalfOfASecretIsShown();
    void whatIsNoJsonHasNoBeginning();
    void stoppedItShowsNothing();
    void aSelectionThatMovesOnShowsNoError();
};

void EventViewLargeTest::showsTheBeginningWhileTheRestIsRead()
{
    ShownEventView shown;
    showLargeSession(shown);
    selectUntilItBegins(shown);
    QVERIFY(shown.view.isBusy());
    QVERIFY(shown.text().contains(u"The beginning only"_s));
    QVERIFY(shown.text().contains(u"it begins"_s));
    QVERIFY(!shown.text().contains(u"it ends"_s));
    QVERIFY(!shown.tabs().contains(u"Returns"_s)); // behind the cut

    QTRY_VERIFY(!shown.view.isBusy());
    QVERIFY(!shown.text().contains(u"The beginning only"_s));
    QVERIFY(shown.text().contains(u"it begins"_s));
    QVERIFY(shown.text().contains(u"it ends"_s));
    QVERIFY(shown.tabs().contains(u"Returns"_s));
}

void EventViewLargeTest::keepsThePersonsPlaceWhenTheRestIsThere()
{
    ShownEventView shown;
    showLargeSession(shown);
    selectUntilItBegins(shown);
    const auto trees = shown.view.findChildren<JsonView*>();
    const auto shownTree = std::find_if(trees.begin(), trees.end(),
                                        [](const JsonView* view) { return view->isVisible(); });
    QVERIFY(shownTree != trees.end());
    JsonView* tree = *shownTree;
    const QModelIndex list = tree->model()->index(1, 0);
    tree->expand(list);
    tree->setCurrentIndex(tree->model()->index(30, 0, list));
    const auto node = tree->currentNode();
    QVERIFY(node != 0);
    QVERIFY(shown.view.isBusy());

    QTRY_VERIFY(!shown.view.isBusy());
    QCOMPARE(tree->model()->rowCount(), 3);
    QVERIFY(tree->isExpanded(tree->model()->index(1, 0)));
    QCOMPARE(tree->currentNode(), node);
}

void EventViewLargeTest::anotherSelectionEndsIt()
{
    ShownEventView shown;
    showLargeSession(shown);
    selectUntilItBegins(shown);
    shown.select(EventIndex(0U));
    QVERIFY(shown.text().contains(u"this"_s));
    QVERIFY(!shown.text().contains(u"The beginning only"_s));
    QVERIFY(!shown.text().contains(u"it begins"_s));
}

void EventViewLargeTest::theBeginningIsWhatTheWholeBeginsWith()
{
    TestSession session;
    session.add(R"({"id":"a","event_type":"small","start":0})");
    addLargeEvent(session);
    const auto trace = session.trace();
    const auto whole = trace->load(large);
    QVERIFY(whole);
    const std::string_view params = whole->event.params.json();
    for (const std::size_t most : {40'000U, 100'000U, 200'001U}) {
        for (const bool reveal : {false, true}) {
            const auto beginning = shownBeginning(*trace, large, reveal, most);
            QVERIFY(beginning);
            QCOMPARE(beginning->secretCount, 0);
            const std::string shown(beginning->loaded->event.params.json());
            QVERIFY(shown.size() > most / 2 && shown.size() <= most);
            QVERIFY(shown.ends_with("]}")); // made whole
            QCOMPARE(shown.substr(0, shown.size() - 2),
                     std::string(params.substr(0, shown.size() - 2)));
        }
    }
}

void EventViewLargeTest::noHalfOfASecretIsShown()
{
    const std::string secret = "sk-abcdefgh1234567890ijklmnop1234567890";
    constexpr std::size_t most = 50'000;
    for (int shift = -60; shift <= 60; shift += 6) {
        TestSession session;
        const std::string head = R"({"id":"a","event_type":"x","start":0,"params":")";
        std::string text(most - head.size() - static_cast<std::size_t>(100), 'x');
        text += std::string(static_cast<std::size_t>(100 + shift), ' ') + secret + " ";
        session.add(head + secret + ' ' + text + std::string(most, 'y') + R"("})");
        const auto beginning = shownBeginning(*session.trace(), EventIndex(0U), false, most);
        QVERIFY(beginning);
        QVERIFY(beginning->secretCount >= 1);
        const std::string_view shown = beginning->loaded->event.params.json();
        QVERIFY(shown.find("••••••••") != shown.npos);
        QVERIFY(shown.find(secret.substr(0, 8)) == shown.npos);
        QVERIFY(beginning->loaded->records.front().bytes->find(secret.substr(0, 8)) ==
                std::string::npos);
    }
}

void EventViewLargeTest::whatIsNoJsonHasNoBeginning()
{
    TestSession session;
    session.add(R"({"id":"a","event_type":"x","start":0})");
    session.join(EventIndex(0U), "not JSON at all", RecordRole::Context);
    QVERIFY(!shownBeginning(*session.trace(), EventIndex(0U), false, 1000));
    TestSession broken;
    broken.add(R"({"id":"a","event_type":"x","start":0})");
    broken.breakSource();
    QVERIFY(!shownBeginning(*broken.trace(), EventIndex(0U), false, 1000));
}

void EventViewLargeTest::stoppedItShowsNothing()
{
    TestSession session;
    session.add(R"({"id":"a","event_type":"small","start":0})");
    addLargeEvent(session);
    const auto trace = session.trace();
    std::stop_source stop;
    for (const bool reveal : {false, true}) {
        const auto shown = shownEvent(*trace->load(large), reveal, stop.get_token());
        QVERIFY(shown.loaded);
        QCOMPARE(*shown.loaded->records.front().bytes, *trace->load(large)->records.front().bytes);
        QVERIFY(shownFields(*trace->load(large), reveal, stop.get_token()));
    }
    stop.request_stop();
    for (const bool reveal : {false, true}) {
        QVERIFY(!shownEvent(*trace->load(large), reveal, stop.get_token()).loaded);
        QVERIFY(!shownFields(*trace->load(large), reveal, stop.get_token()));
        QVERIFY(!shownBeginning(*trace, large, reveal, 1000, stop.get_token()));
    }
}

void EventViewLargeTest::aSelectionThatMovesOnShowsNoError()
{
    ShownEventView shown;
    showLargeSession(shown);
    for (int i = 0; i < 20; ++i) {
        shown.context.select(large);
        QTest::qWait(i);
        shown.context.select(EventIndex(0U));
        QVERIFY(!shown.text().contains(u"cancelled"_s));
    }
    QTRY_VERIFY(!shown.view.isBusy());
    QVERIFY(shown.text().contains(u"this"_s));
    QVERIFY(!shown.text().contains(u"cancelled"_s));
    shown.context.setTrace(nullptr); // closed while it is read
    QThreadPool::globalInstance()->waitForDone();
}

QTEST_MAIN(EventViewLargeTest)
#include "event_view_large_test.moc"
