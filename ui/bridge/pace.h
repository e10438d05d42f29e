// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <utility>

namespace playhead {

/// Calls a function when it is asked to, but with a pause between two calls: what is asked for
/// meanwhile is done once, when the pause is over. For what follows a session that grows more often
/// than anybody can read. Lives on the GUI thread.
class Pace : public QObject
{
    Q_OBJECT

public:
    Pace(std::chrono::milliseconds pause, std::function<void()> call, QObject* parent = nullptr)
        : QObject(parent), m_pause(pause.count()), m_call(std::move(call))
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Pace::run);
    }

    void ask()
    {
        if (m_timer.isActive())
            return;
        const qint64 rest = m_since.isValid() ? m_pause - m_since.elapsed() : 0;
        if (rest <= 0)
            run();
        else
            m_timer.start(static_cast<int>(rest));
    }
    /// Whether a call is to come.
    [[nodiscard]] bool isWaiting() const { return m_timer.isActive(); }
    /// Forgets what was asked for; the next call is made at once.
    void cancel()
    {
        m_timer.stop();
        m_since.invalidate();
    }

private:
    void run()
    {
        m_since.start();
        m_call();
    }

    qint64 m_pause;
    std::function<void()> m_call;
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace playhead
