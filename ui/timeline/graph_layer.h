// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QImage>
#include <QRegion>

namespace playhead {

/// A picture of a viewport, of all that does not follow the pointer: what moves over it is drawn
/// over it, and takes no part of it away. Parts of it are drawn anew as they change, and what is
/// panned moves.
class GraphLayer
{
public:
    /// In pixels of the viewport. All is stale where size or scale are others.
    void fit(QSize size, double scale);
    /// Is to be drawn anew.
    void invalidate(const QRegion& part) { m_stale += part; }
    void invalidateAll();
    [[nodiscard]] bool isOf(QSize size) const { return size == m_size && !m_image.isNull(); }
    /// What is to be drawn now.
    [[nodiscard]] QRegion takeStale();

    [[nodiscard]] QImage& image() { return m_image; }
    [[nodiscard]] double scale() const { return m_image.devicePixelRatio(); }
    /// The device pixels of a part of the viewport.
    [[nodiscard]] QRect onDevice(const QRect& part) const;
    /// The part with as much around it that it is aligned, or all.
    [[nodiscard]] QRect aligned(const QRect& part) const;
    /// Whether a part of the viewport ends between device pixels nowhere.
    [[nodiscard]] bool isAligned(const QRect& part) const;

    /// Device pixels, whole ones: a painter would leave a part of what was there at an edge that
    /// lies between two.
    void fill(const QRect& device, const QColor& colour);

    /// Moves what is drawn in a part, which is aligned, to the left by whole pixels, or to the
    /// right where that is negative. What comes from beyond the part is stale; what was stale moves
    /// along.
    void moveLeft(const QRect& part, int pixels);
    /// The same upwards, or downwards.
    void moveUp(const QRect& part, int pixels);

private:
    [[nodiscard]] QRgb* pixelsAt(int x, int y);
    void moveStale(const QRect& part, QPoint by);

    QImage m_image;
    QSize m_size;
    QRegion m_stale;
};

} // namespace playhead
