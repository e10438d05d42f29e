// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/event_headlines.h"
#include "ui/context/find.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_indexes.h"
#include "ui/context/session_memory.h"
#include "ui/demo_player.h"
#include "ui/main_window.h"
#include "ui/panels/event_pane.h"
#include "ui/start/found_columns.h"
#include "ui/start/found_sessions_view.h"
#include "ui/start/start_view.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_columns.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/filter_bar.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStyle>

#include <algorithm>
#include <array>
#include <utility>

// What the window keeps from one start to the next.

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Raised when the layout changes, so that an older state is not forced onto it.
constexpr int stateVersion = 1;

constexpr std::array stopKeys = {
    std::pair(StopReason::Failure, u"replay/stopAtFailure"),
    std::pair(StopReason::Match, u"replay/stopAtMatch"),
    std::pair(StopReason::Gap, u"replay/stopAtGap"),
};

void restoreReplay(Replay& replay, const QSettings& settings)
{
    replay.setSpeed(settings.value(u"replay/speed"_s, replay.speed()).toDouble());
    if (settings.value(u"replay/isFitted"_s).toBool())
        replay.fit();
    replay.setSkipIdle(settings.value(u"replay/skipIdle"_s, replay.skipsIdle()).toBool());
    for (const auto& [reason, key] : stopKeys)
        replay.setStop(reason, settings.value(QStringView(key)).toBool());
}

void saveReplay(const Replay& replay, QSettings& settings)
{
    settings.setValue(u"replay/speed"_s, replay.speed());
    settings.setValue(u"replay/isFitted"_s, replay.isFitted());
    settings.setValue(u"replay/skipIdle"_s, replay.skipsIdle());
    for (const auto& [reason, key] : stopKeys)
        settings.setValue(QStringView(key), replay.stopsAt(reason));
}

/// Qt takes any size that is kept, and cannot paint a window of 30,000 pixels by 30,000.
void restoreWithinScreens(QWidget& window, const QByteArray& geometry)
{
    window.restoreGeometry(geometry);
    constexpr QSize usual(4'096, 4'096); // beyond a small screen the desktop sees to it
    const QSize most = window.screen()->availableVirtualSize().expandedTo(usual);
    if (window.width() > most.width() || window.height() > most.height())
        window.resize(window.size().boundedTo(most));
}

} // namespace

void MainWindow::restoreState()
{
    const QSettings settings;
    restoreWithinScreens(*this, settings.value(u"window/geometry"_s).toByteArray());
    if (settings.value(u"window/version"_s).toInt() == stateVersion)
        restorePanes(settings.value(u"window/panes"_s).toList());
    m_waterfall->columns().restoreState(settings.value(u"window/columns"_s).toByteArray());
    const int layout = settings.value(u"view/layout"_s).toInt();
    if (layout == static_cast<int>(TimelineLayout::Lanes))
        m_timeline->setTimelineLayout(TimelineLayout::Lanes);
    m_context.filter().setMode(settings.value(u"view/fadeOthers"_s).toBool()
                                   ? EventFilter::Mode::Dim
                                   : EventFilter::Mode::Hide);
    const auto display = settings.value(u"view/time"_s, 0).toInt();
    m_timeActions->actions().value(display, m_timeActions->actions().constFirst())->trigger();
    restoreReplay(m_context.replay(), settings);
    m_memory->restore(settings.value(u"work/places"_s).toList());
}

/// Not by QSplitter's own means, which take the width of a handle from there, too, however large.
void MainWindow::restorePanes(const QVariantList& widths)
{
    constexpr int least = 1;
    constexpr int most = 20'000;
    if (widths.size() != m_paneWidths.size())
        return;
    for (qsizetype i = 0; i < widths.size(); ++i)
        m_paneWidths[i] = std::clamp(widths[i].toInt(), least, most);
    m_splitter->setSizes(m_paneWidths);
}

/// A pane that is not seen now keeps what it had.
void MainWindow::keepPanes()
{
    const QList<int> now = m_splitter->sizes();
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (now[i] > 0)
            m_paneWidths[i] = now[i];
    }
}

void MainWindow::useMotion()
{
    const auto adopt = [this] {
        constexpr int glideMs = 120;
        const bool isWanted = Theme::instance().hasAnimations();
        m_context.time().setGlideDuration(isWanted ? glideMs : 0);
        m_context.clock().setAnimated(isWanted);
    };
    connect(&Theme::instance(), &Theme::changed, this, adopt);
    adopt();
}

void MainWindow::saveState()
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/version"_s, stateVersion);
    keepPanes();
    settings.setValue(u"window/panes"_s, QVariant::fromValue(m_paneWidths).toList());
    settings.setValue(u"window/columns"_s, m_waterfall->columns().saveState());
    if (m_start)
        settings.setValue(u"start/columns"_s, m_start->list().columns().saveState());
    settings.setValue(u"view/layout"_s, static_cast<int>(m_timeline->timelineLayout()));
    settings.setValue(u"view/fadeOthers"_s, m_context.filter().mode() == EventFilter::Mode::Dim);
    settings.setValue(u"view/time"_s, static_cast<int>(m_context.timeDisplay()));
    saveReplay(m_context.replay(), settings);
    settings.setValue(u"work/places"_s, m_memory->save());
    saveWork(settings);
}

/// What is open, as one wants it back.
void MainWindow::saveWork(QSettings& settings) const
{
    QStringList files;
    const SessionListModel& sessions = m_store.model();
    for (int row = 0; row < sessions.rowCount(); ++row) {
        const SessionEntry& entry = sessions.entry(row);
        if (entry.origin == SessionEntry::Origin::File && !entry.path.isEmpty() &&
            !files.contains(entry.path))
            files += entry.path;
    }
    const SessionEntry* current = m_store.currentEntry();
    settings.setValue(u"work/files"_s, files);
    settings.setValue(u"work/session"_s, current ? SessionMemory::nameOf(*current) : QString());
    settings.setValue(u"work/filter"_s, m_context.filter().text());
}

void MainWindow::reopenLast()
{
    const QSettings settings;
    QStringList files = settings.value(u"work/files"_s).toStringList();
    // Sessions of a whole disk take minutes to find: not at each start, nor for a damaged path.
    files.removeIf(
        [](const QString& path) { return !QFileInfo::exists(path) || QDir(path).isRoot(); });
    m_context.filter().setText(settings.value(u"work/filter"_s).toString());
    connect(&m_store, &SessionStore::idle, this, &MainWindow::showWanted);
    connect(&m_store.library(), &LibraryStore::listed, this, &MainWindow::showWanted);
    // What the person chooses before it is there stays.
    connect(&m_store, &SessionStore::chosen, this, [this] { m_wantedSession.clear(); });
    open(files);
    m_wantedSession = settings.value(u"work/session"_s).toString();
}

/// The session that was shown last, once, as soon as it is there and files are read.
void MainWindow::showWanted()
{
    const SessionListModel& sessions = m_store.model();
    for (int row = 0; row < sessions.rowCount() && !m_wantedSession.isEmpty(); ++row) {
        if (SessionMemory::nameOf(sessions.entry(row)) != m_wantedSession)
            continue;
        m_store.show(QString(sessions.entry(row).key));
    }
}

/// Rows and pinned events, which the context knows nothing of.
void MainWindow::connectMemory()
{
    EventRowsModel* rows = &m_waterfall->rowsModel();
    m_memory->askForCollapsed([rows = QPointer(rows)] {
        return rows ? rows->rows().collapsed() : std::vector<EventIndex>();
    });
    connect(rows, &EventRowsModel::collapsedChanged, m_memory, &SessionMemory::rememberCollapsed);
    connect(m_memory, &SessionMemory::collapsedWanted, rows, &EventRowsModel::setCollapsed);
    connect(m_eventPane, &EventPane::pinnedEventChanged, m_memory, &SessionMemory::rememberPinned);
    connect(m_memory, &SessionMemory::pinnedWanted, m_eventPane, &EventPane::pinEvent);
}

bool MainWindow::isSettled() const
{
    return !m_store.isLoading() && !m_context.indexes().isBusy() && !m_eventPane->isBusy() &&
           !m_context.annotations().isBusy() && !m_context.filter().isRunning() &&
           !m_context.find().isRunning() && !m_context.headlines().isReading() &&
           !m_filterBar->isBusy() && !m_timeline->isBusy();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    m_demos->stop();
    QMainWindow::closeEvent(event);
}

} // namespace playhead
