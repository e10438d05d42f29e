// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_actions.h"

#include "ui/widgets/view_action.h"

#include <QAction>
#include <QWidget>

namespace playhead {

namespace {

QAction* add(QWidget* view, const QString& text, const QList<QKeySequence>& shortcuts,
             const QString& whatsThis)
{
    QAction* action = makeViewAction(view, text, shortcuts, whatsThis);
    view->addAction(action);
    return action;
}

} // namespace

WaterfallActions::WaterfallActions(QWidget* view)
    : QObject(view)
    , expandAll(
          add(view, tr("E&xpand all"),
              {QKeySequence(Qt::Key_Asterisk), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down)},
              tr("Shows all events as rows.")))
    , collapseAll(add(view, tr("&Collapse all"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up)},
                      tr("Shows only the events of the top level as rows.")))
    , expandBelow(add(view, tr("Expand all &below"), {},
                      tr("Shows all events that ran inside the selected one.")))
    , collapse(
          add(view, tr("C&ollapse"), {}, tr("Hides the events that ran inside the selected one.")))
    , selectParent(add(view, tr("Select &parent"), {QKeySequence(Qt::CTRL | Qt::Key_Up)},
                       tr("Selects the event that the selected one ran inside.")))
    , copyName(add(view, tr("Copy &name"), {QKeySequence(Qt::CTRL | Qt::Key_C)},
                   tr("Copies the type of the selected event.")))
    , copyId(add(view, tr("Copy i&d"), {}, tr("Copies the id of the selected event as recorded.")))
    , copyJson(add(view, tr("Copy as &JSON"), {QKeySequence(Qt::CTRL | Qt::Key_J)},
                   tr("Copies all that is recorded of the selected event.")))
    , copyText(add(view, tr("Copy as &text"), {},
                   tr("Copies the selected event in words, for a message or an issue.")))
    , copyCsv(add(view, tr("Copy as CSV &rows"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J)},
                  tr("Copies the selected event as a row of a table, with the names of its "
                     "columns.")))
    , copyLink(add(view, tr("Copy &link"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
                   tr("Copies a link that leads to the selected event in Playhead.")))
{
    for (QAction* action : {copyLink, copyJson, copyCsv})
        action->setShortcutContext(Qt::WindowShortcut);
}

QList<QAction*> WaterfallActions::treeActions() const
{
    return {expandAll, collapseAll, expandBelow, collapse, selectParent};
}

QList<QAction*> WaterfallActions::copyActions() const
{
    return {copyName, copyId, copyJson, copyText, copyCsv, copyLink};
}

void WaterfallActions::setEventActionsEnabled(bool enabled)
{
    for (QAction* action : QList({expandBelow, collapse, selectParent}) + copyActions())
        action->setEnabled(enabled);
}

} // namespace playhead
