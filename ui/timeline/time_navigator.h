// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

namespace playhead {

class SessionContext;

/// Moves the context's visible range as people ask for it. All views of time use this one.
class TimeNavigator
{
public:
    explicit TimeNavigator(SessionContext& context) : m_context(context) {}

    /// Comes closer by `factor`, keeping the moment at `share` of the width where it is.
    void zoom(double factor, double share);
    /// By a share of what is visible; positive goes to later times.
    void pan(double share);
    void show(TimeRange range);
    void fitAll();
    /// The event's time with some room around it; nothing for an event without a time.
    void fit(EventIndex event);
    /// Moves, without zooming, to where the event's start or end can be seen, unless one can.
    void bringIntoView(EventIndex event);

private:
    SessionContext& m_context;
};

} // namespace playhead
