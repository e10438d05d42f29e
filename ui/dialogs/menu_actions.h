// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMainWindow;

namespace playhead {

/// Something that can be done, and where it is found.
struct MenuAction {
    QString place; ///< "View › Theme"; of what is in no menu, empty
    QString text;  ///< without the marks of its access key
    QAction* action = nullptr;
};

/// All that the window's menus offer, in their order, enabled or not.
[[nodiscard]] QList<MenuAction> menuActions(const QMainWindow& window);

/// The same, and after it what has a key without being in a menu: actions of single views.
[[nodiscard]] QList<MenuAction> actionsWithKeys(const QMainWindow& window);

/// "E", or "Ctrl+K or Ctrl+P" where there are several.
[[nodiscard]] QString keysOf(const QAction& action);

} // namespace playhead
