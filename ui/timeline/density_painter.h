// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

class QPainter;
class QSize;

namespace playhead {

class DensityIndex;
struct TimeAxis;

/// Draws how many events begin in each stretch of an axis, by action type, as columns that stand on
/// each other; a caret above where some fail, and a mark below where there are hits. The highest
/// column fills the height; the others go by the square root, so that single events are seen beside
/// bursts.
void paintDensity(QPainter& painter, const DensityIndex& density, const TimeAxis& axis,
                  const QSize& size);

} // namespace playhead
