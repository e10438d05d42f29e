// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/timeline_stack.h"

#include "ui/context/session_context.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_view.h"

#include <QAction>
#include <QActionGroup>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

TimelineStack::TimelineStack(SessionContext& context, QWidget* parent)
    : QStackedWidget(parent)
    , m_context(context)
    , m_waterfall(new WaterfallView(context))
    , m_lanes(new LanesView(context))
    , m_actions(new QActionGroup(this))
{
    addWidget(m_waterfall);
    addWidget(m_lanes);
    const WaterfallActions& actions = m_waterfall->eventActions();
    m_lanes->useActions(actions.copyActions() + QList<QAction*>{actions.selectParent},
                        m_waterfall->timeActions().all());
    addLayoutAction(tr("&Waterfall"), u"Alt+1"_s,
                    tr("A row for each event, inside what it ran in, with its figures."));
    addLayoutAction(tr("&Lanes"), u"Alt+2"_s,
                    tr("A lane for each agent and thread, over the whole width."));
    layoutActions().constFirst()->setChecked(true);
}

void TimelineStack::addLayoutAction(const QString& text, const QKeySequence& key,
                                    const QString& whatsThis)
{
    const auto layout = static_cast<TimelineLayout>(m_actions->actions().size());
    QAction* action = m_actions->addAction(text);
    action->setCheckable(true);
    action->setShortcut(key);
    action->setWhatsThis(whatsThis);
    action->setStatusTip(whatsThis);
    connect(action, &QAction::triggered, this, [this, layout] { setTimelineLayout(layout); });
}

QList<QAction*> TimelineStack::layoutActions() const
{
    return m_actions->actions();
}

TimelineLayout TimelineStack::timelineLayout() const
{
    return currentWidget() == m_lanes ? TimelineLayout::Lanes : TimelineLayout::Waterfall;
}

PaintableTimeline& TimelineStack::paintable() const
{
    if (timelineLayout() == TimelineLayout::Lanes)
        return *m_lanes;
    return *m_waterfall;
}

void TimelineStack::setTimelineLayout(TimelineLayout layout)
{
    layoutActions().at(static_cast<qsizetype>(layout))->setChecked(true);
    if (layout == timelineLayout())
        return;
    const bool hadFocus = currentWidget()->hasFocus();
    setCurrentIndex(static_cast<int>(layout));
    if (hadFocus)
        focusLayout();
    if (m_context.selection())
        Q_EMIT m_context.revealRequested(m_context.selection());
    Q_EMIT timelineLayoutChanged(layout);
}

void TimelineStack::focusLayout()
{
    currentWidget()->setFocus();
}

bool TimelineStack::isBusy() const
{
    return timelineLayout() == TimelineLayout::Lanes && m_lanes->isBusy();
}

} // namespace playhead
