// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/annotations.h"
#include "core/model/trace.h"

#include <QObject>
#include <QString>
#include <QUndoGroup>

#include <functional>
#include <memory>
#include <vector>

namespace playhead {

class AnnotationStore;
class SessionContext;

/// The bookmarks and notes of the context's session, and the steps in which the person changes
/// them: each can be undone, and is saved at once. Sessions that are shown again have their steps
/// again, as long as they are open. Lives on the GUI thread.
class EventAnnotations : public QObject
{
    Q_OBJECT

public:
    /// Owned by the context, which outlives it.
    explicit EventAnnotations(SessionContext& context);
    ~EventAnnotations() override;

    /// Where they are kept; it outlives the context, or is taken away with null. Without one,
    /// changes last as long as the session is open.
    void setStore(AnnotationStore* store);

    /// Never null; shared with workers, and another one after each change.
    [[nodiscard]] const std::shared_ptr<const Annotations>& current() const { return m_current; }
    /// The steps of the session shown, each an UndoStep.
    [[nodiscard]] QUndoGroup& undo() { return m_undo; }
    /// Whether something is being loaded or saved.
    [[nodiscard]] bool isBusy() const { return m_working > 0; }
    /// The next bookmarked event in the order of the tree, round the end; none where there is none.
    [[nodiscard]] EventIndex bookmarkAfter(EventIndex event, bool forward) const;

public Q_SLOTS:
    void toggleBookmark(playhead::EventIndex event);
    /// Plain text; the empty one removes the note. Changes with the same `editing`, one after the
    /// other, are one step. A note that is longer than longest_note is not taken: failed() says so.
    void setNote(playhead::EventIndex event, const QString& note, int editing = 0);

Q_SIGNALS:
    /// current() is another, of the same session.
    void changed();
    /// Something could not be kept. What is shown stays, and is saved with the next change.
    void failed(const playhead::Error& error);

private:
    class Step;
    struct Session;

    void enter();
    void grow();
    void load(const std::shared_ptr<Session>& session);
    void take(const std::shared_ptr<Session>& session, Result<Annotations> kept);
    void whenLoaded(std::function<void()> edit);
    void push(AnnotationChange change, int editing);
    void apply(const AnnotationChange& change);
    void save(const std::shared_ptr<Session>& session);
    void show(EventIndex event);
    void refresh();
    void publish();

    SessionContext& m_context;
    AnnotationStore* m_store = nullptr;
    QUndoGroup m_undo;
    std::vector<std::shared_ptr<Session>> m_sessions; ///< that are still open somewhere
    std::shared_ptr<Session> m_session;               ///< the one shown, or null
    std::shared_ptr<const Annotations> m_current;
    int m_working = 0;
};

} // namespace playhead
