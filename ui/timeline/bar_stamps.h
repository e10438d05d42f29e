// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/bars.h"

#include <QImage>
#include <QRect>

#include <cstdint>
#include <unordered_map>

namespace playhead {

/// An image of opaque pixels that bars are written into.
struct StampTarget {
    QImage& image;      ///< of Format_RGB32
    QRect clip;         ///< in device pixels
    QPoint origin = {}; ///< of the bars' coordinates, in device pixels
};

/// Draws bars as BarPainter does, many times as fast: a bar of a kind and width is painted once,
/// and its pixels are copied from then on. A wide one is kept as its two ends and the column
/// between, of which there are as many as it is wide.
class BarStamps
{
public:
    /// False, and nothing is drawn, for what no two bars share: what fades to an end that is not
    /// known, or moves.
    bool paint(const StampTarget& target, const Bar& bar, double opacity);
    /// For another theme.
    void clear();

    /// Any picture of Format_ARGB32_Premultiplied, at a place in device pixels.
    static void blend(const StampTarget& target, const QImage& picture, QPoint at, double opacity);

private:
    struct Stamp {
        QImage image; ///< of `pixels`
        const QRgb* pixels = nullptr;
        int width = 0;
        int height = 0;
        QPoint origin;   ///< of the bar within
        int middle = -1; ///< the column that is repeated, or none
    };

    const Stamp& stampOf(const Bar& bar, int width, double opacity, double scale);
    [[nodiscard]] static Stamp painted(const Bar& bar, int width, double opacity, double scale);

    std::unordered_map<std::uint64_t, Stamp> m_stamps;
    double m_scale = 0; ///< of all stamps
    qsizetype m_bytes = 0;
};

} // namespace playhead
