// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/timeline_stack.h"

#include "ui/context/follow.h"
#include "ui/context/session_context.h"
#include "ui/timeline/follow_chip.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_view.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QActionGroup>
#include <QEvent>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

TimelineStack::TimelineStack(SessionContext& context, QWidget* parent)
    : QStackedWidget(parent)
    , m_context(context)
    , m_waterfall(new WaterfallView(context))
    , m_lanes(new LanesView(context))
    , m_actions(new QActionGroup(this))
    , m_followAction(new QAction(tr("Follow the &end"), this))
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
    makeFollowAction();
    m_chip = new FollowChip(context.follow(), this); // over the views, and behind them for Tab
    m_chip->setToolTip(tr("Stays at the end, where events come (%1)")
                           .arg(m_followAction->shortcut().toString(QKeySequence::NativeText)));
    for (const QAbstractScrollArea* view : {static_cast<QAbstractScrollArea*>(m_waterfall),
                                            static_cast<QAbstractScrollArea*>(m_lanes)})
        view->viewport()->installEventFilter(this);
    placeChip();
}

void TimelineStack::makeFollowAction()
{
    Follow& follow = m_context.follow();
    m_followAction->setCheckable(true);
    m_followAction->setShortcut(u"Alt+End"_s);
    const QString whatsThis =
        tr("Stays at the end of a session that is being recorded, until you look elsewhere.");
    m_followAction->setWhatsThis(whatsThis);
    m_followAction->setStatusTip(whatsThis);
    const auto update = [this, &follow] {
        m_followAction->setEnabled(m_context.isLive());
        m_followAction->setChecked(follow.isOn());
    };
    update();
    connect(&follow, &Follow::changed, m_followAction, update);
    connect(m_followAction, &QAction::triggered, &follow,
            [&follow](bool isWanted) { isWanted ? follow.start() : follow.stop(); });
}

bool TimelineStack::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Resize || type == QEvent::Move || type == QEvent::Show)
        placeChip();
    return QStackedWidget::eventFilter(watched, event);
}

/// In the view that is shown, so that no scroll bar is covered.
void TimelineStack::placeChip()
{
    const auto* view = static_cast<const QAbstractScrollArea*>(currentWidget());
    const QWidget* viewport = view->viewport();
    m_chip->placeIn({viewport->mapTo(this, QPoint(0, 0)), viewport->size()});
    m_chip->raise();
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
    placeChip();
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
