// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/preferences.h"
#include "ui/context/replay.h"
#include "ui/demo_player.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/help/help_actions.h"
#include "ui/main_window.h"
#include "ui/navigation.h"
#include "ui/panels/event_pane.h"
#include "ui/panels/event_view.h"
#include "ui/theme/theme.h"
#include "ui/timeline/replay_actions.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/annotation_actions.h"
#include "ui/widgets/filter_actions.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/frame_times.h"
#include "ui/widgets/session_list.h"
#include "ui/widgets/undo_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Qt 6.4 knows no key for some standard actions on a plain X11 desktop, so each names its own.
QAction* add(QMenu* menu, const QString& text, const QKeySequence& key)
{
    QAction* action = menu->addAction(text);
    action->setShortcut(key);
    return action;
}

} // namespace

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildGoMenu();
    buildReplayMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    connect(add(menu, tr("&Open…"), u"Ctrl+O"_s), &QAction::triggered, this,
            &MainWindow::askForFiles);
    addRecentMenu(*menu);
    m_showStart = add(menu, tr("Sessions on this co&mputer"), u"Ctrl+Shift+O"_s);
    m_showStart->setStatusTip(tr("Lists what agents left in the folders where they keep it."));
    m_showStart->setVisible(false);
    connect(m_showStart, &QAction::triggered, this, &MainWindow::goToStart);
    connect(menu->addAction(tr("Open the &demo")), &QAction::triggered, this,
            &MainWindow::openDemo);
    menu->addSeparator();
    QAction* keep = add(menu, tr("&Keep in the library"), u"Ctrl+S"_s);
    connect(keep, &QAction::triggered, this, &MainWindow::keepSession);
    keep->setEnabled(false);
    const auto update = [this, keep] {
        keep->setEnabled(m_context.trace() != nullptr || isStartShown());
    };
    connect(&m_context, &SessionContext::traceChanged, keep, update);
    connect(m_pages, &QStackedWidget::currentChanged, keep, update);
    addExportActions(*menu);
    menu->addSeparator();
    connect(add(menu, tr("&Close file"), u"Ctrl+W"_s), &QAction::triggered, this,
            [this] { m_store.close(QString(m_store.current())); });
    connect(add(menu, tr("&Quit"), u"Ctrl+Q"_s), &QAction::triggered, this, &QWidget::close);
}

void MainWindow::addExportActions(QMenu& menu)
{
    QAction* all = add(&menu, tr("&Export…"), u"Ctrl+E"_s);
    QAction* shown = add(&menu, tr("Export what the filter &shows…"), u"Ctrl+Shift+E"_s);
    QAction* graph = add(&menu, tr("Export &graph…"), u"Ctrl+Alt+E"_s);
    graph->setStatusTip(tr("Writes the timeline as a picture: PNG, SVG or PDF."));
    connect(graph, &QAction::triggered, this, &MainWindow::exportGraph);
    shown->setStatusTip(tr("The events that the filter holds for, and what they ran inside of."));
    connect(all, &QAction::triggered, this, [this] { exportSession(Exported::All); });
    connect(shown, &QAction::triggered, this, [this] { exportSession(Exported::Shown); });
    const auto update = [this, all, shown, graph] {
        const bool hasTrace = m_context.trace() != nullptr;
        all->setEnabled(hasTrace);
        graph->setEnabled(hasTrace);
        shown->setEnabled(hasTrace && m_context.filter().isActive());
    };
    update();
    connect(&m_context, &SessionContext::traceChanged, all, update);
    connect(&m_context.filter(), &EventFilter::hitsChanged, shown, update);
}

void MainWindow::buildEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    m_undoActions = new UndoActions(m_context, *m_steps, this);
    menu->addActions({m_undoActions->undo, m_undoActions->redo});
    menu->addSeparator();
    menu->addActions(m_annotationActions->eventActions());
    menu->addSeparator();
    for (QAction* action : m_waterfall->eventActions().copyActions())
        menu->addAction(action);
    menu->addSeparator();
    menu->addActions(m_filterBar->commands().filterActions());
    menu->addSeparator();
    connect(add(menu, tr("Find a &session"), u"Ctrl+L"_s), &QAction::triggered, m_list,
            &SessionList::focusSearch);
    menu->addAction(m_navigation->searchAllAction());
    menu->addSeparator();
    QAction* reveal = add(menu, tr("Show s&ecrets"), u"Ctrl+Shift+R"_s);
    reveal->setCheckable(true);
    reveal->setToolTip(tr("Keys and tokens are masked where they are shown and copied"));
    connect(reveal, &QAction::toggled, &m_context, &SessionContext::setSecretsRevealed);
    connect(&m_context, &SessionContext::secretsRevealedChanged, reveal, &QAction::setChecked);
    menu->addSeparator();
    QAction* preferences = add(menu, tr("Pre&ferences…"), u"Ctrl+,"_s);
    preferences->setMenuRole(QAction::PreferencesRole);
    connect(preferences, &QAction::triggered, this,
            [this] { PreferencesDialog(m_context, m_search, this).exec(); });
}

void MainWindow::buildViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    for (QAction* action : m_waterfall->timeActions().all())
        menu->addAction(action);
    menu->addSeparator();

    addLayoutActions(*menu);
    menu->addAction(m_timeline->followAction());
    QAction* idle = add(menu, tr("Compress &idle gaps"), u"Alt+I"_s);
    idle->setCheckable(true);
    idle->setStatusTip(tr("Draws long times in which nothing happens short, and says how long."));
    connect(idle, &QAction::toggled, &m_context, &SessionContext::setIdleCompressed);
    connect(&m_context, &SessionContext::idleCompressedChanged, idle, &QAction::setChecked);
    // It is the session's, and no switch of the window's.
    idle->setEnabled(false);
    connect(&m_context, &SessionContext::traceChanged, idle,
            [this, idle] { idle->setEnabled(m_context.trace() != nullptr); });
    QMenu* times = menu->addMenu(tr("&Times"));
    m_timeActions = new QActionGroup(this);
    const std::array names = {tr("&Relative to the start"), tr("&UTC"), tr("&Local time")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QAction* action = times->addAction(names.at(i));
        action->setCheckable(true);
        action->setActionGroup(m_timeActions);
        const auto display = static_cast<TimeDisplay>(i);
        action->setChecked(display == m_context.timeDisplay());
        connect(action, &QAction::triggered, &m_context,
                [this, display] { m_context.setTimeDisplay(display); });
    }
    connect(&m_context, &SessionContext::timeDisplayChanged, m_timeActions, [this] {
        const auto display = static_cast<qsizetype>(m_context.timeDisplay());
        m_timeActions->actions().at(display)->setChecked(true);
    });
    m_timeButton->setMenu(times);
    updateTimeButton();

    QMenu* themes = menu->addMenu(tr("T&heme"));
    auto* themeActions = new QActionGroup(this);
    const std::array themeTexts = {tr("As the &system"), tr("&Light"), tr("&Dark"),
                                   tr("High &contrast")};
    for (std::size_t i = 0; i < themeTexts.size(); ++i) {
        QAction* action = themes->addAction(themeTexts.at(i));
        action->setCheckable(true);
        action->setActionGroup(themeActions);
        const auto mode = static_cast<ThemeMode>(i);
        action->setChecked(mode == Theme::instance().mode());
        connect(action, &QAction::triggered, this, [mode] { Preferences::setTheme(mode); });
    }
    connect(themes, &QMenu::aboutToShow, themeActions, [themeActions] {
        const auto mode = static_cast<qsizetype>(Theme::instance().mode());
        themeActions->actions().at(mode)->setChecked(true);
    });
    menu->addSeparator();
    const auto addToggle = [&](const QString& text, const QString& key) {
        QAction* action = add(menu, text, key);
        action->setCheckable(true);
        action->setChecked(true);
        return action;
    };
    connect(addToggle(tr("&Session list"), u"Ctrl+1"_s), &QAction::toggled, m_list,
            &QWidget::setVisible);
    m_showDetails = addToggle(tr("&Event details"), u"Ctrl+2"_s);
    connect(m_showDetails, &QAction::toggled, this, &MainWindow::showCurrent);
    connect(m_annotationActions->editNote, &QAction::triggered, m_showDetails, [this] {
        m_showDetails->setChecked(true); // the note is in there
        m_eventView->editNote();
    });
    addPinAction(*menu);
    QAction* frames = add(menu, tr("Frame ti&mes"), {});
    frames->setCheckable(true);
    frames->setStatusTip(tr("Says in the status bar how long the window takes to draw a frame."));
    connect(frames, &QAction::toggled, m_frameTimes, &FrameTimes::setOn);
    QAction* fullScreen = add(menu, tr("F&ull screen"), u"F11"_s);
    fullScreen->setCheckable(true);
    connect(fullScreen, &QAction::toggled, this,
            [this](bool on) { on ? showFullScreen() : showNormal(); });
}

/// In the menu, and under the button that says which it is.
void MainWindow::addLayoutActions(QMenu& menu)
{
    auto* layouts = new QMenu(this);
    menu.addActions(m_timeline->layoutActions());
    layouts->addActions(m_timeline->layoutActions());
    menu.addSeparator();
    m_layoutButton->setMenu(layouts);
    const auto update = [this] {
        const auto at = static_cast<qsizetype>(m_timeline->timelineLayout());
        m_layoutButton->setText(m_timeline->layoutActions().at(at)->text().remove(u'&'));
    };
    update();
    connect(m_timeline, &TimelineStack::timelineLayoutChanged, m_layoutButton, update);
}

void MainWindow::addPinAction(QMenu& menu)
{
    QAction* pin = add(&menu, tr("&Pin the event"), u"Alt+P"_s);
    pin->setCheckable(true);
    pin->setStatusTip(tr("Keeps the selected event beside those that are selected next."));
    const auto update = [this, pin] {
        const bool isPinned = m_eventPane->pinned().is_valid();
        pin->setChecked(isPinned);
        pin->setEnabled(isPinned || m_context.selection());
    };
    update();
    connect(pin, &QAction::triggered, this, [this, update] {
        if (m_eventPane->pinned())
            m_eventPane->unpin();
        else
            m_eventPane->pin();
        update();
    });
    connect(m_eventPane, &EventPane::pinnedChanged, pin, update);
    connect(&m_context, &SessionContext::selectionChanged, pin, update);
}

void MainWindow::buildGoMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Go"));
    m_navigation->addToGoMenu(*menu);
    menu->addSeparator();
    connect(add(menu, tr("&Next failure"), u"E"_s), &QAction::triggered, this,
            [this] { selectFailure(true); });
    connect(add(menu, tr("&Previous failure"), u"Shift+E"_s), &QAction::triggered, this,
            [this] { selectFailure(false); });
    menu->addActions(m_annotationActions->goActions());
    menu->addActions(m_filterBar->commands().goActions());
    menu->addSeparator();
    menu->addActions(m_replayActions->steps());
    menu->addSeparator();
    for (QAction* action : m_waterfall->eventActions().treeActions())
        menu->addAction(action);
    menu->addSeparator();
    connect(add(menu, tr("Session &details"), u"I"_s), &QAction::triggered, &m_context,
            [this] { m_context.select(EventIndex()); });
}

void MainWindow::buildReplayMenu()
{
    m_replayActions->fill(*menuBar()->addMenu(tr("&Replay")));
}

void MainWindow::selectRelative(EventIndex event)
{
    if (!event)
        return;
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

/// The next failed event in the order of the tree, round the end.
void MainWindow::selectFailure(bool forward)
{
    const auto& trace = m_context.trace();
    if (!trace || trace->event_count() == 0)
        return;
    // The playhead goes along, in the order of time.
    if (m_context.replay().isActive())
        return m_context.replay().step(StepTo::Failure, forward);
    const EventTree& tree = trace->tree();
    const std::uint32_t count = tree.size();
    const EventIndex selected = m_context.selection();
    std::uint32_t at = selected ? tree.position(selected) : (forward ? count - 1 : 0);
    for (std::uint32_t step = 0; step < count; ++step) {
        at = forward ? (at + 1) % count : (at + count - 1) % count;
        const EventIndex event = tree.order()[at];
        if (trace->result(event) == EventResult::Fail) {
            selectRelative(event);
            return;
        }
    }
}

void MainWindow::buildHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    m_help = new HelpActions(m_context, this);
    m_help->addTo(*menu);
    connect(m_help, &HelpActions::demoWanted, this, &MainWindow::openDemo);
    menu->addSeparator();
    m_navigation->addToHelpMenu(*menu);
    menu->addMenu(m_demos->menu());
    menu->addSeparator();
    connect(menu->addAction(tr("&About Playhead")), &QAction::triggered, this,
            &MainWindow::showAbout);
}

void MainWindow::offerFirstSteps()
{
    m_help->offerFirstSteps();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Playhead"),
        tr("<b>Playhead %1</b><p>A native replay viewer for AI-agent runs.</p>"
           "<p>Everything stays on this machine: no account, no server, no telemetry.</p>")
            .arg(QCoreApplication::applicationVersion()));
}

} // namespace playhead
