// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"
#include "ui/bridge/text.h"
#include "ui/main_window.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>

#include <algorithm>

// What the window does with whole sessions: keep, export, rename, tag, delete.

namespace playhead {

using namespace Qt::Literals::StringLiterals;

void MainWindow::reportError(const Error& error)
{
    QMessageBox box(QMessageBox::Warning, tr("Playhead"), toQString(error.what), QMessageBox::Ok,
                    this);
    box.setTextFormat(Qt::PlainText);
    QStringList more;
    for (const std::string& line : {error.where, error.remedy}) {
        if (!line.empty())
            more += toQString(line);
    }
    box.setInformativeText(more.join(u"\n"_s).toHtmlEscaped());
    box.exec();
}

void MainWindow::keepSession()
{
    const SessionEntry* entry = m_store.currentEntry();
    if (entry && entry->trace)
        m_store.library().import(entry->trace, entry->path);
}

void MainWindow::exportSession()
{
    const auto trace = m_context.trace();
    if (!trace)
        return;
    QStringList filters;
    for (const Exporter* exporter : all_exporters())
        filters += u"%1 (*.%2)"_s.arg(toQString(exporter->title), toQString(exporter->extension));
    QString chosen = filters.value(0);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the session"), {},
                                                      filters.join(u";;"_s), &chosen);
    if (path.isEmpty())
        return;
    const Exporter* exporter = exporter_for(toStdString(path));
    if (!exporter)
        exporter = all_exporters()[static_cast<std::size_t>(
            std::max<qsizetype>(0, filters.indexOf(chosen)))];
    const ExportOptions options{m_context.areSecretsRevealed()};
    statusBar()->showMessage(tr("Exporting…"));
    m_export.start(
        [trace, exporter, options, to = toStdString(path)](const std::stop_token& stop) {
            Job job;
            job.stop = stop;
            return exporter->write({&trace, 1}, to, options, job);
        },
        [this, path](const Result<void>& written) {
            constexpr int readingMs = 6000;
            if (written) {
                statusBar()->showMessage(tr("Exported to %1").arg(path), readingMs);
                return;
            }
            statusBar()->clearMessage();
            reportError(written.error());
        });
}

void MainWindow::renameSession(const QString& key)
{
    const SessionEntry entry = m_store.model().entry(m_store.model().rowOf(key));
    // A name that cannot be shown cannot be edited: else its mask would be given as the name.
    const bool isShown = m_context.mask().text(toStdString(entry.title)) == entry.title;
    bool isGiven = false;
    const QString name =
        QInputDialog::getText(this, tr("Rename the session"), tr("Name (empty: as recorded)"),
                              QLineEdit::Normal, isShown ? entry.title : QString(), &isGiven);
    if (isGiven)
        m_store.library().rename(LibraryStore::sessionIdOf(key), name.trimmed());
}

void MainWindow::tagSession(const QString& key)
{
    const SessionEntry entry = m_store.model().entry(m_store.model().rowOf(key));
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
    m_store.library().setTags(LibraryStore::sessionIdOf(key),
                              text.trimmed().split(comma, Qt::SkipEmptyParts));
}

void MainWindow::deleteSession(const QString& key)
{
    const SessionEntry entry = m_store.model().entry(m_store.model().rowOf(key));
    QMessageBox box(
        QMessageBox::Question, tr("Delete from the library"),
        tr("Delete “%1” and its recorded events for good?").arg(m_context.mask().word(entry.title)),
        QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    QPushButton* confirm = box.addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box.exec();
    if (box.clickedButton() == static_cast<QAbstractButton*>(confirm))
        m_store.library().remove(LibraryStore::sessionIdOf(key));
}

} // namespace playhead
