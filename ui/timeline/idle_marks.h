// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"

#include <QCoreApplication>
#include <QRect>

#include <vector>

class QPainter;

namespace playhead {

class SessionContext;

/// What a view of time shows of the idle gaps that its axis draws short. The axis is laid over an
/// area; gaps are those of parts_of() it.
class IdleMarks
{
    Q_DECLARE_TR_FUNCTIONS(playhead::IdleMarks)

public:
    using Gaps = std::vector<TimeRange>;

    /// Pixels; what is narrower is a plain stripe, over which labels can be read.
    static constexpr double leastHatched = 4;

    /// Where a gap is drawn, as far as it is in sight.
    [[nodiscard]] static QRectF bandOf(const TimeRange& gap, const TimeAxis& axis,
                                       const QRect& area);
    /// Hatched, as far as they lie in a part of the area: to be drawn behind bars.
    static void paintBands(QPainter& painter, const TimeAxis& axis, const Gaps& gaps,
                           const QRect& area, const QRect& part);
    /// The edges of the bands, over bars that go on through the gap; and at the bottom of each, as
    /// far as there is room, how long it is.
    static void paintBreaks(QPainter& painter, const TimeAxis& axis, const Gaps& gaps,
                            const QRect& area, const QRect& part);
    /// How much time a gap leaves out.
    [[nodiscard]] static QString lengthOf(const TimeRange& gap);
    /// What hovering over a pixel of the axis tells of the gap there; empty where there is none.
    [[nodiscard]] static QString toolTip(const SessionContext& context, const TimeAxis& axis,
                                         double x);
};

} // namespace playhead
