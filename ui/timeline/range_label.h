// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/coordinates.h"

#include <QLabel>

namespace playhead {

class SessionContext;

/// Measures the stretch of time that is marked: how long it is, what begins in it, and what that
/// took. Stands over a view of time, in which the view places it; hidden where nothing is marked.
class RangeLabel : public QLabel
{
    Q_OBJECT

public:
    /// A child of `view`, which pointers reach through it.
    RangeLabel(SessionContext& context, QWidget* view);

    /// In the middle of the marked stretch, at the top of `area`, which the axis is laid over.
    void placeOver(const QRect& area, const TimeAxis& axis);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void measure();

    SessionContext& m_context;
};

} // namespace playhead
