// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QObject>

class QAction;

namespace playhead {

class SessionContext;

/// What can be done with the filter, and with what is found, as actions with text and shortcut: for
/// menus and the palette.
class FilterActions : public QObject
{
    Q_OBJECT

public:
    explicit FilterActions(SessionContext& context, QObject* parent = nullptr);

    QAction* const focusLine; ///< whoever has the line connects it
    QAction* const find;      ///< the same
    QAction* const clear;
    QAction* const back;
    QAction* const forward;
    QAction* const fadeOthers; ///< checkable: else they are hidden
    QAction* const nextHit;    ///< of what is found, else of the filter
    QAction* const previousHit;

    [[nodiscard]] QList<QAction*> filterActions() const;
    [[nodiscard]] QList<QAction*> goActions() const { return {nextHit, previousHit}; }

    /// Selects a hit and shows it: the first, or the next one from the selection.
    void goToFirstHit();

private:
    void goToHit(bool isForward);
    void show(EventIndex hit);
    void enable();

    SessionContext& m_context;
};

} // namespace playhead
