// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/view_action.h"

#include <QAction>

namespace playhead {

QAction* makeViewAction(QObject* parent, const QString& text, const QList<QKeySequence>& shortcuts,
                        const QString& explanation)
{
    auto* action = new QAction(text, parent);
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setWhatsThis(explanation);
    action->setStatusTip(explanation);
    return action;
}

} // namespace playhead
