// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "ui/timeline/time_gestures.h"

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace playhead {

class SessionContext;

/// The pointer over a view of time: its wheel zooms and pans, what is below it is hovered and told
/// about, and a drag takes the time with it. Sees the events of the viewport before the view does:
/// a wheel that is not for time is left to the view, and so are buttons, of which only the view
/// knows what they press.
class TimePointer : public QObject
{
    Q_OBJECT

public:
    /// What only the view knows, in coordinates of its viewport.
    struct View {
        std::function<QRect()> graph; ///< that the axis of time is laid over
        std::function<EventIndex(const QPoint&)> eventAt;
        std::function<QString(const QPoint&)> toolTipAt;
    };

    /// Context and viewport outlive it.
    TimePointer(SessionContext& context, QWidget* viewport, View view);

    /// At the x of the event, wherever it was sent. True where it was for time.
    bool turnWheel(QWheelEvent& event);
    /// What is below the pointer may be another, though it has not moved.
    void updateHovered();

    /// A button goes down on time. Where `isPan`, moving pans at once, else only from the distance
    /// that tells a drag from a click.
    void press(int x, bool isPan);
    /// Nothing where none is down.
    void drag(int x);
    /// True where it was a click.
    bool release();
    [[nodiscard]] bool isPressed() const { return m_gestures.isPressed(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] double shareAt(double x) const;
    void showGrip();

    SessionContext& m_context;
    QWidget* m_viewport;
    View m_view;
    TimeGestures m_gestures;
    std::optional<QPoint> m_position; ///< over the viewport, where it is
};

} // namespace playhead
