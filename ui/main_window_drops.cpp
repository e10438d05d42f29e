// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/text.h"
#include "ui/context/folder_import.h"
#include "ui/main_window.h"
#include "ui/widgets/drop_hint.h"
#include "ui/widgets/plain_box.h"
#include "ui/widgets/task_progress.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStatusBar>
#include <QUrl>

// What is dropped on the window: files are opened, folders imported into the library.

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Dropped {
    QStringList files;
    QStringList folders;

    [[nodiscard]] bool isEmpty() const { return files.isEmpty() && folders.isEmpty(); }
};

/// What lies on this machine: nothing is fetched.
Dropped droppedIn(const QMimeData& data)
{
    Dropped dropped;
    for (const QUrl& url : data.urls()) {
        const bool isHere = url.host().isEmpty() || url.host() == "localhost"_L1;
        const QString path = url.path(QUrl::FullyDecoded);
        if (!url.isLocalFile() || !isHere || path.contains(QChar::Null))
            continue;
        (QFileInfo(path).isDir() ? dropped.folders : dropped.files) += path;
    }
    return dropped;
}

QString nameOf(const QString& path)
{
    return QFileInfo(path).fileName();
}

QString hintFor(const Dropped& dropped)
{
    QStringList lines;
    if (dropped.files.size() == 1)
        lines += MainWindow::tr("Open %1").arg(nameOf(dropped.files.front()));
    else if (!dropped.files.isEmpty())
        lines += MainWindow::tr("Open %n files", nullptr, static_cast<int>(dropped.files.size()));
    if (dropped.folders.size() == 1)
        lines += MainWindow::tr("Import all sessions of the folder %1 into the library")
                     .arg(nameOf(dropped.folders.front()));
    else if (!dropped.folders.isEmpty())
        lines += MainWindow::tr("Import all sessions of %n folders into the library", nullptr,
                                static_cast<int>(dropped.folders.size()));
    return lines.join(u'\n');
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const Dropped dropped = event->mimeData() ? droppedIn(*event->mimeData()) : Dropped();
    if (dropped.isEmpty())
        return;
    m_dropHint->start(hintFor(dropped));
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropHint->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_dropHint->hide();
    const Dropped dropped = droppedIn(*event->mimeData());
    event->acceptProposedAction();
    if (!dropped.files.isEmpty())
        openFiles(dropped.files);
    if (!dropped.folders.isEmpty())
        importFolders(dropped.folders);
}

void MainWindow::importFolders(const QStringList& folders)
{
    m_importing->begin(folders.size() == 1 ? tr("Importing %1").arg(nameOf(folders.front()))
                                           : tr("Importing folders"));
    m_store.library().importFolders(
        folders, [this](double share) { m_importing->setShare(share); },
        [this](const FolderReport& report) { reportImport(report); });
}

/// Does not block: it may come long after the drop.
void MainWindow::reportImport(const FolderReport& report)
{
    m_importing->end();
    const auto sessions = static_cast<int>(report.imported.sessions.size());
    QString text = tr("Imported %n session(s)", nullptr, sessions) %
                   tr(" from %n file(s)", nullptr, report.files);
    if (report.imported.was_cancelled)
        text += tr(", and then stopped");
    tellIfLong(*m_importing, tr("The import is done"), text);
    const QString skipped = skippedText(report);
    if (skipped.isEmpty()) {
        constexpr int readingMs = 6000;
        statusBar()->showMessage(text, readingMs);
        return;
    }
    const auto left = static_cast<int>(report.imported.failures.size() + report.skipped.size());
    QMessageBox* box = makePlainBox(
        QMessageBox::Information, text,
        tr("%n file(s) or folder(s) were left out. The details say why.", nullptr, left), this);
    box->setStandardButtons(QMessageBox::Ok);
    box->setDetailedText(skipped);
    box->setWindowModality(Qt::NonModal);
    box->show();
}

} // namespace playhead
