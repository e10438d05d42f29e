// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace playhead {

/// Puts what Tab leads to inside `tree` behind `before`, in the order in which it was made. Widgets
/// that are made late stand last in their window otherwise, wherever they are seen. Returns the
/// last of them, or `before` where there is none. Both are in the same window.
QWidget* putIntoTabOrder(QWidget* before, QWidget* tree);

} // namespace playhead
