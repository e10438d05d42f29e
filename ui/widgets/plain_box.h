// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QMessageBox>

namespace playhead {

/// A message box whose texts are shown as they are, never as HTML, and which deletes itself when it
/// is closed. Belongs to the parent until then. Not shown yet: open() or show() it. exec() is for
/// what the person has just asked for, never for what comes from background work.
[[nodiscard]] QMessageBox* makePlainBox(QMessageBox::Icon icon, const QString& text,
                                        const QString& more, QWidget* parent);

/// Says what went wrong, where, and how to mend it. Does not block. An error that is being shown
/// over the same parent is not shown twice.
void showErrorBox(const Error& error, QWidget* parent);

} // namespace playhead
