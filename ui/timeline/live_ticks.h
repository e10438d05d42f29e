// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

namespace playhead {

class SessionContext;

/// How often a view of a live session has something else to show: no oftener than a figure changes
/// or an end moves by a pixel.
class LiveTicks
{
public:
    /// `width`: the pixels that the visible time is laid over.
    LiveTicks(const SessionContext& context, int width);

    /// An event that is in sight and runs.
    void addRunning(EventIndex event);
    /// In milliseconds; 0 where nothing changes by itself.
    [[nodiscard]] int interval() const { return m_interval; }

private:
    void want(int interval);

    const SessionContext& m_context;
    int m_perPixel = 0;
    int m_interval = 0;
};

} // namespace playhead
