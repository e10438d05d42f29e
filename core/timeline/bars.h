// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/model/event.h"
#include "core/timeline/coordinates.h"

#include <cstdint>
#include <vector>

namespace playhead {

class Trace;
class VisibleRows;

/// What a bar has to say beyond its place.
enum class BarFlag : std::uint16_t {
    None = 0,                   ///< no time is recorded: there is nothing to draw
    Visible = 1U << 0U,         ///< at least a part lies within the axis
    Failed = 1U << 1U,          ///< result Fail, or holds an event that failed
    InferredParent = 1U << 2U,  ///< its place in the tree was worked out from times
    Instant = 1U << 3U,         ///< one moment, drawn as a mark around x: no duration is invented
    OpenEnd = 1U << 4U,         ///< no end is recorded: reaches to the end of the session
    EndsBeforeStart = 1U << 5U, ///< reaches from its end to its start
    OutsideParent = 1U << 6U,   ///< starts before its parent, or after its parent ended
    Widened = 1U << 7U,         ///< drawn wider than it is, to be seen at all
    CutLeft = 1U << 8U,         ///< goes on beyond the left edge of the axis
    CutRight = 1U << 9U,        ///< goes on beyond the right edge
    BeforeRange = 1U << 10U,    ///< lies wholly before what is shown
    AfterRange = 1U << 11U,     ///< lies wholly after what is shown
    Merged = 1U << 12U,         ///< stands for several events, too small to be drawn one by one
    Hit = 1U << 13U,            ///< is a hit of the filter, or holds one
    Found = 1U << 14U,          ///< holds the text that is looked for, or an event that does
    Running = 1U << 15U,        ///< has no end yet, in a session that is live: reaches to now
};

/// Where and how the bar of one row is drawn. Coordinates in pixels, x from the axis' left edge, y
/// from the viewport's top; held near the axis, so that far ends do not leave what a painter can
/// take.
struct Bar {
    EventIndex event; ///< of several, the first that failed, is found or is a hit, else the first
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    ActionType action_type = ActionType::Action;
    std::uint16_t flags = 0;
    std::uint32_t count = 1;    ///< how many events it stands for
    std::uint32_t failures = 0; ///< how many of a block's failed

    [[nodiscard]] bool has(BarFlag flag) const
    {
        return (flags & static_cast<std::uint16_t>(flag)) != 0;
    }
    void set(BarFlag flag) { flags |= static_cast<std::uint16_t>(flag); }
    /// For finding what is under the pointer: the bar with `slack` pixels around it.
    [[nodiscard]] bool contains(double at_x, double at_y, double slack = 0) const
    {
        return has(BarFlag::Visible) && at_x >= x - slack && at_x < x + width + slack &&
               at_y >= y - slack && at_y < y + height + slack;
    }
};

/// Sizes in pixels.
struct BarStyle {
    double height = 14;
    double minimum_width = 3;
    double instant_width = 10; ///< of the mark of an instant
    /// Of a moment on the axis, a mark that is wider than its time is moved into it as a whole: the
    /// first and the last of a session are not cut. Not for pictures of a part of the axis.
    bool keeps_marks_whole = false;
};

/// Where a label may stand in a bar: the part of it within the axis, less `padding` at both ends.
struct LabelSpace {
    double x = 0;
    double width = 0; ///< negative where not even the padding fits

    [[nodiscard]] bool fits(double text_width) const { return text_width <= width; }
};
[[nodiscard]] LabelSpace label_space(const Bar& bar, double axis_width, double padding);

/// The bar of one event, in the middle of a row at `row_y` that is `row_height` high. `now` is the
/// moment that a live session has come to, no_time for others.
[[nodiscard]] Bar bar_of(const Trace& trace, EventIndex event, const TimeAxis& axis, double row_y,
                         double row_height, const BarStyle& style = {}, TimeNs now = no_time);

/// The bars of rows [first, last), one for each, with their marks whole, into `bars`, whose memory
/// is used again.
void bars_of_rows(const Trace& trace, const VisibleRows& rows, int first, int last,
                  const TimeAxis& time, const RowAxis& row_axis, std::vector<Bar>& bars,
                  const BarStyle& style = {}, TimeNs now = no_time);

} // namespace playhead
