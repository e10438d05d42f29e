// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/annotated_trace.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/annotation_store.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/session_context.h"

#include <QSignalSpy>

#include <deque>
#include <utility>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr EventIndex first(0U);
constexpr EventIndex third(2U);

std::shared_ptr<const Trace> session(int count = 5)
{
    testkit::TraceMaker maker;
    for (int i = 0; i < count; ++i)
        maker.add("step", i, i + 1);
    return maker.finish();
}

/// Answers when it is told to, in the order of the questions.
class SlowStore final : public AnnotationStore
{
public:
    void loadAnnotations(const std::shared_ptr<const Trace>& /*trace*/, Loaded done) override
    {
        answers.push_back([this, done] {
            done(canLoad ? Result<Annotations>(kept) : Error{"no disk", {}, {}});
        });
    }
    void saveAnnotations(const std::shared_ptr<const Trace>& /*trace*/,
                         std::vector<AnnotationChange> changes, Saved done) override
    {
        answers.push_back([this, changes = std::move(changes), done] {
            if (!canSave)
                return done(Error{"no room", {}, {}});
            for (const AnnotationChange& change : changes)
                kept.apply(change);
            done({});
        });
    }
    void answerAll()
    {
        while (!answers.empty()) {
            const auto next = std::move(answers.front());
            answers.pop_front();
            next();
        }
    }

    std::deque<std::function<void()>> answers;
    Annotations kept;
    bool canLoad = true;
    bool canSave = true;
};

} // namespace

class EventAnnotationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<SlowStore>();
        m_context = std::make_unique<SessionContext>();
        annotations().setStore(m_store.get());
    }
    void cleanup()
    {
        annotations().setStore(nullptr);
        m_context.reset();
    }

    void whatIsKeptIsShown()
    {
        m_store->kept.set(third, Annotation{"kept", true, 5});
        m_context->setTrace(session());
        QVERIFY(annotations().isBusy());
        QVERIFY(!annotations().current()->find(third));
        m_store->answerAll();
        QVERIFY(!annotations().isBusy());
        QCOMPARE(annotations().current()->find(third)->note, std::string("kept"));
    }

    void stepsAreSavedUndoneAndRedone()
    {
        m_context->setTrace(session());
        m_store->answerAll();
        annotations().toggleBookmark(first);
        annotations().setNote(third, u"why?"_s);
        m_store->answerAll();
        const Annotations after = *annotations().current();
        QVERIFY(after.is_bookmarked(first));
        QCOMPARE(m_store->kept, after);
        QCOMPARE(annotations().undo().undoText(), u"note on #2"_s);
        undo();
        m_store->answerAll();
        QVERIFY(!annotations().current()->has_note(third));
        QCOMPARE(m_context->selection(), third); // where it happened
        QCOMPARE(m_store->kept, *annotations().current());
        undo();
        m_store->answerAll();
        QCOMPARE(*annotations().current(), Annotations());
        QCOMPARE(m_store->kept, Annotations());
        redo();
        redo();
        m_store->answerAll();
        QCOMPARE(*annotations().current(), after);
        QCOMPARE(m_store->kept, after);
    }

    void whatIsTypedInOneGoIsOneStep()
    {
        m_context->setTrace(session());
        m_store->answerAll();
        for (const QString& typed : {u"w"_s, u"wh"_s, u"why"_s})
            annotations().setNote(first, typed, 7);
        annotations().setNote(first, u"why not"_s, 8);
        undo();
        QCOMPARE(annotations().current()->find(first)->note, std::string("why"));
        undo();
        QVERIFY(!annotations().current()->find(first));
        redo();
        QCOMPARE(annotations().current()->find(first)->note, std::string("why"));
    }

    void aChangeWaitsForWhatItReplaces()
    {
        m_store->kept.set(first, Annotation{"kept before", false, 5});
        m_context->setTrace(session());
        annotations().toggleBookmark(first);
        QVERIFY(!annotations().current()->find(first));
        m_store->answerAll();
        QVERIFY(annotations().current()->is_bookmarked(first));
        QCOMPARE(m_store->kept.find(first)->note, std::string("kept before"));
        QVERIFY(m_store->kept.is_bookmarked(first));
    }

    void whatCannotBeLoadedIsNotReplaced()
    {
        m_store->canLoad = false;
        QSignalSpy failed(&annotations(), &EventAnnotations::failed);
        m_context->setTrace(session());
        m_store->answerAll();
        QCOMPARE(failed.size(), 0); // nobody has asked for it
        annotations().toggleBookmark(first);
        m_store->answerAll();
        QCOMPARE(failed.size(), 1);
        QVERIFY(!annotations().current()->find(first));
        m_store->canLoad = true;
        annotations().toggleBookmark(first);
        m_store->answerAll();
        QVERIFY(annotations().current()->is_bookmarked(first));
    }

    void whatCouldNotBeSavedIsSavedWithTheNextChange()
    {
        m_context->setTrace(session());
        m_store->answerAll();
        QSignalSpy failed(&annotations(), &EventAnnotations::failed);
        m_store->canSave = false;
        annotations().toggleBookmark(first);
        m_store->answerAll();
        QCOMPARE(failed.size(), 1);
        QVERIFY(annotations().current()->is_bookmarked(first));
        m_store->canSave = true;
        annotations().setNote(third, u"later"_s);
        annotations().setNote(third, u"latest"_s);
        m_store->answerAll();
        QCOMPARE(m_store->kept, *annotations().current());
        QVERIFY(m_store->kept.is_bookmarked(first));
    }

    void aSessionThatIsShownAgainHasItsStepsAgain()
    {
        const auto one = session();
        const auto two = session(3);
        m_context->setTrace(one);
        m_store->answerAll();
        annotations().toggleBookmark(first);
        m_store->answerAll();
        m_store->kept = {};
        m_context->setTrace(two);
        m_store->answerAll();
        QVERIFY(!annotations().undo().canUndo());
        QVERIFY(!annotations().current()->is_bookmarked(first));
        m_context->setTrace(one);
        QVERIFY(annotations().current()->is_bookmarked(first));
        QVERIFY(annotations().undo().canUndo());
        undo();
        QVERIFY(!annotations().current()->is_bookmarked(first));
        m_context->setTrace(nullptr);
        QVERIFY(!annotations().undo().canUndo());
        QVERIFY(annotations().current()->entries().empty());
    }

    void aGrowingSessionKeepsWhatIsNoted()
    {
        testkit::TraceMaker maker;
        maker.add("step", 0, 1);
        m_context->setTrace(maker.snapshot());
        m_store->answerAll();
        annotations().toggleBookmark(first);
        m_store->answerAll();
        maker.add("step", 1, 2);
        maker.add("step", 2, 3);
        m_store->kept.set(third, Annotation{"from before", false, 1});
        m_context->growTrace(maker.finish());
        annotations().setNote(first, u"while it loads"_s);
        m_store->answerAll();
        QCOMPARE(annotations().current()->find(third)->note, std::string("from before"));
        QCOMPARE(annotations().current()->find(first)->note, std::string("while it loads"));
        QVERIFY(annotations().current()->is_bookmarked(first));
    }

    void bookmarksAreWalkedRoundTheEnd()
    {
        m_context->setTrace(session());
        m_store->answerAll();
        QVERIFY(!annotations().bookmarkAfter(first, true).is_valid());
        annotations().toggleBookmark(first);
        annotations().toggleBookmark(third);
        annotations().setNote(EventIndex(1U), u"a note is no bookmark"_s);
        QCOMPARE(annotations().bookmarkAfter(first, true), third);
        QCOMPARE(annotations().bookmarkAfter(third, true), first);
        QCOMPARE(annotations().bookmarkAfter(third, false), first);
        QCOMPARE(annotations().bookmarkAfter({}, false), third);
    }

    void aFilterThatAsksForThemFollows()
    {
        m_context->setTrace(session());
        m_store->answerAll();
        m_context->filter().setText(u"has:bookmark or note:*why*"_s);
        QCOMPARE(m_context->filter().hitCount(), 0U);
        QSignalSpy hits(&m_context->filter(), &EventFilter::hitsChanged);
        annotations().toggleBookmark(third);
        QCOMPARE(m_context->filter().hitCount(), 1U);
        annotations().setNote(first, u"Why?"_s);
        QCOMPARE(m_context->filter().hitCount(), 2U);
        QVERIFY(hits.size() >= 2);
        undo();
        QCOMPARE(m_context->filter().hitCount(), 1U);
    }

    void aNoteThatIsTooLongIsRefused()
    {
        m_context->setTrace(session());
        m_store->answerAll();
        QSignalSpy failed(&annotations(), &EventAnnotations::failed);
        annotations().setNote(first, QString(qsizetype(longest_note) + 1, u'x'));
        QCOMPARE(failed.size(), 1);
        QVERIFY(!annotations().current()->find(first));
        annotations().setNote(first, QString(qsizetype(longest_note), u'x'));
        QVERIFY(annotations().current()->has_note(first));
    }

    void withoutAStoreWhatTheFileHoldsIsShownAndChanged()
    {
        annotations().setStore(nullptr);
        Annotations recorded;
        recorded.set(first, Annotation{"in the file", false, 5});
        m_context->setTrace(annotated(session(), recorded));
        QCOMPARE(*annotations().current(), recorded);
        annotations().setNote(first, {});
        QVERIFY(!annotations().current()->find(first));
        undo();
        QCOMPARE(*annotations().current(), recorded);
    }

private:
    [[nodiscard]] EventAnnotations& annotations() { return m_context->annotations(); }
    void undo() { annotations().undo().undo(); }
    void redo() { annotations().undo().redo(); }

    std::unique_ptr<SlowStore> m_store;
    std::unique_ptr<SessionContext> m_context;
};

QTEST_MAIN(EventAnnotationsTest)
#include "event_annotations_test.moc"
