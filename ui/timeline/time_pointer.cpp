// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_pointer.h"

#include "ui/context/session_context.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <QWidget>

#include <utility>

namespace playhead {

TimePointer::TimePointer(SessionContext& context, QWidget* viewport, View view)
    : m_context(context), m_viewport(viewport), m_view(std::move(view)), m_gestures(context.time())
{
    viewport->setMouseTracking(true);
    viewport->installEventFilter(this);
}

bool TimePointer::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        m_position = static_cast<QMouseEvent*>(event)->pos();
        if (static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton)
            updateHovered();
        break;
    case QEvent::Leave:
        m_position.reset();
        m_context.setHovered(EventIndex());
        break;
    case QEvent::Wheel:
        m_position = static_cast<QWheelEvent*>(event)->position().toPoint();
        if (turnWheel(*static_cast<QWheelEvent*>(event)))
            return true;
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_view.toolTipAt(help->pos()), m_viewport);
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

double TimePointer::shareAt(double x) const
{
    const QRect graph = m_view.graph();
    if (graph.width() <= 0 || x < graph.left())
        return 0.5;
    return (x - graph.left()) / graph.width();
}

bool TimePointer::turnWheel(QWheelEvent& event)
{
    if (!m_gestures.wheel(event, shareAt(event.position().x())))
        return false;
    event.accept();
    return true;
}

void TimePointer::updateHovered()
{
    if (m_position && !isPressed())
        m_context.setHovered(m_view.eventAt(*m_position));
}

// ---------------------------------------------------------------------------------- a drag

void TimePointer::press(int x, bool isPan)
{
    m_gestures.press(x, isPan);
    showGrip();
}

void TimePointer::drag(int x)
{
    m_gestures.move(x, m_view.graph().width());
    showGrip();
}

void TimePointer::showGrip()
{
    if (m_gestures.isPanning())
        m_viewport->setCursor(Qt::ClosedHandCursor);
}

bool TimePointer::release()
{
    m_viewport->unsetCursor();
    return m_gestures.release();
}

} // namespace playhead
