// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/replay/density.h"
#include "core/replay/replay_index.h"
#include "core/replay/steps.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/pace.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace playhead {

class SessionContext;

/// What questions about a session's time are answered from. All of one snapshot of the session.
struct TimeIndexes {
    explicit TimeIndexes(std::shared_ptr<const ReplayIndex> index);
    /// Null where it was told to stop, which it looks at now and then.
    [[nodiscard]] static std::shared_ptr<TimeIndexes>
    make(const std::shared_ptr<const Trace>& trace, const std::stop_token& stop);

    std::shared_ptr<const ReplayIndex> replay;
    std::vector<TimeRange> gaps; ///< idle for longer than SessionIndexes::idleThreshold
    Steps steps;
    DensityIndex density;
};

/// Keeps the indexes of the session shown, and makes them on a worker: none while the first are
/// being made, those of the snapshot before while a session grows. Lives on the GUI thread.
class SessionIndexes : public QObject
{
    Q_OBJECT

public:
    static constexpr DurationNs idleThreshold = 2 * ns_per_second;

    /// Follows the context, which outlives this.
    explicit SessionIndexes(SessionContext& context, QObject* parent = nullptr);

    /// Null where there are none yet. Valid until changed().
    [[nodiscard]] const TimeIndexes* current() const { return m_current.get(); }
    /// Whether others are being made.
    [[nodiscard]] bool isBusy() const { return m_job.isRunning() || m_pace.isWaiting(); }

    /// Marks the hits of a filter or search among the events of current(), to step to, to stop at,
    /// and to be seen in the overview; null: nothing is a hit. Ignored while there is no current().
    /// They are those of one snapshot: at changed() there are none, until they are set again.
    void setHits(std::shared_ptr<const Bits> hits);
    [[nodiscard]] const std::shared_ptr<const Bits>& hits() const { return m_hits; }

Q_SIGNALS:
    /// current() is another, or none.
    void changed();
    void hitsChanged();

private:
    void begin();
    void grow();
    void make();

    /// Between the indexes of two snapshots of a session that grows.
    static constexpr std::chrono::milliseconds pause{250};

    SessionContext& m_context;
    std::shared_ptr<TimeIndexes> m_current;
    std::shared_ptr<const Bits> m_hits;
    LatestJob m_job;
    bool m_isStale = false; ///< the session has grown since the job began
    Pace m_pace{pause, [this] { make(); }};
};

} // namespace playhead
