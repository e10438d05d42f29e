// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRect>

class QPainter;

namespace playhead {

class TimeScale;
class TimeViewport;

/// What a view of time draws behind its bars, over the `area` that its axis is laid over.
namespace time_marks {

/// The ruler's ticks, as lines over a part of the area.
void paintGrid(QPainter& painter, const TimeScale& scale, const QRect& area, const QRect& part);
/// The stretch of time that is marked, if one is.
void paintMarked(QPainter& painter, const TimeScale& scale, const TimeViewport& time,
                 const QRect& area);

} // namespace time_marks

} // namespace playhead
