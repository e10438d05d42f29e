// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/library/text_index.h"
#include "ui/bridge/latest_job.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

namespace playhead {

class LibraryStore;

/// Words in all sessions of the library. Keeps the library's text index up to date in the
/// background, whenever the library was listed, and searches it: the latest search counts. Lives on
/// the GUI thread.
class LibrarySearch : public QObject
{
    Q_OBJECT

public:
    /// The library outlives it.
    explicit LibrarySearch(LibraryStore& library, QObject* parent = nullptr);
    ~LibrarySearch() override;

    /// Secrets are masked in what is found unless they are revealed.
    void search(const QString& text, bool isRevealing);

    /// Null before the first search, and where the last one failed.
    [[nodiscard]] const std::shared_ptr<const LibraryMatches>& found() const { return m_found; }
    /// Why the last search found nothing, or the library could not be made searchable.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] bool isSearching() const { return m_searching.isRunning(); }
    [[nodiscard]] bool isIndexing() const { return m_isIndexing; }
    /// Of the indexing, 0 to 1.
    [[nodiscard]] double progress() const { return m_progress; }

Q_SIGNALS:
    /// found(), error(), isSearching().
    void foundChanged();
    /// isIndexing(), progress().
    void indexingChanged();

private:
    void index();
    void indexed(const Result<void>& done);
    void runSearch();

    LibraryStore& m_library;
    QTimer m_pause; ///< from one list of the library to the indexing: lists come in bursts
    QThreadPool m_thread;
    std::stop_source m_alive;
    bool m_isIndexing = false;
    bool m_isStale = false; ///< the library was listed anew while it was being indexed
    double m_progress = 0;
    QString m_text;
    bool m_isRevealing = false;
    LatestJob m_searching;
    std::shared_ptr<const LibraryMatches> m_found;
    std::optional<Error> m_error;
};

} // namespace playhead
