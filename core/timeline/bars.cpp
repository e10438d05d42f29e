// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/timeline/bars.h"

#include "core/model/event_span.h"
#include "core/model/trace.h"
#include "core/timeline/visible_rows.h"

#include <algorithm>

namespace playhead {

namespace {

/// How far a bar that goes on beyond the axis is drawn beyond it: enough for its round corners and
/// outline to be out of sight.
constexpr double overhang = 16;

void set_span_flags(SpanKind kind, Bar& bar)
{
    if (kind == SpanKind::Instant)
        bar.set(BarFlag::Instant);
    else if (kind == SpanKind::OpenEnd)
        bar.set(BarFlag::OpenEnd);
    else if (kind == SpanKind::EndsBeforeStart)
        bar.set(BarFlag::EndsBeforeStart);
}

void set_recorded_flags(const Trace& trace, EventIndex event, Bar& bar)
{
    if (trace.result(event) == EventResult::Fail)
        bar.set(BarFlag::Failed);
    if (trace.has(event, EventFlag::ParentInferred))
        bar.set(BarFlag::InferredParent);
    if (trace.has(event, EventFlag::OutsideParent))
        bar.set(BarFlag::OutsideParent);
}

void place_instant(double x, double axis_width, const BarStyle& style, Bar& bar)
{
    bar.width = style.instant_width;
    bar.x = std::clamp(x - style.instant_width / 2, -overhang - style.instant_width,
                       axis_width + overhang);
}

void place_stretch(double left, double right, double axis_width, const BarStyle& style, Bar& bar)
{
    if (left < 0)
        bar.set(BarFlag::CutLeft);
    if (right > axis_width)
        bar.set(BarFlag::CutRight);
    if (right - left < style.minimum_width) {
        bar.set(BarFlag::Widened);
        right = left + style.minimum_width;
    }
    bar.x = std::clamp(left, -overhang, axis_width + overhang);
    bar.width = std::clamp(right, -overhang, axis_width + overhang) - bar.x;
}

/// How far a mark reaches before its moment.
double before_moment(const Bar& bar)
{
    return bar.has(BarFlag::Instant) ? bar.width / 2 : 0;
}

void keep_whole(double axis_width, Bar& bar)
{
    const double moment = bar.x + before_moment(bar);
    const bool is_mark = bar.has(BarFlag::Instant) || bar.has(BarFlag::Widened);
    if (is_mark && moment >= 0 && moment <= axis_width)
        bar.x = std::max(0.0, std::min(bar.x, axis_width - bar.width));
}

} // namespace

LabelSpace label_space(const Bar& bar, double axis_width, double padding)
{
    const double left = std::max(bar.x, 0.0) + padding;
    const double right = std::min(bar.x + bar.width, axis_width) - padding;
    return {left, right - left};
}

Bar bar_of(const Trace& trace, EventIndex event, const TimeAxis& axis, double row_y,
           double row_height, const BarStyle& style, TimeNs now)
{
    Bar bar;
    bar.event = event;
    bar.action_type = trace.action_type(event);
    bar.height = style.height;
    bar.y = row_y + (row_height - style.height) / 2;
    set_recorded_flags(trace, event, bar);
    const EventSpan span = span_of(trace, event, now);
    if (!span.has_time())
        return bar;
    if (span.kind == SpanKind::OpenEnd && now != no_time)
        bar.set(BarFlag::Running);
    else
        set_span_flags(span.kind, bar);
    const double left = axis.x(span.begin);
    if (bar.has(BarFlag::Instant))
        place_instant(left, axis.width, style, bar);
    else
        place_stretch(left, axis.x(span.end), axis.width, style, bar);
    if (style.keeps_marks_whole)
        keep_whole(axis.width, bar);
    if (bar.x + bar.width <= 0)
        bar.set(BarFlag::BeforeRange);
    else if (bar.x >= axis.width)
        bar.set(BarFlag::AfterRange);
    else
        bar.set(BarFlag::Visible);
    return bar;
}

void bars_of_rows(const Trace& trace, const VisibleRows& rows, int first, int last,
                  const TimeAxis& time, const RowAxis& row_axis, std::vector<Bar>& bars,
                  const BarStyle& style, TimeNs now)
{
    bars.clear();
    BarStyle whole = style;
    whole.keeps_marks_whole = true;
    for (int row = std::max(first, 0); row < std::min(last, rows.row_count()); ++row)
        bars.push_back(bar_of(trace, rows.event_at(row), time, row_axis.y(row), row_axis.row_height,
                              whole, now));
}

} // namespace playhead
