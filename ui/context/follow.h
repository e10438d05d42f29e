// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <cstdint>

namespace playhead {

class SessionContext;

/// Whether views stay at the end of a session that is being recorded. On from when it is opened,
/// until the person looks elsewhere: scrolls away from the last row, moves the time so that now is
/// out of sight, or puts the playhead before the end. Moves the time on the screen itself; views
/// of rows scroll. Lives on the GUI thread.
class Follow : public QObject
{
    Q_OBJECT

public:
    /// Owned by the context, which outlives it.
    explicit Follow(SessionContext& context);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// The session is live, and the person looks elsewhere.
    [[nodiscard]] bool isOffered() const;
    /// That came since it went off.
    [[nodiscard]] std::uint32_t newEvents() const;

    /// What moves while this lives is not of the person's doing.
    class Pause
    {
    public:
        explicit Pause(Follow& follow) : m_follow(follow) { ++m_follow.m_pauses; }
        ~Pause() { --m_follow.m_pauses; }
        Pause(const Pause&) = delete;
        Pause& operator=(const Pause&) = delete;

    private:
        Follow& m_follow;
    };

public Q_SLOTS:
    /// Goes to the end, showing as much time as is shown now, and takes the playhead off. Nothing
    /// where the session is not live.
    void start();
    void stop();

Q_SIGNALS:
    /// isOn(), isOffered(), newEvents().
    void changed();

private:
    void begin();
    void keepUp();
    void watchTime();
    void watchPlayhead();

    SessionContext& m_context;
    bool m_isOn = false;
    int m_pauses = 0;
    std::uint32_t m_known = 0; ///< events there were when it went off
};

} // namespace playhead
