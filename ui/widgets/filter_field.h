// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QToolButton;

namespace playhead {

class FilterLine;
class PlainLabel;
class SessionContext;

/// The filter's line in a frame, with a menu button before it and behind it how many hits it has or
/// what is wrong, as glyph, word and colour. What is wrong in full stands below, over the window.
class FilterField : public QWidget
{
    Q_OBJECT

public:
    explicit FilterField(SessionContext& context, QWidget* parent = nullptr);
    ~FilterField() override;

    [[nodiscard]] FilterLine& line() { return *m_line; }
    [[nodiscard]] QToolButton& menuButton() { return *m_menuButton; }
    /// "✓ 9 hits"
    [[nodiscard]] QString stateText() const;
    /// What is wrong, and what was probably meant; empty where nothing is.
    [[nodiscard]] QString message() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct State {
        QString text;
        ColorRole role = ColorRole::Dim;
        ColorRole frame = ColorRole::Line;
    };
    [[nodiscard]] State state() const;
    [[nodiscard]] QString hits() const;
    void showState();
    void showMessage();

    SessionContext& m_context;
    QToolButton* m_menuButton;
    FilterLine* m_line;
    PlainLabel* m_state;
    QPointer<PlainLabel> m_message; ///< a child of the window, made when needed
};

} // namespace playhead
