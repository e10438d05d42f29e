// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/session_search.h"

#include "core/base/wall_clock.h"
#include "ui/bridge/hand_over.h"
#include "ui/bridge/text.h"

#include <QDir>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto switchKey = "start/lookForSessions"_L1;
constexpr auto foldersKey = "start/folders"_L1;

/// A search that is repeated rests for this much of the time it took, though not for long: the
/// first one, which reads what it finds, says little of the next.
constexpr int restPerSearch = 20;
constexpr std::chrono::seconds longestRest{15};

} // namespace

struct SessionSearch::Finder {
    std::string cachePath;
    std::optional<Discovery> made = std::nullopt;

    Discovery& discovery()
    {
        if (!made)
            made.emplace(cachePath);
        return *made;
    }
};

SessionSearch::SessionSearch(PlaceSurroundings surroundings, std::string cachePath, QObject* parent)
    : QObject(parent)
    , m_surroundings(std::move(surroundings))
    , m_finder(std::make_shared<Finder>(Finder{std::move(cachePath)}))
{
    const QSettings settings;
    m_isOn = settings.value(switchKey, true).toBool();
    m_folders = settings.value(foldersKey).toStringList();
    m_thread.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SessionSearch::search);
}

SessionSearch::~SessionSearch()
{
    m_alive.request_stop();
    m_stop.request_stop();
}

void SessionSearch::setOn(bool isOn)
{
    if (isOn == m_isOn)
        return;
    m_isOn = isOn;
    QSettings().setValue(switchKey, isOn);
    if (!isOn) {
        stop();
        m_model.clear();
        m_report.reset();
        m_firstReport.reset();
        runOnPool(m_thread, [finder = m_finder] { finder->discovery().forget(); });
    }
    if (isOn && m_isWatched)
        search();
    Q_EMIT changed();
}

void SessionSearch::addFolder(const QString& path)
{
    const QString folder = QDir::cleanPath(path);
    if (folder.isEmpty() || m_folders.contains(folder))
        return;
    m_folders += folder;
    placesChanged();
}

void SessionSearch::removeFolder(const QString& path)
{
    if (m_folders.removeAll(path) > 0)
        placesChanged();
}

void SessionSearch::placesChanged()
{
    QSettings().setValue(foldersKey, m_folders);
    if (m_isOn && m_isWatched)
        search();
    Q_EMIT changed();
}

std::vector<SearchPlace> SessionSearch::places() const
{
    std::vector<SearchPlace> places = usual_places(m_surroundings);
    for (const QString& folder : m_folders)
        places.push_back(place_of_folder(toStdString(folder)));
    return places;
}

void SessionSearch::setWatched(bool isWatched)
{
    if (isWatched == m_isWatched)
        return;
    m_isWatched = isWatched;
    if (isWatched && m_isOn)
        search();
    else if (!isWatched)
        m_again.stop();
}

void SessionSearch::stop()
{
    m_again.stop();
    m_stop.request_stop();
    m_isSearching = false;
}

void SessionSearch::search()
{
    if (!m_isOn)
        return;
    stop();
    m_stop = std::stop_source();
    m_isSearching = true;
    m_progress = -1;
    Q_EMIT changed();
    const std::stop_token token = m_stop.get_token();
    Job job;
    job.stop = token;
    job.on_progress = [this, token, last = -1](Progress progress) mutable {
        constexpr std::uint64_t steps = 100;
        const auto step =
            static_cast<int>(progress.done * steps / std::max<std::uint64_t>(1, progress.total));
        if (std::exchange(last, step) == step)
            return;
        runOnGuiThread([this, token, step] {
            if (token.stop_requested())
                return;
            m_progress = step / static_cast<double>(steps);
            Q_EMIT changed();
        });
    };
    // Results of a search that was stopped count as well: what is published once is not again.
    const auto publish = [this, alive = m_alive.get_token()](std::vector<FoundSession> sessions) {
        auto rows = std::make_shared<std::vector<FoundRow>>();
        for (FoundSession& session : sessions)
            rows->emplace_back(std::move(session));
        runOnGuiThread([this, alive, rows] {
            if (!alive.stop_requested() && m_isOn)
                m_model.put(std::move(*rows));
        });
    };
    runOnPool(m_thread, [this, token, alive = m_alive.get_token(), finder = m_finder,
                         places = places(), job, publish] {
        if (token.stop_requested())
            return;
        SearchReport report = finder->discovery().search(places, job, publish);
        runOnGuiThread([this, alive, token, report = std::move(report)]() mutable {
            if (alive.stop_requested())
                return;
            m_model.remove(report.gone);
            if (!token.stop_requested())
                finish(std::move(report));
        });
    });
}

void SessionSearch::finish(SearchReport report)
{
    m_isSearching = false;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::nanoseconds(report.took));
    m_report = std::move(report);
    m_model.setNow(wall_clock());
    if (m_isWatched && m_firstReport)
        m_again.start(std::clamp<std::chrono::milliseconds>(
            restPerSearch * took, m_pause,
            std::max<std::chrono::milliseconds>(m_pause, longestRest)));
    else if (m_isWatched)
        m_again.start(m_pause);
    if (!m_firstReport)
        m_firstReport = m_report;
    Q_EMIT changed();
    Q_EMIT searched();
}

} // namespace playhead
