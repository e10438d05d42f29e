// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUndoCommand>

namespace playhead {

class SecretMask;

/// Something that a person did and can take back. Steps lie on stacks of their own, one for each
/// session and one for the library; they count together, so that the one that was made last can be
/// found among all stacks. Lives on the GUI thread.
class UndoStep : public QUndoCommand
{
public:
    /// When it was done or taken back last: larger than that of every step before.
    [[nodiscard]] quint64 moved() const { return m_moved; }
    /// When it was done for the first time.
    [[nodiscard]] quint64 made() const { return m_made; }
    /// What was done, as it follows "Undo": as text() says it, with the secrets of names masked as
    /// the mask masks now.
    [[nodiscard]] virtual QString words(const SecretMask& mask) const;

    void redo() final;
    void undo() final;

protected:
    using QUndoCommand::QUndoCommand;
    /// Does it. The first time it was pushed.
    virtual void forth(bool isFirst) = 0;
    virtual void back() = 0;
    /// For mergeWith(): this one was made when that one was, too.
    void takeTimesOf(const UndoStep& later);

private:
    quint64 m_moved = 0;
    quint64 m_made = 0;
};

} // namespace playhead
