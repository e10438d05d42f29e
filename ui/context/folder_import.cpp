// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/folder_import.h"

#include "core/formats/reading/document.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostFiles = 20'000;
constexpr qsizetype placesNamed = 5; // of each reason

struct FolderImport {
    Q_DECLARE_TR_FUNCTIONS(playhead::FolderImport)
};

Result<std::vector<std::shared_ptr<const Trace>>> readSessions(const std::string& path,
                                                               const Job& job)
{
    const auto document = open_document(path, job);
    if (!document)
        return document.error();
    if ((*document)->sessions.empty())
        return Error{toStdString(FolderImport::tr("The file holds no session.")), path, {}};
    return (*document)->sessions;
}

} // namespace

QStringList filesBelow(const QStringList& paths, const Job& job, std::vector<Error>& skipped)
{
    QStringList files;
    // Without recursion: folders may be nested as deep as a disk allows.
    QStringList open = paths;
    while (!open.isEmpty() && !job.is_cancelled()) {
        const QString path = open.takeFirst();
        const QFileInfo info(path);
        if (files.size() >= mostFiles) {
            skipped.push_back(
                {toStdString(FolderImport::tr("There are more than %1 files.").arg(mostFiles)),
                 toStdString(path),
                 {}});
            break;
        }
        if (!info.isDir()) {
            files += path;
            continue;
        }
        if (!info.isReadable()) {
            skipped.push_back({toStdString(FolderImport::tr("The folder cannot be read.")),
                               toStdString(path),
                               {}});
            continue;
        }
        QStringList within;
        QDirIterator entries(path,
                             QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        while (entries.hasNext() && !job.is_cancelled())
            within += entries.next();
        std::sort(within.begin(), within.end());
        open = within + open;
    }
    return files;
}

FolderReport importFolders(Library& library, const QStringList& paths, const Job& job)
{
    FolderReport report;
    const QStringList files = filesBelow(paths, job, report.skipped);
    report.files = static_cast<int>(files.size());
    std::vector<std::string> names;
    for (const QString& file : files)
        names.push_back(toStdString(file));
    report.imported = import_files(library, names, readSessions, job);
    return report;
}

QString skippedText(const FolderReport& report)
{
    std::map<QString, QStringList> places;
    for (const auto* errors : {&report.skipped, &report.imported.failures}) {
        for (const Error& error : *errors)
            places[toQString(error.what)] += toQString(error.where);
    }
    QStringList lines;
    for (const auto& [reason, where] : places) {
        lines += reason;
        for (const QString& place : where.mid(0, placesNamed))
            lines += u"    "_s + place;
        if (where.size() > placesNamed)
            lines += u"    "_s + FolderImport::tr("and %n more", nullptr,
                                                  static_cast<int>(where.size() - placesNamed));
    }
    return lines.join(u'\n');
}

} // namespace playhead
