// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Sessions of the library as the store's: read when they are shown, and gone when they are deleted.
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <algorithm>
#include <utility>

namespace playhead {

void SessionStore::loadFromLibrary(const SessionEntry& entry)
{
    const DocumentLoader::Id id = m_loader.open(entry.path);
    m_files[id] = {entry.path, entry.key, nullptr};
    m_files[id].shown = ++m_shows;
    ++m_loading;
    SessionEntry waiting = entry;
    waiting.isLoading = true;
    m_model.put(std::move(waiting));
}

void SessionStore::forget(const QString& key)
{
    const int row = m_model.rowOf(key);
    if (const DocumentLoader::Id id = fileOf(key); id != 0) {
        m_loader.cancel(id);
        m_files.erase(id);
    }
    m_model.remove(key);
    if (m_current != key)
        return;
    m_current.clear();
    m_context.setTrace(nullptr);
    if (m_model.rowCount() == 0)
        Q_EMIT currentChanged();
    else // the one that has come to its place
        putOnScreen(QString(m_model.entry(std::clamp(row, 0, m_model.rowCount() - 1)).key));
}

void SessionStore::showWhenListed(const QString& key)
{
    m_awaited = key;
    showAwaited();
}

void SessionStore::showAwaited()
{
    if (!m_awaited.isEmpty() && m_model.rowOf(m_awaited) >= 0)
        show(std::exchange(m_awaited, QString()));
}

} // namespace playhead
