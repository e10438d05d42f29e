// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/library_store.h"

#include "core/base/file_watch.h"
#include "core/base/text.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"
#include "core/native/session_file.h"
#include "core/native/session_json.h"
#include "ui/bridge/hand_over.h"
#include "ui/bridge/text.h"
#include "ui/context/folder_import.h"
#include "ui/context/kept_columns.h"
#include "ui/context/recordings.h"
#include "ui/models/session_list_model.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView keyPrefix("library:");

/// A library that is not there yet is looked for this often.
constexpr std::chrono::milliseconds pauseWithoutLibrary{2000};
constexpr std::chrono::milliseconds changesComeTogether{150};

/// Rows that are events, and not more of an event that stands before them.
std::uint32_t countEvents(SessionFile& file)
{
    constexpr std::size_t wherePlayheadPutsIt = 512; // behind the ids
    std::uint32_t count = 0;
    for (SessionFile::EventRow row; file.next_event(row).value_or(false);) {
        const std::string_view begin = row.record.substr(0, wherePlayheadPutsIt);
        count += begin.find(R"("update":true)") == std::string_view::npos ? 1 : 0;
    }
    return count;
}

/// Of a session that has not ended the catalogue knows only that it began.
void addWhatTheFileSays(SessionEntry& shown, const std::string& path)
{
    const auto file = SessionFile::open(path, path);
    SessionFile::SessionRow row;
    if (!file || !(*file)->next_session(row).value_or(false))
        return;
    shown.left = howLeft(native::read_session(row.record).session);
    while ((*file)->next_session(row).value_or(false)) {
    }
    shown.events = countEvents(**file);
}

SessionEntry toEntry(const LibraryEntry& entry, const std::string& path)
{
    SessionEntry shown;
    shown.key = LibraryStore::keyOf(entry.session_id);
    shown.origin = SessionEntry::Origin::Library;
    shown.title =
        toQString(elide(entry.name.empty() ? entry.session_id : entry.name, longestTitle));
    shown.path = toQString(path);
    shown.outcome = parse_result(entry.end_state.value_or("")).value_or(entry.outcome);
    shown.events = entry.events;
    shown.start = entry.start;
    if (entry.start != no_time && entry.end != no_time)
        shown.duration = entry.end - entry.start;
    shown.cost = {entry.cost, entry.cost_is_computed, entry.llm_calls_without_cost};
    shown.tags = entry.tags;
    if (entry.recorder == "playhead" && !entry.end_state)
        addWhatTheFileSays(shown, path);
    return shown;
}

/// What was deleted in a window that did not come to its end is to be gone with the next one. To
/// open a library for writing empties it; one in which nothing was left is left alone.
void emptyWhatWasLeft(const std::string& folder)
{
    const LibraryPaths paths(folder);
    std::error_code ignored;
    for (std::filesystem::directory_iterator entry(paths.incoming, ignored), end; entry != end;
         entry.increment(ignored)) {
        if (is_being_written(entry->path()))
            continue;
        static_cast<void>(Library::open(folder, Library::Access::Write));
        return;
    }
}

Result<std::vector<SessionEntry>> listLibrary(const std::string& folder)
{
    if (Library::is_missing(folder))
        return std::vector<SessionEntry>();
    auto library = Library::open(folder, Library::Access::Read);
    if (!library)
        return library.error();
    const auto entries = library->list();
    if (!entries)
        return entries.error();
    std::vector<SessionEntry> sessions;
    for (const LibraryEntry& entry : *entries) {
        const auto path = library->session_path(entry.session_id);
        if (path)
            sessions.push_back(toEntry(entry, *path));
    }
    return sessions;
}

} // namespace

LibraryStore::LibraryStore(SessionListModel& model, QObject* parent)
    : QObject(parent), m_model(model)
{
    m_thread.setMaxThreadCount(1);
}

LibraryStore::~LibraryStore()
{
    m_watch = {}; // stops it
    m_alive.request_stop();
    m_importing.request_stop();
}

QString LibraryStore::keyOf(const std::string& sessionId)
{
    return keyPrefix + toQString(sessionId);
}

QString LibraryStore::sessionIdOf(const QString& key)
{
    return key.startsWith(keyPrefix) ? key.mid(keyPrefix.size()) : QString();
}

void LibraryStore::use(const std::string& folder)
{
    m_folder = folder;
    runOnPool(m_thread, [folder] { emptyWhatWasLeft(folder); });
    watch();
    refresh();
}

void LibraryStore::watch()
{
    const LibraryPaths paths(m_folder);
    const auto state = [files = std::array{paths.catalogue, paths.catalogue + "-wal"}] {
        return std::pair(FileStamp::of(files[0]), FileStamp::of(files[1]));
    };
    m_watch = std::jthread([this, paths, state,
                            known = state()](const std::stop_token& stop) mutable {
        FileWatch files(paths.folder, {"catalogue.db", "catalogue.db-wal"}, pauseWithoutLibrary);
        while (!stop.stop_requested()) {
            files.wait(stop);
            if (state() == known)
                continue;
            files.rest(stop, changesComeTogether);
            known = state();
            runOnGuiThread([this, stop] {
                if (!stop.stop_requested())
                    list(Reason::Noticed);
            });
        }
    });
}

void LibraryStore::refresh()
{
    list(Reason::Asked);
}

void LibraryStore::list(Reason reason)
{
    m_listing.start([folder = m_folder](const std::stop_token&) { return listLibrary(folder); },
                    [this, reason](Result<std::vector<SessionEntry>> sessions) {
                        if (sessions)
                            m_model.setLibrary(std::move(sessions).value());
                        else if (reason == Reason::Asked)
                            Q_EMIT failed(sessions.error());
                        Q_EMIT listed();
                    });
}

void LibraryStore::change(Change change, Done done)
{
    if (m_folder.empty()) {
        if (done)
            done(Error{"There is no library.", {}, {}});
        return;
    }
    runOnPool(m_thread, [this, folder = m_folder, alive = m_alive.get_token(),
                         change = std::move(change), done = std::move(done)] {
        auto library = Library::open(folder, Library::Access::Write);
        Result<void> result = library ? change(*library) : Result<void>(library.error());
        runOnGuiThread([this, alive, done, result = std::move(result)] {
            if (alive.stop_requested())
                return;
            if (!result)
                Q_EMIT failed(result.error());
            if (done)
                done(result);
            refresh();
        });
    });
}

void LibraryStore::loadAnnotations(const std::shared_ptr<const Trace>& trace, Loaded done)
{
    runOnPool(m_thread,
              [folder = m_folder, alive = m_alive.get_token(), trace, done = std::move(done)] {
                  const auto load = [&]() -> Result<Annotations> {
                      if (folder.empty() || Library::is_missing(folder))
                          return trace->annotations();
                      auto library = Library::open(folder, Library::Access::Read);
                      if (!library)
                          return library.error();
                      return library->annotations(*trace);
                  };
                  runOnGuiThread([alive, done, loaded = load()] {
                      if (!alive.stop_requested())
                          done(loaded);
                  });
              });
}

void LibraryStore::saveAnnotations(const std::shared_ptr<const Trace>& trace,
                                   std::vector<AnnotationChange> changes, Saved done)
{
    runOnPool(m_thread, [folder = m_folder, alive = m_alive.get_token(), trace,
                         changes = std::move(changes), done = std::move(done)] {
        const auto save = [&]() -> Result<void> {
            if (folder.empty()) // as in pictures: nothing is kept beyond the window
                return {};
            auto library = Library::open(folder, Library::Access::Write);
            return library ? library->annotate(*trace, changes) : library.error();
        };
        runOnGuiThread([alive, done, saved = save()] {
            if (!alive.stop_requested())
                done(saved);
        });
    });
}

void LibraryStore::import(const std::shared_ptr<const Trace>& trace, const QString& origin)
{
    struct Entered {
        bool isNew = false;
        std::string path; ///< of a large session's file; empty where it is small
    };
    auto done = std::make_shared<Entered>();
    Job job;
    job.stop = m_alive.get_token();
    change(
        [trace, done, job, from = toStdString(origin)](Library& library) -> Result<void> {
            const auto imported = library.import(*trace, from, job);
            if (!imported)
                return imported.error();
            done->isNew = *imported == Imported::Added;
            if (areColumnsWorthIt(*trace))
                done->path = library.session_path(trace->session().id).value_or({});
            return {};
        },
        [this, trace, done, stop = job.stop](const Result<void>& result) {
            if (!result)
                return;
            if (!done->path.empty())
                makeColumnsOf(done->path, stop);
            Q_EMIT imported(toQString(trace->session().id), done->isNew);
        });
}

void LibraryStore::importFolders(const QStringList& paths, std::function<void(double)> progress,
                                 std::function<void(const FolderReport&)> done)
{
    m_importing = std::stop_source();
    Job job;
    job.stop = m_importing.get_token();
    const std::stop_token alive = m_alive.get_token();
    job.on_progress = [alive, progress = std::move(progress),
                       last = std::uint64_t(0)](Progress now) mutable {
        constexpr std::uint64_t steps = 200;
        const std::uint64_t step = now.total == 0 ? 0 : now.done * steps / now.total;
        if (std::exchange(last, step) == step)
            return;
        runOnGuiThread([alive, progress, share = static_cast<double>(step) / steps] {
            if (!alive.stop_requested())
                progress(share);
        });
    };
    runOnPool(m_thread, [this, folder = m_folder, alive, paths, job, done = std::move(done)] {
        FolderReport report;
        auto library = Library::open(folder, Library::Access::Write);
        if (library)
            report = playhead::importFolders(*library, paths, job);
        else
            report.skipped.push_back(library.error());
        runOnGuiThread([this, alive, done, report = std::move(report)] {
            if (alive.stop_requested())
                return;
            done(report);
            refresh();
        });
    });
}

} // namespace playhead
