// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/model/totals.h"
#include "core/replay/stop_moments.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;

namespace playhead {

class PlainLabel;
class ReplayActions;
class SessionContext;
class TimeReadout;
class TransportButton;

/// The strip at the bottom of the window: plays and steps, and says what runs at the playhead and
/// what the session came to so far. Hidden where no session is shown.
class TransportBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    TransportBar(SessionContext& context, const ReplayActions& actions, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildButtons(const ReplayActions& actions, QHBoxLayout* layout);
    void buildTexts(const ReplayActions& actions, QHBoxLayout* layout);
    void showSession();
    void showState();
    void showPlayhead();
    void showRunning();
    void showSoFar();
    void showStop(StopReason reason, EventIndex event);
    void updateRoom();

    /// What "so far" was last worded from.
    struct Shown {
        std::uint32_t events = 0;
        std::uint32_t failures = 0;
        std::optional<std::int64_t> tokens;
        std::optional<double> cost;
        bool isDark = false;
        friend bool operator==(const Shown&, const Shown&) = default;
    };

    SessionContext& m_context;
    TransportButton* m_play = nullptr;
    TransportButton* m_speed = nullptr;
    TransportButton* m_stops = nullptr;
    TransportButton* m_leave = nullptr;
    TimeReadout* m_time = nullptr;
    PlainLabel* m_runningWord = nullptr; ///< "running", or why it stopped
    PlainLabel* m_running = nullptr;
    QLabel* m_soFar = nullptr;
    std::optional<Shown> m_shown;
};

} // namespace playhead
