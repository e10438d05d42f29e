// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace playhead {

/// A rounded frame with a small header and room below it.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    /// The colour of the frame; Line unless something is wrong.
    void setFrameRole(ColorRole role);
    /// What stands in the header, from the left; a stretch divides left from right.
    [[nodiscard]] QHBoxLayout* header() const { return m_header; }
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
    ColorRole m_frame = ColorRole::Line;
};

} // namespace playhead
