// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/places.h"
#include "core/model/session_link.h"
#include "ui/bridge/latest_job.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"
#include "ui/demo_offer.h"

#include <QMainWindow>
#include <QPointer>
#include <QSet>

class QActionGroup;
class QLabel;
class QMenu;
class QProgressBar;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace playhead {

class AnnotationActions;
class DemoPlayer;
class DesktopNotices;
class DropHint;
class EventPane;
class EventView;
class FilterBar;
class FindBar;
class FrameTimes;
class GraphExport;
class LibrarySteps;
class HelpActions;
class MessagePage;
class Navigation;
class RecentFiles;
class ReplayActions;
class SessionHeader;
class SessionMemory;
class SessionKeeper;
class SessionList;
class SessionSearch;
class StartView;
class TaskProgress;
class TimelineStack;
class UndoActions;
class WaterfallView;
struct Exporter;
struct FoundSession;
struct FolderReport;
struct GraphRequest;

/// The window: sessions at the left, the session's header and timeline in the middle, the selected
/// event at the right. It lays out and wires; what the parts do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// As a person who wants to see them.
    void openFiles(const QStringList& paths);
    /// Lists the library in this folder beside the opened files.
    void useLibrary(const std::string& folder);
    /// Says which sessions are recorded by way of this folder, and takes up what programs have left
    /// there that have ended.
    void useRecordings(const std::string& folder);
    /// Says above everything, once, that this folder has notes of a crash that nobody has seen.
    void tellOfCrashes(const std::string& folder);
    /// Has the actions of the window noted, for notes of a crash.
    void noteSteps();
    /// Goes where the link leads once its session is open or listed.
    void openLink(const SessionLink& link);
    /// Lists the sessions that agents left on this computer where none is open, and at a key: from
    /// these surroundings, and with what is kept of them at this path.
    void findSessions(PlaceSurroundings surroundings, std::string cachePath);
    /// Puts demos into the menu, and starts the one that is to be first.
    void offerDemos(DemoOffers demos);
    [[nodiscard]] SessionStore& store() { return m_store; }
    [[nodiscard]] SessionContext& context() { return m_context; }

    /// Size, splitters, columns and preferences of the last time. Not for pictures and tests, which
    /// must not depend on them.
    void restoreState();
    /// Opens what was open the last time: files that are still there, the session that was shown,
    /// and the filter.
    void reopenLast();

    /// Notes what the person opens, and offers it again. Not for pictures and tests.
    void useRecentFiles();

    /// Lets zooms glide, unless the system asks for no animations. Not for pictures and tests.
    void useMotion();

    /// Leads whoever has not used it yet through the first minutes. Not for pictures and tests.
    void offerFirstSteps();

    /// Whether all that was asked for is on the screen: files are read, the event is shown.
    [[nodiscard]] bool isSettled() const;
    /// The session over time, in its layouts.
    [[nodiscard]] TimelineStack& timeline() { return *m_timeline; }
    /// Brings the panel with this id to the front. False where it does not apply to the selected
    /// event, or where there is no such panel.
    bool showPanel(const QString& id);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void buildStatusBar();
    void buildMenus();
    void buildFileMenu();
    void addRecentMenu(QMenu& menu);
    void buildEditMenu();
    void buildViewMenu();
    void addPinAction(QMenu& menu);
    void addLayoutActions(QMenu& menu);
    void buildGoMenu();
    void buildReplayMenu();
    void buildHelpMenu();
    void open(const QStringList& paths);
    void askForFiles();
    void openDemo();
    void importFolders(const QStringList& folders);
    void reportImport(const FolderReport& report);
    void connectMemory();
    void showCurrent();
    void makeStart();
    void goToStart();
    void leaveStart();
    void showStart();
    [[nodiscard]] bool isStartShown() const;
    void showSessionParts(bool areShown);
    void openFound(const FoundSession& session, SessionStore::Opening how);
    void showError(const Error& error);
    void reportError(const Error& error);
    void keepSession();
    enum class Exported { All, Shown };
    void exportSession(Exported what);
    void exportTo(const QString& path, const Exporter& exporter, Exported what);
    void stopExport();
    /// Says it by the desktop where it took long and the person went elsewhere meanwhile.
    void tellIfLong(const TaskProgress& task, const QString& summary, const QString& text);
    void exportGraph();
    void drawGraph(const GraphRequest& request);
    void addExportActions(QMenu& menu);
    void connectSteps();
    void renameSession(const QString& key);
    void tagSession(const QString& key);
    void deleteSession(const QString& key);
    void makeRoomForPinned(bool isPinned);
    void updateStatus();
    void updateTimeButton();
    void stepEvent(int rows);
    void selectFailure(bool forward);
    void selectRelative(EventIndex event);
    void saveState();
    void restorePanes(const QVariantList& widths);
    void keepPanes();
    void saveWork(QSettings& settings) const;
    void showWanted();
    void showAbout();

    SessionContext m_context;
    SessionStore m_store;
    SessionMemory* m_memory;           ///< a child
    RecentFiles* m_recent;             ///< a child
    LibrarySteps* m_steps;             ///< a child
    QSet<QString> m_deletedFromScreen; ///< keys of sessions that undo shows again
    QString m_wantedSession;           ///< to be shown when it is there; SessionMemory::nameOf()
    LatestJob m_export;
    LatestJob m_recovery;
    LatestJob m_crashNotes;
    QPointer<GraphExport> m_graphExport; ///< the one under way, a child
    QSplitter* m_splitter = nullptr;
    QList<int> m_paneWidths; ///< of the splitter; pixels
    FilterBar* m_filterBar = nullptr;
    FindBar* m_findBar = nullptr;
    SessionList* m_list = nullptr;
    QStackedWidget* m_pages = nullptr;
    MessagePage* m_welcome = nullptr;
    SessionSearch* m_search = nullptr; ///< null where sessions are not looked for
    SessionKeeper* m_keeper = nullptr; ///< so are these
    StartView* m_start = nullptr;      ///< null until it is seen
    bool m_isAtStart = false;          ///< the person went there, though a session is open
    QAction* m_showStart = nullptr;
    QAction* m_showDetails = nullptr; ///< of the selected event
    MessagePage* m_error = nullptr;
    QWidget* m_sessionPage = nullptr;
    SessionHeader* m_header = nullptr;
    TimelineStack* m_timeline = nullptr;
    WaterfallView* m_waterfall = nullptr; ///< in m_timeline
    Navigation* m_navigation = nullptr;
    ReplayActions* m_replayActions = nullptr;
    AnnotationActions* m_annotationActions = nullptr;
    UndoActions* m_undoActions = nullptr;
    EventPane* m_eventPane = nullptr;
    QWidget* m_transport = nullptr;
    EventView* m_eventView = nullptr; ///< of the pane, the one that follows the selection
    int m_roomForPinned = 0;          ///< pixels
    QLabel* m_countLabel = nullptr;
    QLabel* m_selectionLabel = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancelButton = nullptr;
    TaskProgress* m_exporting = nullptr; ///< of m_export
    TaskProgress* m_drawing = nullptr;   ///< of m_graphExport
    TaskProgress* m_importing = nullptr; ///< of folders that were dropped
    TaskProgress* m_playing = nullptr;   ///< of a demo
    DemoPlayer* m_demos = nullptr;
    DropHint* m_dropHint = nullptr;
    DesktopNotices* m_notices = nullptr; ///< from the first on
    HelpActions* m_help = nullptr;
    QToolButton* m_timeButton = nullptr;
    FrameTimes* m_frameTimes = nullptr;
    QToolButton* m_layoutButton = nullptr;
    QActionGroup* m_timeActions = nullptr;
};

} // namespace playhead
