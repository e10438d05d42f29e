// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"
#include "core/timeline/ticks.h"

#include <QFontMetricsF>
#include <QStringList>

namespace playhead {

class SessionContext;

/// The visible time laid over a width, with the ruler's marks and their labels. Header and rows
/// draw from the same one, so that their lines meet.
class TimeScale
{
public:
    /// Works out axis, ticks and labels for what the context shows; labels get room to stand beside
    /// each other.
    void update(const SessionContext& context, double width, const QFontMetricsF& metrics);

    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    [[nodiscard]] const Ticks& ticks() const { return m_ticks; }
    /// One for each tick.
    [[nodiscard]] const QStringList& labels() const { return m_labels; }

private:
    void label(const SessionContext& context);

    TimeAxis m_axis;
    Ticks m_ticks;
    QStringList m_labels;
};

} // namespace playhead
