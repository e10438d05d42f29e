// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/library_search.h"

#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "ui/bridge/text.h"
#include "ui/context/library_store.h"

#include <utility>

namespace playhead {

namespace {

constexpr int pauseMs = 1000;

Result<void> updateIndex(const std::string& folder, const Job& job)
{
    if (folder.empty() || Library::is_missing(folder))
        return {};
    auto library = Library::open(folder, Library::Access::Read);
    if (!library)
        return library.error();
    auto index = TextIndex::open(folder, Library::Access::Write);
    return index ? index->update(*library, job, read_sessions) : index.error();
}

using Found = std::shared_ptr<const LibraryMatches>;

Result<Found> searchIndex(const std::string& folder, const std::string& text, bool isRevealing,
                          const std::stop_token& stop)
{
    if (folder.empty() || Library::is_missing(folder))
        return Found(std::make_shared<LibraryMatches>());
    auto library = Library::open(folder, Library::Access::Read);
    if (!library)
        return library.error();
    auto index = TextIndex::open(folder, Library::Access::Read);
    if (!index)
        return index.error();
    const Redactor redactor;
    auto found = index->search(*library, text, {}, isRevealing ? nullptr : &redactor, stop);
    return found ? Result<Found>(std::make_shared<const LibraryMatches>(*std::move(found)))
                 : found.error();
}

} // namespace

LibrarySearch::LibrarySearch(LibraryStore& library, QObject* parent)
    : QObject(parent), m_library(library)
{
    m_thread.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &LibrarySearch::index);
    connect(&library, &LibraryStore::listed, &m_pause, qOverload<>(&QTimer::start));
}

LibrarySearch::~LibrarySearch()
{
    m_alive.request_stop();
}

void LibrarySearch::index()
{
    m_isStale = m_isIndexing;
    if (m_isIndexing)
        return;
    m_isIndexing = true;
    m_progress = 0;
    Job job;
    job.stop = m_alive.get_token();
    job.on_progress = [this, alive = job.stop](Progress now) {
        const double share =
            now.total > 0 ? static_cast<double>(now.done) / static_cast<double>(now.total) : 0;
        runOnGuiThread([this, alive, share] {
            if (alive.stop_requested())
                return;
            m_progress = share;
            Q_EMIT indexingChanged();
        });
    };
    runOnPool(m_thread, [this, folder = m_library.folder(), job] {
        runOnGuiThread([this, alive = job.stop, done = updateIndex(folder, job)] {
            if (!alive.stop_requested())
                indexed(done);
        });
    });
    Q_EMIT indexingChanged();
}

void LibrarySearch::indexed(const Result<void>& done)
{
    m_isIndexing = false;
    if (!done)
        m_error = done.error();
    Q_EMIT indexingChanged();
    if (std::exchange(m_isStale, false))
        m_pause.start();
    if (done && !m_text.isEmpty())
        runSearch(); // there may be more to be found now
}

void LibrarySearch::search(const QString& text, bool isRevealing)
{
    m_text = text;
    m_isRevealing = isRevealing;
    runSearch();
}

void LibrarySearch::runSearch()
{
    m_searching.start(
        [folder = m_library.folder(), text = toStdString(m_text), isRevealing = m_isRevealing](
            const std::stop_token& stop) { return searchIndex(folder, text, isRevealing, stop); },
        [this](Result<Found> found) {
            m_error = found ? std::nullopt : std::optional(found.error());
            m_found = std::move(found).value_or(nullptr);
            Q_EMIT foundChanged();
        });
    Q_EMIT foundChanged();
}

} // namespace playhead
