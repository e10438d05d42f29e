// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QObject;

namespace playhead {

/// An action of a view, whose keys count where the view or what is in it has the focus.
/// `explanation` is a sentence on what it does, for the status bar and "What's this?".
[[nodiscard]] QAction* makeViewAction(QObject* parent, const QString& text,
                                      const QList<QKeySequence>& shortcuts,
                                      const QString& explanation);

} // namespace playhead
