// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"

#include <QFontMetricsF>
#include <QStringList>

#include <vector>

namespace playhead {

class SessionContext;

/// The visible time laid over a width, with the ruler's marks and their labels. Header and rows
/// draw from the same one, so that their lines meet.
class TimeScale
{
public:
    /// Works out axis, gaps, ticks and labels for what the context shows; labels get room to stand
    /// beside each other.
    void update(const SessionContext& context, double width, const QFontMetricsF& metrics);

    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    /// The idle gaps that are drawn short, as stretches of the session.
    [[nodiscard]] const std::vector<TimeRange>& gaps() const { return m_gaps; }
    /// Whole steps of the session's time, outside the gaps; and where it goes on after a gap, if no
    /// whole step is near.
    [[nodiscard]] const std::vector<TimeNs>& ticks() const { return m_ticks; }
    /// One for each tick.
    [[nodiscard]] const QStringList& labels() const { return m_labels; }

private:
    class TickTexts;

    void placeTicks(const TickTexts& texts, const std::vector<TimeRange>& active, DurationNs step,
                    double spacing);

    TimeAxis m_axis;
    std::vector<TimeRange> m_gaps;
    std::vector<TimeNs> m_ticks;
    QStringList m_labels;
};

} // namespace playhead
