// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Which of the store's sessions are being recorded now.
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <utility>

namespace playhead {

namespace {

/// How long after it grew a file that says nothing of its end is taken for one that is being
/// recorded.
constexpr std::chrono::seconds liveAfterGrowth{3};

} // namespace

bool SessionStore::isLive(const SessionEntry& entry) const
{
    if (entry.trace ? entry.trace->session().end_state.has_value() : m_liveSessions.isEmpty())
        return false;
    const bool isOfLibrary = entry.origin == SessionEntry::Origin::Library;
    const std::string id =
        entry.trace ? entry.trace->session().id : toStdString(LibraryStore::sessionIdOf(entry.key));
    if (m_liveSessions.isRecorded(id, toStdString(entry.path),
                                  isOfLibrary ? m_library.folder() : std::string()))
        return true;
    if (!entry.trace || entry.left == SessionEntry::Left::Died)
        return false;
    const auto file = m_files.find(fileOf(entry.key));
    return file != m_files.end() && file->second.grown &&
           std::chrono::steady_clock::now() - *file->second.grown < liveAfterGrowth;
}

void SessionStore::updateLive()
{
    bool isAnyLive = false;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const bool live = isLive(m_model.entry(row));
        isAnyLive = isAnyLive || live;
        if (live == m_model.entry(row).isLive)
            continue;
        SessionEntry entry = m_model.entry(row);
        entry.isLive = live;
        m_model.put(std::move(entry));
    }
    const SessionEntry* current = currentEntry();
    m_context.setLive(current && current->isLive);
    if (isAnyLive && !m_liveTimer.isActive())
        m_liveTimer.start();
    else if (!isAnyLive)
        m_liveTimer.stop();
}

} // namespace playhead
