// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/demo_offer.h"

#include <QObject>
#include <QTimer>

#include <stop_token>
#include <thread>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace playhead {

class SessionStore;
class TaskProgress;

/// Runs the window's demos, one at a time, on a thread of its own, and shows the session of each as
/// soon as the library has it. Owns the actions for them. Its end stops what runs, and waits for
/// it.
class DemoPlayer : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it; `window` is its parent, and `progress` a part of that.
    DemoPlayer(SessionStore& store, TaskProgress& progress, QMainWindow* window);
    ~DemoPlayer() override;

    /// Fills the menu, and starts the first one where there is one. The menu is not seen where
    /// there are none.
    void offer(DemoOffers demos);
    /// The menu of the demos, and of the action that stops the one that runs.
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    void stop();

Q_SIGNALS:
    void failed(const playhead::Error& error);

private:
    void start(const DemoOffer& demo);
    void onBegun(const QString& sessionId);
    void onEnded(const Result<void>& result);
    void showAwaited();
    void updateActions();

    SessionStore& m_store;
    TaskProgress& m_progress;
    QMenu* m_menu;
    QAction* m_stop;
    std::vector<DemoOffer> m_demos;
    std::stop_source m_alive; ///< stopped when this object goes
    std::jthread m_thread;
    QString m_awaited;   ///< key of the session that is to be shown when the library has it
    QTimer m_refreshing; ///< runs while one is awaited
    bool m_isListed = false;
    bool m_isRunning = false;
};

} // namespace playhead
