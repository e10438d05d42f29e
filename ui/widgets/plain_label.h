// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace playhead {

/// A label whose text is never taken for HTML, in a colour role of the theme.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget* parent = nullptr) : PlainLabel({}, ColorRole::Text, parent) {}
    explicit PlainLabel(const QString& text, ColorRole role = ColorRole::Text,
                        QWidget* parent = nullptr);

    void setRole(ColorRole role);
    /// On one line, with "…" where the room ends and the whole in the tool tip.
    void setElided(bool elided);
    /// Shown with a look that says: can be marked and copied.
    void setSelectable(bool selectable);

    /// The whole text, however much of it is shown.
    [[nodiscard]] const QString& fullText() const { return m_fullText; }
    void setFullText(const QString& text);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateColor();
    void updateText();

    QString m_fullText;
    ColorRole m_role;
    bool m_isElided = false;
};

} // namespace playhead
