// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/bar_stamps.h"

#include "ui/timeline/bar_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace playhead {

namespace {

constexpr qsizetype mostBytes = qsizetype{4} << 20U; ///< of stamps
constexpr int capWidth = 6;                          ///< of each end, with its corner and outline
constexpr int widestWhole = 128; ///< of what cannot be stretched, in device pixels
constexpr int reach = 7;         ///< of marks around a bar

constexpr unsigned bits(BarFlag flag)
{
    return static_cast<unsigned>(flag);
}

/// All that tells two bars of one width apart.
constexpr unsigned seen = bits(BarFlag::Failed) | bits(BarFlag::InferredParent) |
                          bits(BarFlag::Instant) | bits(BarFlag::OutsideParent) |
                          bits(BarFlag::Merged) | bits(BarFlag::Hit) | bits(BarFlag::Found);

/// Source over destination, which is opaque and stays so.
inline QRgb over(QRgb source, QRgb below)
{
    const QRgb rest = 255U - static_cast<QRgb>(qAlpha(source));
    QRgb even = (below & 0xff00ffU) * rest;
    even = ((even + ((even >> 8U) & 0xff00ffU) + 0x800080U) >> 8U) & 0xff00ffU;
    QRgb odd = ((below >> 8U) & 0xffU) * rest;
    odd = (odd + (odd >> 8U) + 0x80U) & 0xff00U;
    return (source + even + odd) | 0xff000000U;
}

inline QRgb faded(QRgb source, unsigned share) ///< of 256
{
    const QRgb even = (((source & 0xff00ffU) * share) >> 8U) & 0xff00ffU;
    const QRgb odd = (((source >> 8U) & 0xff00ffU) * share) & 0xff00ff00U;
    return even | odd;
}

inline int onWholePixel(double at)
{
    return static_cast<int>(std::floor(at + 0.5));
}

inline void blendPixels(QRgb* to, const QRgb* from, int count)
{
    for (int i = 0; i < count; ++i) {
        const unsigned alpha = from[i] >> 24U;
        if (alpha == 255)
            to[i] = from[i];
        else if (alpha != 0)
            to[i] = over(from[i], to[i]);
    }
}

inline void fillPixels(QRgb* to, QRgb colour, int count)
{
    if (colour >> 24U == 255)
        std::fill_n(to, count, colour);
    else if (colour != 0) {
        for (int i = 0; i < count; ++i)
            to[i] = over(colour, to[i]);
    }
}

/// What is written to, looked up once: the image may not be shared meanwhile.
struct Lines {
    explicit Lines(QImage& image) : bits(image.bits()), bytesPerLine(image.bytesPerLine()) {}
    [[nodiscard]] QRgb* at(int y) const { return reinterpret_cast<QRgb*>(bits + y * bytesPerLine); }
    uchar* bits;
    qsizetype bytesPerLine;
};

inline const QRgb* lineOf(const QImage& image, int y)
{
    return reinterpret_cast<const QRgb*>(image.constBits() + y * image.bytesPerLine());
}

/// The part of a stretch of `length` pixels at `at` that lies in [from, to).
struct Span {
    Span(int at, int length, int from, int to)
        : begin(std::max(at, from)), skipped(begin - at), count(std::min(at + length, to) - begin)
    {
    }
    int begin;
    int skipped;
    int count; ///< may be negative
};

} // namespace

bool BarStamps::paint(const StampTarget& target, const Bar& bar, double opacity)
{
    if (bar.has(BarFlag::OpenEnd) || bar.has(BarFlag::Running) || bar.has(BarFlag::EndsBeforeStart))
        return false;
    const double scale = target.image.devicePixelRatio();
    // As BarPainter puts it on whole device pixels; the axis begins on one.
    const int left = onWholePixel(bar.x * scale);
    const int width = std::max(1, onWholePixel((bar.x + bar.width) * scale) - left);
    if (bar.has(BarFlag::InferredParent) && width > widestWhole)
        return false;
    const Stamp& stamp = stampOf(bar, width, opacity, scale);
    const int x = left + target.origin.x() - stamp.origin.x();
    const int y = onWholePixel(bar.y * scale) + target.origin.y() - stamp.origin.y();
    const int from = target.clip.left();
    const int to = target.clip.right() + 1;
    const int ahead = stamp.middle < 0 ? stamp.width : stamp.middle;
    const int behind = stamp.width - ahead - 1; // of the middle
    const int repeated = stamp.middle < 0 ? 0 : width - 2 * (ahead - stamp.origin.x());
    const Span first(x, ahead, from, to);
    const Span middle(x + ahead, repeated, from, to);
    const Span last(x + ahead + repeated, std::max(behind, 0), from, to);
    const Span rows(y, stamp.height, target.clip.top(), target.clip.bottom() + 1);
    const Lines lines(target.image);
    for (int row = 0; row < rows.count; ++row) {
        QRgb* line = lines.at(rows.begin + row);
        const QRgb* source = stamp.pixels + (rows.skipped + row) * stamp.width;
        blendPixels(line + first.begin, source + first.skipped, first.count);
        if (stamp.middle < 0)
            continue;
        if (middle.count > 0)
            fillPixels(line + middle.begin, source[ahead], middle.count);
        blendPixels(line + last.begin, source + ahead + 1 + last.skipped, last.count);
    }
    return true;
}

void BarStamps::blend(const StampTarget& target, const QImage& picture, QPoint at, double opacity)
{
    const Span columns(at.x() + target.origin.x(), picture.width(), target.clip.left(),
                       target.clip.right() + 1);
    const Span rows(at.y() + target.origin.y(), picture.height(), target.clip.top(),
                    target.clip.bottom() + 1);
    const auto share = static_cast<unsigned>(std::lround(opacity * 256));
    const Lines lines(target.image);
    for (int row = 0; row < rows.count; ++row) {
        QRgb* line = lines.at(rows.begin + row) + columns.begin;
        const QRgb* source = lineOf(picture, rows.skipped + row) + columns.skipped;
        if (share == 256) {
            blendPixels(line, source, columns.count);
            continue;
        }
        for (int i = 0; i < columns.count; ++i)
            line[i] = over(faded(source[i], share), line[i]);
    }
}

void BarStamps::clear()
{
    m_stamps.clear();
    m_bytes = 0;
}

const BarStamps::Stamp& BarStamps::stampOf(const Bar& bar, int width, double opacity, double scale)
{
    if (scale != m_scale || m_bytes > mostBytes)
        clear();
    m_scale = scale;
    const int cap = static_cast<int>(std::ceil(capWidth * scale));
    const bool isWhole = bar.has(BarFlag::InferredParent) || bar.has(BarFlag::Instant);
    const int kept = isWhole ? width : std::min(width, 2 * cap + 1);
    const auto share = static_cast<std::uint64_t>(std::lround(opacity * 1000));
    const std::uint64_t key = (bar.flags & seen) | std::uint64_t(bar.action_type) << 16U |
                              static_cast<std::uint64_t>(kept) << 24U | share << 40U |
                              static_cast<std::uint64_t>(std::lround(bar.height)) << 52U;
    const auto found = m_stamps.find(key);
    if (found != m_stamps.end())
        return found->second;
    Stamp stamp = painted(bar, kept, opacity, scale);
    if (!isWhole && kept == 2 * cap + 1)
        stamp.middle = stamp.origin.x() + cap;
    m_bytes += stamp.image.sizeInBytes();
    return m_stamps[key] = std::move(stamp);
}

BarStamps::Stamp BarStamps::painted(const Bar& bar, int width, double opacity, double scale)
{
    const int around = static_cast<int>(std::ceil(reach * scale));
    const QSize all(width + 2 * around,
                    static_cast<int>(std::ceil(bar.height * scale)) + 2 * around);
    QImage image(all, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    Bar at = bar;
    at.x = around / scale;
    at.y = at.x;
    at.width = width / scale;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(opacity);
    BarPainter(painter, all.width()).paintShape(at);
    painter.end();
    // The bar alone, where nothing stands around it.
    int side = 0;
    int above = 0;
    int below = 0;
    const auto isEmpty = [&image](const QRect& part) {
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x) {
                if (image.pixel(x, y) != 0)
                    return false;
            }
        }
        return true;
    };
    while (side < around && isEmpty({side, 0, 1, all.height()}) &&
           isEmpty({all.width() - 1 - side, 0, 1, all.height()}))
        ++side;
    while (above < around && isEmpty({0, above, all.width(), 1}))
        ++above;
    while (below < around && isEmpty({0, all.height() - 1 - below, all.width(), 1}))
        ++below;
    Stamp stamp;
    stamp.image = image.copy(side, above, all.width() - 2 * side, all.height() - above - below);
    stamp.pixels = lineOf(std::as_const(stamp.image), 0); // without gaps between lines, at 32 bits
    stamp.width = stamp.image.width();
    stamp.height = stamp.image.height();
    stamp.origin = {around - side, around - above};
    return stamp;
}

} // namespace playhead
