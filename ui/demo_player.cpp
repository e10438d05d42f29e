// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/demo_player.h"

#include "ui/bridge/hand_over.h"
#include "ui/bridge/text.h"
#include "ui/context/session_store.h"
#include "ui/widgets/task_progress.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>
#include <chrono>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

DemoPlayer::DemoPlayer(SessionStore& store, TaskProgress& progress, QMainWindow* window)
    : QObject(window)
    , m_store(store)
    , m_progress(progress)
    , m_menu(new QMenu(tr("&Watch a demo"), window))
    , m_stop(new QAction(tr("&Stop the demo"), this))
{
    constexpr std::chrono::milliseconds refreshEvery(150);
    m_refreshing.setInterval(refreshEvery);
    m_menu->menuAction()->setVisible(false);
    connect(m_stop, &QAction::triggered, this, &DemoPlayer::stop);
    connect(&m_progress, &TaskProgress::stopRequested, this, &DemoPlayer::stop);
    connect(&m_refreshing, &QTimer::timeout, this, [this] {
        if (!m_store.library().isListing())
            m_store.library().refresh();
    });
    connect(&m_store.library(), &LibraryStore::listed, this, &DemoPlayer::showAwaited);
    // Who chooses something meanwhile wants to see that.
    connect(&m_store, &SessionStore::chosen, this, [this] { m_awaited.clear(); });
}

/// A demo that was stopped is over within a moment, but for what the disk takes.
DemoPlayer::~DemoPlayer()
{
    m_alive.request_stop();
    stop();
}

void DemoPlayer::offer(DemoOffers demos)
{
    const QString wanted = demos.first;
    m_demos = std::move(demos.all);
    for (DemoOffer& demo : m_demos) {
        demo.title = QCoreApplication::translate("Demo", demo.title.toUtf8().constData());
        demo.summary = QCoreApplication::translate("Demo", demo.summary.toUtf8().constData());
    }
    m_menu->clear();
    for (const DemoOffer& demo : m_demos) {
        QAction* action = m_menu->addAction(demo.title);
        action->setStatusTip(demo.title % u' ' % demo.summary % u'.');
        connect(action, &QAction::triggered, this, [this, demo] { start(demo); });
    }
    m_menu->addSeparator();
    m_menu->addAction(m_stop);
    m_menu->menuAction()->setVisible(!m_demos.empty());
    updateActions();
    const auto first = std::find_if(m_demos.begin(), m_demos.end(),
                                    [&wanted](const DemoOffer& demo) { return demo.id == wanted; });
    if (first != m_demos.end())
        start(*first);
}

void DemoPlayer::stop()
{
    m_thread.request_stop();
}

void DemoPlayer::start(const DemoOffer& demo)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_progress.begin(tr("Demo: %1").arg(demo.title));
    updateActions();
    m_thread = std::jthread(
        [this, alive = m_alive.get_token(), run = demo.run](const std::stop_token& stop) {
            // What is handed over may come when this object is gone.
            const auto result = run(stop, [this, &alive](const std::string& sessionId) {
                runOnGuiThread([this, alive, id = toQString(sessionId)] {
                    if (!alive.stop_requested())
                        onBegun(id);
                });
            });
            runOnGuiThread([this, alive, result] {
                if (!alive.stop_requested())
                    onEnded(result);
            });
        });
}

void DemoPlayer::onBegun(const QString& sessionId)
{
    m_awaited = LibraryStore::keyOf(toStdString(sessionId));
    m_isListed = false;
    m_refreshing.start();
}

void DemoPlayer::onEnded(const Result<void>& result)
{
    m_isRunning = false;
    m_progress.end();
    updateActions();
    m_store.library().refresh(); // its figures are known now
    if (!result) {
        m_awaited.clear();
        Q_EMIT failed(result.error());
    }
}

void DemoPlayer::showAwaited()
{
    const bool isListed = !m_awaited.isEmpty() && m_store.model().rowOf(m_awaited) >= 0;
    // The list has a session a moment before its file does: it is shown the second time.
    if (isListed && std::exchange(m_isListed, true))
        m_store.show(std::exchange(m_awaited, {}));
    if (m_awaited.isEmpty())
        m_refreshing.stop();
}

void DemoPlayer::updateActions()
{
    for (QAction* action : m_menu->actions())
        action->setEnabled(!m_isRunning);
    m_stop->setEnabled(m_isRunning);
}

} // namespace playhead
