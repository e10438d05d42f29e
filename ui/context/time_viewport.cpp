// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/time_viewport.h"

#include "core/timeline/coordinates.h"
#include "core/timeline/zoom.h"

#include <utility>

namespace playhead {

TimeViewport::TimeViewport(QObject* parent) : QObject(parent)
{
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setDuration(0);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& progress) {
        // Also told when the duration changes, at rest.
        if (m_glide.state() == QAbstractAnimation::Running)
            setRange(glided(m_glideFrom, m_target, progress.toDouble()));
    });
}

void TimeViewport::reset(TimeRange full)
{
    clearMark();
    m_compressed = {};
    setFull(full);
    show(full);
}

void TimeViewport::grow(TimeRange full)
{
    const bool showedAll = m_target == m_full;
    setFull(full);
    show(showedAll ? m_full : m_target);
}

void TimeViewport::setCompressed(CompressedTime compressed, TimeRange full)
{
    if (m_compressed.is_identity() && compressed.is_identity())
        return;
    m_glide.stop();
    const bool showedAll = m_target == m_full;
    const TimeRange seen = stretch();
    m_compressed = std::move(compressed);
    m_full = full;
    m_target = showedAll ? m_full : clamped(m_compressed.to_display(seen), {m_full});
    m_range = m_target;
    // Even where the numbers are the same, they mean other moments.
    Q_EMIT fullChanged(m_full);
    Q_EMIT rangeChanged(m_range);
}

bool TimeViewport::shows(TimeNs moment) const
{
    const TimeNs at = m_compressed.to_display(moment);
    return at >= m_target.begin && at < m_target.end;
}

void TimeViewport::setFull(TimeRange full)
{
    if (m_full == full)
        return;
    m_full = full;
    Q_EMIT fullChanged(full);
}

void TimeViewport::show(TimeRange range, Motion motion)
{
    m_glide.stop();
    m_target = clamped(range, {m_full});
    if (motion == Motion::Jump || m_glide.duration() == 0 || m_target == m_range) {
        setRange(m_target);
        return;
    }
    m_glideFrom = m_range;
    m_glide.start();
}

void TimeViewport::stop()
{
    m_glide.stop();
    m_target = m_range;
}

void TimeViewport::setRange(TimeRange range)
{
    if (m_range == range)
        return;
    m_range = range;
    Q_EMIT rangeChanged(range);
}

void TimeViewport::zoom(double factor, double share, Motion motion)
{
    // At the pointer it is what is seen that counts; a key pressed three times in a row means three
    // steps, however far the first has come.
    const TimeRange from = motion == Motion::Jump ? m_range : m_target;
    show(zoomed(from, share, factor, {m_full}), motion);
}

void TimeViewport::pan(double share)
{
    show(panned(m_target, share, {m_full}));
}

void TimeViewport::fitAll(Motion motion)
{
    show(m_full, motion);
}

void TimeViewport::showStretch(TimeRange stretch, Motion motion)
{
    show(m_compressed.to_display(stretch), motion);
}

void TimeViewport::fit(TimeRange stretch, Motion motion)
{
    show(fitted(m_compressed.to_display(stretch), {m_full}), motion);
}

void TimeViewport::bringIntoView(TimeRange moments)
{
    const TimeRange stretch = m_compressed.to_display(moments);
    const TimeRange seen = m_target;
    if (stretch.begin < seen.end && stretch.end >= seen.begin)
        return;
    constexpr double shareBefore = 0.1; // of the view, left of the stretch
    const TimeNs begin =
        saturating_add(stretch.begin, -shareBefore * signed_distance(seen.begin, seen.end));
    show({begin, saturating_add(begin, saturating_length(seen.begin, seen.end))});
}

void TimeViewport::setMarked(std::optional<TimeRange> stretch)
{
    if (stretch && stretch->end < stretch->begin)
        std::swap(stretch->begin, stretch->end);
    if (m_marked == stretch)
        return;
    m_marked = stretch;
    Q_EMIT markedChanged();
}

} // namespace playhead
