// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/event_annotations.h"

#include "core/base/text.h"
#include "core/base/wall_clock.h"
#include "ui/bridge/text.h"
#include "ui/context/annotation_store.h"
#include "ui/context/session_context.h"
#include "ui/context/undo_step.h"

#include <QPointer>
#include <QUndoStack>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace playhead {

/// A session that has been shown, with the steps that were made in it.
struct EventAnnotations::Session {
    std::weak_ptr<const Trace> trace; ///< the latest snapshot
    Annotations annotations;
    std::unique_ptr<QUndoStack> steps = std::make_unique<QUndoStack>();
    std::vector<AnnotationChange> unsaved;
    std::uint64_t saved = 0;                    ///< how many came before those
    std::vector<std::function<void()>> waiting; ///< edits of a session that is not loaded yet
    bool isLoaded = false;
    bool isLoading = false;
    bool isOutOfDate = false; ///< what is being loaded

    /// `last` is the number of the last one that is saved. Another save may have said so before.
    void markSaved(std::uint64_t last)
    {
        if (last <= saved)
            return;
        const auto count = static_cast<std::ptrdiff_t>(last - saved);
        unsaved.erase(unsaved.begin(), unsaved.begin() + count);
        saved = last;
    }
};

/// The first redo() is the change itself.
class EventAnnotations::Step final : public UndoStep
{
public:
    Step(EventAnnotations& owner, AnnotationChange change, int editing)
        : m_owner(owner), m_change(std::move(change)), m_editing(editing)
    {
        setText(textOf(m_change));
    }

    [[nodiscard]] int id() const override { return m_editing == 0 ? -1 : 1; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto& later = static_cast<const Step&>(*next);
        if (later.m_editing != m_editing || later.m_change.event != m_change.event)
            return false;
        m_change.after = later.m_change.after;
        setText(textOf(m_change));
        takeTimesOf(later);
        return true;
    }

protected:
    void forth(bool isFirst) override
    {
        m_owner.apply(m_change);
        if (!isFirst)
            m_owner.show(m_change.event);
    }
    void back() override
    {
        m_owner.apply(m_change.inverse());
        m_owner.show(m_change.event);
    }

private:
    static QString textOf(const AnnotationChange& change)
    {
        const Annotation before = change.before.value_or(Annotation());
        const Annotation after = change.after.value_or(Annotation());
        const auto number = change.event.value();
        if (before.is_bookmarked != after.is_bookmarked)
            return after.is_bookmarked ? tr("bookmark on #%1").arg(number)
                                       : tr("no bookmark on #%1").arg(number);
        return after.note.empty() ? tr("no note on #%1").arg(number)
                                  : tr("note on #%1").arg(number);
    }

    EventAnnotations& m_owner;
    AnnotationChange m_change;
    int m_editing;
};

EventAnnotations::EventAnnotations(SessionContext& context)
    : QObject(&context), m_context(context), m_current(std::make_shared<const Annotations>())
{
    connect(&context, &SessionContext::traceChanged, this, &EventAnnotations::enter);
    connect(&context, &SessionContext::traceGrown, this, &EventAnnotations::grow);
}

EventAnnotations::~EventAnnotations() = default;

void EventAnnotations::setStore(AnnotationStore* store)
{
    m_store = store;
    if (m_session && m_store)
        load(m_session);
}

/// Another session, or one that was shown before.
void EventAnnotations::enter()
{
    const std::shared_ptr<const Trace>& trace = m_context.trace();
    m_sessions.erase(std::remove_if(m_sessions.begin(), m_sessions.end(),
                                    [](const auto& session) { return session->trace.expired(); }),
                     m_sessions.end());
    const auto known = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const auto& session) {
        return trace && session->trace.lock() == trace;
    });
    m_session = known == m_sessions.end() ? nullptr : *known;
    if (trace && !m_session) {
        m_session = std::make_shared<Session>();
        m_session->trace = trace;
        m_session->annotations = trace->annotations();
        m_session->isLoaded = m_store == nullptr;
        m_undo.addStack(m_session->steps.get());
        m_sessions.push_back(m_session);
        if (m_store)
            load(m_session);
    }
    m_undo.setActiveStack(m_session ? m_session->steps.get() : nullptr);
    refresh();
}

/// Events that came may have been noted before, in another reading.
void EventAnnotations::grow()
{
    if (!m_session)
        return;
    const std::shared_ptr<const Trace>& trace = m_context.trace();
    m_session->trace = trace;
    if (m_store)
        return load(m_session);
    m_session->annotations.merge(trace->annotations());
    refresh();
}

void EventAnnotations::load(const std::shared_ptr<Session>& session)
{
    const std::shared_ptr<const Trace> trace = session->trace.lock();
    if (!trace)
        return;
    if (session->isLoading) {
        session->isOutOfDate = true;
        return;
    }
    session->isLoading = true;
    session->isOutOfDate = false;
    ++m_working;
    m_store->loadAnnotations(trace, [self = QPointer<EventAnnotations>(this),
                                     weak = std::weak_ptr(session)](Result<Annotations> kept) {
        if (!self)
            return;
        --self->m_working;
        const std::shared_ptr<Session> loaded = weak.lock();
        if (!loaded)
            return;
        loaded->isLoading = false;
        if (loaded->isOutOfDate)
            self->load(loaded);
        else
            self->take(loaded, std::move(kept));
    });
}

void EventAnnotations::take(const std::shared_ptr<Session>& session, Result<Annotations> kept)
{
    const std::vector<std::function<void()>> waiting = std::exchange(session->waiting, {});
    if (!kept) { // the list of sessions has said so; here, only who wanted to change something
        if (!waiting.empty())
            Q_EMIT failed(kept.error());
        return;
    }
    const bool isFirst = !std::exchange(session->isLoaded, true);
    const Annotations before = std::move(session->annotations);
    session->annotations = std::move(kept).value();
    for (const AnnotationChange& change : session->unsaved)
        session->annotations.apply(change);
    if (session != m_session)
        return;
    if (isFirst || !(before == session->annotations))
        publish();
    for (const auto& edit : waiting)
        edit();
}

/// What is kept of an event must be known before it is replaced.
void EventAnnotations::whenLoaded(std::function<void()> edit)
{
    if (m_session->isLoaded)
        return edit();
    m_session->waiting.push_back(std::move(edit));
    if (!m_session->isLoading)
        load(m_session);
}

void EventAnnotations::toggleBookmark(EventIndex event)
{
    if (!m_session || !m_context.trace()->contains(event))
        return;
    whenLoaded([this, event] {
        const Annotations& known = m_session->annotations;
        if (auto change = known.with_bookmark(event, !known.is_bookmarked(event), wall_clock()))
            push(*std::move(change), 0);
    });
}

void EventAnnotations::setNote(EventIndex event, const QString& note, int editing)
{
    if (!m_session || !m_context.trace()->contains(event))
        return;
    std::string text = toStdString(note);
    if (text.size() > longest_note) {
        Q_EMIT failed({"The note is too long: it has " +
                           format_count(static_cast<std::int64_t>(text.size())) + " bytes, and " +
                           format_count(static_cast<std::int64_t>(longest_note)) +
                           " is the most that can be kept.",
                       "#" + std::to_string(event.value()), "Shorten it."});
        return;
    }
    whenLoaded([this, event, text = std::move(text), editing] {
        if (auto change = m_session->annotations.with_note(event, text, wall_clock()))
            push(*std::move(change), editing);
    });
}

void EventAnnotations::push(AnnotationChange change, int editing)
{
    m_session->steps->push(new Step(*this, std::move(change), editing));
}

void EventAnnotations::apply(const AnnotationChange& change)
{
    m_session->annotations.apply(change);
    m_session->isOutOfDate = m_session->isLoading;
    publish();
    if (!m_store)
        return;
    m_session->unsaved.push_back(change);
    save(m_session);
}

/// With what could not be saved before, so that one failure is made good by the next change.
void EventAnnotations::save(const std::shared_ptr<Session>& session)
{
    ++m_working;
    m_store->saveAnnotations(
        session->trace.lock(), session->unsaved,
        [self = QPointer<EventAnnotations>(this), weak = std::weak_ptr(session),
         last = session->saved + session->unsaved.size()](const Result<void>& saved) {
            if (!self)
                return;
            --self->m_working;
            if (!saved)
                Q_EMIT self->failed(saved.error());
            else if (const std::shared_ptr<Session> known = weak.lock())
                known->markSaved(last);
        });
}

/// Where a step is undone, that is to be seen.
void EventAnnotations::show(EventIndex event)
{
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

/// Without a signal: who follows the session hears of it by that.
void EventAnnotations::refresh()
{
    m_current = m_session ? std::make_shared<const Annotations>(m_session->annotations)
                          : std::make_shared<const Annotations>();
}

void EventAnnotations::publish()
{
    refresh();
    Q_EMIT changed();
}

EventIndex EventAnnotations::bookmarkAfter(EventIndex event, bool forward) const
{
    const std::shared_ptr<const Trace>& trace = m_context.trace();
    if (!trace)
        return {};
    const EventTree& tree = trace->tree();
    std::vector<std::uint32_t> places;
    for (const auto& [marked, annotation] : m_current->entries()) {
        if (annotation.is_bookmarked && trace->contains(marked))
            places.push_back(tree.position(marked));
    }
    if (places.empty())
        return {};
    std::sort(places.begin(), places.end());
    const std::uint32_t from = event ? tree.position(event) : 0;
    auto next = places.begin(); // from nothing, the first or the last
    if (event && forward)
        next = std::upper_bound(places.begin(), places.end(), from);
    else if (event)
        next = std::lower_bound(places.begin(), places.end(), from);
    if (forward)
        return tree.order()[next == places.end() ? places.front() : *next];
    return tree.order()[next == places.begin() ? places.back() : *std::prev(next)];
}

} // namespace playhead
