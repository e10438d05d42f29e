// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/preferences.h"

#include <QSettings>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto themeKey = "view/theme"_L1;
constexpr auto motionKey = "view/motion"_L1;
constexpr auto sizeKey = "view/size"_L1;
constexpr auto languageKey = "view/language"_L1;
constexpr auto reopenKey = "start/reopen"_L1;

} // namespace

ThemeMode Preferences::theme()
{
    const int kept = QSettings().value(themeKey).toInt();
    const bool isKnown = kept >= 0 && kept <= static_cast<int>(ThemeMode::HighContrast);
    return isKnown ? static_cast<ThemeMode>(kept) : ThemeMode::System;
}

void Preferences::setTheme(ThemeMode mode)
{
    QSettings().setValue(themeKey, static_cast<int>(mode));
    Theme::instance().setMode(mode);
}

bool Preferences::wantsMotion()
{
    return QSettings().value(motionKey, true).toBool();
}

void Preferences::setWantsMotion(bool wants)
{
    QSettings().setValue(motionKey, wants);
    Theme::instance().setMotionWanted(wants);
}

bool Preferences::reopensLast()
{
    return QSettings().value(reopenKey, true).toBool();
}

void Preferences::setReopensLast(bool reopens)
{
    QSettings().setValue(reopenKey, reopens);
}

QString Preferences::language()
{
    return QSettings().value(languageKey).toString();
}

void Preferences::setLanguage(const QString& language)
{
    QSettings().setValue(languageKey, language);
}

int Preferences::size()
{
    const int kept = QSettings().value(sizeKey).toInt();
    return std::find(sizes.begin(), sizes.end(), kept) == sizes.end() ? sizes.front() : kept;
}

void Preferences::setSize(int percent)
{
    QSettings().setValue(sizeKey, percent);
}

} // namespace playhead
