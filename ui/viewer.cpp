// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/viewer.h"

#include "core/base/time_math.h"
#include "core/discovery/found_cache.h"
#include "core/discovery/places.h"
#include "core/record/client.h"
#include "ui/bridge/freed_memory.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/preferences.h"
#include "ui/context/replay.h"
#include "ui/crash/crash_handler.h"
#include "ui/graph_export.h"
#include "ui/instance/instance_server.h"
#include "ui/main_window.h"
#include "ui/panels/panel.h"
#include "ui/translations.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QScreen>
#include <QSysInfo>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

void nameApplication()
{
    QCoreApplication::setOrganizationName(u"Playhead"_s);
    QCoreApplication::setApplicationName(u"Playhead"_s);
    QCoreApplication::setApplicationVersion(u"" PLAYHEAD_VERSION ""_s);
}

/// QApplication keeps references to both for as long as it lives.
struct ProgramArguments {
    int count = 1;
    char name[9] = "playhead";
    char* values[2] = {name, nullptr};
};

/// What Qt's offscreen platform says about itself is of no use to whoever wants a picture.
void dropPlatformTalk(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (text.contains("propagateSizeHints"_L1) || text.contains("XDG_RUNTIME_DIR"_L1))
        return;
    std::fputs(qPrintable(qFormatLogMessage(type, context, text) % u'\n'), stderr);
}

/// Runs the event loop until the window has nothing left to do, but not for ever.
bool waitUntilSettled(const MainWindow& window)
{
    constexpr int patienceMs = 120'000;
    QElapsedTimer waited;
    waited.start();
    // What was delivered last may have asked for another layout: rest means twice in a row.
    int rests = 0;
    while (waited.elapsed() < patienceMs && rests < 2) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        QCoreApplication::sendPostedEvents();
        rests = window.isSettled() ? rests + 1 : 0;
        if (rests == 0)
            QThread::msleep(1);
    }
    return rests >= 2;
}

Result<void> selectEvent(MainWindow& window, std::uint32_t number)
{
    SessionContext& context = window.context();
    if (!context.trace() || number >= context.trace()->event_count())
        return Error{"The session has no event " + std::to_string(number) + ".",
                     {},
                     context.trace() ? "Its events are numbered from 0 to " +
                                           std::to_string(context.trace()->event_count() - 1) + "."
                                     : std::string()};
    context.select(EventIndex(number));
    Q_EMIT context.revealRequested(EventIndex(number));
    return {};
}

Result<void> putPlayhead(SessionContext& context, DurationNs sinceBegin)
{
    Replay& replay = context.replay();
    if (!replay.canPlay())
        return Error{"The session has no moment to show.", {}, "None of its events has a time."};
    replay.seek(saturating_add(replay.session().begin, sinceBegin));
    return {};
}

Result<void> showSession(MainWindow& window, const std::string& id)
{
    SessionListModel& sessions = window.store().model();
    for (int row = 0; row < sessions.rowCount(); ++row) {
        const auto& trace = sessions.entry(row).trace;
        if (trace && trace->session().id == id) {
            window.store().show(QString(sessions.entry(row).key));
            return {};
        }
    }
    return Error{"The file has no session " + id + ".", {}, "playhead inspect lists its sessions."};
}

Error noSuchPanel(const std::string& id)
{
    std::string ids;
    for (const PanelDescriptor* panel : allPanels())
        ids += (ids.empty() ? "" : ", ") + std::string(panel->id);
    return {"The event shown has no panel " + id + ".",
            {},
            "Select an event that has one. There are: " + ids + "."};
}

Result<std::string> drawGraph(MainWindow& window, const RenderRequest& request)
{
    GraphRequest wanted;
    wanted.path = toQString(request.output);
    wanted.format = *request.graph;
    wanted.width = request.size.width();
    wanted.scale = request.scale;
    GraphExport picture(window.context(), window.timeline(), wanted);
    Result<std::string> result = std::string();
    QEventLoop loop;
    QObject::connect(&picture, &GraphExport::finished, &loop, [&](const QString& remark) {
        result = toStdString(remark);
        loop.quit();
    });
    QObject::connect(&picture, &GraphExport::failed, &loop, [&](const Error& error) {
        result = error;
        loop.quit();
    });
    picture.start();
    loop.exec();
    return result;
}

Result<std::string> drawWindow(MainWindow& window, const RenderRequest& request)
{
    window.grab(); // what events did is read for rows that are painted
    if (!waitUntilSettled(window))
        return Error{"The window did not come to rest.", request.file, {}};
    if (!window.grab().save(toQString(request.output), "PNG"))
        return Error{"Cannot write the picture.", request.output,
                     "Check that the folder exists and that you may write there."};
    return std::string();
}

/// Brings the window to where the picture is to be taken.
Result<void> prepare(MainWindow& window, const RenderRequest& request)
{
    window.openFiles({toQString(request.file)});
    const Error slow{"The window did not come to rest.", request.file, {}};
    if (!waitUntilSettled(window))
        return slow;
    if (!request.session.empty()) {
        if (auto shown = showSession(window, request.session); !shown)
            return shown;
    }
    // Of the session that is shown now: it begins as it was recorded.
    window.context().setIdleCompressed(request.isIdleCompressed);
    window.context().filter().setText(toQString(request.filter));
    if (!waitUntilSettled(window))
        return slow;
    if (request.select) {
        if (auto selected = selectEvent(window, *request.select); !selected)
            return selected;
    }
    if (request.at) {
        if (auto put = putPlayhead(window.context(), *request.at); !put)
            return put;
    }
    if (!waitUntilSettled(window))
        return slow;
    if (!request.panel.empty() && !window.showPanel(toQString(request.panel)))
        return noSuchPanel(request.panel);
    if (!waitUntilSettled(window))
        return slow;
    return {};
}

Result<std::string> draw(MainWindow& window, const RenderRequest& request)
{
    if (const auto ready = prepare(window, request); !ready)
        return ready.error();
    const SessionEntry* entry = window.store().currentEntry();
    const std::optional<Error> unreadable = entry ? entry->error : std::nullopt;
    if (unreadable && request.graph)
        return *unreadable; // there is no graph
    auto drawn = request.graph ? drawGraph(window, request) : drawWindow(window, request);
    if (drawn && unreadable)
        return *unreadable;
    return drawn;
}

/// What the desktop gave to this process so that its window comes to the front.
QByteArray activationToken()
{
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : token;
}

/// Asks the window that is open already, where there is one that answers and can do it.
bool isShownElsewhere(const ViewRequest& request, const std::string& socketPath)
{
    if (request.isNewWindow || !request.demos.first.isEmpty() ||
        !std::all_of(request.files.begin(), request.files.end(), canBeHandedOver))
        return false;
    OpenRequest asked{{}, request.link, request.theme, activationToken()};
    for (const QString& file : request.files)
        asked.files += QDir::cleanPath(QDir::current().absoluteFilePath(file));
    constexpr std::chrono::seconds patience(1);
    return handOver(socketPath, asked, patience);
}

void openAsked(MainWindow& window, const OpenRequest& asked)
{
    if (asked.theme)
        Theme::instance().setMode(*asked.theme);
    window.openFiles(asked.files);
    if (asked.link)
        window.openLink(*asked.link);
    // Qt's Wayland platform looks for it there, when it asks to be activated.
    if (!asked.activationToken.isEmpty() &&
        QGuiApplication::platformName().startsWith("wayland"_L1))
        qputenv("XDG_ACTIVATION_TOKEN", asked.activationToken);
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    QApplication::alert(&window); // where the desktop lets no window come to the front by itself
}

std::string programFacts()
{
    return "Playhead " PLAYHEAD_VERSION ", Qt " + std::string(qVersion()) + ", " +
           QSysInfo::prettyProductName().toStdString() + ", " +
           QSysInfo::currentCpuArchitecture().toStdString();
}

/// Before there is an application: it asks for this once.
void useSize(int percent)
{
    constexpr const char* variable = "QT_SCALE_FACTOR";
    if (percent != 100 && !qEnvironmentVariableIsSet(variable))
        qputenv(variable, QByteArray::number(percent / 100.0));
}

} // namespace

int runViewer(ViewRequest request)
{
    // Before anything takes time: who is answered by an open window waits for nothing else.
    const std::string socketPath = instanceSocketPath(request.libraryFolder);
    InstanceClaim claim = InstanceClaim::take(socketPath);
    if (claim.state() == InstanceClaim::State::Others && isShownElsewhere(request, socketPath))
        return 0;
    mapLargePieces();
    nameApplication();
    noteCrashes(defaultCrashFolder(), programFacts());
    useSize(Preferences::size());
    ProgramArguments arguments;
    QApplication application(arguments.count, arguments.values);
    installTranslations(application,
                        request.language.isEmpty() ? Preferences::language() : request.language);
    QGuiApplication::setDesktopFileName(u"dev.playhead.Playhead"_s);
    Theme::instance().install(application);
    Theme::instance().setMotionWanted(Preferences::wantsMotion());
    Theme::instance().setMode(request.theme.value_or(Preferences::theme()));

    MainWindow window;
    const QSize frame(20, 60); // about: it is not known before the window is shown
    window.resize(window.size().boundedTo(window.screen()->availableSize() - frame));
    window.restoreState();
    window.useMotion();
    window.useRecentFiles();
    window.offerFirstSteps();
    // Before the window is shown: a small session is read by then, and is in the first frame.
    window.openFiles(request.files);
    window.findSessions(PlaceSurroundings::of_process(), FoundCache::default_path());
    Theme::instance().follow();
    window.show();
    // Some time after a session was read: what is made of it is made then.
    QTimer reading;
    reading.setSingleShot(true);
    reading.setInterval(std::chrono::seconds(2));
    QObject::connect(&window.store(), &SessionStore::idle, &reading, qOverload<>(&QTimer::start));
    QObject::connect(&reading, &QTimer::timeout, &window, &returnFreedMemory);
    window.useLibrary(request.libraryFolder);
    window.useRecordings(record::default_recording_folder());
    window.noteSteps();
    window.tellOfCrashes(defaultCrashFolder());
    const bool asksForNothing =
        request.files.isEmpty() && !request.link && request.demos.first.isEmpty();
    if (asksForNothing && Preferences::reopensLast())
        window.reopenLast();
    if (request.link)
        window.openLink(*request.link);
    window.offerDemos(std::move(request.demos));
    InstanceServer server;
    QObject::connect(&server, &InstanceServer::requested, &window,
                     [&window](const OpenRequest& asked) { openAsked(window, asked); });
    server.listen(socketPath, std::move(claim));
    return QApplication::exec();
}

Result<std::string> renderWindow(const RenderRequest& request)
{
    qInstallMessageHandler(dropPlatformTalk);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // A graph is drawn in its scale by itself.
    qputenv("QT_SCALE_FACTOR", QByteArray::number(request.graph ? 1 : request.scale));
    nameApplication();
    ProgramArguments arguments;
    QApplication application(arguments.count, arguments.values);
    installTranslations(application, request.language);
    Theme::instance().install(application);
    Theme::instance().setMode(request.theme);

    MainWindow window;
    window.resize(request.size);
    window.store().setFollowing(false);
    window.context().setSecretsRevealed(request.revealSecrets);
    window.timeline().setTimelineLayout(request.layout);
    window.show();
    return draw(window, request);
}

} // namespace playhead
