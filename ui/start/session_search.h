// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/discovery.h"
#include "ui/start/found_sessions_model.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace playhead {

/// Looks for sessions on this computer, off the GUI thread: when it is first asked to, and again
/// and again as long as somebody looks at them, so that live ones move. Off at one switch, which is
/// remembered, as are the folders that a person adds: then nothing is read, and what was read is
/// forgotten. Lives on the GUI thread.
class SessionSearch : public QObject
{
    Q_OBJECT

public:
    /// `cachePath` as for FoundCache.
    SessionSearch(PlaceSurroundings surroundings, std::string cachePath, QObject* parent = nullptr);
    /// Stops a search that is under way.
    ~SessionSearch() override;

    [[nodiscard]] FoundSessionsModel& model() { return m_model; }

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setOn(bool isOn);
    /// Those that the person added.
    [[nodiscard]] const QStringList& folders() const { return m_folders; }
    void addFolder(const QString& path);
    void removeFolder(const QString& path);
    /// Where it looks: the usual places and those folders.
    [[nodiscard]] std::vector<SearchPlace> places() const;

    /// Whether somebody looks at what is found.
    void setWatched(bool isWatched);
    /// Looks once more, now.
    void search();
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    /// 0 to 1; negative while it is not known.
    [[nodiscard]] double progress() const { return m_progress; }
    /// Of the last search that came to its end; nothing before.
    [[nodiscard]] const std::optional<SearchReport>& report() const { return m_report; }
    /// The first search, which reads what it finds; later ones read what has changed.
    [[nodiscard]] const std::optional<SearchReport>& firstReport() const { return m_firstReport; }

    /// From the end of a search to the next while somebody looks; more where searching takes long.
    void setPause(std::chrono::milliseconds pause) { m_pause = pause; }

Q_SIGNALS:
    /// The switch, the folders, whether it searches, how far it is, or what it came to.
    void changed();
    /// A search came to its end.
    void searched();

private:
    void finish(SearchReport report);
    void placesChanged();
    void stop();

    PlaceSurroundings m_surroundings;
    /// Made and used on m_thread: it reads its cache when it is made.
    struct Finder;
    std::shared_ptr<Finder> m_finder;
    FoundSessionsModel m_model;
    QThreadPool m_thread; ///< one thread: searches follow each other
    std::stop_source m_alive;
    std::stop_source m_stop; ///< of the search that is under way, or waits for the one before
    QTimer m_again;
    std::chrono::milliseconds m_pause{3000};
    QStringList m_folders;
    bool m_isOn = true;
    bool m_isWatched = false;
    bool m_isSearching = false;
    double m_progress = -1;
    std::optional<SearchReport> m_report;
    std::optional<SearchReport> m_firstReport;
};

} // namespace playhead
