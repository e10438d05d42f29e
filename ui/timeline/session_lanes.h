// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/query/filter.h"
#include "core/timeline/lane_bars.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/pace.h"

#include <memory>

namespace playhead {

class SessionContext;

/// The lanes of one snapshot of a session under one filter. Immutable.
struct Lanes {
    std::shared_ptr<const Trace> trace;
    std::shared_ptr<const LaneLayout> layout;
    std::shared_ptr<const LaneDetail> detail;
    std::shared_ptr<const LaneBars> bars;
    std::shared_ptr<const Bits> hits;  ///< of the filter; null where none is active
    std::shared_ptr<const Bits> found; ///< null where nothing is looked for
    /// Where a filter hides the others, all that has a place in the layout.
    std::shared_ptr<const Bits> shown;

    /// Also of an event that came after these were made.
    [[nodiscard]] std::optional<std::uint32_t> rowOf(EventIndex event) const;
};

/// Keeps the lanes of the session shown, as the filter says, and makes them on a worker: those
/// before stand until the next are there. Lives on the GUI thread.
class SessionLanes : public QObject
{
    Q_OBJECT

public:
    /// Follows the context, which outlives this.
    explicit SessionLanes(SessionContext& context, QObject* parent = nullptr);

    /// Nothing is made while nobody looks. Off at first.
    void setActive(bool active);
    /// Null where there are none yet.
    [[nodiscard]] const std::shared_ptr<const Lanes>& current() const { return m_current; }
    /// Whether others are being made.
    [[nodiscard]] bool isBusy() const { return m_job.isRunning() || m_pace.isWaiting(); }
    /// Gives an event a place, with what it ran inside of, for as long as the filter that hides it
    /// stays.
    void admit(EventIndex event);

Q_SIGNALS:
    /// current() is another, or none.
    void changed();

private:
    void begin();
    void grow();
    void make();
    [[nodiscard]] std::shared_ptr<const Bits> shown();

    /// Between the lanes of two snapshots of a session that grows.
    static constexpr std::chrono::milliseconds pause{100};

    SessionContext& m_context;
    std::shared_ptr<const Lanes> m_current;
    LatestJob m_job;
    Pace m_pace{pause, [this] { make(); }};
    EventIndex m_admitted;
    Filter m_admittedUnder;
    bool m_isActive = false;
    bool m_isStale = false; ///< what is there, or is being made, is no longer all
};

} // namespace playhead
