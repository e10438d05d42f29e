// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

#include <array>

class QApplication;

namespace playhead {

/// What a colour is for. Views never name a colour, only a role.
enum class ColorRole {
    Window,
    Panel,
    Line,
    Text,
    Dim,
    Selection,
    Accent,
    Chip,
    Code,
    Idle,
    Action,
    Llm,
    Api,
    Tool,
    Screenshot,
    Fail,
    Success,
    Indeterminate,
    Playhead,
};
inline constexpr std::size_t colorRoleCount = 19;

enum class ThemeMode { System, Light, Dark };

/// The colours, fonts and icons of the window: light or dark, as the system says or as the person
/// chose. One for the application; lives on the GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    static Theme& instance();

    /// Sets style, palette and font of the application; call once, then setMode().
    void install(QApplication& application);
    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_isDark; }

    [[nodiscard]] QColor color(ColorRole role) const;
    [[nodiscard]] QColor color(ActionType type) const;
    [[nodiscard]] QColor color(EventResult result) const;
    /// A colour between two roles: 0 is `from`, 1 is `to`.
    [[nodiscard]] QColor mixed(ColorRole from, ColorRole to, double share) const;

    [[nodiscard]] QFont font() const;          ///< 13 px, tabular figures
    [[nodiscard]] QFont smallFont() const;     ///< 11 px
    [[nodiscard]] QFont monospaceFont() const; ///< 12 px
    /// An icon of resources/icons by file name ("copy"), in the text colour of the theme, and in
    /// the dim one where disabled.
    [[nodiscard]] QIcon icon(const QString& name) const;

    /// ✕, ✓ or ?.
    [[nodiscard]] static QString glyph(EventResult result);
    /// The letter in an action type's icon: A, L, H (api), T, S, E, and O for others.
    [[nodiscard]] static QString letter(ActionType type);

Q_SIGNALS:
    /// Colours changed: repaint, and drop what was cached.
    void changed();

private:
    Theme();
    void apply() const;
    [[nodiscard]] static bool systemIsDark();

    ThemeMode m_mode = ThemeMode::System;
    bool m_isDark = false;
};

} // namespace playhead
