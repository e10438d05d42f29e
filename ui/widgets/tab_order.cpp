// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/tab_order.h"

#include <QList>
#include <QWidget>

namespace playhead {

QWidget* putIntoTabOrder(QWidget* before, QWidget* tree)
{
    QList<QWidget*> stops;
    QWidget* widget = tree;
    do {
        const bool isInside = widget == tree || tree->isAncestorOf(widget);
        if (isInside && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            stops += widget;
        widget = widget->nextInFocusChain();
    } while (widget != tree);
    for (QWidget* stop : stops) {
        QWidget::setTabOrder(before, stop);
        before = stop;
    }
    return before;
}

} // namespace playhead
