// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QAbstractButton;
class QTabBar;
class QWidget;

namespace playhead {

/// All that can be read in a widget now: labels, buttons, texts, the rows of its views.
[[nodiscard]] QString readableText(const QWidget& root);

/// Tool tips and what screen readers are told, of what is visible.
[[nodiscard]] QString spokenText(const QWidget& root);

/// The visible button of this accessible name or this text; null where there is none.
[[nodiscard]] QAbstractButton* shownButton(const QWidget& root, const QString& name);

/// The visible tab bar, and the titles of its visible tabs; null and none where there is none.
[[nodiscard]] QTabBar* shownTabBar(const QWidget& root);
[[nodiscard]] QStringList shownTabs(const QWidget& root);

/// Clicks the visible tab whose title begins so; returns whether there is one.
[[nodiscard]] bool chooseTab(const QWidget& root, const QString& title);

/// The visible, enabled widgets that Tab should lead to. Scroll buttons inside a tab bar are Qt's.
[[nodiscard]] QList<QWidget*> tabStops(const QWidget& root);

/// The class of a tab stop that has no name for screen readers; empty where all have one.
[[nodiscard]] QString namelessControl(const QWidget& root);

/// Presses Tab, or Shift+Tab, from one widget until another has the focus; returns the widgets of
/// `root` on the way. Fails the test where that does not happen in many presses.
[[nodiscard]] QList<QWidget*> walkWithTab(QWidget& root, QWidget& from, QWidget& to,
                                          bool backwards = false);

} // namespace playhead
