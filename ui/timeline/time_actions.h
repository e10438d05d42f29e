// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace playhead {

class SessionContext;

/// What can be done with the time on the screen, as actions with text, shortcut and explanation.
/// The shortcuts are single keys, and work where a view of time has the focus.
class TimeActions : public QObject
{
    Q_OBJECT

public:
    explicit TimeActions(SessionContext& context, QObject* parent = nullptr);

    QAction* const zoomIn;
    QAction* const zoomOut;
    QAction* const panLeft;
    QAction* const panRight;
    QAction* const fitSelection;
    QAction* const fitAll;

    [[nodiscard]] QList<QAction*> all() const;
    /// Lets the shortcuts work in a view, too.
    void addTo(QWidget& view) const;

private:
    void updateEnabled();

    SessionContext& m_context;
};

} // namespace playhead
