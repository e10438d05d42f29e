// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QUndoStack;

namespace playhead {

class LibrarySteps;
class SessionContext;
class UndoStep;

/// Undo and redo, as actions that name what they take back: of all that was done to the events of
/// the session shown and to sessions of the library, what was done last.
class UndoActions : public QObject
{
    Q_OBJECT

public:
    /// Context and steps outlive it.
    UndoActions(SessionContext& context, LibrarySteps& library, QObject* parent = nullptr);

    QAction* const undo;
    QAction* const redo;

private:
    enum class Direction { Back, Forth };
    /// A step, and the stack that it lies on; null where there is none.
    struct Candidate {
        QUndoStack* stack = nullptr;
        const UndoStep* step = nullptr;
    };

    [[nodiscard]] QList<QUndoStack*> stacks() const;
    [[nodiscard]] Candidate next(Direction direction) const;
    void go(Direction direction);
    void goOn();
    void update();

    SessionContext& m_context;
    LibrarySteps& m_library;
    QList<Direction> m_waiting; ///< asked for while the library was being changed
};

} // namespace playhead
