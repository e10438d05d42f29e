// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

#include <optional>

namespace playhead {

/// A small rounded label: a tag, a result. Its text is plain text, whatever it holds; of a very
/// long one the end is left out, and the tool tip has it whole.
class Chip : public QLabel
{
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);
    /// "✕ Fail", in the result's colour.
    explicit Chip(EventResult result, QWidget* parent = nullptr);

    void setChipText(const QString& text);
    void setResult(EventResult result);
    void setState(const QString& text, ColorRole role);
    /// Writes the text in a colour of the theme; nothing for the usual one.
    void setRole(std::optional<ColorRole> role);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<ColorRole> m_role;
};

/// The role that a result is coloured with.
[[nodiscard]] ColorRole roleOf(EventResult result);

} // namespace playhead
