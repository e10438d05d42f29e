// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace playhead {

/// What can be done with the rows of the waterfall, as actions with text, shortcut and explanation:
/// for menus, the palette and the list of keys. The shortcuts are single keys, and work where the
/// view has the focus. The view connects them.
class WaterfallActions : public QObject
{
    Q_OBJECT

public:
    /// The actions are added to `view`.
    explicit WaterfallActions(QWidget* view);

    QAction* const expandAll;
    QAction* const collapseAll;
    QAction* const expandBelow;
    QAction* const collapse;
    QAction* const selectParent;

    QAction* const copyName;
    QAction* const copyId;
    QAction* const copyJson;
    QAction* const copyText;
    QAction* const copyCsv;
    QAction* const copyLink;

    /// Expand, collapse and move, for a menu of where to go.
    [[nodiscard]] QList<QAction*> treeActions() const;
    [[nodiscard]] QList<QAction*> copyActions() const;
    /// Those that work on an event, enabled only where one is selected.
    void setEventActionsEnabled(bool enabled);
};

} // namespace playhead
