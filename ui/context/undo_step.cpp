// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/undo_step.h"

namespace playhead {

namespace {

quint64 nextCount()
{
    static quint64 count = 0;
    return ++count;
}

} // namespace

QString UndoStep::words(const SecretMask&) const
{
    return text();
}

void UndoStep::redo()
{
    const bool isFirst = m_made == 0;
    m_moved = nextCount();
    if (isFirst)
        m_made = m_moved;
    forth(isFirst);
}

void UndoStep::undo()
{
    m_moved = nextCount();
    back();
}

void UndoStep::takeTimesOf(const UndoStep& later)
{
    m_moved = later.m_moved;
    m_made = later.m_made;
}

} // namespace playhead
