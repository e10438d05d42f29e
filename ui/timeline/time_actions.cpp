// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/time_actions.h"

#include "ui/context/session_context.h"
#include "ui/timeline/time_steps.h"
#include "ui/widgets/view_action.h"

#include <QAction>
#include <QWidget>

namespace playhead {

namespace {

constexpr double middle = 0.5;

} // namespace

TimeActions::TimeActions(SessionContext& context, QObject* parent)
    : QObject(parent)
    , zoomIn(makeViewAction(
          this, tr("Zoom &in"), {Qt::Key_W, Qt::Key_Plus},
          tr("Shows less time, closer. With Ctrl, the wheel does it at the pointer.")))
    , zoomOut(makeViewAction(this, tr("Zoom &out"), {Qt::Key_S, Qt::Key_Minus},
                             tr("Shows more time. With Ctrl, the wheel does it at the pointer.")))
    , panLeft(makeViewAction(this, tr("&Earlier"), {QKeySequence(Qt::Key_A)},
                             tr("Moves to earlier times. With Shift, the wheel does it, too.")))
    , panRight(makeViewAction(this, tr("&Later"), {QKeySequence(Qt::Key_D)},
                              tr("Moves to later times. With Shift, the wheel does it, too.")))
    , fitSelection(
          makeViewAction(this, tr("&Fit selection"), {QKeySequence(Qt::Key_F)},
                         tr("Shows the time of the selected event, and a little around it.")))
    , fitAll(makeViewAction(this, tr("Fit &all"), {QKeySequence(Qt::Key_0)},
                            tr("Shows the whole session.")))
    , m_context(context)
{
    constexpr auto glide = TimeViewport::Motion::Glide;
    TimeViewport& time = context.time();
    const auto onTrigger = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    onTrigger(zoomIn, [&time] { time.zoom(zoomStep, middle, glide); });
    onTrigger(zoomOut, [&time] { time.zoom(1 / zoomStep, middle, glide); });
    onTrigger(panLeft, [&time] { time.pan(-panStep); });
    onTrigger(panRight, [&time] { time.pan(panStep); });
    onTrigger(fitAll, [&time] { time.fitAll(glide); });
    onTrigger(fitSelection, [this] {
        if (const auto stretch = m_context.timeOf(m_context.selection()))
            m_context.time().fit(*stretch, glide);
    });
    connect(&context, &SessionContext::selectionChanged, this, &TimeActions::updateEnabled);
    updateEnabled();
}

QList<QAction*> TimeActions::all() const
{
    return {zoomIn, zoomOut, panLeft, panRight, fitSelection, fitAll};
}

void TimeActions::addTo(QWidget& view) const
{
    view.addActions(all());
}

void TimeActions::updateEnabled()
{
    fitSelection->setEnabled(m_context.selection().is_valid());
}

} // namespace playhead
