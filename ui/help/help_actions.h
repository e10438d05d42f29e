// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace playhead {

class FirstSteps;
class HelpWindow;
class SessionContext;

/// The help of a window: the actions that lead to it, its own window, and the first steps.
class HelpActions : public QObject
{
    Q_OBJECT

public:
    HelpActions(SessionContext& context, QMainWindow* window);

    void addTo(QMenu& menu);
    /// Shows the first steps above the window's parts, unless the person has seen them.
    void offerFirstSteps();

Q_SIGNALS:
    void demoWanted();

private:
    void openPageOfPart();
    void openPage(const QString& id);
    void beginFirstSteps();

    SessionContext& m_context;
    QMainWindow* m_window;
    HelpWindow* m_help = nullptr;       ///< made when it is wanted
    FirstSteps* m_firstSteps = nullptr; ///< the same
    QAction* m_ofPart;
    QAction* m_contents;
    QAction* m_begin;
};

} // namespace playhead
