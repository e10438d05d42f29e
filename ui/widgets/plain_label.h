// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

#include <array>
#include <optional>

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
    /// Can be marked and copied: takes the focus of a click, not of the Tab key. What that needs is
    /// made when the pointer or the focus comes to it; it looks the same before.
    void setSelectable(bool selectable);

    /// The whole text, however much of it is shown.
    [[nodiscard]] const QString& fullText() const { return m_fullText; }
    void setFullText(const QString& text);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What a height depends on, but for the text.
    struct Shape {
        QFont font;
        QMargins margins;
        int width = 0;
        int margin = 0;
        int indent = 0;
        bool wraps = false;
        friend bool operator==(const Shape&, const Shape&) = default;
    };
    struct Height {
        Shape shape;
        int height = 0;
    };

    void updateColor();
    void updateText();
    void beginSelecting();

    QString m_fullText;
    ColorRole m_role;
    bool m_isElided = false;
    bool m_isSelectable = false;
    mutable std::array<std::optional<Height>, 3> m_heights; ///< of the text, the latest first
};

} // namespace playhead
