// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "core/model/annotated_trace.h"
#include "core/query/pick.h"
#include "ui/bridge/core_text.h"
#include "ui/bridge/desktop_notices.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_filter.h"
#include "ui/context/library_steps.h"
#include "ui/context/recordings.h"
#include "ui/dialogs/graph_export_dialog.h"
#include "ui/main_window.h"
#include "ui/start/start_view.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/widgets/plain_box.h"
#include "ui/widgets/task_progress.h"

#include <QApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QRegularExpression>
#include <QStatusBar>

#include <algorithm>
#include <array>

// What the window does with whole sessions: keep, export, rename, tag, delete.

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int readingMs = 6000; // of a message in the status bar

struct Written {
    int events = 0;
    int unread = 0; ///< not known to be hits of the filter, and so not written
};

/// The events that the filter holds for, and what they ran inside of, as the window shows them;
/// all where it is empty.
Result<Written> writeSession(const std::shared_ptr<const Trace>& trace, const Filter& filter,
                             const Exporter& exporter, const std::string& path,
                             const ExportOptions& options, const Job& job)
{
    ExportedSession session = {trace, std::nullopt};
    Written written;
    if (!filter.is_empty()) {
        Pick pick = pick_events(filter, *trace, true, job);
        session.picked = std::move(pick.events);
        written.unread = static_cast<int>(pick.diagnostics.count(diagnostics::not_searched.code));
    }
    if (auto done = exporter.write({&session, 1}, path, options, job); !done)
        return done.error();
    written.events = static_cast<int>(session.event_count());
    return written;
}

} // namespace

void MainWindow::reportError(const Error& error)
{
    showErrorBox(error, this);
}

void MainWindow::tellIfLong(const TaskProgress& task, const QString& summary, const QString& text)
{
    constexpr auto isLong = std::chrono::seconds(10);
    if (task.elapsed() < isLong || isActiveWindow())
        return;
    QApplication::alert(this);
    if (!m_notices) {
        m_notices = new DesktopNotices(QDBusConnection::sessionBus(), this);
        connect(m_notices, &DesktopNotices::activated, this, [this] {
            setWindowState(windowState() & ~Qt::WindowMinimized);
            raise();
            activateWindow();
        });
    }
    m_notices->tell(summary, text);
}

void MainWindow::useRecordings(const std::string& folder)
{
    m_store.watchRecordings(folder);
    m_recovery.start([folder](const std::stop_token&) { return recoverRecordings(folder); },
                     [this](const record::Recovered& recovered) {
                         constexpr int longReadingMs = 30'000;
                         const QString text = recoveredText(recovered);
                         if (text.isEmpty())
                             return;
                         statusBar()->showMessage(text, longReadingMs);
                         m_store.library().refresh();
                     });
}

void MainWindow::keepSession()
{
    if (isStartShown()) {
        m_start->list().keepSelected();
        return;
    }
    const SessionEntry* entry = m_store.currentEntry();
    if (entry && entry->trace)
        m_store.library().import(entry->trace, entry->path);
}

void MainWindow::exportSession(Exported what)
{
    if (!m_context.trace())
        return;
    QStringList filters;
    for (const Exporter* exporter : all_exporters())
        filters += u"%1 (*.%2)"_s.arg(coreText(exporter->title), toQString(exporter->extension));
    QString chosen = filters.value(0);
    const QString title =
        what == Exported::All ? tr("Export the session") : tr("Export what the filter shows");
    const QString path =
        QFileDialog::getSaveFileName(this, title, {}, filters.join(u";;"_s), &chosen);
    if (path.isEmpty())
        return;
    const Exporter* const meant =
        all_exporters()[static_cast<std::size_t>(std::max<qsizetype>(0, filters.indexOf(chosen)))];
    const Exporter* exporter = exporter_for(toStdString(path));
    // "run.json" is a file of several forms: the one that was chosen, if it is among them.
    const bool isAnyOfSeveral =
        exporter && meant->extension.ends_with("." + std::string(exporter->extension));
    if (!exporter || isAnyOfSeveral)
        exporter = meant;
    exportTo(path, *exporter, what);
}

void MainWindow::exportTo(const QString& path, const Exporter& exporter, Exported what)
{
    const ExportOptions options{m_context.areSecretsRevealed()};
    const Filter filter = what == Exported::Shown ? m_context.filter().filter() : Filter();
    statusBar()->clearMessage();
    const auto thousandths = std::make_shared<std::atomic<int>>(-1);
    m_exporting->begin(tr("Exporting"));
    m_exporting->follow(thousandths);
    m_export.start(
        [trace = m_context.trace(), annotations = m_context.annotations().current(), filter,
         exporter, options, to = toStdString(path), thousandths](const std::stop_token& stop) {
            Job job;
            job.stop = stop;
            job.on_progress = [&thousandths](Progress progress) {
                constexpr std::uint64_t whole = 1000;
                if (progress.total > 0)
                    *thousandths = static_cast<int>(progress.done * whole / progress.total);
            };
            return writeSession(annotated(trace, *annotations), filter, exporter, to, options, job);
        },
        [this, path](const Result<Written>& written) {
            m_exporting->end();
            if (!written) {
                reportError(written.error());
                return;
            }
            tellIfLong(*m_exporting, tr("The export is done"),
                       tr("%n event(s) were written.", nullptr, written->events));
            const QString unread = written->unread > 0 ? tr("; %n event(s) could not be read",
                                                            nullptr, written->unread)
                                                       : QString();
            statusBar()->showMessage(
                tr("Exported %n event(s) to %1", nullptr, written->events).arg(path) + unread,
                readingMs);
        });
}

/// A file appears when it is whole: what was there before stays.
void MainWindow::stopExport()
{
    m_export.cancel();
    m_exporting->end();
    statusBar()->showMessage(tr("The export was stopped"), readingMs);
}

void MainWindow::exportGraph()
{
    if (!m_context.trace())
        return;
    const bool hasStretch = m_context.time().target() != m_context.time().full();
    GraphExportDialog dialog(m_timeline->width(), hasStretch, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QStringList kinds = {tr("Picture (*.png)"), tr("Drawing (*.svg)"),
                               tr("Document (*.pdf)")};
    const std::array endings = {u".png"_s, u".svg"_s, u".pdf"_s};
    QString chosen = kinds.constFirst();
    QString path = QFileDialog::getSaveFileName(this, tr("Export the graph"), {},
                                                kinds.join(u";;"_s), &chosen);
    if (path.isEmpty())
        return;
    if (!graphFormatOf(path))
        path += endings.at(static_cast<std::size_t>(std::max<qsizetype>(0, kinds.indexOf(chosen))));
    GraphRequest request = dialog.request();
    request.path = path;
    request.format = graphFormatOf(path).value_or(GraphFormat::Png);
    drawGraph(request);
}

/// In place of the one that is being drawn.
void MainWindow::drawGraph(const GraphRequest& request)
{
    delete m_graphExport;
    m_graphExport = new GraphExport(m_context, *m_timeline, request, this);
    m_drawing->begin(tr("Drawing the graph"));
    connect(m_graphExport, &GraphExport::progressed, m_drawing, &TaskProgress::setShare);
    const auto end = [this] {
        m_drawing->end();
        m_graphExport->deleteLater();
        m_graphExport.clear();
    };
    connect(m_drawing, &TaskProgress::stopRequested, m_graphExport, [this, end] {
        m_graphExport->cancel();
        end();
    });
    connect(m_graphExport, &GraphExport::failed, this, [this, end](const Error& error) {
        end();
        reportError(error);
    });
    connect(m_graphExport, &GraphExport::finished, this,
            [this, end, path = request.path](const QString& remark) {
                end();
                tellIfLong(*m_drawing, tr("The graph is drawn"), tr("It was written to its file."));
                statusBar()->showMessage(remark.isEmpty()
                                             ? tr("Exported the graph to %1").arg(path)
                                             : tr("Exported the graph to %1. %2").arg(path, remark),
                                         remark.isEmpty() ? readingMs : 0);
            });
    m_graphExport->start();
}

void MainWindow::connectSteps()
{
    constexpr int undoReadingMs = 10'000;
    connect(m_steps, &LibrarySteps::failed, this, &MainWindow::reportError);
    connect(m_steps, &LibrarySteps::removed, this,
            [this](const QString& key, const QString& title) {
                m_deletedFromScreen.remove(key);
                if (m_store.current() == key)
                    m_deletedFromScreen.insert(key);
                m_store.forget(key);
                statusBar()->showMessage(
                    tr("Deleted “%1”. Undo brings it back, as long as the window is "
                       "open.")
                        .arg(m_context.mask().word(title)),
                    undoReadingMs);
            });
    connect(m_steps, &LibrarySteps::broughtBack, this,
            [this](const QString& key, const QString& title, bool wasRenamed) {
                const QString name = m_context.mask().word(title);
                statusBar()->showMessage(
                    wasRenamed ? tr("Brought back “%1”, beside the session that has come in its "
                                    "place meanwhile")
                                     .arg(name)
                               : tr("Brought back “%1”").arg(name),
                    undoReadingMs);
                if (m_deletedFromScreen.remove(key))
                    m_store.showWhenListed(key);
            });
}

void MainWindow::renameSession(const QString& key)
{
    const int row = m_store.model().rowOf(key);
    if (row < 0)
        return;
    const SessionEntry entry = m_store.model().entry(row);
    // A name that cannot be shown cannot be edited: else its mask would be given as the name.
    const bool isShown = m_context.mask().text(toStdString(entry.title)) == entry.title;
    bool isGiven = false;
    const QString name =
        QInputDialog::getText(this, tr("Rename the session"), tr("Name (empty: as recorded)"),
                              QLineEdit::Normal, isShown ? entry.title : QString(), &isGiven);
    if (isGiven)
        m_steps->rename(LibraryStore::sessionIdOf(key), entry.title, name.trimmed());
}

void MainWindow::tagSession(const QString& key)
{
    const int row = m_store.model().rowOf(key);
    if (row < 0)
        return;
    const SessionEntry entry = m_store.model().entry(row);
    QStringList tags;
    for (const std::string& tag : entry.tags)
        tags += toQString(tag);
    bool isGiven = false;
    const QString text =
        QInputDialog::getText(this, tr("Tags of the session"), tr("Tags, with commas between"),
                              QLineEdit::Normal, tags.join(u", "_s), &isGiven);
    if (!isGiven)
        return;
    static const QRegularExpression comma(u"\\s*,\\s*"_s);
    m_steps->setTags(LibraryStore::sessionIdOf(key), entry.title,
                     text.trimmed().split(comma, Qt::SkipEmptyParts));
}

void MainWindow::deleteSession(const QString& key)
{
    if (const int row = m_store.model().rowOf(key); row >= 0)
        m_steps->remove(LibraryStore::sessionIdOf(key), m_store.model().entry(row).title);
}

} // namespace playhead
