// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/trace.h"
#include "ui/bridge/latest_job.h"
#include "ui/context/annotation_store.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace playhead {

class Library;
class SessionListModel;
struct FolderReport;

/// The library's part of the session list: lists it, takes sessions in, and changes what is asked
/// for; and keeps notes on events, those of files that are not in it among them.
/// Every access to the disk is made on a thread of its own, one after the other. Lives on the GUI
/// thread.
class LibraryStore : public QObject, public AnnotationStore
{
    Q_OBJECT

public:
    explicit LibraryStore(SessionListModel& model, QObject* parent = nullptr);
    ~LibraryStore() override;

    /// The folder of the library; it is made when the first session is taken in. It is watched:
    /// what other programs change in it, or that one of them makes it, is listed by itself.
    void use(const std::string& folder);
    [[nodiscard]] const std::string& folder() const { return m_folder; }
    void refresh();
    /// Whether the list is being read: sessions may be missing from it.
    [[nodiscard]] bool isListing() const { return m_listing.isRunning(); }
    /// Takes a copy of a session in, or brings the one with its id up to date.
    void import(const std::shared_ptr<const Trace>& trace, const QString& origin);
    /// Imports all sessions of the files below these paths, and then lists the library anew.
    /// `progress` is called from time to time, and `done` always, both on the GUI thread. A library
    /// that cannot be opened is one of what was left out.
    void importFolders(const QStringList& paths, std::function<void(double share)> progress,
                       std::function<void(const FolderReport& report)> done);
    /// What was imported until then stays.
    void stopImport() { m_importing.request_stop(); }
    using Change = std::function<Result<void>(Library&)>;
    using Done = std::function<void(const Result<void>&)>;
    /// Changes the library, on its thread and open for writing, says how that went, and lists it
    /// anew. Changes are made in the order in which they were asked for. What failed is told by
    /// failed(), too.
    void change(Change change, Done done = {});

    void loadAnnotations(const std::shared_ptr<const Trace>& trace, Loaded done) override;
    void saveAnnotations(const std::shared_ptr<const Trace>& trace,
                         std::vector<AnnotationChange> changes, Saved done) override;

    /// The key of a library session in the session list.
    [[nodiscard]] static QString keyOf(const std::string& sessionId);
    /// The session id in such a key; empty for another key.
    [[nodiscard]] static QString sessionIdOf(const QString& key);

Q_SIGNALS:
    /// The list was read, or could not be.
    void listed();
    void imported(const QString& sessionId, bool isNew);
    void failed(const playhead::Error& error);

private:
    enum class Reason { Asked, Noticed };
    void list(Reason reason);
    void watch();

    SessionListModel& m_model;
    std::string m_folder;
    LatestJob m_listing;
    QThreadPool m_thread; ///< one thread: changes are made in the order they were asked for
    std::stop_source m_alive;
    std::stop_source m_importing; ///< of importFolders()
    std::jthread m_watch;
};

} // namespace playhead
