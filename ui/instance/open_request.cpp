// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/instance/open_request.h"

#include "ui/bridge/text.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int protocol = 1;
constexpr qsizetype longestPath = 4096;
constexpr qsizetype longestToken = 1024;

Error refused(const char* what)
{
    return {what, {}, {}};
}

bool isPath(const QJsonValue& value)
{
    const QString path = value.toString();
    return path.startsWith(u'/') && path.size() <= longestPath && !path.contains(QChar::Null);
}

/// What a desktop makes up: printable, and of one word.
bool isToken(const QByteArray& text)
{
    return text.size() <= longestToken &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

Result<std::optional<ThemeMode>> themeIn(const QJsonValue& value)
{
    if (value.isUndefined())
        return std::optional<ThemeMode>();
    if (const auto mode = themeNamed(value.toString().toStdString()))
        return mode;
    return refused("There is no such theme.");
}

Result<QStringList> filesIn(const QJsonValue& value)
{
    if (!value.isArray())
        return refused("The request names no list of files.");
    QStringList files;
    const QJsonArray named = value.toArray();
    for (const auto& file : named) {
        if (!isPath(file))
            return refused("The request names a file without its full path.");
        files += file.toString();
    }
    return files;
}

} // namespace

QByteArray printRequest(const OpenRequest& request)
{
    QJsonObject message{{u"playhead"_s, protocol},
                        {u"files"_s, QJsonArray::fromStringList(request.files)}};
    if (request.link)
        message.insert(u"link"_s, toQString(print_link(*request.link)));
    for (const auto& [mode, name] : themeNames) {
        if (request.theme == mode)
            message.insert(u"theme"_s, toQString(name));
    }
    if (!request.activationToken.isEmpty() && isToken(request.activationToken))
        message.insert(u"token"_s, QString::fromLatin1(request.activationToken));
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

Result<OpenRequest> parseRequest(const QByteArray& line)
{
    if (line.size() > longestRequest)
        return refused("The request is too long.");
    const QJsonObject message = QJsonDocument::fromJson(line).object();
    if (message.value(u"playhead"_s).toInt() != protocol)
        return refused("This is no request of a Playhead like this one.");
    OpenRequest request;
    auto files = filesIn(message.value(u"files"_s));
    if (!files)
        return files.error();
    request.files = *std::move(files);
    if (const QJsonValue link = message.value(u"link"_s); !link.isUndefined()) {
        const auto parsed = parse_link(toStdString(link.toString()));
        if (!parsed)
            return parsed.error();
        request.link = *parsed;
    }
    const auto theme = themeIn(message.value(u"theme"_s));
    if (!theme)
        return theme.error();
    request.theme = *theme;
    request.activationToken = message.value(u"token"_s).toString().toLatin1();
    if (!isToken(request.activationToken))
        return refused("This is no token of a desktop.");
    return request;
}

bool canBeHandedOver(const QString& path)
{
    if (path == u"-"_s)
        return false;
    const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    if (absolute.startsWith(u"/dev/"_s) || absolute.startsWith(u"/proc/"_s))
        return false;
    struct stat file = {};
    // One that is missing is told of in the window.
    return ::stat(QFile::encodeName(absolute).constData(), &file) != 0 || S_ISREG(file.st_mode) ||
           S_ISDIR(file.st_mode);
}

} // namespace playhead
