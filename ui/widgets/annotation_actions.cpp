// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/annotation_actions.h"

#include "ui/context/event_annotations.h"
#include "ui/context/session_context.h"

#include <QAction>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QAction* named(QAction* action, const QKeySequence& key, const QString& statusTip)
{
    action->setShortcut(key);
    action->setStatusTip(statusTip);
    return action;
}

} // namespace

AnnotationActions::AnnotationActions(SessionContext& context, QObject* parent)
    : QObject(parent)
    , bookmark(named(new QAction(tr("&Bookmark the event"), this), u"Ctrl+B"_s,
                     tr("Marks the selected event, to be found again.")))
    , editNote(named(new QAction(tr("&Note on the event…"), this), u"N"_s,
                     tr("Writes down something about the selected event.")))
    , nextBookmark(named(new QAction(tr("Next boo&kmark"), this), u"B"_s,
                         tr("Selects the next bookmarked event.")))
    , previousBookmark(named(new QAction(tr("Previous book&mark"), this), u"Shift+B"_s,
                             tr("Selects the bookmarked event before.")))
    , m_context(context)
{
    bookmark->setCheckable(true);
    connect(bookmark, &QAction::triggered, this, [this] {
        m_context.annotations().toggleBookmark(m_context.selection());
        update(); // what becomes of it is told, not guessed
    });
    connect(nextBookmark, &QAction::triggered, this, [this] { goToBookmark(true); });
    connect(previousBookmark, &QAction::triggered, this, [this] { goToBookmark(false); });
    connect(&context.annotations(), &EventAnnotations::changed, this, &AnnotationActions::update);
    connect(&context, &SessionContext::selectionChanged, this, &AnnotationActions::update);
    connect(&context, &SessionContext::traceChanged, this, &AnnotationActions::update);
    update();
}

void AnnotationActions::update()
{
    const EventIndex event = m_context.selection();
    bookmark->setChecked(event && m_context.annotations().current()->is_bookmarked(event));
    for (QAction* action : eventActions())
        action->setEnabled(event.is_valid());
    const auto& entries = m_context.annotations().current()->entries();
    const bool hasBookmark = std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
        return entry.annotation.is_bookmarked;
    });
    for (QAction* action : goActions())
        action->setEnabled(hasBookmark);
}

void AnnotationActions::goToBookmark(bool isForward)
{
    const EventIndex event =
        m_context.annotations().bookmarkAfter(m_context.selection(), isForward);
    if (!event)
        return;
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

} // namespace playhead
