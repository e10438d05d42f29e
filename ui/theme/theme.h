// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"
#include "ui/theme/palettes.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

class QApplication;

namespace playhead {

/// Kept in settings by number. HighContrast is light or dark as the system says.
enum class ThemeMode { System, Light, Dark, HighContrast };

/// What a command line, or another process, calls those that can be chosen for one window.
inline constexpr std::array themeNames = {
    std::pair<ThemeMode, std::string_view>(ThemeMode::Light, "light"),
    std::pair<ThemeMode, std::string_view>(ThemeMode::Dark, "dark"),
    std::pair<ThemeMode, std::string_view>(ThemeMode::HighContrast, "contrast"),
};
[[nodiscard]] constexpr std::optional<ThemeMode> themeNamed(std::string_view name)
{
    for (const auto& [mode, itsName] : themeNames) {
        if (itsName == name)
            return mode;
    }
    return std::nullopt;
}

class SystemLook;

/// The colours, fonts and icons of the window: light or dark, of high contrast or not, as the
/// system says, and follows it, or as the person chose. One for the application; lives on the GUI
/// thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    static Theme& instance();
    ~Theme() override;

    /// Sets style, palette and font of the application; call once, then setMode().
    void install(QApplication& application);
    /// Asks the system where `mode` leaves it something to say, without waiting for an answer.
    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    /// Looks as the system has said by now. Called for by itself when the system says something;
    /// before a window is shown it spares that one a first frame in another look.
    void follow();
    [[nodiscard]] bool isDark() const { return m_look.isDark; }
    [[nodiscard]] bool isHighContrast() const { return m_look.isHighContrast; }
    /// False where the person or the system wants none.
    [[nodiscard]] bool hasAnimations() const;
    void setMotionWanted(bool isWanted);

    [[nodiscard]] QColor color(ColorRole role) const;
    [[nodiscard]] QColor color(ActionType type) const;
    [[nodiscard]] QColor color(EventResult result) const;
    /// A colour between two roles: 0 is `from`, 1 is `to`.
    [[nodiscard]] QColor mixed(ColorRole from, ColorRole to, double share) const;

    [[nodiscard]] QFont font() const;          ///< 13 px, tabular figures
    [[nodiscard]] QFont smallFont() const;     ///< 11 px
    [[nodiscard]] QFont captionFont() const;   ///< small, for capitals above a section
    [[nodiscard]] QFont monospaceFont() const; ///< 12 px
    /// An icon of resources/icons by file name ("copy"), in the text colour of the theme, and in
    /// the dim one where disabled.
    [[nodiscard]] QIcon icon(const QString& name) const;

    /// ✕, ✓ or ?.
    [[nodiscard]] static QString glyph(EventResult result);
    /// The letter in an action type's icon: A, L, H (api), T, S, E, and O for others.
    [[nodiscard]] static QString letter(ActionType type);

Q_SIGNALS:
    /// Colours changed, or whether there are animations: repaint, and drop what was cached.
    void changed();

private:
    Theme();
    void apply() const;
    [[nodiscard]] WindowLook wanted() const;

    ThemeMode m_mode = ThemeMode::System;
    WindowLook m_look;
    bool m_isMotionWanted = true;
    std::unique_ptr<SystemLook> m_system; ///< from when it is asked for first
};

} // namespace playhead
