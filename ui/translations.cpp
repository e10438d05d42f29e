// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

/// Cannot be called from within a namespace.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto folder = ":/playhead/translations/"_L1;
constexpr auto fallback = "en"_L1;

void load(QCoreApplication& application, const QString& name, const QString& from)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(name, from))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

std::vector<std::string> windowLanguages()
{
    initTranslationResources();
    std::vector<std::string> languages;
    for (QString name : QDir(folder).entryList({u"playhead_*.qm"_s}, QDir::Files, QDir::Name))
        languages.push_back(name.remove("playhead_"_L1).remove(".qm"_L1).toStdString());
    return languages;
}

QString spokenLanguage(const QStringList& wanted)
{
    const std::vector<std::string> spoken = windowLanguages();
    for (const QString& each : wanted) {
        QString language = each.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        for (const std::string& one : spoken) {
            if (language == QLatin1StringView(one.data(), static_cast<qsizetype>(one.size())))
                return language;
        }
    }
    return fallback;
}

void installTranslations(QCoreApplication& application, const QString& language)
{
    const QLocale system = QLocale::system();
    const QString shown =
        spokenLanguage(language.isEmpty() ? system.uiLanguages() : QStringList(language));
    const QLocale locale(shown);
    QLocale::setDefault(locale.language() == system.language() ? system : locale);
    // What was installed last is asked first. English has the plural forms, and is what remains.
    load(application, u"playhead_"_s % fallback, folder);
    if (shown == fallback)
        return;
    load(application, u"qtbase_"_s % shown, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(application, u"playhead_"_s % shown, folder);
}

} // namespace playhead
