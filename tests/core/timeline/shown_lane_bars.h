// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/timeline/coordinates.h"
#include "core/timeline/lane_bars.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace playhead {

/// A session with its lanes, and the bars of a row of them.
struct Lanes {
    explicit Lanes(std::shared_ptr<const Trace> of)
        : trace(std::move(of)), layout(std::make_shared<LaneLayout>(*trace)), bars(trace, layout)
    {
    }

    [[nodiscard]] std::vector<Bar> row(std::uint32_t number, const TimeAxis& axis) const
    {
        std::vector<Bar> found;
        bars.append_row(number, BarGrid(axis), 0, 24, found);
        return found;
    }

    std::shared_ptr<const Trace> trace;
    std::shared_ptr<const LaneLayout> layout;
    LaneBars bars;
};

} // namespace playhead
