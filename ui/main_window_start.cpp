// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/found_session.h"
#include "ui/bridge/text.h"
#include "ui/context/recent_files.h"
#include "ui/context/secret_mask.h"
#include "ui/context/session_context.h"
#include "ui/demo_player.h"
#include "ui/main_window.h"
#include "ui/panels/event_pane.h"
#include "ui/start/found_columns.h"
#include "ui/start/session_keeper.h"
#include "ui/start/session_search.h"
#include "ui/start/start_view.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/message_page.h"
#include "ui/widgets/recent_menu.h"
#include "ui/widgets/session_list.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

#include <utility>

// Where one begins: what the window shows while no session is open, and at a key.

namespace playhead {

using namespace Qt::Literals::StringLiterals;

void MainWindow::findSessions(PlaceSurroundings surroundings, std::string cachePath)
{
    m_search = new SessionSearch(std::move(surroundings), std::move(cachePath), this);
    m_keeper = new SessionKeeper(*m_search, m_store.library(), this);
    m_showStart->setVisible(true);
    connect(m_keeper, &SessionKeeper::failed, this, &MainWindow::reportError);
    connect(m_keeper, &SessionKeeper::kept, this, [this](const QString& title) {
        constexpr int readingMs = 6000;
        const QString shown = m_context.mask().word(title);
        statusBar()->showMessage(title.isEmpty() ? tr("Kept in the library")
                                                 : tr("Kept in the library: %1").arg(shown),
                                 readingMs);
    });
    // Whoever chooses a session wants to see it.
    connect(&m_store, &SessionStore::chosen, this, &MainWindow::leaveStart);
    connect(m_list, &SessionList::shownAgain, this, &MainWindow::leaveStart);
    m_search->model().setRevealing(m_context.areSecretsRevealed());
    connect(&m_context, &SessionContext::secretsRevealedChanged, &m_search->model(),
            [this] { m_search->model().setRevealing(m_context.areSecretsRevealed()); });
    showCurrent();
}

/// Not before it is seen: who opens a file by the program's name does not wait for it.
void MainWindow::makeStart()
{
    m_start = new StartView(*m_search, *m_keeper);
    if (!m_demos->menu()->isEmpty())
        m_start->offer(tr("&Watch an agent live"), m_demos->menu());
    m_pages->addWidget(m_start);
    m_start->list().columns().restoreState(QSettings().value(u"start/columns"_s).toMap());
    connect(m_start, &StartView::openRequested, this, &MainWindow::askForFiles);
    connect(m_start, &StartView::demoRequested, this, &MainWindow::openDemo);
    connect(m_start, &StartView::leaving, this, &MainWindow::leaveStart);
    connect(&m_start->list(), &FoundSessionsView::openRequested, this,
            [this](const FoundSession& session, FoundSessionsView::Opening how) {
                openFound(session, how == FoundSessionsView::Opening::Show
                                       ? SessionStore::Opening::Show
                                       : SessionStore::Opening::Beside);
            });
}

void MainWindow::goToStart()
{
    if (!m_search)
        return;
    m_isAtStart = true;
    showCurrent();
    m_start->focusSearch();
}

void MainWindow::leaveStart()
{
    if (std::exchange(m_isAtStart, false))
        showCurrent();
}

bool MainWindow::isStartShown() const
{
    return m_start && m_pages->currentWidget() == m_start;
}

void MainWindow::showStart()
{
    if (m_search && !m_start)
        makeStart();
    setWindowTitle(m_isAtStart ? tr("Sessions on this computer — Playhead") : tr("Playhead"));
    const bool isNewPage = m_start && !isStartShown();
    m_pages->setCurrentWidget(m_start ? static_cast<QWidget*>(m_start) : m_welcome);
    showSessionParts(m_start == nullptr);
    if (isNewPage)
        m_start->focusSearch();
}

void MainWindow::openFiles(const QStringList& paths)
{
    open(paths);
    m_recent->noteFiles(paths);
}

void MainWindow::open(const QStringList& paths)
{
    if (!paths.isEmpty()) { // these are wanted now
        m_wantedSession.clear();
        m_isAtStart = false;
    }
    for (const QString& path : paths)
        m_store.open(path);
}

void MainWindow::useRecentFiles()
{
    m_recent->start();
    connect(&m_store, &SessionStore::chosen, m_recent, [this](const QString& key) {
        m_recent->noteSession(toQString(m_store.library().folder()),
                              LibraryStore::sessionIdOf(key));
    });
}

void MainWindow::addRecentMenu(QMenu& menu)
{
    auto* recent = new RecentMenu(*m_recent, m_store, this);
    menu.addMenu(recent);
    connect(recent, &RecentMenu::fileChosen, this,
            [this](const QString& path) { openFiles({path}); });
    connect(recent, &RecentMenu::sessionChosen, &m_store, &SessionStore::show);
}

/// What has nothing to show of a list of sessions makes room for it.
void MainWindow::showSessionParts(bool areShown)
{
    m_filterBar->setVisible(areShown);
    m_transport->setVisible(areShown);
    m_eventPane->setVisible(areShown && m_showDetails->isChecked());
    m_layoutButton->setVisible(areShown);
    m_timeButton->setVisible(areShown);
}

/// The one that is open already is shown as it is: it is followed while it grows.
void MainWindow::openFound(const FoundSession& session, SessionStore::Opening how)
{
    const QString path = QFileInfo(toQString(session.path)).absoluteFilePath();
    const SessionListModel& sessions = m_store.model();
    QString open;
    for (int row = 0; row < sessions.rowCount() && open.isEmpty(); ++row) {
        const SessionEntry& entry = sessions.entry(row);
        const bool isOther = session.is_one_of_several && entry.trace &&
                             entry.trace->session().id != session.session_id;
        if (entry.origin == SessionEntry::Origin::File && entry.path == path && !isOther)
            open = entry.key;
    }
    if (how == SessionStore::Opening::Show)
        m_isAtStart = false;
    if (open.isEmpty())
        m_store.open(path, how);
    else if (how == SessionStore::Opening::Show && m_store.current() == open)
        showCurrent();
    else if (how == SessionStore::Opening::Show)
        m_store.show(open);
    m_recent->noteFiles({path});
    if (session.is_one_of_several && how == SessionStore::Opening::Show)
        openLink({session.session_id, {}});
}

} // namespace playhead
