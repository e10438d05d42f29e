// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/filter_actions.h"

#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/session_context.h"

#include <QAction>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QAction* make(QObject* parent, const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, parent);
    action->setShortcuts(keys);
    return action;
}

} // namespace

FilterActions::FilterActions(SessionContext& context, QObject* parent)
    : QObject(parent)
    , focusLine(make(this, tr("&Filter…"), {u"/"_s, u"Ctrl+Shift+F"_s}))
    , find(make(this, tr("Find &text…"), {QKeySequence(QKeySequence::Find)}))
    , clear(make(this, tr("&Clear the filter"), {}))
    , back(make(this, tr("Filter &before"), {u"Backspace"_s}))
    , forward(make(this, tr("Filter &after"), {u"Shift+Backspace"_s}))
    , fadeOthers(make(this, tr("F&ade what is no hit, do not hide it"), {}))
    , nextHit(make(this, tr("Next &hit"), {u"F3"_s}))
    , previousHit(make(this, tr("Pre&vious hit"), {u"Shift+F3"_s}))
    , m_context(context)
{
    EventFilter* filter = &context.filter();
    connect(clear, &QAction::triggered, filter, &EventFilter::clear);
    connect(back, &QAction::triggered, filter, &EventFilter::back);
    connect(forward, &QAction::triggered, filter, &EventFilter::forward);
    connect(nextHit, &QAction::triggered, this, [this] { goToHit(true); });
    connect(previousHit, &QAction::triggered, this, [this] { goToHit(false); });
    fadeOthers->setCheckable(true);
    connect(fadeOthers, &QAction::toggled, filter, [filter](bool on) {
        filter->setMode(on ? EventFilter::Mode::Dim : EventFilter::Mode::Hide);
    });
    connect(filter, &EventFilter::modeChanged, fadeOthers,
            [this, filter] { fadeOthers->setChecked(filter->mode() == EventFilter::Mode::Dim); });
    connect(filter, &EventFilter::historyChanged, this, &FilterActions::enable);
    connect(filter, &EventFilter::progressChanged, this, &FilterActions::enable);
    // Who hears of the first one that is found may go there at once.
    connect(&context.find(), &Find::foundChanged, this, &FilterActions::enable);
    connect(&context.find(), &Find::progressChanged, this, &FilterActions::enable);
    enable();
}

QList<QAction*> FilterActions::filterActions() const
{
    return {find, focusLine, clear, back, forward, fadeOthers};
}

void FilterActions::enable()
{
    const EventFilter& filter = m_context.filter();
    clear->setEnabled(!filter.text().isEmpty());
    back->setEnabled(filter.canGoBack());
    forward->setEnabled(filter.canGoForward());
    const Find& finder = m_context.find();
    const bool isThereOne = (finder.isActive() ? finder.count() : filter.hitCount()) > 0;
    nextHit->setEnabled(isThereOne);
    previousHit->setEnabled(isThereOne);
}

void FilterActions::goToFirstHit()
{
    show(m_context.filter().firstHit());
}

void FilterActions::goToHit(bool isForward)
{
    const Find& finder = m_context.find();
    const EventIndex from = m_context.selection();
    show(finder.isActive() ? finder.after(from, isForward)
                           : m_context.filter().hitAfter(from, isForward));
}

void FilterActions::show(EventIndex hit)
{
    if (!hit)
        return;
    m_context.select(hit);
    Q_EMIT m_context.revealRequested(hit);
}

} // namespace playhead
