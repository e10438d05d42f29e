// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/event_pane.h"

#include "ui/context/session_context.h"
#include "ui/panels/event_view.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace playhead {

namespace {

constexpr int leastWidth = 200;

} // namespace

EventPane::EventPane(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_following(new EventView(context, m_splitter))
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_following);
    // Else the splitter would move with what the event's texts ask for.
    m_following->setMinimumWidth(leastWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(m_following, &EventView::pinClicked, this, &EventPane::pin);
    connect(&m_context, &SessionContext::traceChanged, this, &EventPane::unpin);
}

bool EventPane::isBusy() const
{
    return m_following->isBusy() || (m_pinned && m_pinned->isBusy());
}

void EventPane::pin()
{
    pinEvent(m_context.selection());
}

void EventPane::pinEvent(EventIndex event)
{
    if (!event || event == m_pinnedEvent)
        return;
    m_pinnedEvent = event;
    if (m_pinned) {
        m_pinned->showPinned(event);
        Q_EMIT pinnedEventChanged(event);
        return;
    }
    m_pinned = new EventView(m_context, m_splitter);
    m_pinned->setMinimumWidth(leastWidth);
    m_pinned->showPinned(event);
    m_splitter->addWidget(m_pinned);
    connect(m_pinned, &EventView::pinClicked, this, &EventPane::unpin);
    Q_EMIT pinnedChanged(true);
    m_splitter->setSizes({m_splitter->width() / 2, m_splitter->width() / 2});
    Q_EMIT pinnedEventChanged(event);
}

void EventPane::unpin()
{
    if (!m_pinned)
        return;
    // Later: it may be its own button that asks.
    m_pinned->hide();
    m_pinned->deleteLater();
    m_pinned = nullptr;
    m_pinnedEvent = {};
    Q_EMIT pinnedChanged(false);
    Q_EMIT pinnedEventChanged({});
}

} // namespace playhead
