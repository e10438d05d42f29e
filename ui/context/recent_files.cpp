// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/recent_files.h"

#include "ui/bridge/hand_over.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QString settingsKey()
{
    return u"recent/files"_s;
}

std::vector<RecentFile> readKept()
{
    std::vector<RecentFile> files;
    QSettings settings;
    const int count = settings.beginReadArray(settingsKey());
    for (int at = 0; at < count && files.size() < RecentFiles::most; ++at) {
        settings.setArrayIndex(at);
        RecentFile file{settings.value(u"path"_s).toString(),
                        settings.value(u"session"_s).toString(),
                        settings.value(u"opened"_s).toLongLong()};
        const bool isKnown = std::any_of(files.begin(), files.end(), [&](const RecentFile& other) {
            return other.isSame(file);
        });
        if (QDir::isAbsolutePath(file.path) && !isKnown)
            files.push_back(std::move(file));
    }
    return files;
}

void writeKept(const std::vector<RecentFile>& files)
{
    QSettings settings;
    settings.remove(settingsKey()); // also what is behind the last one
    settings.beginWriteArray(settingsKey(), static_cast<int>(files.size()));
    for (std::size_t at = 0; at < files.size(); ++at) {
        settings.setArrayIndex(static_cast<int>(at));
        settings.setValue(u"path"_s, files[at].path);
        settings.setValue(u"session"_s, files[at].sessionId);
        settings.setValue(u"opened"_s, files[at].opened);
    }
    settings.endArray();
}

} // namespace

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {}

RecentFiles::~RecentFiles()
{
    m_alive.request_stop();
}

void RecentFiles::start()
{
    m_isStarted = true;
    m_files = readKept();
    Q_EMIT changed();
}

/// Later than all that is kept, whatever the clock says.
qint64 RecentFiles::now()
{
    m_last = std::max(m_last + 1, QDateTime::currentMSecsSinceEpoch());
    for (const RecentFile& file : m_files)
        m_last = std::max(m_last, file.opened + 1);
    return m_last;
}

void RecentFiles::lookAt(const QString& path, std::function<void(const Seen&)> done)
{
    const auto look = [path, alive = m_alive.get_token(), done = std::move(done)] {
        stepBehindGuiThread();
        const QFileInfo file(path);
        Seen seen;
        seen.isThere = file.isFile() || file.isDir();
        if (seen.isThere)
            seen.path = file.canonicalFilePath();
        runOnGuiThread([alive, done, seen] {
            if (!alive.stop_requested())
                done(seen);
        });
    };
    try {
        std::thread(look).detach();
    } catch (const std::system_error&) {
        // No thread is to be had: then it is not known.
    }
}

void RecentFiles::noteFiles(const QStringList& paths)
{
    if (!m_isStarted)
        return;
    const auto dropped = std::max<qsizetype>(0, paths.size() - qsizetype(most));
    for (const QString& path : paths.mid(dropped)) {
        if (path.isEmpty() || path == u"-"_s)
            continue;
        const QString absolute = QFileInfo(path).absoluteFilePath();
        // Answers may come in another order.
        lookAt(absolute, [this, absolute, opened = now()](const Seen& seen) {
            if (!seen.isThere) {
                look(); // where it is one of those that are kept
            } else if (!seen.path.isEmpty() && !seen.path.startsWith(u"/proc/"_s)) {
                note({seen.path, {}, opened});
            }
        });
    }
}

void RecentFiles::noteSession(const QString& libraryFolder, const QString& sessionId)
{
    if (m_isStarted && !libraryFolder.isEmpty() && !sessionId.isEmpty())
        note({QDir::cleanPath(QFileInfo(libraryFolder).absoluteFilePath()), sessionId, now()});
}

/// Into what is kept now: another window may have written since.
void RecentFiles::note(RecentFile file)
{
    m_files = readKept();
    for (const RecentFile& other : m_files) {
        if (other.isSame(file))
            file.opened = std::max(file.opened, other.opened);
    }
    std::erase_if(m_files, [&](const RecentFile& other) { return other.isSame(file); });
    m_gone.remove(file.path);
    m_files.push_back(std::move(file));
    std::stable_sort(m_files.begin(), m_files.end(),
                     [](const RecentFile& a, const RecentFile& b) { return a.opened > b.opened; });
    if (m_files.size() > most)
        m_files.resize(most);
    writeKept(m_files);
    Q_EMIT changed();
}

void RecentFiles::clear()
{
    m_files.clear();
    m_gone.clear();
    writeKept(m_files);
    Q_EMIT changed();
}

void RecentFiles::look()
{
    for (const RecentFile& file : m_files) {
        if (file.isOfLibrary() || m_awaited.contains(file.path))
            continue;
        m_awaited.insert(file.path);
        lookAt(file.path, [this, path = file.path](const Seen& seen) {
            m_awaited.remove(path);
            if (m_gone.contains(path) == !seen.isThere)
                return;
            if (seen.isThere)
                m_gone.remove(path);
            else
                m_gone.insert(path);
            Q_EMIT changed();
        });
    }
}

} // namespace playhead
