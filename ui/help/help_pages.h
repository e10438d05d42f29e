// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMainWindow;
class QWidget;

namespace playhead {

/// A page of the help, as resources/help has it in one language.
struct HelpPage {
    QString id;    ///< the name of its file, without the ending; links between pages name it
    QString title; ///< its first line
    QString text;  ///< Markdown without the title, with {{…}} where it names an action
};

/// All pages, in the order in which they are listed, in the language that the window speaks now, or
/// in English where a page is not translated. They are read anew each time.
[[nodiscard]] QList<HelpPage> helpPages();

/// The page about the part of the window that this widget is, or is in; null for the keyboard's.
[[nodiscard]] QString helpPageOf(const QWidget* widget);

/// The action with this text, as the sources write it ("&Open…"), in whatever language the window
/// shows it; of several texts, parted by "|", the one that it has now. Null where there is none.
[[nodiscard]] QAction* actionOf(const QMainWindow& window, const QString& texts);

/// The Markdown of a page, where each {{text}} has become the present text of the window's action
/// with its keys.
[[nodiscard]] QString withActions(const QString& markdown, const QMainWindow& window);

} // namespace playhead
