// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace playhead {

class SessionStore;

/// Goes between the open sessions in the order of their last use, as Ctrl+Tab does elsewhere: once
/// leads to the one before, and again, with Ctrl held, to those before that. Where the keys are let
/// go, or after a pause where there are none, what is shown is the one used last.
///
/// Open is what has a file, and of the library what was shown. Lives on the GUI thread.
class SessionSwitcher : public QObject
{
    Q_OBJECT

public:
    /// The store outlives it.
    explicit SessionSwitcher(SessionStore& store, QObject* parent = nullptr);

    [[nodiscard]] bool canSwitch() const { return open().size() > 1; }
    void next() { go(1); }
    void previous() { go(-1); }

Q_SIGNALS:
    /// canSwitch() may be another.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void go(int steps);
    void settle();
    void noteCurrent();
    [[nodiscard]] QStringList open() const;

    SessionStore& m_store;
    QStringList m_used;    ///< keys, the one used last first; some may be gone
    QStringList m_around;  ///< while it goes from one to the next: those there were
    qsizetype m_place = 0; ///< in m_around
    QTimer m_pause;
};

} // namespace playhead
