// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"
#include "ui/timeline/laid_texts.h"

#include <QFont>
#include <QStringList>

#include <optional>
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
    void update(const SessionContext& context, double width, const QFont& font);
    /// The same, but what was merely panned moves by whole pixels: by how many to the left, or
    /// nothing where it is to be drawn anew.
    [[nodiscard]] std::optional<int> pan(const SessionContext& context, double width,
                                         const QFont& font);

    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    /// Where what was drawn before all pans stands now, in pixels.
    [[nodiscard]] int panned() const { return -m_panned; }
    /// The idle gaps that are drawn short, as stretches of the session.
    [[nodiscard]] const std::vector<TimeRange>& gaps() const { return m_gaps; }
    /// Whole steps of the session's time, outside the gaps; and where it goes on after a gap, if no
    /// whole step is near.
    [[nodiscard]] const std::vector<TimeNs>& ticks() const { return m_ticks; }
    /// One for each tick.
    [[nodiscard]] const QStringList& labels() const { return m_labels; }
    /// A label as it is drawn. Valid until the next call.
    [[nodiscard]] const LaidTexts::Text& laidOut(const QString& label) const
    {
        return m_texts.of(label);
    }

private:
    class TickTexts;

    void placeTicks(const TickTexts& texts, const std::vector<TimeRange>& active, DurationNs step,
                    double spacing);

    void lay(const TimeAxis& axis, const SessionContext& context);

    TimeAxis m_axis;
    TimeRange m_origin;       ///< of the axis when something else than panning changed it
    int m_panned = 0;         ///< pixels that it has been moved by since
    TimeNs m_first = no_time; ///< at its left edge
    double m_firstX = 0;
    std::vector<TimeRange> m_gaps;
    std::vector<TimeNs> m_ticks;
    QStringList m_labels;
    mutable LaidTexts m_texts; ///< a memory of labels
};

} // namespace playhead
