// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How bookmarks and notes are marked on rows and bars: by shapes, so not by colour alone.
#pragma once

#include "core/model/annotations.h"
#include "core/timeline/bars.h"

#include <QPointF>

class QPainter;

namespace playhead::annotation_mark {

inline constexpr double height = 12;

/// Of the marks beside each other; 0 for none.
[[nodiscard]] int width(bool isBookmarked, bool hasNote);
/// A ribbon for a bookmark, a sheet for a note.
void paint(QPainter& painter, QPointF topLeft, bool isBookmarked, bool hasNote);
/// At the bar's upper right, or where it begins if it is narrow. Nothing for null, and for a bar
/// that is out of sight.
void paintOnBar(QPainter& painter, const Bar& bar, const Annotation* annotation);

} // namespace playhead::annotation_mark
