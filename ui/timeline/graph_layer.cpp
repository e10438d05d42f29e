// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/graph_layer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace playhead {

void GraphLayer::fit(QSize size, double scale)
{
    if (size == m_size && !m_image.isNull() && scale == m_image.devicePixelRatio())
        return;
    m_size = size;
    const QSize pixels(static_cast<int>(std::ceil(size.width() * scale)),
                       static_cast<int>(std::ceil(size.height() * scale)));
    m_image = QImage(pixels, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(scale);
    invalidateAll();
}

void GraphLayer::invalidateAll()
{
    m_stale = QRect(QPoint(), m_size);
}

QRegion GraphLayer::takeStale()
{
    return std::exchange(m_stale, {}) & QRect(QPoint(), m_size);
}

/// As a painter does that clips to it.
QRect GraphLayer::onDevice(const QRect& part) const
{
    const auto scaled = [by = scale()](int at) { return static_cast<int>(std::lround(at * by)); };
    const QPoint topLeft(scaled(part.left()), scaled(part.top()));
    const QPoint beyond(scaled(part.right() + 1), scaled(part.bottom() + 1));
    return QRect(topLeft, QSize(beyond.x() - topLeft.x(), beyond.y() - topLeft.y())) &
           m_image.rect();
}

QRect GraphLayer::aligned(const QRect& part) const
{
    constexpr int most = 20; // pixels to look for an edge that lies between two of the device
    const QRect all(QPoint(), m_size);
    QRect wider = part & all;
    for (int i = 0; i < most && !isAligned({wider.left(), 0, 0, 0}); ++i)
        wider.setLeft(wider.left() - 1);
    for (int i = 0; i < most && !isAligned({0, wider.top(), 0, 0}); ++i)
        wider.setTop(wider.top() - 1);
    for (int i = 0; i < most && !isAligned({wider.right() + 1, 0, 0, 0}); ++i)
        wider.setRight(wider.right() + 1);
    for (int i = 0; i < most && !isAligned({0, wider.bottom() + 1, 0, 0}); ++i)
        wider.setBottom(wider.bottom() + 1);
    return isAligned(wider) && all.contains(wider) ? wider : all;
}

bool GraphLayer::isAligned(const QRect& part) const
{
    const auto isWhole = [by = scale()](int pixels) {
        return std::abs(pixels * by - std::round(pixels * by)) < 1e-6;
    };
    return isWhole(part.left()) && isWhole(part.top()) && isWhole(part.width()) &&
           isWhole(part.height());
}

void GraphLayer::fill(const QRect& device, const QColor& colour)
{
    for (int y = device.top(); y <= device.bottom(); ++y)
        std::fill_n(pixelsAt(device.left(), y), device.width(), colour.rgb());
}

QRgb* GraphLayer::pixelsAt(int x, int y)
{
    return reinterpret_cast<QRgb*>(m_image.bits() + y * m_image.bytesPerLine()) + x;
}

/// With what it was moved from, of which nothing is known.
void GraphLayer::moveStale(const QRect& part, QPoint by)
{
    const QRegion stale = (m_stale & part).translated(by) & part;
    const QRegion fresh = QRegion(part).subtracted(part.translated(by));
    m_stale = m_stale.subtracted(part) + stale + fresh;
}

void GraphLayer::moveLeft(const QRect& part, int pixels)
{
    const int by = std::abs(pixels);
    if (by >= part.width())
        return invalidate(part);
    moveStale(part, {-pixels, 0});
    const QRect device = onDevice(part);
    const auto moved = static_cast<int>(std::lround(by * scale()));
    const auto bytes = static_cast<std::size_t>(device.width() - moved) * sizeof(QRgb);
    for (int y = device.top(); y <= device.bottom(); ++y) {
        QRgb* first = pixelsAt(device.left(), y);
        if (pixels > 0)
            std::memmove(first, first + moved, bytes);
        else
            std::memmove(first + moved, first, bytes);
    }
}

void GraphLayer::moveUp(const QRect& part, int pixels)
{
    const int by = std::abs(pixels);
    if (by >= part.height())
        return invalidate(part);
    moveStale(part, {0, -pixels});
    const QRect device = onDevice(part);
    const auto moved = static_cast<int>(std::lround(by * scale()));
    const auto bytes = static_cast<std::size_t>(device.width()) * sizeof(QRgb);
    for (int i = 0; i < device.height() - moved; ++i) {
        const int to = pixels > 0 ? device.top() + i : device.bottom() - i;
        std::memcpy(pixelsAt(device.left(), to),
                    pixelsAt(device.left(), pixels > 0 ? to + moved : to - moved), bytes);
    }
}

} // namespace playhead
