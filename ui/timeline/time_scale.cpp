// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_scale.h"

#include "core/base/time_math.h"
#include "core/timeline/axis_parts.h"
#include "core/timeline/ticks.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace playhead {

namespace {

constexpr double closestTicks = 48; // pixels
constexpr double labelGap = 16;

/// What is added to UTC for the clock that the context shows.
DurationNs clockOffset(const SessionContext& context, TimeNs time)
{
    if (context.timeDisplay() != TimeDisplay::Local)
        return 0;
    return QDateTime::fromMSecsSinceEpoch(time / ns_per_ms).offsetFromUtc() * ns_per_second;
}

/// Whether two axes have the same marks where both can see them.
bool areSameWithin(const std::vector<TimeNs>& a, const std::vector<TimeNs>& b,
                   const TimeAxis& axisA, const TimeAxis& axisB)
{
    const TimeNs begin = std::max(axisA.time_at(0), axisB.time_at(0));
    const TimeNs end = std::min(axisA.time_at(axisA.width), axisB.time_at(axisB.width));
    const auto within = [&](const std::vector<TimeNs>& ticks) {
        return std::pair(std::lower_bound(ticks.begin(), ticks.end(), begin),
                         std::upper_bound(ticks.begin(), ticks.end(), end));
    };
    const auto [firstA, lastA] = within(a);
    const auto [firstB, lastB] = within(b);
    return begin > end || std::equal(firstA, lastA, firstB, lastB);
}

std::vector<TimeNs> beginsOf(const std::vector<TimeRange>& gaps)
{
    std::vector<TimeNs> begins;
    begins.reserve(gaps.size());
    for (const TimeRange& gap : gaps)
        begins.push_back(gap.begin);
    return begins;
}

} // namespace

/// How the moments of a ruler are written.
class TimeScale::TickTexts
{
public:
    TickTexts(const SessionContext& context, const TimeAxis& axis)
        : m_isRelative(context.timeDisplay() == TimeDisplay::Relative)
        , m_begin(context.trace()->begin_time())
        , m_largest(saturating_length(m_begin, axis.time_at(axis.width)))
        , m_offset(clockOffset(context, axis.time_at(0)))
    {
    }

    /// What whole steps are counted from.
    [[nodiscard]] TimeNs origin() const { return m_isRelative ? m_begin : -m_offset; }
    [[nodiscard]] QString of(TimeNs time, DurationNs step) const
    {
        return toQString(
            m_isRelative ? relative_tick_label(saturating_length(m_begin, time), step, m_largest)
                         : clock_tick_label(time, step, m_offset));
    }

private:
    bool m_isRelative;
    TimeNs m_begin;
    DurationNs m_largest;
    DurationNs m_offset;
};

void TimeScale::update(const SessionContext& context, double width, const QFont& font)
{
    m_texts.setFont(font);
    const TimeAxis axis = context.time().axis(std::max(width, 0.0));
    m_origin = axis.range;
    m_panned = 0;
    lay(axis, context);
}

std::optional<int> TimeScale::pan(const SessionContext& context, double width, const QFont& font)
{
    constexpr double farthest = 1e6; // pixels that can still be told apart to a small part of one
    TimeAxis axis = context.time().axis(std::max(width, 0.0));
    const double moved = signed_distance(m_origin.begin, axis.range.begin) * axis.pixels(1);
    const bool isPan = axis.width == m_axis.width && axis.compressed == m_axis.compressed &&
                       axis.range.length() == m_origin.length() && std::abs(moved) < farthest &&
                       font == m_texts.font();
    if (!isPan) {
        update(context, width, font);
        return std::nullopt;
    }
    const TimeAxis was = m_axis;
    const std::vector<TimeNs> ticks = m_ticks;
    const std::vector<TimeRange> gaps = m_gaps;
    const double whole = std::round(moved);
    axis.phase = moved - whole;
    const int by = static_cast<int>(whole) - std::exchange(m_panned, static_cast<int>(whole));
    // Gaps may be drawn short, or not, though the axis says nothing else.
    constexpr double same = 0.01;
    const bool isSameTime = std::abs(axis.x(m_first) - (m_firstX - by)) < same;
    lay(axis, context);
    const bool isSame = isSameTime && areSameWithin(ticks, m_ticks, was, m_axis) &&
                        areSameWithin(beginsOf(gaps), beginsOf(m_gaps), was, m_axis);
    return isSame ? std::optional(by) : std::nullopt;
}

void TimeScale::lay(const TimeAxis& axis, const SessionContext& context)
{
    m_axis = axis;
    m_first = axis.time_at(0);
    m_firstX = axis.x(m_first);
    m_gaps.clear();
    m_ticks.clear();
    m_labels.clear();
    if (m_axis.width < 1 || !context.trace() || context.trace()->begin_time() == no_time)
        return;
    AxisParts parts = parts_of(m_axis);
    m_gaps = std::move(parts.gaps);
    const TickTexts texts(context, m_axis);
    // How wide labels are depends on the step, and the step on how wide they are: two rounds
    // settle it, as a coarser step never has longer labels.
    double spacing = closestTicks;
    for (int round = 0; round < 2; ++round) {
        const DurationNs step = tick_step(std::max(1.0, m_axis.length_of(spacing)));
        placeTicks(texts, parts.active, step, spacing);
        for (const QString& text : m_labels)
            spacing = std::max(spacing, m_texts.of(text).width + labelGap);
        if (m_axis.pixels(step) >= spacing)
            return;
    }
}

void TimeScale::placeTicks(const TickTexts& texts, const std::vector<TimeRange>& active,
                           DurationNs step, double spacing)
{
    constexpr double never = std::numeric_limits<double>::infinity();
    const DurationNs finest = tick_step(std::max(1.0, m_axis.length_of(1)));
    m_ticks.clear();
    m_labels.clear();
    double free = -never; // where there is room again
    const auto place = [&](TimeNs time, DurationNs precision) {
        m_ticks.push_back(time);
        m_labels += texts.of(time, precision);
        free = m_axis.x(time) + spacing - 1;
    };
    for (std::size_t i = 0; i < active.size(); ++i) {
        // A gap has its own moments, where it begins, too.
        const bool isLast = i + 1 == active.size();
        const TimeRange stretch{active[i].begin, active[i].end - (isLast ? 0 : 1)};
        const Ticks whole = ticks_within(stretch, step, texts.origin());
        const double begin = m_axis.x(stretch.begin);
        const double first = whole.count > 0 ? m_axis.x(whole.first) : never;
        if (i > 0 && begin >= free && first - begin >= spacing)
            place(stretch.begin, finest);
        for (int number = 0; number < whole.count; ++number) {
            if (m_axis.x(whole.at(number)) >= free)
                place(whole.at(number), step);
        }
    }
}

} // namespace playhead
