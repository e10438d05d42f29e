// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/menu_actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QString withoutMarks(const QString& text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

void collect(const QList<QAction*>& actions, const QString& place, QList<MenuAction>& found)
{
    for (QAction* action : actions) {
        const QString text = withoutMarks(action->text());
        if (const QMenu* menu = action->menu())
            collect(menu->actions(), place.isEmpty() ? text : QString(place + u" › "_s + text),
                    found);
        else if (!action->isSeparator() && action->isVisible())
            found += {place, text, action};
    }
}

} // namespace

QList<MenuAction> menuActions(const QMainWindow& window)
{
    QList<MenuAction> found;
    if (const auto* bar = qobject_cast<QMenuBar*>(window.menuWidget()))
        collect(bar->actions(), {}, found);
    return found;
}

QList<MenuAction> actionsWithKeys(const QMainWindow& window)
{
    QList<MenuAction> found = menuActions(window);
    found.removeIf([](const MenuAction& each) { return each.action->shortcuts().isEmpty(); });
    for (QAction* action : window.findChildren<QAction*>()) {
        const QString text = withoutMarks(action->text());
        // Each panel of a kind has the same.
        const bool isKnown = std::any_of(found.begin(), found.end(), [&](const MenuAction& each) {
            return each.action == action ||
                   (each.text == text && each.action->shortcuts() == action->shortcuts());
        });
        if (!isKnown && !text.isEmpty() && !action->shortcuts().isEmpty())
            found += {QString(), text, action};
    }
    return found;
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys += key.toString(QKeySequence::NativeText);
    return keys.join(QCoreApplication::translate("MenuActions", " or "));
}

} // namespace playhead
