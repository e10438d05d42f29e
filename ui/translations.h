// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <string>
#include <vector>

class QCoreApplication;

namespace playhead {

/// The languages that the window speaks, as ISO 639 writes them ("de"): English, which the texts
/// are written in, and one for each file in resources/translations. Sorted.
[[nodiscard]] std::vector<std::string> windowLanguages();

/// The first of the languages wanted ("de-AT", best first) that the window speaks; English where it
/// speaks none.
[[nodiscard]] QString spokenLanguage(const QStringList& wanted);

/// Has the application's texts, and those of Qt's own dialogs where their translation is installed,
/// shown in this language; empty for the system's. Numbers and dates that are written for people
/// follow: as the system writes them, where the language is the system's. To be called on the GUI
/// thread, before the first widget is made: what is shown already stays as it is.
void installTranslations(QCoreApplication& application, const QString& language);

} // namespace playhead
