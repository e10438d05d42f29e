// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

class QToolButton;

namespace playhead {

/// A text that does something when clicked, on one line, elided where the room ends. Reached with
/// Tab, pressed with Space or Enter.
class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkButton(const QString& text = {}, QWidget* parent = nullptr);

    void setRole(ColorRole role);
    /// Recorded text may hold an "&", which makes no key of the next letter here.
    void setText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    ColorRole m_role = ColorRole::Accent;
};

/// A flat button that shows an icon of the theme and says `name` in its tool tip and to screen
/// readers.
[[nodiscard]] QToolButton* makeIconButton(const QString& icon, const QString& name,
                                          QWidget* parent);

} // namespace playhead
