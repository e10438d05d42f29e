// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace playhead {

class LibraryStore;

/// What a person does to sessions in the library, as steps that can be taken back: renames, tags
/// and deletes them. Nothing is asked before. Lives on the GUI thread.
///
/// The library is changed on its own thread. A step is on the stack when it is done, so that one
/// that cannot be done is none; one that cannot be taken back is still there, to be tried again. A
/// step that has nothing to take back any more goes, and failed() says why: the session has
/// another name by now, or somebody has deleted what was taken out. What is deleted lies beside the
/// library until its step goes, at the latest with this object.
class LibrarySteps : public QObject
{
    Q_OBJECT

public:
    /// `store` is there whenever this is asked for something, and may go before it.
    explicit LibrarySteps(LibraryStore& store, QObject* parent = nullptr);
    ~LibrarySteps() override;

    /// Do not undo or redo while isBusy().
    [[nodiscard]] QUndoStack& stack() { return m_stack; }
    /// Whether something is being done or taken back.
    [[nodiscard]] bool isBusy() const { return m_working > 0; }

    // `title` is what the session is called now, as recorded or given: shown through the mask.
    /// An empty name goes back to the recorded one.
    void rename(const QString& sessionId, const QString& title, const QString& name);
    void setTags(const QString& sessionId, const QString& title, const QStringList& tags);
    void remove(const QString& sessionId, const QString& title);

Q_SIGNALS:
    void busyChanged();
    /// The session is out of the library, and its entry still in the list.
    void removed(const QString& key, const QString& title);
    /// It is in the library again. `key` is another one than that of the session that was deleted
    /// where `wasRenamed`: the library had another session by its id meanwhile.
    void broughtBack(const QString& key, const QString& title, bool wasRenamed);
    /// A step was not done, or not taken back. Of what LibraryStore::failed() tells it says no
    /// more.
    void refused();
    void failed(const playhead::Error& error);

private:
    class LabelStep;
    class DeletionStep;
    struct Relabelling;
    struct Deletion;
    /// What became of a step.
    enum class Outcome { Done, Failed, Void };
    using Work = std::function<Result<void>(class Library&)>;

    void relabel(const std::shared_ptr<Relabelling>& change);
    void start(Work work, std::function<void(const Result<void>&)> done);
    void takeBack(Outcome outcome, bool wasUndo);
    void applyLabels(const std::shared_ptr<Relabelling>& change, bool isUndo);
    void takeOut(const std::shared_ptr<Deletion>& deletion, bool isFirst);
    void putBack(const std::shared_ptr<Deletion>& deletion);

    LibraryStore& m_store;
    QUndoStack m_stack;
    int m_working = 0;
    bool m_isTakingBack = false; ///< the stack follows what did not happen
    bool m_isVoid = false;       ///< and its step goes
};

} // namespace playhead
