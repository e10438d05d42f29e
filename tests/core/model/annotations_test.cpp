// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/annotated_trace.h"
#include "core/model/annotations.h"
#include "core/model/session_part.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <random>

using namespace playhead;

namespace {

constexpr EventIndex first(0U);
constexpr EventIndex second(1U);
constexpr EventIndex third(2U);

Annotation noted(const std::string& note, TimeNs changed)
{
    return {note, false, changed};
}

Event withId(const std::string& id, double start)
{
    Event event = testkit::TraceMaker::event("step", start, start + 1);
    event.id = id;
    return event;
}

/// Three events: "a", one without an id, and "a" once more.
std::shared_ptr<const Trace> madeSession()
{
    testkit::TraceMaker maker;
    for (const char* id : {"a", "", "a"})
        maker.add(withId(id, 1));
    return maker.finish();
}

} // namespace

class AnnotationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeKnowsWhatItReplaces()
    {
        Annotations annotations;
        const auto bookmark = annotations.with_bookmark(second, true, 10);
        QVERIFY(bookmark && !bookmark->before);
        annotations.apply(*bookmark);
        const auto note = annotations.with_note(second, "why?", 20);
        QVERIFY(note);
        QCOMPARE(note->before->changed, TimeNs(10));
        annotations.apply(*note);
        QVERIFY(annotations.is_bookmarked(second)); // a note leaves the bookmark
        QCOMPARE(annotations.find(second)->note, std::string("why?"));
        QCOMPARE(annotations.find(second)->changed, TimeNs(20));
        QVERIFY(!annotations.find(first));
    }

    void whatChangesNothingIsNoStep()
    {
        Annotations annotations;
        QVERIFY(!annotations.with_bookmark(first, false, 1));
        QVERIFY(!annotations.with_note(first, "", 1));
        annotations.set(first, noted("x", 1));
        QVERIFY(!annotations.with_note(first, "x", 2));
    }

    void undoneInReverseAnySequenceIsAsBefore()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 200; ++round) {
            Annotations annotations;
            annotations.set(first, noted("from elsewhere", 3));
            annotations.set(third, Annotation{"", false, 4}); // taken back once
            std::vector<Annotations> states;
            std::vector<AnnotationChange> steps;
            for (int i = 0; i < 30; ++i) {
                const EventIndex event(std::uint32_t(random() % 5));
                auto change =
                    random() % 2 == 0
                        ? annotations.with_bookmark(event, random() % 2 == 0, 100 + i)
                        : annotations.with_note(event, std::string(random() % 3, 'n'), 100 + i);
                if (!change)
                    continue;
                states.push_back(annotations);
                annotations.apply(*change);
                QVERIFY(!(annotations == states.back()));
                steps.push_back(*std::move(change));
            }
            for (std::size_t i = steps.size(); i-- > 0;) {
                const Annotations after = annotations;
                annotations.apply(steps[i].inverse());
                QCOMPARE(annotations, states[i]);
                annotations.apply(steps[i]); // redone
                QCOMPARE(annotations, after);
                annotations.apply(steps[i].inverse());
            }
        }
    }

    void whatWasTakenBackIsNotFoundButRemembered()
    {
        Annotations annotations;
        annotations.apply(*annotations.with_bookmark(first, true, 10));
        annotations.apply(*annotations.with_bookmark(first, false, 20));
        QVERIFY(!annotations.find(first));
        QCOMPARE(annotations.count(), std::size_t(0));
        annotations.merge(first, {"", true, 15}); // an older copy of the file
        QVERIFY(!annotations.find(first));
        annotations.merge(first, {"", true, 25});
        QVERIFY(annotations.is_bookmarked(first));
    }

    void ofTwoTheLaterChangeCounts()
    {
        Annotations annotations;
        annotations.set(first, noted("mine", 10));
        annotations.set(second, noted("mine", 10));
        Annotations others;
        others.set(first, noted("theirs", 20));
        others.set(second, noted("theirs", 10));
        others.set(third, noted("theirs", no_time));
        annotations.merge(others);
        QCOMPARE(annotations.find(first)->note, std::string("theirs"));
        QCOMPARE(annotations.find(second)->note, std::string("mine"));
        QCOMPARE(annotations.find(third)->note, std::string("theirs"));
    }

    void aSessionTakesOthersAndStaysAsItIs()
    {
        const auto trace = madeSession();
        Annotations annotations;
        annotations.set(second, noted("look", 5));
        const auto copy = annotated(trace, annotations);
        QCOMPARE(copy->annotations(), annotations);
        QCOMPARE(trace->annotations().count(), std::size_t(0));
        QCOMPARE(copy->event_count(), trace->event_count());
        QCOMPARE(annotated(copy, annotations), copy);
    }

    void aPartKeepsTheAnnotationsOfItsEvents()
    {
        Annotations annotations;
        annotations.set(first, noted("left out", 5));
        annotations.set(third, noted("kept", 5));
        const auto whole = annotated(madeSession(), annotations);
        PickedEvents picked;
        picked.hits = Bits(whole->event_count());
        picked.hits.set(2);
        picked.events = picked.hits;
        const auto part = part_of(*whole, picked);
        QCOMPARE(part->annotations().count(), std::size_t(1));
        QCOMPARE(part->annotations().find(EventIndex(0U))->note, std::string("kept"));
    }

    void anEventIsFoundAgainByItsIdOrItsPlace()
    {
        const auto trace = madeSession();
        const auto byId = event_key(*trace, first);
        QVERIFY(byId);
        QCOMPARE(*byId, (EventKey{"a", std::nullopt, no_time}));
        for (const EventIndex event : {second, third}) {
            const auto byNumber = event_key(*trace, event);
            QVERIFY(byNumber && byNumber->number);
            QCOMPARE(*byNumber->number, event.value());
        }
        const auto again = madeSession();
        for (const EventIndex event : {first, second, third})
            QCOMPARE(find_event(*again, *event_key(*trace, event)), event);
    }

    void anotherEventInItsPlaceIsNotIt()
    {
        const auto key = event_key(*madeSession(), second);
        testkit::TraceMaker maker;
        maker.add(withId("a", 1));
        maker.add(withId("", 7));
        QVERIFY(!find_event(*maker.finish(), *key).is_valid());
    }

    void inAPartNumbersLeadNowhere()
    {
        const auto whole = madeSession();
        PickedEvents picked;
        picked.hits = Bits(whole->event_count(), true);
        picked.events = picked.hits;
        const auto part = part_of(*whole, picked);
        QVERIFY(event_key(*part, first));
        QVERIFY(!event_key(*part, second));
        QVERIFY(!find_event(*part, *event_key(*whole, second)).is_valid());
    }
};

QTEST_GUILESS_MAIN(AnnotationsTest)
#include "annotations_test.moc"
