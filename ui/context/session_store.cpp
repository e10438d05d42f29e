// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_store.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/kept_columns.h"
#include "ui/context/recordings.h"
#include "ui/context/session_context.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>
#include <vector>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Files that are followed at once, at most: each takes a thread.
constexpr std::size_t mostFollowed = 32;

/// What became of the file, from the notes about it.
QString remarkOn(const Document& document)
{
    if (document.diagnostics.count("file-deleted") > 0)
        return SessionStore::tr("file deleted");
    if (document.diagnostics.count("file-changed") > 0)
        return SessionStore::tr("file changed, and cannot be read now");
    return {};
}

/// Whether somebody has added something between the two.
bool hasGrown(const Document& before, const Document& after)
{
    if (!before.is_complete || before.reading != after.reading || before.sessions == after.sessions)
        return false;
    // A session file grows beside itself.
    return before.size != after.size || after.format->id == "native-session-file";
}

QString filePrefix(DocumentLoader::Id id)
{
    return u"file:%1:"_s.arg(id);
}

QString fileTitle(const QString& path)
{
    return path == u"-"_s ? SessionStore::tr("Standard input") : QFileInfo(path).fileName();
}

/// For sessions that record no name: what they begin with, or the file's name, and the session's
/// number where it has several.
QString fallbackTitle(const QString& path, const Document& document, std::size_t session,
                      const QString& beginning)
{
    if (!beginning.isEmpty())
        return beginning;
    QString file = fileTitle(path);
    if (document.sessions.size() == 1)
        return file;
    const Trace& trace = *document.sessions[session];
    const auto& roots = trace.tree().order();
    const QString first = roots.empty() ? QString() : toQString(trace.event_type(roots.front()));
    return first.isEmpty()
               ? SessionStore::tr("%1 · session %2").arg(file, QString::number(session + 1))
               : first % u" · "_s % file;
}

} // namespace

SessionStore::SessionStore(SessionContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_model(context.mask())
{
    connect(&m_context, &SessionContext::secretsRevealedChanged, &m_model,
            &SessionListModel::updateNames);
    connect(&m_loader, &DocumentLoader::updated, this, &SessionStore::onUpdated);
    connect(&m_loader, &DocumentLoader::progressed, this, &SessionStore::onProgressed);
    connect(&m_loader, &DocumentLoader::failed, this, &SessionStore::onFailed);
    connect(&m_loader, &DocumentLoader::finished, this, &SessionStore::onFinished);
    connect(&m_liveSessions, &LiveSessions::changed, this, &SessionStore::updateLive);
    connect(&m_library, &LibraryStore::listed, this, &SessionStore::updateLive);
    connect(&m_library, &LibraryStore::listed, this, &SessionStore::showAwaited);
    m_liveTimer.setInterval(std::chrono::seconds(1));
    connect(&m_liveTimer, &QTimer::timeout, this, &SessionStore::updateLive);
    m_context.annotations().setStore(&m_library);
}

SessionStore::~SessionStore()
{
    m_context.annotations().setStore(nullptr);
}

void SessionStore::open(const QString& path, Opening how)
{
    const QString absolute = path == u"-"_s ? path : QFileInfo(path).absoluteFilePath();
    const auto known = std::find_if(m_files.begin(), m_files.end(),
                                    [&](const auto& file) { return file.second.path == absolute; });
    if (known != m_files.end())
        closeFile(known->first);
    const DocumentLoader::Id id = m_loader.open(absolute);
    m_files[id].path = absolute;
    m_files[id].shown = ++m_shows;
    ++m_loading;
    putWaiting(id);
    if (how == Opening::Show)
        putOnScreen(filePrefix(id));
}

/// The entry that stands for a file while nothing of it is known.
QString SessionStore::waitingKey(DocumentLoader::Id id) const
{
    const QString& libraryKey = m_files.at(id).libraryKey;
    return libraryKey.isEmpty() ? filePrefix(id) : libraryKey;
}

QString SessionStore::keyOf(DocumentLoader::Id id, std::size_t session) const
{
    const QString& libraryKey = m_files.at(id).libraryKey;
    return libraryKey.isEmpty() ? filePrefix(id) + QString::number(session) : libraryKey;
}

void SessionStore::putWaiting(DocumentLoader::Id id)
{
    SessionEntry entry;
    entry.key = filePrefix(id);
    entry.path = m_files[id].path;
    entry.title = fileTitle(entry.path);
    entry.isLoading = true;
    m_model.put(std::move(entry));
}

void SessionStore::onUpdated(DocumentLoader::Id id, const std::shared_ptr<const Document>& document)
{
    const auto file = m_files.find(id);
    if (file == m_files.end())
        return; // closed meanwhile
    const bool isOfLibrary = !file->second.libraryKey.isEmpty();
    if (isOfLibrary && m_model.rowOf(file->second.libraryKey) < 0) {
        m_loader.cancel(id); // deleted meanwhile
        m_files.erase(file);
        return;
    }
    const auto before = std::exchange(file->second.document, document);
    if (before && hasGrown(*before, *document))
        file->second.grown = std::chrono::steady_clock::now();
    for (std::size_t i = document->sessions.size(); before && i < before->sessions.size(); ++i)
        m_model.remove(keyOf(id, i));
    const bool wasWaiting = m_current == filePrefix(id);
    for (std::size_t i = 0; i < document->sessions.size(); ++i) {
        if (isOf(file->second, *document, i))
            updateEntry(id, file->second, i);
    }
    if (document->sessions.empty() || isOfLibrary)
        return;
    const bool isGone = m_current.startsWith(filePrefix(id)) && m_model.rowOf(m_current) < 0;
    if (wasWaiting || isGone)
        putOnScreen(keyOf(id, 0));
    m_model.remove(filePrefix(id));
}

/// An entry of the library is one session, of which its file may hold several where it is what the
/// producer wrote.
bool SessionStore::isOf(const File& file, const Document& document, std::size_t session)
{
    if (file.libraryKey.isEmpty() || document.sessions.size() == 1)
        return true;
    const Trace* named =
        document.find(toStdString(LibraryStore::sessionIdOf(file.libraryKey))).get();
    return named ? document.sessions[session].get() == named : session == 0;
}

/// Tells the list, and the screen where it is shown, what is read of a session.
void SessionStore::updateEntry(DocumentLoader::Id id, const File& file, std::size_t session)
{
    const Document& document = *file.document;
    const std::shared_ptr<const Trace>& trace = document.sessions[session];
    const QString key = keyOf(id, session);
    const int row = m_model.rowOf(key);
    SessionEntry entry = row < 0 ? SessionEntry() : m_model.entry(row);
    const bool isLoading = !document.is_complete && m_loader.isLoading(id);
    const QString remark = remarkOn(document);
    if (entry.trace == trace && entry.isLoading == isLoading && entry.remark == remark)
        return;
    const QString givenName = entry.title;
    const bool isOther = entry.isLoading != isLoading || entry.remark != remark ||
                         entry.error.has_value() || !entry.trace;
    entry.key = key;
    entry.path = file.path;
    entry.isLoading = isLoading;
    const QString beginning = m_loader.beginnings(id).value(static_cast<qsizetype>(session));
    entry.setTrace(trace, fallbackTitle(entry.path, document, session, beginning));
    if (!file.libraryKey.isEmpty())
        entry.title = givenName; // the person may have renamed it
    entry.error.reset();
    entry.remark = remark;
    entry.left = howLeft(trace->session());
    entry.isLive = isLive(entry);
    m_model.put(entry);
    if (key == m_current) {
        showTrace(entry, {id, document.reading});
        m_context.setLive(entry.isLive);
        if (isOther || entry.title != givenName)
            Q_EMIT currentChanged();
    }
    if (entry.isLive && !m_liveTimer.isActive())
        m_liveTimer.start();
}

void SessionStore::onProgressed(DocumentLoader::Id id, double share)
{
    const auto file = m_files.find(id);
    if (file == m_files.end())
        return;
    const bool hasSessions = file->second.document && !file->second.document->sessions.empty();
    const QString key = hasSessions ? keyOf(id, 0) : waitingKey(id);
    const int row = m_model.rowOf(key);
    if (row < 0)
        return;
    SessionEntry entry = m_model.entry(row);
    entry.progress = share;
    m_model.put(std::move(entry));
    if (key == m_current)
        Q_EMIT currentChanged();
}

void SessionStore::onFailed(DocumentLoader::Id id, const Error& error)
{
    if (!m_files.contains(id))
        return;
    const QString key = waitingKey(id);
    const int row = m_model.rowOf(key);
    if (row < 0)
        return;
    SessionEntry entry = m_model.entry(row);
    entry.isLoading = false;
    entry.error = error;
    m_model.put(std::move(entry));
    if (m_current == key)
        Q_EMIT currentChanged();
}

void SessionStore::onFinished(DocumentLoader::Id id)
{
    --m_loading;
    if (const auto file = m_files.find(id); file != m_files.end() && file->second.document)
        onUpdated(id, std::shared_ptr(file->second.document)); // it is loading no more
    // A file of a known format that holds no session at all.
    if (m_files.contains(id)) {
        const int row = m_model.rowOf(waitingKey(id));
        if (row >= 0 && m_model.entry(row).isLoading)
            onFailed(id, {toStdString(tr("The file holds no session.")),
                          toStdString(m_model.entry(row).path),
                          {}});
    }
    if (const auto found = m_files.find(id); found != m_files.end()) {
        const File& file = found->second;
        const bool hasColumns = file.document && file.document->sessions.size() == 1 &&
                                file.document->format->id == "native-session-file";
        if (!file.libraryKey.isEmpty() && hasColumns)
            keepColumnsOf(file.document->sessions.front(), toStdString(file.path));
    }
    followFewer();
    if (m_loading == 0)
        Q_EMIT idle();
}

void SessionStore::cancelLoading()
{
    for (const auto& [id, file] : m_files) {
        if (m_loader.isLoading(id))
            m_loader.cancel(id);
    }
}

const SessionEntry* SessionStore::currentEntry() const
{
    const int row = m_model.rowOf(m_current);
    return row < 0 ? nullptr : &m_model.entry(row);
}

DocumentLoader::Id SessionStore::fileOf(const QString& key) const
{
    const auto found = std::find_if(m_files.begin(), m_files.end(), [&](const auto& file) {
        const QString& libraryKey = file.second.libraryKey;
        return libraryKey.isEmpty() ? key.startsWith(filePrefix(file.first)) : libraryKey == key;
    });
    return found == m_files.end() ? 0 : found->first;
}

/// What is on the screen now is followed longer than what was there before.
void SessionStore::noteShown(const QString& key)
{
    m_shown = {};
    const auto file = m_files.find(fileOf(key));
    if (file == m_files.end())
        return;
    file->second.shown = ++m_shows;
    if (file->second.document)
        m_shown = {file->first, file->second.document->reading};
}

void SessionStore::followFewer()
{
    std::vector<std::pair<std::uint64_t, DocumentLoader::Id>> followed;
    for (const auto& [id, file] : m_files) {
        if (m_loader.isOpen(id) && !m_loader.isLoading(id))
            followed.emplace_back(file.shown, id);
    }
    std::sort(followed.begin(), followed.end());
    for (std::size_t i = 0; i + mostFollowed < followed.size(); ++i) {
        const DocumentLoader::Id id = followed[i].second;
        m_loader.cancel(id);
        if (!m_files.at(id).libraryKey.isEmpty())
            m_files.erase(id); // read anew when it is shown again
    }
}

void SessionStore::showTrace(const SessionEntry& entry, Shown of)
{
    const bool isSame = m_context.trace() && entry.trace &&
                        m_context.trace()->session().id == entry.trace->session().id &&
                        m_shown == of;
    m_shown = of;
    if (m_context.trace() == entry.trace)
        return;
    if (isSame)
        m_context.growTrace(entry.trace);
    else
        m_context.setTrace(entry.trace);
}

void SessionStore::show(const QString& key)
{
    if (m_model.rowOf(key) < 0)
        return;
    m_awaited.clear();
    Q_EMIT chosen(key);
    putOnScreen(key);
}

void SessionStore::putOnScreen(const QString& key)
{
    const int row = m_model.rowOf(key);
    if (row < 0 || key == m_current)
        return;
    m_current = key;
    const SessionEntry entry = m_model.entry(row);
    if (entry.origin == SessionEntry::Origin::Library && !entry.isLoading &&
        (!entry.trace || fileOf(key) == 0))
        loadFromLibrary(entry);
    noteShown(key);
    m_context.setTrace(entry.trace);
    m_context.setLive(entry.isLive);
    Q_EMIT currentChanged();
}

void SessionStore::closeFile(DocumentLoader::Id id)
{
    m_loader.cancel(id);
    const QString prefix = filePrefix(id);
    for (int row = m_model.rowCount() - 1; row >= 0; --row) {
        if (m_model.entry(row).key.startsWith(prefix))
            m_model.remove(QString(m_model.entry(row).key));
    }
    m_files.erase(id);
    if (!m_current.startsWith(prefix))
        return;
    m_current.clear();
    m_context.setTrace(nullptr);
    Q_EMIT currentChanged();
}

void SessionStore::close(const QString& key)
{
    const QStringList parts = key.split(u':');
    if (parts.size() == 3 && parts.front() == u"file"_s)
        closeFile(parts.at(1).toUInt());
    if (m_current.isEmpty() && m_model.rowCount() > 0)
        putOnScreen(QString(m_model.entry(0).key));
}

} // namespace playhead
