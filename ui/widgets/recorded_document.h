// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Recorded texts as documents in the window's own measure. Whatever a text holds, nothing of it is
// fetched: HTML stays text, and pictures become their address.
#pragma once

#include "ui/theme/theme.h"

#include <QString>

#include <vector>

class QTextBlock;
class QTextDocument;

namespace playhead {

/// A piece of text in a colour of the theme.
struct TextRun {
    QString text;
    ColorRole role = ColorRole::Text;
};

/// How far the rest of a line of code stands to the right of where the line began, in pixels.
constexpr int codeHang = 14;

/// Replaces what the document holds.
void fillWithMarkdown(QTextDocument& document, const QString& text);
void fillWithCode(QTextDocument& document, const std::vector<TextRun>& runs);

/// Whether a block is a line of code, of either of the two.
[[nodiscard]] bool isCodeBlock(const QTextBlock& block);

} // namespace playhead
