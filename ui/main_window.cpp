// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/library_steps.h"
#include "ui/context/recent_files.h"
#include "ui/context/session_indexes.h"
#include "ui/context/session_memory.h"
#include "ui/demo_player.h"
#include "ui/graph_export.h"
#include "ui/navigation.h"
#include "ui/panels/event_pane.h"
#include "ui/panels/event_view.h"
#include "ui/start/start_view.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/overview_strip.h"
#include "ui/timeline/replay_actions.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_view.h"
#include "ui/widgets/annotation_actions.h"
#include "ui/widgets/drop_hint.h"
#include "ui/widgets/filter_actions.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/frame_times.h"
#include "ui/widgets/message_page.h"
#include "ui/widgets/session_header.h"
#include "ui/widgets/session_list.h"
#include "ui/widgets/task_progress.h"
#include "ui/widgets/transport_bar.h"
#include "ui/widgets/undo_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listWidth = 264;
constexpr int eventWidth = 424;
constexpr int leastPaneWidth = 200;
constexpr int usualWidth = 1600;
constexpr int usualHeight = 1000;

/// The demo session, beside the program where it is installed: in bin/, or in lib/playhead/ with
/// the libraries that it brings along.
QString demoPath()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString sample = u"/share/playhead/samples/demo.json"_s;
    QString near = folder % u"/.."_s % sample;
    if (QFileInfo::exists(near))
        return near;
#ifdef PLAYHEAD_SAMPLES
    return QStringLiteral(PLAYHEAD_SAMPLES "/demo.json");
#else
    return folder % u"/../.."_s % sample;
#endif
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
    , m_store(m_context)
    , m_memory(new SessionMemory(m_context, m_store, this))
    , m_recent(new RecentFiles(this))
    , m_steps(new LibrarySteps(m_store.library(), this))
{
    setWindowTitle(tr("Playhead"));
    setWindowIcon(QIcon(u":/playhead/icons/playhead.svg"_s));
    setAcceptDrops(true);
    resize(usualWidth, usualHeight);
    buildLayout();
    buildStatusBar();
    buildMenus();

    connectMemory();
    connectSteps();
    connect(&m_store, &SessionStore::currentChanged, this, &MainWindow::showCurrent);
    connect(&m_store.library(), &LibraryStore::failed, this, &MainWindow::reportError);
    connect(&m_context.annotations(), &EventAnnotations::failed, this, &MainWindow::reportError);
    connect(&m_store.library(), &LibraryStore::imported, this, [this](const QString&, bool isNew) {
        constexpr int readingMs = 6000;
        statusBar()->showMessage(
            isNew ? tr("Kept in the library") : tr("The library's copy is up to date"), readingMs);
    });
    connect(&m_context, &SessionContext::selectionChanged, this, &MainWindow::updateStatus);
    connect(&m_context, &SessionContext::traceChanged, this, &MainWindow::updateStatus);
    connect(&m_context, &SessionContext::traceGrown, this, &MainWindow::updateStatus);
    connect(&m_context.filter(), &EventFilter::progressChanged, this, &MainWindow::updateStatus);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this, &MainWindow::showCurrent);
    connect(&m_context, &SessionContext::timeDisplayChanged, this, [this] {
        updateTimeButton();
        updateStatus();
    });
    showCurrent();
}

/// The widgets go before what they show: who loses the focus or is deleted may still ask for it.
MainWindow::~MainWindow()
{
    hide();
    delete m_demos; // it waits for one that is being stopped
    delete takeCentralWidget();
    delete m_undoActions; // stacks tell of it that they go
}

void MainWindow::buildLayout()
{
    m_welcome = new MessagePage(MessagePage::Kind::Welcome);
    m_welcome->setMessage(
        tr("See what your agent did"),
        tr("Open a session file, or drop one here. Nothing leaves this machine."));
    m_error = new MessagePage(MessagePage::Kind::Error);
    for (const MessagePage* page : {m_welcome, m_error}) {
        connect(page, &MessagePage::openRequested, this, &MainWindow::askForFiles);
        connect(page, &MessagePage::demoRequested, this, &MainWindow::openDemo);
    }

    m_sessionPage = new QWidget;
    m_filterBar = new FilterBar(m_context);
    m_header = new SessionHeader(m_context);
    m_timeline = new TimelineStack(m_context);
    m_waterfall = &m_timeline->waterfall();
    auto* page = new QVBoxLayout(m_sessionPage);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_header);
    auto* overview = new OverviewStrip(m_context);
    page->addWidget(overview);
    page->addWidget(m_timeline, 1);
    m_findBar = new FindBar(m_context, m_filterBar->commands());
    page->addWidget(m_findBar);
    m_replayActions = new ReplayActions(m_context, this);
    m_annotationActions = new AnnotationActions(m_context, this);
    m_waterfall->useAnnotationActions(m_annotationActions->eventActions());
    m_timeline->lanes().useAnnotationActions(m_annotationActions->eventActions());
    m_waterfall->timeActions().addTo(*overview);
    for (QWidget* view : {static_cast<QWidget*>(overview), static_cast<QWidget*>(m_waterfall),
                          static_cast<QWidget*>(&m_timeline->lanes())})
        m_replayActions->addTo(*view);

    m_pages = new QStackedWidget;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_welcome), static_cast<QWidget*>(m_error), m_sessionPage})
        m_pages->addWidget(widget);

    m_list = new SessionList(m_store.model());
    m_eventPane = new EventPane(m_context);
    m_eventView = &m_eventPane->following();
    m_list->setMinimumWidth(leastPaneWidth);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    for (QWidget* part : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_pages),
                          static_cast<QWidget*>(m_eventPane)})
        m_splitter->addWidget(part);
    m_splitter->setStretchFactor(1, 1);
    m_paneWidths = {listWidth, usualWidth - listWidth - eventWidth, eventWidth};
    m_splitter->setSizes(m_paneWidths);
    connect(m_splitter, &QSplitter::splitterMoved, this, &MainWindow::keepPanes);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addWidget(m_splitter, 1);
    m_transport = new QWidget(centre); // the bar in it hides itself where there is nothing to play
    auto* transport = new QVBoxLayout(m_transport);
    transport->setContentsMargins(0, 0, 0, 0);
    transport->addWidget(new TransportBar(m_context, *m_replayActions, m_transport));
    column->addWidget(m_transport);
    setCentralWidget(centre);
    m_dropHint = new DropHint(this);
    m_navigation = new Navigation(m_context, m_store, m_waterfall->rowsModel(), this);
    connect(m_filterBar->commands().find, &QAction::triggered, m_findBar, &FindBar::open);
    connect(m_findBar, &FindBar::leaving, m_timeline, &TimelineStack::focusLayout);
    connect(m_filterBar, &FilterBar::leaving, m_timeline, &TimelineStack::focusLayout);

    connect(m_eventPane, &EventPane::pinnedChanged, this, &MainWindow::makeRoomForPinned);
    connect(m_list, &SessionList::chosen, &m_store, &SessionStore::show);
    connect(m_list, &SessionList::closeRequested, &m_store, &SessionStore::close);
    connect(m_list, &SessionList::renameRequested, this, &MainWindow::renameSession);
    connect(m_list, &SessionList::tagRequested, this, &MainWindow::tagSession);
    connect(m_list, &SessionList::deleteRequested, this, &MainWindow::deleteSession);
    connect(m_header, &SessionHeader::detailsRequested, m_eventView, &EventView::showSessionNotes);
}

/// Two events take the room of two, as far as the middle can spare it, and give it back.
void MainWindow::makeRoomForPinned(bool isPinned)
{
    QList<int> sizes = m_splitter->sizes();
    const int spare = std::max(0, sizes[1] - m_pages->minimumSizeHint().width());
    const int taken = isPinned ? std::min(sizes[2], spare) : -m_roomForPinned;
    m_roomForPinned = isPinned ? taken : 0;
    m_splitter->setSizes({sizes[0], sizes[1] - taken, sizes[2] + taken});
}

void MainWindow::buildStatusBar()
{
    m_countLabel = new QLabel;
    m_selectionLabel = new QLabel;
    for (QLabel* label : {m_countLabel, m_selectionLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        statusBar()->addWidget(label);
    }
    m_countLabel->setContentsMargins(6, 0, 16, 0);

    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Reading"));
    m_progress->setFixedWidth(160);
    m_progress->setTextVisible(false);
    m_cancelButton = new QToolButton;
    m_cancelButton->setText(tr("Stop reading"));
    m_cancelButton->setToolTip(tr("What was read so far stays"));
    m_cancelButton->setAutoRaise(true);
    connect(m_cancelButton, &QToolButton::clicked, &m_store, &SessionStore::cancelLoading);
    m_exporting = new TaskProgress;
    connect(m_exporting, &TaskProgress::stopRequested, this, &MainWindow::stopExport);
    m_drawing = new TaskProgress;
    m_importing = new TaskProgress;
    connect(m_importing, &TaskProgress::stopRequested, &m_store.library(),
            &LibraryStore::stopImport);

    m_playing = new TaskProgress;
    m_demos = new DemoPlayer(m_store, *m_playing, this);
    connect(m_demos, &DemoPlayer::failed, this, &MainWindow::reportError);

    m_timeButton = new QToolButton;
    m_timeButton->setAutoRaise(true);
    m_timeButton->setPopupMode(QToolButton::InstantPopup);
    m_timeButton->setToolTip(tr("How moments are written"));
    m_layoutButton = new QToolButton;
    m_layoutButton->setAutoRaise(true);
    m_layoutButton->setPopupMode(QToolButton::InstantPopup);
    m_layoutButton->setToolTip(tr("How events are laid out over time"));
    m_frameTimes = new FrameTimes;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_frameTimes), static_cast<QWidget*>(m_playing),
          static_cast<QWidget*>(m_importing), static_cast<QWidget*>(m_exporting),
          static_cast<QWidget*>(m_drawing), static_cast<QWidget*>(m_progress),
          static_cast<QWidget*>(m_cancelButton), static_cast<QWidget*>(m_layoutButton),
          static_cast<QWidget*>(m_timeButton)})
        statusBar()->addPermanentWidget(widget);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 8, 0);
}

void MainWindow::useLibrary(const std::string& folder)
{
    m_store.library().use(folder);
}

void MainWindow::offerDemos(DemoOffers demos)
{
    const QString watch = tr("&Watch an agent live");
    if (!demos.all.empty()) {
        m_welcome->offer(watch, m_demos->menu());
        if (m_start)
            m_start->offer(watch, m_demos->menu());
    }
    m_demos->offer(std::move(demos));
}

void MainWindow::openLink(const SessionLink& link)
{
    m_navigation->openLink(link);
}

void MainWindow::openDemo()
{
    open({demoPath()});
}

void MainWindow::askForFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Open sessions"), {}, tr("Sessions (*.json *.jsonl *.playhead);;All files (*)"));
    openFiles(paths);
}

void MainWindow::showCurrent()
{
    const SessionEntry* entry = m_store.currentEntry();
    const bool isLoading = entry && entry->isLoading;
    m_progress->setVisible(isLoading);
    m_cancelButton->setVisible(isLoading);
    if (isLoading) {
        constexpr int steps = 100;
        // Enabled, it would have all that is out of date in the window painted at once, each time.
        m_progress->setUpdatesEnabled(false);
        m_progress->setRange(0, entry->progress < 0 ? 0 : steps);
        m_progress->setValue(static_cast<int>(entry->progress * steps));
        m_progress->setUpdatesEnabled(true);
    }
    if (!entry || m_isAtStart) {
        showStart();
        return;
    }
    showSessionParts(true);
    setWindowTitle(tr("%1 — Playhead").arg(m_context.mask().word(entry->title).simplified()));
    m_list->setCurrent(entry->key);
    if (entry->error) {
        showError(*entry->error);
        return;
    }
    m_header->setTitle(m_context.mask().word(entry->title));
    const bool isNewPage = m_pages->currentWidget() != m_sessionPage;
    m_pages->setCurrentWidget(m_sessionPage);
    if (isNewPage)
        m_timeline->focusLayout();
}

void MainWindow::showError(const Error& error)
{
    m_error->setMessage(toQString(error.what), toQString(error.remedy), toQString(error.where));
    m_pages->setCurrentWidget(m_error);
}

void MainWindow::updateStatus()
{
    const auto& trace = m_context.trace();
    if (!trace) {
        m_countLabel->clear();
        m_selectionLabel->clear();
        return;
    }
    const QString events = toQString(format_count(trace->event_count()));
    const EventFilter& filter = m_context.filter();
    m_countLabel->setText(filter.hits()
                              ? tr("%1 of %2 events", nullptr, formOf(trace->event_count()))
                                    .arg(toQString(format_count(filter.hitCount())), events)
                              : tr("%1 events", nullptr, formOf(trace->event_count())).arg(events));
    const EventIndex event = m_context.selection();
    if (!event) {
        m_selectionLabel->clear();
        return;
    }
    QString text =
        tr("selected #%1 · %2").arg(event.value()).arg(m_context.formatTime(trace->start(event)));
    if (const auto duration = trace->duration(event))
        text += u" – "_s % m_context.formatTime(trace->end(event));
    m_selectionLabel->setText(text);
}

void MainWindow::updateTimeButton()
{
    switch (m_context.timeDisplay()) {
    case TimeDisplay::Relative:
        m_timeButton->setText(tr("Relative time"));
        break;
    case TimeDisplay::Utc:
        m_timeButton->setText(tr("UTC"));
        break;
    case TimeDisplay::Local:
        m_timeButton->setText(tr("Local time"));
        break;
    }
}

bool MainWindow::showPanel(const QString& id)
{
    return m_eventView->showPanel(id);
}

} // namespace playhead
