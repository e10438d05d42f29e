// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace playhead {

class SessionContext;

/// What can be done with the playhead, as actions with text, shortcut and explanation, for the
/// transport bar, menus and the palette. The shortcuts are single keys, and work where a view of
/// time has the focus.
class ReplayActions : public QObject
{
    Q_OBJECT

public:
    explicit ReplayActions(SessionContext& context, QObject* parent = nullptr);

    QAction* const playPause;
    QAction* const toStart;
    QAction* const toEnd;
    QAction* const previousEvent;
    QAction* const nextEvent;
    QAction* const previousCall;
    QAction* const nextCall;
    QAction* const previousSibling;
    QAction* const nextSibling;
    QAction* const slower;
    QAction* const faster;
    QAction* const skipIdle;
    QAction* const follow;
    QAction* const stopAtFailure;
    QAction* const stopAtHit; ///< enabled where a filter or search has hits
    QAction* const stopAtGap;
    QAction* const leave;
    QAction* const dismiss; ///< Escape: first what is measured goes, then the replay

    /// 0.25 to 64 times, and as fast as takes 30 s.
    [[nodiscard]] QList<QAction*> speeds() const;
    [[nodiscard]] QList<QAction*> stops() const { return {stopAtFailure, stopAtHit, stopAtGap}; }
    [[nodiscard]] QList<QAction*> all() const;
    /// The steps, for a menu of where to go.
    [[nodiscard]] QList<QAction*> steps() const;
    /// Everything but the steps.
    void fill(QMenu& menu) const;
    /// Lets the shortcuts work in a view, too.
    void addTo(QWidget& view) const;

    /// "4×"; "1.7×" where it is fitted.
    [[nodiscard]] static QString speedText(double speed);

private:
    void makeSpeeds();
    void connectActions();
    void connectRules();
    void update();

    SessionContext& m_context;
    QActionGroup* m_speeds;
};

} // namespace playhead
